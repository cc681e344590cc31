import {describe, expect, it} from "vitest";
import {readChartSpec} from "../../../src/core/chart-spec/read-spec.js";
import {whyRefused} from "../../../src/core/chart-spec/refuse.js";
import {shape} from "../../../src/core/chart-spec/shape.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import type {TableInfo} from "../../../src/core/chart-spec/table-info.js";
import {apart, boats, facts, gaps, lengthened, missing, parts, quantity, shares, tables, untied} from "./tables.js";

type Case = readonly [name: string, table: TableInfo, spec: Omit<ChartSpec, "table">, why: RegExp | undefined];

const ownBase: TableInfo = {...shares, id: "own", compare: "own-base", comparison: "Each has a base of its own."};
const withTotal: TableInfo = {
  ...gaps,
  rows: [...gaps.rows!.slice(0, 2), {kind: "", port: "north", year: "2014", ...quantity("boats", "demo.boats-2014")}]
};
const undated: TableInfo = {...boats, rows: boats.rows!.map((row, i) => (i === 1 ? {...row, year: ""} : row))};
const allMissing: TableInfo = {...gaps, rows: gaps.rows!.map((row) => ({...row, ...missing("boats", "suppressed")}))};
const wholes: TableInfo = {
  ...parts,
  columns: [
    ...parts.columns,
    {kind: "quantity", name: "all", label: "all", unit: "cases", measures: ["boats"], wholeOf: "boats"},
    {kind: "quantity", name: "growth", label: "growth", unit: "percent", measures: ["boats"], from: "year"}
  ],
  rows: parts.rows!.map((row) => ({
    ...row,
    ...quantity("all", "demo.boats-2014"),
    ...quantity("growth", "change(demo.trawlers-2010, demo.trawlers-2014)")
  }))
};
const mixedBases: TableInfo = {
  ...parts,
  rows: [parts.rows![0]!, {...parts.rows![2]!, ...quantity("share", "share(demo.ferries-2014, demo.ferries-2014)")}]
};

