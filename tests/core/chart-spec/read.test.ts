import {describe, expect, it} from "vitest";
import {SCHEMA, readChartSpec} from "../../../src/core/chart-spec/read-spec.js";
import {FORMS} from "../../../src/core/chart-spec/spec.js";
import {tables} from "./tables.js";

const SLOPE = {table: "boats", form: "slope", x: "year", y: "boats", colour: "kind"};
const messages = (value: unknown): readonly string[] =>
  readChartSpec(value, tables).problems.map(({message}) => message);

describe("readChartSpec", () => {
  it.each<[string, unknown, RegExp]>([
    ["no map", "boats", /^table: expected a map/],
    ["a list", [], /^table: expected a map/],
    ["nothing", {}, /^table: missing; allowed: boats, parts/],
    ["no form", {table: "boats"}, /^form: missing; allowed: bar, column, stacked, slope/],
    ["an unknown table", {...SLOPE, table: "ships"}, /^table: unknown table ships; allowed: boats, parts, gaps/],
    ["an unknown form", {...SLOPE, form: "spiral"}, /^form: unknown form spiral; allowed: bar, column/],
    [
      "a pie",
      {...SLOPE, form: "pie"},
      /^form: unknown form pie \(angles are hard to compare; parts of a whole are drawn with stacked\); allowed:/
    ],
    ["a funnel", {...SLOPE, form: "funnel"}, /none is a stage of another/],
    ["an unknown key", {...SLOPE, sparkle: "yes"}, /^sparkle: unknown key; allowed: table, form, x, y, colour/],
    ["another spelling", {...SLOPE, color: "kind"}, /^color: unknown key; write colour; allowed:/],
    ["a cut axis", {...SLOPE, domain: [600, 800]}, /^domain: there is no such key, on purpose: axes start at zero/],
    ["an axis not from zero", {...SLOPE, zero: "false"}, /^zero: .*bars start at zero/],
    ["two axes", {...SLOPE, y2: "boats"}, /^y2: .*two axes side by side/],
    ["a trend", {...SLOPE, trend: "linear"}, /^trend: .*nothing is drawn between or beyond the printed points/],
    ["a key of every object", {...SLOPE, constructor: "x"}, /^constructor: unknown key; allowed:/],
    ["an unknown column", {...SLOPE, x: "month"}, /^x: table boats has no column month; allowed: kind, year, area/],
    [
      "a quantity as key",
      {...SLOPE, colour: "boats"},
      /^colour: boats is a quantity, not a key; allowed: kind, year, area/
    ],
    ["two quantities", {...SLOPE, table: "parts", x: "share", y: "boats"}, /^x: share is a quantity, not a key/],
    ["two keys", {...SLOPE, y: "kind"}, /^y: kind is a key, not a quantity; allowed: boats/],
    ["no quantity", {table: "boats", form: "bar", x: "kind"}, /^y: missing; the form bar needs it; allowed: boats/],
    [
      "no parts",
      {table: "parts", form: "stacked", y: "boats"},
      /^colour: missing; the form stacked needs it; allowed: kind/
    ],
    [
      "a useless key",
      {table: "boats", form: "cards", x: "kind", y: "boats", colour: "year"},
      /^colour: the form cards has no use for it/
    ],
    [
      "an unknown measure",
      {...SLOPE, measure: "rank"},
      /^measure: unknown measure rank; allowed: level, share, change, index/
    ],
    [
      "a measure that the form can’t show",
      {...SLOPE, measure: "change"},
      /^measure: the form slope can’t show change; allowed: level, share, index/
    ],
    [
      "an unknown order",
      {...SLOPE, form: "bar", sort: "random"},
      /^sort: unknown sort random; allowed: given, ascending, descending/
    ],
    ["a filter that is no map", {...SLOPE, filter: "2014"}, /^filter: expected a map of columns to values, found 2014/],
    [
      "a filter of an unknown column",
      {...SLOPE, filter: {port: "north"}},
      /^filter\.port: table boats has no key column port; allowed: kind, year, area/
    ],
    [
      "a filter of an unknown value",
      {...SLOPE, filter: {year: ["2010", "2012"]}},
      /^filter\.year: no row has 2012; allowed: 2010, 2014/
    ],
    ["a filter without a value", {...SLOPE, filter: {year: []}}, /^filter\.year: expected a value or a list of values/],
    [
      "groups that lose what is drawn",
      {...SLOPE, group: ["year"]},
      /^group: kind is drawn as colour and must be among the groups/
    ],
    [
      "an unknown highlight",
      {...SLOPE, highlight: "rafts"},
      /^highlight: no row has rafts in kind or year; allowed: trawlers, ferries, 2010, 2014/
    ],
    ["a note on no mark", {...SLOPE, annotate: {rafts: "Seen."}}, /^annotate: no row has rafts/],
    ["notes that are no map", {...SLOPE, annotate: ["Seen."]}, /^annotate: expected a map of values to a note each/],
    ["a map where a word stands", {...SLOPE, x: {column: "year"}}, /^x: expected one word, found \{"column":"year"\}/]
  ])("reports %s", (_name, value, message) => {
    expect(messages(value).filter((text) => message.test(text))).toHaveLength(1);
    expect(readChartSpec(value, tables).spec).toBeUndefined();
  });

  it("reports everything at once, with the key and what is allowed", () => {
    const {problems} = readChartSpec({table: "boats", form: "bars", x: "month", y: "boat", sparkle: "yes"}, tables);
    expect(problems.map(({key}) => key)).toEqual(["sparkle", "form", "x", "y"]);
    expect(problems.find(({key}) => key === "form")!.allowed).toEqual(FORMS.map(({form}) => form));
  });

  it("takes numbers for texts, and the key and the quantity in either place", () => {
    expect(
      readChartSpec({table: "boats", form: "bar", x: "boats", y: "kind", filter: {year: 2014}}, tables).spec
    ).toEqual({table: "boats", form: "bar", x: "kind", y: "boats", filter: {year: "2014"}});
  });

  it("says nothing against a whole one", () => {
    expect(
      messages({
        ...SLOPE,
        filter: {area: "XA"},
        group: ["kind", "year"],
        measure: "index",
        highlight: "ferries",
        annotate: {ferries: "Rebuilt."},
        headline: "{{ demo.ferries-2014 }}",
        title: "Boats"
      })
    ).toEqual([]);
  });
});

it("SCHEMA describes each key in a sentence, once", () => {
  expect(new Set(SCHEMA.map(({key}) => key)).size).toBe(SCHEMA.length);
  for (const {says} of SCHEMA) expect(says).toMatch(/^[A-Z].*\.$/);
});
