import type {TableInfo} from "../../../src/core/chart-spec/table-info.js";
import type {Row} from "../../../src/core/chart.js";
import {evaluate} from "../../../src/core/expression/evaluate.js";
import type {Facts} from "../../../src/core/fact.js";
import type {MissingReason, QuantityColumn} from "../../../src/core/table.js";
import {demoFacts} from "../demo-facts.js";

/** Facts of an invented harbour: boats by kind in two years, and landings by port. */
export const facts: Facts = demoFacts([
  ["demo.boats-2010", "200", "cases", {period: "2010"}],
  ["demo.boats-2014", "240", "cases"],
  ["demo.trawlers-2010", "120", "cases", {period: "2010", of: "demo.boats-2010"}],
  ["demo.trawlers-2014", "90", "cases", {of: "demo.boats-2014"}],
  ["demo.ferries-2010", "60", "cases", {period: "2010", of: "demo.boats-2010"}],
  ["demo.ferries-2014", "110", "cases", {of: "demo.boats-2014"}],
  ["demo.night-trawlers-2014", "30", "cases", {of: "demo.trawlers-2014"}],
  ["demo.rafts", "220", "cases", {qualifier: "about"}],
  ["demo.tugs", "40", "cases"],
  ["demo.nets-share", "26.0%", "percent", {of: "demo.nets"}],
  ["demo.lines-share", "73.9%", "percent", {of: "demo.nets"}],
  ["demo.pots-share", "12.0%", "percent", {of: "demo.other"}]
]);

/** A quantity's columns, evaluated. */
export function quantity(name: string, expression: string): Row {
  const {value, interval} = evaluate(expression, facts);
  return {
    [name]: value.valueOf(),
    [`${name}_expression`]: expression,
    [`${name}_low`]: Number(interval.low),
    [`${name}_high`]: Number(interval.high),
    [`${name}_missing`]: null
  };
}

export function missing(name: string, reason: MissingReason): Row {
  return {
    [name]: null,
    [`${name}_expression`]: null,
    [`${name}_low`]: null,
    [`${name}_high`]: null,
    [`${name}_missing`]: reason
  };
}

const key = (name: string, dimension?: "category" | "period" | "area") => ({
  kind: "key" as const,
  name,
  label: name,
  ...(dimension === undefined ? {} : {dimension})
});
const counts = (name: string, more: Partial<QuantityColumn> = {}): QuantityColumn => ({
  kind: "quantity",
  name,
  label: name,
  unit: "cases",
  measures: ["boats"],
  ...more
});

const trend = (kind: string, year: string): Row => ({
  kind,
  year,
  area: "XA",
  ...quantity("boats", `demo.${kind}-${year}`)
});

/** Two kinds in two years; no whole is named. */
export const boats: TableInfo = {
  id: "boats",
  title: "Boats",
  description: "",
  columns: [key("kind", "category"), key("year", "period"), key("area", "area"), counts("boats")],
  rows: [trend("trawlers", "2010"), trend("trawlers", "2014"), trend("ferries", "2010"), trend("ferries", "2014")]
};

const REST = "remainder(demo.boats-2014, demo.trawlers-2014, demo.ferries-2014)";
const part = (kind: string, expression: string, within = ""): Row => ({
  kind,
  within,
  year: "2014",
  area: "XA",
  ...quantity("boats", expression),
  ...quantity("share", `share(${expression}, demo.boats-2014)`)
});

/** The parts of one year, with what is not itemised and what lies within a part. */
export const parts: TableInfo = {
  id: "parts",
  title: "Parts",
  description: "",
  columns: [
    key("kind", "category"),
    key("within"),
    key("year", "period"),
    key("area", "area"),
    counts("boats"),
    {...counts("share"), unit: "percent"}
  ],
  rows: [
    part("trawlers", "demo.trawlers-2014"),
    part("night", "demo.night-trawlers-2014", "trawlers"),
    part("ferries", "demo.ferries-2014"),
    part("not-itemised", REST)
  ]
};

/** Counts with a gap, a rounded number and an undated one. */
export const gaps: TableInfo = {
  id: "gaps",
  title: "Gaps",
  description: "",
  columns: [key("kind", "category"), key("port"), key("year", "period"), counts("boats")],
  rows: [
    {kind: "rafts", port: "north", year: "2014", ...quantity("boats", "demo.rafts")},
    {kind: "tugs", port: "north", year: "2014", ...quantity("boats", "demo.tugs")},
    {kind: "rafts", port: "south", year: "2014", ...missing("boats", "suppressed")},
    {kind: "tugs", port: "south", year: "2014", ...quantity("boats", "demo.trawlers-2014")}
  ]
};

/** Printed shares, the last of another base. */
export const shares: TableInfo = {
  id: "shares",
  title: "Shares",
  description: "",
  columns: [key("gear", "category"), key("year", "period"), {...counts("share"), unit: "percent"}],
  rows: ["nets", "lines", "pots"].map((gear) => ({gear, year: "2014", ...quantity("share", `demo.${gear}-share`)}))
};

/** Numbers that share no base. */
export const apart: TableInfo = {...gaps, id: "apart", compare: "none", comparison: "Nothing is compared."};

/** Numbers without expressions, as a query gives them. */
export const untied: TableInfo = {
  id: "untied",
  title: "Untied",
  description: "",
  columns: [key("kind", "category"), key("year", "period"), counts("boats")],
  rows: ["2001", "2002", "2003"].flatMap((year, i) => [
    {kind: "a", year, boats: 10 + i},
    {kind: "b", year, boats: 20 - i}
  ])
};

export const tables: readonly TableInfo[] = [boats, parts, gaps, shares, apart, untied];

/** A table with so many more rows that it is a long one, and the filter that takes them away again. */
export function lengthened(table: TableInfo): {readonly table: TableInfo; readonly filter: {readonly place: string}} {
  const at =
    (place: string) =>
    (row: Row): Row => ({...row, place});
  const more = Array.from({length: 501}, (_, i) => table.rows![i % table.rows!.length]!);
  return {
    table: {
      ...table,
      columns: [...table.columns, key("place")],
      rows: [...table.rows!.map(at("here")), ...more.map(at("elsewhere"))]
    },
    filter: {place: "here"}
  };
}