describe("whyRefused", () => {
  it.each<Case>([
    ["a slope of two printed years", boats, {form: "slope", x: "year", y: "boats", colour: "kind"}, undefined],
    [
      "a line through two points",
      boats,
      {form: "line", x: "year", y: "boats", colour: "kind"},
      /fewer than three points.*not printed; use slope/
    ],
    ["a line through three", untied, {form: "line", x: "year", y: "boats", colour: "kind"}, undefined],
    [
      "a slope of three periods",
      untied,
      {form: "slope", x: "year", y: "boats", colour: "kind"},
      /joins two printed periods.*use line/
    ],
    [
      "a slope of one",
      boats,
      {form: "slope", x: "year", y: "boats", colour: "kind", filter: {year: "2014"}},
      /one printed period makes no slope/
    ],
    [
      "a slope through kinds",
      boats,
      {form: "slope", x: "kind", y: "boats", colour: "year"},
      /runs through time: x must say when \(year\)/
    ],
    [
      "a number without a date in time",
      undated,
      {form: "slope", x: "year", y: "boats", colour: "kind"},
      /no printed period and no place in time/
    ],
    [
      "two years as one bar",
      boats,
      {form: "bar", x: "kind", y: "boats"},
      /the rows are of 2010 and 2014; filter year, or put it in colour or facet/
    ],
    [
      "two ports as one bar",
      gaps,
      {form: "bar", x: "kind", y: "boats"},
      /two rows stand for rafts; they differ in port: filter, add up with group/
    ],
    ["ports apart", gaps, {form: "bar", x: "kind", y: "boats", colour: "port"}, undefined],
    ["ports added up", gaps, {form: "bar", x: "port", y: "boats", group: ["port"]}, undefined],
    [
      "years added up",
      boats,
      {form: "bar", x: "kind", y: "boats", group: ["kind"]},
      /different periods can’t be added up: put year among the groups, or filter it/
    ],
    ["one year’s kinds added up", boats, {form: "bar", x: "year", y: "boats", group: ["year"]}, undefined],
    [
      "a part within a part added up",
      parts,
      {form: "bar", x: "year", y: "boats", group: ["year"]},
      /lie within others.*more than once/
    ],
    [
      "a total among its parts added up",
      withTotal,
      {form: "bar", x: "port", y: "boats", group: ["port"]},
      /a total stands among its parts in kind/
    ],
    [
      "a whole and its part added up",
      {...parts, rows: parts.rows!.map((row) => ({...row, within: ""}))},
      {form: "bar", x: "year", y: "boats", group: ["year"]},
      /demo\.night-trawlers-2014 is part of another number in the sum/
    ],
    [
      "a repeated whole added up",
      wholes,
      {form: "bar", x: "year", y: "all", group: ["year"], filter: {kind: ["trawlers", "ferries"]}},
      /^“all” repeats the whole in every row/
    ],
    [
      "changes added up",
      wholes,
      {form: "bar", x: "year", y: "growth", group: ["year"], filter: {kind: ["trawlers", "ferries"]}},
      /^“growth” is a change; changes can’t be added up/
    ],
    [
      "printed shares of different bases added up",
      shares,
      {form: "bar", x: "year", y: "share", group: ["year"]},
      /^“share” is in percent; percentages are not added up/
    ],
    [
      "printed shares of one base added up",
      {...shares, rows: shares.rows!.slice(0, 2)},
      {form: "bar", x: "year", y: "share", group: ["year"]},
      /^“share” is in percent; percentages are not added up/
    ],
    [
      "shares in a table that adds all its numbers up",
      {...parts, rows: parts.rows!.filter(({within}) => within === "")},
      {form: "table", group: ["year"]},
      /^“share” is in percent/
    ],
    [
      "counts in a table that adds them up",
      {...parts, rows: parts.rows!.filter(({within}) => within === "")},
      {form: "table", y: "boats", group: ["year"]},
      undefined
    ],
    [
      "shares that groups leave as they are",
      shares,
      {form: "bar", x: "gear", y: "share", group: ["gear", "year"]},
      undefined
    ],
    ["parts with their remainder", parts, {form: "stacked", colour: "kind", y: "boats"}, undefined],
    ["parts as shares", parts, {form: "stacked", colour: "kind", y: "boats", measure: "share"}, undefined],
    ["a column of shares as parts", parts, {form: "stacked", colour: "kind", y: "share"}, undefined],
    [
      "parts without the remainder",
      parts,
      {form: "stacked", colour: "kind", y: "boats", filter: {kind: ["trawlers", "ferries"]}},
      /don’t add up to their whole/
    ],
    [
      "parts that name no whole",
      boats,
      {form: "stacked", colour: "kind", y: "boats", filter: {year: "2014"}},
      /make no whole that “Boats” names; use bar/
    ],
    [
      "shares that come to less than a hundred",
      shares,
      {form: "stacked", colour: "gear", y: "share", filter: {gear: ["nets", "pots"]}},
      /don’t come to a hundred percent/
    ],
    [
      "shares that come to a hundred within rounding",
      shares,
      {form: "stacked", colour: "gear", y: "share", filter: {gear: ["nets", "lines"]}},
      undefined
    ],
    [
      "shares of different bases",
      mixedBases,
      {form: "stacked", colour: "kind", y: "share"},
      /different bases and can’t be stacked/
    ],
    ["a share of a share", parts, {form: "bar", x: "kind", y: "share", measure: "share"}, /in percent already/],
    ["a change of a change", wholes, {form: "bar", x: "kind", y: "growth", measure: "change"}, /is a change already/],
    [
      "a stack of changes",
      wholes,
      {form: "stacked", colour: "kind", y: "growth"},
      /may fall below zero; use bar or table/
    ],
    [
      "a change within one year",
      parts,
      {form: "bar", x: "kind", y: "boats", measure: "change"},
      /change needs two printed periods/
    ],
    [
      "a change without a period",
      {
        ...boats,
        columns: boats.columns.map((column) =>
          column.name === "year" ? {kind: "key", name: "year", label: "year"} : column
        )
      },
      {form: "bar", x: "kind", y: "boats", measure: "change"},
      /needs a column that says when/
    ],
    ["a change over the two years", boats, {form: "bar", x: "kind", y: "boats", measure: "change"}, undefined],
    [
      "numbers that share no base as bars",
      apart,
      {form: "bar", x: "kind", y: "boats"},
      /not to be set against one another; use cards or table\. Nothing is compared\./
    ],
    ["as cards", apart, {form: "cards", x: "kind", y: "boats"}, undefined],
    ["as a table", apart, {form: "table"}, undefined],
    ["added up", apart, {form: "table", group: ["port"]}, /can’t be added up or set in relation/],
    ["bases of their own as bars", ownBase, {form: "bar", x: "gear", y: "share"}, undefined],
    [
      "as a stack",
      ownBase,
      {form: "stacked", colour: "gear", y: "share"},
      /has a base of its own; use bar, cards or table/
    ],
    [
      "a filter that leaves no row",
      boats,
      {form: "table", filter: {kind: "ferries", area: "elsewhere"}},
      /no row is left by the filter kind: ferries; area: elsewhere/
    ],
    [
      "rows without a number",
      allMissing,
      {form: "bar", x: "kind", y: "boats", filter: {port: "north"}},
      /none of the rows has a number/
    ],
    [
      "more rows than can be read",
      {...untied, rows: Array.from({length: 61}, (_, i) => ({kind: `k${i}`, year: "2001", boats: i}))},
      {form: "bar", x: "kind", y: "boats"},
      /61 rows are more than bar can show \(60\); filter or group/
    ]
  ])("%s", (_name, table, spec, why) => {
    const long = lengthened(table);
    for (const found of [
      whyRefused({table: table.id, ...spec}, table, facts),
      whyRefused({table: table.id, ...spec, filter: {...spec.filter, ...long.filter}}, long.table, facts)
    ]) {
      if (why === undefined) expect(found).toBeUndefined();
      else expect(found).toMatch(why);
    }
  });

  it.each<[string, TableInfo, Omit<ChartSpec, "table">, RegExp]>([
    ["a table", apart, {form: "bar", x: "kind", y: "boats"}, /^the numbers of “Boats by port” are not/],
    [
      "a column of the filter that is asked for",
      boats,
      {form: "bar", x: "kind", y: "boats"},
      /; filter printed year, or put it in/
    ],
    [
      "the column of time",
      boats,
      {form: "slope", x: "kind", y: "boats", colour: "year"},
      /x must say when \(printed year\)/
    ],
    ["columns in which rows differ", gaps, {form: "bar", x: "kind", y: "boats"}, /differ in port of call/],
    [
      "a value of a filter",
      boats,
      {form: "table", filter: {kind: "ferries", area: "XB"}},
      /by the filter kind of boat: ferries; area: Elsewhere$/
    ]
  ])("names %s by its label", (_name, table, spec, why) => {
    const called: Readonly<Record<string, string>> = {year: "Printed year", port: "Port of call", kind: "Kind of boat"};
    const named: TableInfo = {
      ...table,
      title: "Boats by port",
      labels: {area: {XB: "Elsewhere"}},
      columns: table.columns.map((column) => ({...column, label: called[column.name] ?? column.label}))
    };
    expect(whyRefused({table: table.id, ...spec}, named, facts)).toMatch(why);
  });

  it("is asked of specifications that can be read", () => {
    for (const table of tables) expect(readChartSpec({table: table.id, form: "table"}, tables).problems).toEqual([]);
  });

  it("looks at columns where no rows are at hand, and at shaped rows where those are", () => {
    const {rows: _rows, ...described} = apart;
    expect(whyRefused({table: "apart", form: "bar", x: "kind", y: "boats"}, described)).toMatch(
      /not to be set against/
    );
    const spec: ChartSpec = {table: "untied", form: "line", x: "year", y: "boats", group: ["year"]};
    const rows = shape(
      [
        {kind: "a", year: "2001", boats: 1},
        {kind: "a", year: "2002", boats: 2}
      ],
      spec,
      untied
    );
    expect(whyRefused(spec, {...untied, rows})).toMatch(/fewer than three points/);
  });
});
