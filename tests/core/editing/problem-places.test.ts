import {describe, expect, it} from "vitest";
import {placedProblems} from "../../../src/core/editing/problem-places.js";

const marked = (text: string, line: number, message: string): readonly string[] =>
  placedProblems(text, [{line, message, isRefused: true}]).map(
    ({from, to}) => `${text.slice(0, from)}>${text.slice(from, to)}<${text.slice(to)}`
  );

describe("placedProblems(text, problems)", () => {
  it.each([
    ["a number in its line", "# A\n\nOf 31 books\n", 3, '"31" is tied to no fact', ["# A\n\nOf >31< books\n"]],
    ["not within another", "131, 31.5 and 31.\n", 1, '"31" is tied', ["131, 31.5 and >31<.\n"]],
    ["not one that is tied", "{{ a.31 }} 31\n", 1, '"31" is tied', ["{{ a.31 }} >31<\n"]],
    ["each of several", "31 or 31\n", 1, '"31" is tied', [">31< or 31\n", "31 or >31<\n"]],
    [
      "words below, within the paragraph",
      "It\nHAS  doubled.\n",
      1,
      "“has doubled” states a",
      ["It\n>HAS  doubled<.\n"]
    ],
    ["a tied number", "a {{ b | .0f }} c\n", 1, "{{ b | .0f }}: unknown", ["a >{{ b | .0f }}< c\n"]],
    ["Japanese within a row of letters", "件数は倍増した\n", 1, "“倍増” states a", ["件数は>倍増<した\n"]],
    ["the line of what names nothing", "a\n  b c \n", 2, "picture x: not found", ["a\n  >b c< \n"]],
    ["the line where the word is not found", "a\r\nb\r\n\r\n31\r\n", 1, '"31" is tied', [">a<\r\nb\r\n\r\n31\r\n"]],
    ["nothing in an empty text", "", 1, "is empty", ["><"]],
    ["the last line for one beyond", "a", 9, "is gone", [">a<"]]
  ] as const)("%s", (_what, text, line, message, expected) => {
    expect(marked(text, line, message)).toEqual(expected);
  });
});
