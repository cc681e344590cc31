import {describe, expect, it} from "vitest";
import {readChartSpec} from "../../../src/core/chart-spec/read-spec.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {
  filterValues,
  withColumn,
  withFilter,
  withGroup,
  withHighlight,
  withMeasure,
  withSort
} from "../../../src/core/explore/changes.js";
import {adaptSpec} from "../../../src/core/explore/offers.js";
import {boats, parts} from "../chart-spec/tables.js";

const bars: ChartSpec = {
  table: "boats",
  form: "bar",
  x: "kind",
  y: "boats",
  colour: "year",
  highlight: "ferries",
  sort: "descending"
};

describe("changes of a specification", () => {
  it.each<[string, ChartSpec, Partial<ChartSpec>]>([
    ["another column", withColumn(bars, "colour", "area", boats), {x: "kind", colour: "area", highlight: "ferries"}],
    ["no column", withColumn(bars, "colour", undefined, boats), {x: "kind"}],
    [
      "a column that is drawn already changes places",
      withColumn(bars, "x", "year", boats),
      {x: "year", colour: "kind", highlight: "ferries"}
    ],
    [
      "a value that is drawn no more is looked at no more",
      withColumn({...bars, colour: "area"}, "x", "year", boats),
      {x: "year", colour: "area"}
    ],
    [
      "groups follow the columns",
      withColumn({...bars, group: ["kind", "year"]}, "colour", "area", boats),
      {colour: "area", group: ["kind", "area"]}
    ],
    ["a filter of one value", withFilter(bars, "year", ["2014"], boats), {filter: {year: "2014"}}],
    [
      "a filter of more, in the table's order",
      withFilter(bars, "kind", ["ferries", "trawlers"], boats),
      {filter: {kind: ["trawlers", "ferries"]}}
    ],
    [
      "a filter beside another",
      withFilter({...bars, filter: {kind: "ferries"}}, "year", ["2010"], boats),
      {filter: {kind: "ferries", year: "2010"}}
    ],
    ["groups keep what is drawn", withGroup(bars, [], boats), {group: ["kind", "year"]}],
    ["an order", withSort(bars, "ascending", boats), {sort: "ascending"}],
    ["a measure", withMeasure(bars, "change", boats), {measure: "change"}],
    ["a value that is looked at", withHighlight(bars, "trawlers", boats), {highlight: "trawlers"}]
  ])("%s", (_name, changed, expected) => {
    expect(changed).toMatchObject(expected);
    expect(readChartSpec(changed, [boats]).problems).toEqual([]);
  });

  it("leave out what is taken away", () => {
    expect(withFilter({...bars, filter: {year: "2014"}}, "year", [], boats)).not.toHaveProperty("filter");
    expect(withColumn(bars, "colour", undefined, boats)).not.toHaveProperty("colour");
    expect(withGroup({...bars, group: ["kind"]}, undefined, boats)).not.toHaveProperty("group");
    expect(withHighlight(bars, undefined, boats)).not.toHaveProperty("highlight");
    expect(withSort(bars, "given", boats)).not.toHaveProperty("sort");
  });

  it("filterValues(spec, column) is a list, whatever stands there", () => {
    expect(
      [{}, {filter: {year: "2014"}}, {filter: {year: ["2010", "2014"]}}].map((spec) => filterValues(spec, "year"))
    ).toEqual([[], ["2014"], ["2010", "2014"]]);
  });
});

describe("fitSpec(spec, table)", () => {
  it.each<[string, ChartSpec, ChartSpec]>([
    [
      "leaves out what the form has no use for",
      {...bars, form: "cards", facet: "area"},
      {table: "boats", form: "cards", x: "kind", y: "boats", sort: "descending"}
    ],
    [
      "fills in what the form needs",
      {table: "parts", form: "stacked"},
      {table: "parts", form: "stacked", y: "boats", colour: "kind"}
    ],
    [
      "leaves out a measure that the form can't show",
      {...bars, form: "dot", measure: "change"},
      {...bars, form: "dot"}
    ],
    [
      "leaves out columns that the table lacks",
      {...bars, table: "parts", colour: "harbour", y: "fish"},
      {table: "parts", form: "bar", x: "kind", y: "boats", sort: "descending", highlight: "ferries"}
    ],
    [
      "leaves out notes on values that aren't drawn",
      {...bars, annotate: {ferries: "A note.", canoes: "Another."}},
      {...bars, annotate: {ferries: "A note."}}
    ]
  ])("%s", (_name, spec, expected) => {
    const table = spec.table === "parts" ? parts : boats;
    expect(adaptSpec(spec, table)).toEqual(expected);
    expect(readChartSpec(adaptSpec(spec, table), [boats, parts]).problems).toEqual([]);
  });
});
