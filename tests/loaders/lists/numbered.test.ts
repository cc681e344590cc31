import {describe, expect, it} from "vitest";
import type {Level} from "../../../loaders/lists/definition.js";
import {findItems, gapsIn, itemName} from "../../../loaders/lists/numbered.js";
import {readNumber, romanNumeral, writeNumber} from "../../../loaders/lists/patterns.js";
import type {Numbering} from "../../../loaders/lists/patterns.js";
import {readFound} from "../../../loaders/lists/read-definition.js";
import {CodePointText} from "../../../loaders/sources/places.js";
import {readYaml} from "../../../loaders/yaml.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";

it.each([
  [1, "i"],
  [4, "iv"],
  [9, "ix"],
  [14, "xiv"],
  [21, "xxi"],
  [38, "xxxviii"],
  [40, "xl"],
  [99, "xcix"],
  [1994, "mcmxciv"]
])("romanNumeral(%i) is %s", (number, text) => {
  expect(romanNumeral(number)).toBe(text);
});

it.each<[Numbering, string, number | undefined]>([
  ["1", "12", 12],
  ["1", "012", undefined],
  ["1", "0", undefined],
  ["i", "xiv", 14],
  ["i", "iiii", undefined],
  ["i", "XIV", undefined],
  ["I", "XIV", 14],
  ["a", "c", 3],
  ["a", "C", undefined],
  ["A", "C", 3]
])("readNumber(%j, %j) is %j, and writes back", (numbering, text, number) => {
  expect(readNumber(numbering, text)).toBe(number);
  if (number !== undefined) expect(writeNumber(numbering, number)).toBe(text);
});

function levelsOf(numbered: string): readonly Level[] {
  const diagnostics: Diagnostic[] = [];
  const {numbered: levels} = readFound(readYaml(`numbered:\n${numbered}`, "made-up.yaml", diagnostics)!);
  expect(diagnostics).toEqual([]);
  return levels;
}

const NUMBERED = "  - {first: 1., column: a}\n  - {first: (i), column: b}\n";
const LETTERED = "  - {first: (a), column: a}\n  - {first: (i), column: b}\n";

function itemsOf(text: string, levels: readonly Level[]): readonly string[] {
  const points = new CodePointText(text);
  return findItems(points, {start: 0, end: points.length}, levels).map(({path}) => itemName(path, levels));
}

describe("findItems(text, stretch, levels)", () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      "numbers at the starts of lines, whatever stands in them",
      NUMBERED,
      "1. One (i) and 2. two\n (i) x\n\t(ii)\ty\n2. Two\n(i)\n3.5 m\n(iii)x",
      ["1", "1 (i)", "1 (ii)", "2", "2 (i)"]
    ],
    ["a letter that could be a numeral, after the letter before it", LETTERED, "(h) x\n(i) y", ["(h)", "(i)"]],
    [
      "a numeral that could be a letter, after a colon",
      LETTERED,
      "(h) x:\n(i) y\n(ii) z\n(i) w",
      ["(h)", "(h) (i)", "(h) (ii)", "(i)"]
    ],
    [
      "letters that are large numerals",
      LETTERED,
      "(a) x\n(b) y:\n(i) z\n(c) w\n(d) v",
      ["(a)", "(b)", "(b) (i)", "(c)", "(d)"]
    ],
    [
      "a numeral that goes on below a letter",
      LETTERED,
      "(u) x:\n(i) x\n(ii) x\n(iii) x\n(iv) x\n(v) x\n(v) y",
      ["(u)", "(u) (i)", "(u) (ii)", "(u) (iii)", "(u) (iv)", "(u) (v)", "(v)"]
    ],
    [
      "words before a number, and capitals",
      '  - {first: "Article I:", column: a}\n',
      "Article I: x\nArticle II: y\narticle III: z\nArticle IV z",
      ["Article I", "Article II"]
    ],
    [
      "a regular expression",
      "  - {first: '/^No\\. (?<number>\\d+)/', number: 1, column: a}\n",
      "No. 1\n No. 2\nNo. 2",
      ["1", "2"]
    ]
  ])("finds %s", (_what, levels, text, names) => expect(itemsOf(text, levelsOf(levels))).toEqual(names));

  it("counts in code points", () => {
    const text = new CodePointText("🛟🛟\n(a) x\n");
    expect(findItems(text, {start: 0, end: text.length}, levelsOf(LETTERED))).toEqual([
      {path: ["a"], start: 3, end: 6}
    ]);
  });
});

describe("gapsIn(items, levels)", () => {
  const gaps = (text: string, levels: readonly Level[]): readonly string[] => {
    const points = new CodePointText(text);
    return gapsIn(findItems(points, {start: 0, end: points.length}, levels), levels);
  };

  it.each<[string, string, readonly string[]]>([
    ["none", "1. x\n(i) x\n(ii) x\n2. x\n(i) x", []],
    ["a number left out, told once", "1. x\n3. x\n4. x", ["3 where 2 should follow"]],
    ["a numeral left out", "1. x\n(i) x\n(iii) x", ["1 (iii) where 1 (ii) should follow"]],
    ["one too many", "1. x\n(i) x\n(i) x\n(ii) x", ["1 (i) where 1 (ii) should follow"]],
    [
      "numerals that run on where they should start again",
      "1. x\n(i) x\n2. x\n(ii) x",
      ["2 (ii) where 2 (i) should follow"]
    ],
    ["a start in the middle", "2. x", ["2 where 1 should follow"]],
    ["a numeral before any number", "(i) x\n1. x", ["(i) before any 1"]],
    ["a numeral that is none", "1. x\n(i) x\n(iiii) x", ["1 (iiii) where 1 (ii) should follow"]]
  ])("%s", (_what, text, found) => expect(gaps(text, levelsOf(NUMBERED))).toEqual(found));

  it("lets numbers run on from group to group where the definition says so", () => {
    const levels = levelsOf("  - {first: A), column: a}\n  - {first: 1., column: b, runs-on: yes}\n");
    expect(gaps("A) x\n1. x\n2. x\nB) x\n3. x", levels)).toEqual([]);
    expect(gaps("A) x\n1. x\n2. x\nB) x\n1. x", levels)).toEqual(["B) 1 where B) 3 should follow"]);
  });

  it("finds a letter left out", () =>
    expect(gaps("(a) x\n(c) x", levelsOf(LETTERED))).toEqual(["(c) where (b) should follow"]));
});
