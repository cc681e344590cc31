import {expect, it} from "vitest";
import type {Row} from "../../../src/core/chart.js";
import {inSeriesOrder} from "../../../src/core/query/names.js";
import type {OrderedTable} from "../../../src/core/query/names.js";

const asked: readonly OrderedTable[] = [
  {
    columns: [
      {kind: "key", name: "kind", label: "Kind"},
      {kind: "quantity", name: "n", label: "N", unit: "", measures: []}
    ],
    values: {kind: ["tugs", "rafts", "boats"]}
  }
];
const rows: readonly Row[] = [
  {what: "boats", year: "2014"},
  {what: "boats", year: "2010"},
  {what: "tugs", year: "2014"},
  {what: "tugs", year: "2010"}
];
const told = (sorted: readonly Row[]): readonly string[] =>
  sorted.map(({what, year}) => `${String(what)} ${String(year)}`);

it("puts the series into the order of the table asked, and leaves what they are set against as it is", () => {
  expect(told(inSeriesOrder(rows, {form: "line", colour: "what", x: "year"}, asked))).toEqual([
    "tugs 2014",
    "boats 2014",
    "tugs 2010",
    "boats 2010"
  ]);
});

it.each<[string, Parameters<typeof inSeriesOrder>[1], readonly Row[], readonly OrderedTable[]]>([
  ["series", {form: "line", x: "what"}, rows, asked],
  ["form that colours series", {form: "bar", colour: "what", x: "year"}, rows, asked],
  ["table", {form: "line", colour: "what", x: "year"}, rows, []],
  ["known order", {form: "line", colour: "what", x: "year"}, [...rows, {what: "canoes", year: "2014"}], asked]
])("changes nothing without a %s", (_what, spec, given, tables) =>
  expect(inSeriesOrder(given, spec, tables)).toBe(given)
);
