import {expect, it} from "vitest";
import {whyOtherLocator} from "../../../loaders/sources/locators.js";
import {CodePointText} from "../../../loaders/sources/places.js";
import type {RegisteredSource} from "../../../loaders/sources/registry.js";
import type {SourceText} from "../../../loaders/sources/text.js";

function sourceOf(text: string, {parts = [], footnotes = 1}: Partial<RegisteredSource> = {}): SourceText {
  const source = {id: "log", parts, footnotes} as unknown as RegisteredSource;
  return {source, shown: "data/sources/log.txt", state: "match", text: new CodePointText(text)};
}

const REPORT = sourceOf(
  [
    "\tI.\tThe harbour",
    "1.\tThe pilots came.",
    "\t1.\tLights",
    "2.\tForty lamps burn.[footnoteRef:3] [3: In winter sixty (see [Log]).]",
    "\t2.\tBells",
    "3.\tThe keepers should:",
    "(a)\tTrim the oil;",
    "\t(i)\tat dawn nine;",
    "\t(ii)\tat dusk ten;",
    "(b)\tRing the chapel."
  ].join("\n"),
  {footnotes: 3}
);

const PLAN = sourceOf(
  [
    "Table of Contents",
    "I. Watch\t1",
    "1. Day\t2",
    "2. Night\t3",
    "II. Works\t4",
    "I. Watch",
    "1. Day",
    "Crews are told.",
    "",
    "They sleep in seven bunks and cook in",
    "",
    "two galleys.",
    "2. Night",
    "- Lanterns hang.",
    "- Eleven stars.",
    "",
    "II. Works",
    "1. Day",
    "(i) Dredge twelve basins.",
    "(ii) Mend the nets.",
    "2. Night",
    "(i) Paint thirteen hulls."
  ].join("\n"),
  {parts: ["task"]}
);

const SHEET = sourceOf(
  [
    "Harbour sheet",
    "Boats",
    "· Forty tugs",
    "· Fifty ferries",
    "",
    "",
    "Lamps",
    "· Sixty burn",
    "",
    "· Seventy are out"
  ].join("\n")
);

it.each<[SourceText, string, string, string, string | undefined]>([
  [REPORT, "Forty", "para 2", "para 3", "the text has paragraph 2 there"],
  [REPORT, "Forty", "paras 1 and 2", "paras 3–5", "the text has paragraph 2 there"],
  [REPORT, "Forty", "Section 1", "Section 3", "the text has Section 1 or 2 there"],
  [REPORT, "sixty", "footnote 1 (para 2)", "footnote 3 (para 2)", "the text has footnote 1 (3 of the text at hand"],
  [REPORT, "sixty", "footnote 1 (para 2)", "footnote 1 (para 3)", "the text has paragraph 2 there"],
  [REPORT, "sixty", "footnote 1", "para 2", "the text has footnote 1 (3 of the text at hand"],
  [REPORT, "Forty", "para 2", "footnote 1 (para 2)", "the text has no footnote there"],
  [REPORT, "ten", "para 3 (a) (ii)", "para 3 (a) (i)", "the text has (ii) there"],
  [REPORT, "ten", "para 3 (a) (ii)", "para 3 (b) (ii)", "the text has (a or ii) there"],
  [REPORT, "chapel", "para 3 (b)", "para 3 (a)", "the text has (b) there"],
  [PLAN, "thirteen", "Part II, task 2 (i)", "Part II, task 1 (i)", "the text has task 2 there"],
  [PLAN, "thirteen", "Part II, task 2 (i)", "Part I, task 2 (i)", "the text has Part II there"],
  [PLAN, "Eleven", "Part I, task 2, bullet 2", "Part I, task 2, bullet 1", "the text has bullet 2 there"],
  [PLAN, "galleys", "Part I, task 1, second paragraph", "Part I, task 1, third paragraph", "paragraph 2 of that part"],
  [SHEET, "Seventy", "Lamps, bullet 2", "Lamps, bullet 3", "the text has bullet 2 there"],
  [SHEET, "Seventy", "Lamps, bullet 2", "Boats, bullet 2", "does not stand under the heading “Boats”"]
])("case %#", (source, words, right, wrong, why) => {
  const start = source.text.text.lastIndexOf(words);
  expect(whyOtherLocator({locator: right, start}, source)).toBeUndefined();
  expect(whyOtherLocator({locator: wrong, start}, source)).toContain(`locator: ${wrong}: `);
  expect(whyOtherLocator({locator: wrong, start}, source)).toContain(why);
});

it.each([
  ["Nothing is numbered here.\nForty lamps.", "para 12"],
  ["1. Oil\n2. Wicks\nForty lamps.", "page 7"],
  ["Chapter 1\n1. Oil\n2. Wicks\nForty lamps.", "chapter 1"],
  ["Forty lamps.", "Cover"],
  ["1. Watch\n2. Works\n1. Oil\n2. Wicks\n3. Forty lamps", "section 2"]
])("says nothing where the text doesn't: %j, %s", (text, locator) => {
  const source = sourceOf(text);
  expect(whyOtherLocator({locator, start: text.indexOf("Forty")}, source)).toBeUndefined();
});

it("takes a note's word for how the document counts", () => {
  const note = "Locator: the printed edition has a paragraph more.";
  expect(whyOtherLocator({locator: "para 3", start: 45, note}, REPORT)).toBeUndefined();
});
