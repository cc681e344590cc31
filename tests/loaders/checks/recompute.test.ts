import {expect, it} from "vitest";
import {recomputeCells} from "../../../loaders/checks/recompute.js";
import {buildTable} from "../../../loaders/tables/build.js";
import {demoFacts} from "../../core/demo-facts.js";
import {demoDerivation, demoTable} from "../../support/tables.js";

const YEARS = ["2010", "2014"];
const facts = demoFacts(
  YEARS.flatMap((period) => [
    [`demo.all-${period}`, "100", "cases", {period}] as const,
    ...["red", "green", "blue"].map(
      (category, i) =>
        [`demo.${category}-${period}`, String(30 + i), "cases", {period, category, of: `demo.all-${period}`}] as const
    )
  ])
);
const table = buildTable(
  demoTable(
    "lamps",
    `
title: Lamps
description: One row for each kind and year.
facts: {source: demo, measure: demo}
with:
  all: {category: "", same: period}
rows: [each: {category: [red, green, blue], period: any}]
columns:
  kind: {label: Kind, key: category}
  year: {label: Year, key: period}
  count: {label: Lamps, unit: cases, value: it}
  whole: {label: All lamps, unit: cases, value: all, whole: count}`
  ),
  demoDerivation(facts),
  []
);

it("wholes that differ by year are right", () => {
  expect(recomputeCells(table, table.rows, facts).wrong).toEqual([]);
});

it.each([
  ["category", "category: [red]"],
  ["period", 'period: ["2010"]']
])("a table of one category that no column says is told to add one, with rows by %s", (_by, each) => {
  const short = buildTable(
    demoTable(
      "reds",
      `
title: Red lamps
description: One row.
facts: {source: demo, measure: demo, category: red, period: "2010"}
rows: [each: {${each}}]
columns:
  year: {label: Year, key: period}
  count: {label: Lamps, unit: cases, value: it}`
    ),
    demoDerivation(facts),
    []
  );
  expect(recomputeCells(short, short.rows, facts).wrong.map(({reason}) => reason)).toEqual([
    "demo.red-2010: its category is red, which no column says; add a key column for the category, such as category: {label: …, key: category}"
  ]);
});

it("the whole of another year is wrong", () => {
  const rows = table.rows.map((row, i) => (i === 0 ? {...row, whole_expression: "demo.all-2014"} : row));
  expect(recomputeCells(table, rows, facts).wrong.map(({row, column, reason}) => [row, column, reason])).toContainEqual(
    [1, "whole", "its whole is demo.all-2014, the other rows’ demo.all-2010"]
  );
});

/** Which rows have a wrong whole, where 2010 prints one part and 2014 three; the wholes are said by row. */
const wrongWholes = (wholes: Readonly<Record<number, string>>): readonly number[] => {
  const rows = table.rows
    .filter(({kind, year}) => kind === "red" || year === "2014")
    .map((row, i) => (wholes[i] === undefined ? row : {...row, whole_expression: wholes[i]}));
  return recomputeCells(table, rows, facts)
    .wrong.filter(({reason}) => reason.startsWith("its whole is"))
    .map(({row}) => row);
};

it("the only part of a year has the whole of its year, and no other", () => {
  expect(wrongWholes({})).toEqual([]);
  expect(wrongWholes({2: "demo.all-2010"})).toEqual([3]);
  expect(wrongWholes({0: "demo.all-2014", 2: "demo.all-2010"})).toEqual([3]);
});
