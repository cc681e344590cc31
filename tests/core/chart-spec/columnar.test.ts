import {tableFromArrays, tableFromIPC, tableToIPC, utf8, dictionary} from "@uwdata/flechette";
import {describe, expect, it} from "vitest";
import type {Row} from "../../../src/core/chart.js";
import {MOST_ROWS} from "../../../src/core/chart-spec/column-rows.js";
import {shapeColumns} from "../../../src/core/chart-spec/columnar.js";
import {codedColumn} from "../../../src/core/chart-spec/column-table.js";
import type {ColumnTable} from "../../../src/core/chart-spec/column-table.js";
import {shape} from "../../../src/core/chart-spec/shape.js";
import type {ChartSpec, TableInfo} from "../../../src/core/chart-spec/spec.js";
import {columnsOf} from "./columns-of.js";
import {boats, facts, gaps, untied} from "./tables.js";

const plain = (rows: readonly Row[], y: string, keys: readonly string[]) => rows.map((row) => [...keys.map((key) => row[key]), row[y], row[`${y}_expression`], row[`${y}_missing`]]);

describe("shapeColumns makes of columns what shape makes of rows", () => {
  it.each<[string, TableInfo, Omit<ChartSpec, "table" | "form">]>([
    ["groups", boats, {x: "year", y: "boats", group: ["year"]}],
    ["two columns in a group", boats, {x: "kind", colour: "year", y: "boats", group: ["kind", "year"]}],
    ["three columns in a group", boats, {x: "kind", y: "boats", group: ["area", "kind", "year"], sort: "ascending"}],
    ["a filter", boats, {x: "kind", y: "boats", group: ["kind"], filter: {year: "2014"}, sort: "descending"}],
    ["filters of lists", boats, {x: "year", y: "boats", group: ["year"], filter: {kind: ["ferries"], year: ["2010", "2014"]}}],
    ["what is missing", gaps, {x: "port", y: "boats", group: ["port"]}],
    ["changes", boats, {x: "kind", y: "boats", group: ["kind", "year"], measure: "change"}],
    ["an index", boats, {x: "year", colour: "kind", y: "boats", group: ["kind", "year"], measure: "index"}],
    ["shares of a sum", untied, {x: "kind", colour: "year", y: "boats", group: ["kind", "year"], measure: "share"}],
    ["rows as they are", boats, {x: "kind", y: "boats", filter: {year: "2010"}}],
    ["nothing", boats, {x: "kind", y: "boats", group: ["kind"], filter: {year: "1900"}}]
  ])("%s", (_name, table, given) => {
    const spec: ChartSpec = {table: table.id, form: "bar", ...given};
    const keys = [...(spec.group ?? ["kind", "year"])];
    for (const known of [undefined, facts]) {
      const [fast, slow] = [shapeColumns(columnsOf(table), spec, table, known), shape(table.rows!, spec, table, known)];
      expect(plain(fast, "boats", keys)).toEqual(plain(slow, "boats", keys));
    }
  });
});

const MANY = 3000;
const many: ColumnTable = {
  length: MANY,
  keys: {kind: {codes: Uint16Array.from({length: MANY}, (_, i) => i % 3), values: ["a", "b", "c"]}, id: {codes: Int32Array.from({length: MANY}, (_, i) => i), values: Array.from({length: MANY}, (_, i) => `i${i}`)}},
  quantities: {boats: {values: Float64Array.from({length: MANY}, (_, i) => i), hasMissing: false, tied: true, expression: (row) => `demo.f${row}`, ends: () => [null, null], missing: () => "not-printed"}}
};
const wide: TableInfo = {id: "wide", title: "", description: "", columns: [{kind: "key", name: "kind", label: ""}, {kind: "key", name: "id", label: ""}, {kind: "quantity", name: "boats", label: "", unit: "", measures: []}]};

it("adds groups of any size, and builds the expressions of small ones when they are read", () => {
  const [a] = shapeColumns(many, {table: "wide", form: "bar", x: "kind", y: "boats", group: ["kind"]}, wide);
  expect([a!["boats"], a!["boats_expression"]]).toEqual([Array.from({length: MANY / 3}, (_, i) => 3 * i).reduce((x, y) => x + y), null]);
  const few = shapeColumns(many, {table: "wide", form: "bar", x: "kind", y: "boats", group: ["kind"], filter: {id: ["i0", "i3", "i7"]}}, wide);
  expect(plain(few, "boats", ["kind"])).toEqual([["a", 3, "sum(demo.f0, demo.f3)", null], ["b", 7, "demo.f7", null]]);
});

it("numbers more combinations than an array holds", () => {
  const twice: ColumnTable = {...many, keys: {...many.keys, other: many.keys["id"]!}};
  const rows = shapeColumns(twice, {table: "wide", form: "bar", x: "id", y: "boats", group: ["id", "other"]}, wide);
  expect(rows.length).toBe(MANY);
  expect(rows[2999]).toMatchObject({id: "i2999", boats: 2999});
});

it("reads no more rows than can be drawn where nothing groups them", () => {
  expect(shapeColumns(many, {table: "wide", form: "bar", x: "id", y: "boats"}, wide).length).toBe(MOST_ROWS);
});

it("codedColumn takes a dictionary's own codes, and codes what has none", () => {
  const texts = ["b", "a", "b", "c"];
  const arrow = tableFromIPC(tableToIPC(tableFromArrays({own: texts, plain: texts}, {types: {own: dictionary(utf8()), plain: utf8()}}), {})!);
  for (const name of ["own", "plain"]) {
    const {codes, values} = codedColumn(arrow.getChild(name)!);
    expect([...codes].map((code) => values[code])).toEqual(texts);
  }
});
