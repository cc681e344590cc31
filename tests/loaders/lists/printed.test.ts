import {describe, expect, it} from "vitest";
import {readPrintedDate, whyNotDated} from "../../../loaders/lists/printed-dates.js";
import {findTags, parseTag} from "../../../loaders/lists/tags.js";
import {CodePointText} from "../../../loaders/sources/places.js";

it.each<[string, number | undefined, string | undefined]>([
  ["June 6, 2016", undefined, "2016-06-06"],
  ["2 April 2013", undefined, "2013-04-02"],
  ["May 2013", undefined, "2013-05"],
  ["2008", undefined, "2008"],
  ["19 to 26 October 2015", undefined, "2015-10-19/2015-10-26"],
  ["2010 and 2014", undefined, "2010/2014"],
  ["April 2016 - March 2017", undefined, "2016-04/2017-03"],
  ["someday", undefined, undefined],
  ["in 2014", undefined, undefined],
  ["FY2019", 4, "2019-04/2020-03"],
  ["FY2019", 1, "2019-01/2019-12"],
  ["FY2019", 10, "2019-10/2020-09"],
  ["FY2019", undefined, undefined]
])("readPrintedDate(%j, %j) is %s", (printed, fiscalYear, iso) =>
  expect(readPrintedDate(printed, fiscalYear)).toBe(iso)
);

describe("whyNotDated(period, anchor)", () => {
  const dated = {anchor: "FY2019", prefix: "over four years starting ", around: "", note: "Reckoned."};
  it.each<[string, number | undefined, RegExp | undefined]>([
    ["2019-04/2023-03", 4, undefined],
    ["2019-07/2023-06", 7, undefined],
    ["2019-04/2024-03", 4, /2024-03 does not stand near it/],
    ["2019-04/2023-03", undefined, /"FY2019" is no date; say in the definition with which month a fiscal-year begins/]
  ])("of %s where fiscal years begin with month %j", (period, fiscalYear, message) => {
    const why = whyNotDated(period, {...dated, fiscalYear});
    if (message === undefined) expect(why).toBeUndefined();
    else expect(why).toMatch(message);
  });
});

const WORDS = {
  names: [
    ["B, of C", "BC"],
    ["A", "A"],
    ["B", "B"]
  ],
  others: "other related bodies",
  between: [", and ", " and ", ", "]
} as const;

it.each<[string, readonly string[] | undefined, boolean]>([
  ["A", ["A"], false],
  ["A, and B, of C", ["A", "BC"], false],
  ["A\n\nand B, of C, and B", ["A", "BC", "B"], false],
  ["A and other related bodies", ["A"], true],
  ["other related bodies", undefined, false],
  ["A, as said", undefined, false],
  ["see A", undefined, false],
  ["", undefined, false],
  ["A and ", undefined, false],
  ["A,", undefined, false]
])("parseTag(%j) names %j", (inside, named, others) =>
  expect(parseTag(inside, WORDS)).toEqual(named === undefined ? undefined : {named, others})
);

it("parseTag knows no others where no phrase for them is given", () => {
  const {names, between} = WORDS;
  expect(parseTag("A and other related bodies", {names, between})).toBeUndefined();
});

it("findTags reads any pair of brackets, and no nested ones", () => {
  const text = new CodePointText("🛟 «A» (B) «A «B» «x» [A]");
  const all = {start: 0, end: text.length};
  expect(findTags(text, all, ["«", "»"], WORDS)).toEqual([
    {named: ["A"], others: false, start: 2, end: 5},
    {named: ["B"], others: false, start: 13, end: 16}
  ]);
  expect(findTags(text, all, ["[", "]"], WORDS)).toEqual([{named: ["A"], others: false, start: 21, end: 24}]);
});
