import {expect, it} from "vitest";
import {hasRightToLeft, isRightToLeft} from "../../src/core/direction.js";

it.each(["ar", "ar-EG", "AR", "he", "fa-IR", "ur", "ps", "ckb", "yi", "dv", "pa-Arab", "az-Arab-IR", "uz-Arab"])(
  "isRightToLeft(%j) is true",
  (lang) => expect(isRightToLeft(lang)).toBe(true)
);

it.each(["en", "ja", "ar-Latn", "he-Latn-IL", "pa", "az", "arn", "", "fr-CA"])("isRightToLeft(%j) is false", (lang) =>
  expect(isRightToLeft(lang)).toBe(false)
);

it.each([
  ["العدد", true],
  ["UNICEF قال", true],
  ["מספר", true],
  ["about 220", false],
  ["٤٥", true],
  ["+21%", false]
])("hasRightToLeft(%j) is %j", (text, has) => expect(hasRightToLeft(text)).toBe(has));
