import {describe, expect, it} from "vitest";
import {hasLongWord, isCrowded, wordsOf} from "../../../src/core/deck/long-words.js";

it.each([
  ["two  words", ["two", "words"]],
  ["a\tb\nc", ["a", "b", "c"]],
  ["", []],
  ["児童買春 abc児童", ["abc"]]
])("wordsOf(%j) are the words that a line end may not divide", (text, words) => expect(wordsOf(text)).toEqual(words));

it.each([
  ["https://example.org/a/b/c", true],
  ["a".repeat(24), false],
  ["児童買春".repeat(12), false]
])("hasLongWord(%j) is %j", (text, long) => expect(hasLongWord(text)).toBe(long));

describe("isCrowded(rows, room)", () => {
  const row = (columns: number, text: string): readonly string[] => Array.from({length: columns}, () => text);
  it.each([
    ["no column", [], 1, false],
    ["five columns of ten letters", [row(5, "Prefecture")], 1152, false],
    ["ten columns of ten letters", [row(10, "Prefecture")], 1152, true],
    [
      "a long word in a later row",
      [
        ["a", "b"],
        ["c", "d".repeat(500)]
      ],
      1152,
      false
    ],
    ["ten columns of East Asian text", [row(10, "児童買春".repeat(9))], 1152, false]
  ] as const)("%s", (_what, rows, room, crowded) => expect(isCrowded(rows, room)).toBe(crowded));
});
