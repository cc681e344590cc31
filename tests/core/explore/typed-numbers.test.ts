import {expect, it} from "vitest";
import {typedNumbers} from "../../../src/core/explore/prose-problems.js";

it.each<[text: string, typed: readonly string[]]>([
  ["A dozen cases, half a dozen boats", ["dozen", "half a dozen"]],
  ["A hundredfold, twenty-fold", ["hundredfold", "twenty-fold"]],
  ["A couple of cases, scores of boats", ["couple of", "scores of"]],
  ["Hundreds of them, in thousands, a thousand boats", ["Hundreds of", "thousands", "a thousand"]],
  ["two\u2011thirds of them", ["two-thirds"]],
  ["three fifths of them", ["three fifths"]],
  ["\u216b cases", ["\u216b", "XII"]],
  ["百二十 cases", ["百二十"]],
  ["MDCCLXXVI cases", ["MDCCLXXVI"]],
  ["xviii boats", ["xviii"]],
  ["XII cases", ["XII"]],
  ["Up by 80%, ９９, ٣", ["80%", "99", "٣"]],
  ["Twelve members, XII members", ["Twelve members", "XII"]]
])("typedNumbers(“%s”)", (text, typed) =>
  expect([...typedNumbers(text, {counted: ["members"], parts: []})].sort()).toEqual([...typed].sort())
);

it.each([
  "Twelve boats",
  "Part XVIII of the Act",
  "para 74 (b) (xviii)",
  "Civic and vivid, a mild mix",
  "A couple, and a pair",
  "A test score",
  "On 8 February 2022"
])("finds none in “%s”", (text) => expect(typedNumbers(text)).toEqual([]));

it("takes the numeral of a part of one of the workspace's documents for no number", () => {
  expect([
    typedNumbers("goal xviii of the plan"),
    typedNumbers("goal xviii of the plan", {counted: [], parts: ["goals"]})
  ]).toEqual([["xviii"], []]);
});
