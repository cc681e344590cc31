import {expect, it} from "vitest";
import {whyNoStatement} from "../../../src/core/query/names.js";

it.each<[string, RegExp | undefined]>([
  ["", /^Write/],
  [" \n;;", /^Write/],
  ["-- a", /comment/],
  ["/* a\n*b */;-- c", /comment/],
  ["-- a\nSELECT 1", undefined],
  ["/* a */ SELECT 1 /* b */", undefined],
  ["SELECT '--'", undefined],
  ["/* not closed", undefined],
  [`${"/* a */ ".repeat(2000)}x`, undefined]
])("whyNoStatement(%o)", (sql, why) => {
  if (why === undefined) expect(whyNoStatement(sql)).toBeUndefined();
  else expect(whyNoStatement(sql)).toMatch(why);
});
