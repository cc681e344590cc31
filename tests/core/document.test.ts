import {expect, it} from "vitest";
import {findHeadings} from "../../src/core/document.js";

/** Each heading with as many # as its level. */
function headingsOf(text: string): readonly string[] {
  const lines = text
    .split("\n")
    .map((line, i) => ({number: i + 1, text: line}))
    .filter((line) => line.text.trim() !== "");
  const levels = findHeadings(lines);
  return lines.flatMap((line) =>
    levels.has(line.number) ? [`${"#".repeat(levels.get(line.number)!)} ${line.text.trim()}`] : []
  );
}

it.each([
  [
    "nest by their numbering",
    "Title\n\tI.\tLaw\n\t\tA.\tScope\n1.\tThe report says so.\n\t\t1.\tActs\n\tII.\tMeasures",
    ["## Title", "## I.\tLaw", "### A.\tScope", "#### 1.\tActs", "## II.\tMeasures"]
  ],
  [
    "start at the widest style in use",
    "Title\n1. Support\nO Promotion\n2. Care",
    ["## Title", "## 1. Support", "### O Promotion", "## 2. Care"]
  ],
  [
    "stand above lists without a number",
    "Title\nFacts and figures\n· Latest number\n· Those are many\nNo heading\nA sentence.",
    ["## Title", "## Facts and figures"]
  ],
  [
    "are not looked for in a table of contents",
    "Title\nContents\nI. Start\t1\n(i) Without a page\nI. Start\n(i) First",
    ["## Title", "## Contents", "## I. Start", "### (i) First"]
  ],
  [
    "end in no full stop and are short",
    `Title\n1. A sentence.\n2. ${"Long ".repeat(60)}\nA. ends with a page 12`,
    ["## Title"]
  ],
  ["are none in an empty text", "", []]
])("headings %s", (_, text, expected) => expect(headingsOf(text)).toEqual(expected));
