import {describe, expect, it} from "vitest";
import {isPeriod, periodLabel, yearsOf} from "../../src/core/period.js";

describe("periods", () => {
  it.each(["2014", "2015-07", "2017-04-18", "2016-04/2017-03", "2010/2014", "2010/..", "../2010"])(
    "%s is one",
    (text) => expect(isPeriod(text)).toBe(true)
  );
  it.each([
    "",
    "14",
    "2014-13",
    "2014-00",
    "2014-01-32",
    "2014/2010",
    "2014 to 2015",
    "2014/",
    "FY2019",
    "2010/2014/2016"
  ])("%j is none", (text) => expect(isPeriod(text)).toBe(false));
  it.each([
    ["2016-04/2017-03", "", "April 2016 to March 2017"],
    ["2015-07", "as-of", "as of July 2015"],
    ["2010/..", "", "since 2010"],
    ["2017-04-18", "", "18 April 2017"],
    ["", "not-printed", "period not printed"]
  ])("periodLabel(%j, %j) is %j", (period, flag, label) => expect(periodLabel(period, flag)).toBe(label));
  it("yearsOf names each year once", () =>
    expect([yearsOf("2016-04/2017-03"), yearsOf("2014"), yearsOf("2010/..")]).toEqual([
      ["2016", "2017"],
      ["2014"],
      ["2010"]
    ]));
});
