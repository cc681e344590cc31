import {expect, it} from "vitest";
import {guardText, isRisky, unguardText} from "../../src/core/formula.js";

it.each([
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@a", "'@a"],
  ["\tx", "'\tx"],
  ["\rx", "'\rx"],
  ["\nx", "'\nx"],
  ["＝1", "'＝1"],
  ["'=1", "''=1"],
  ["''@", "'''@"],
  ["sum(a, b)", "sum(a, b)"],
  ["'tis", "'tis"],
  ["a=1", "a=1"],
  ["", ""],
  [" =1", " =1"]
])("guardText(%j) is %j, and unguardText gives it back", (text, guarded) => {
  expect(guardText(text)).toBe(guarded);
  expect(unguardText(guarded)).toBe(text);
  expect(isRisky(text)).toBe(text !== guarded);
});
