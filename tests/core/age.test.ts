import {describe, expect, it} from "vitest";
import {ageOf, ageLines} from "../../src/core/age.js";

const source = (id: string, more: object = {}) => ({
  id,
  title: `Report ${id}`,
  symbol: "",
  publisher: "Council",
  date: "2016-03-03",
  ...more
});
const SOURCES = [
  source("a"),
  source("b", {symbol: "X/1", date: "2020"}),
  source("c", {newer: "https://figures.example/", since: "The harbour law was amended."})
];
const fact = (period: string, from = "a", period_flag = "") => ({source: from, period, period_flag}) as const;
const years = (...periods: string[]) =>
  ageOf(
    periods.map((period) => fact(period)),
    SOURCES
  )!.years;

describe("ageOf(facts, sources)", () => {
  it.each<[string[], string]>([
    [["2014"], "2014"],
    [["2014", "2010", "2014-05"], "2010 and 2014"],
    [["2013", "2014", "2015"], "2013, 2014 and 2015"],
    [["2016-04/2017-03"], "April 2016 to March 2017"],
    [["2010", "2014", "2008/2010"], "2010, 2014 and 2008 to 2010"],
    [["2014", "2010/.."], "2014 and since 2010"],
    [["../2015"], "until 2015"],
    [[""], ""]
  ])("of %j says “%s”, and no span between two printed years", (periods, said) => expect(years(...periods)).toBe(said));

  it("says that some figures have no printed year", () => {
    expect([ageOf([fact("2014"), fact("")], SOURCES)!.undated, ageOf([fact("2014")], SOURCES)!.undated]).toEqual([
      "some",
      "none"
    ]);
    expect(ageOf([fact("")], SOURCES)!.undated).toBe("all");
  });

  it("names each document once, also one that only prints a counted list", () => {
    const {sources} = ageOf([fact("2014", "b"), fact("2010", "a"), fact("2014", "b")], SOURCES, ["c", "b"])!;
    expect(sources.map(({id, published}) => [id, published])).toEqual([
      ["b", "published 2020"],
      ["a", "published 3 March 2016"],
      ["c", "published 3 March 2016"]
    ]);
  });

  it("says nothing of what shows no figure", () => {
    expect(ageOf([], SOURCES)).toBeUndefined();
  });
});

describe("ageLines(age)", () => {
  it("says years, publication, newer figures and what changed since, in sentences", () => {
    expect(ageLines(ageOf([fact("2014", "b"), fact("2010", "c"), fact("", "c")], SOURCES)!)).toEqual([
      "Figures of 2010 and 2014; for some the documents print no year.",
      "X/1, published 2020.",
      "Report c, published 3 March 2016. Newer figures: https://figures.example/ Since then, from outside the documents: The harbour law was amended."
    ]);
  });

  it("says of figures without a printed year, and of lists alone, what there is to say", () => {
    expect(ageLines(ageOf([fact("")], SOURCES)!)[0]).toBe("Figures for which the documents print no year.");
    expect(ageLines(ageOf([fact("2010/..")], SOURCES)!)[0]).toBe("Figures since 2010.");
    expect(ageLines(ageOf([], SOURCES, ["a"])!)).toEqual(["Report a, published 3 March 2016."]);
  });
});
