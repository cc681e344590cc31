import {columnFromArray, dictionary, float64, int16, int8, tableFromColumns, tableFromIPC, tableToIPC, utf8} from "@uwdata/flechette";
import type {DataType} from "@uwdata/flechette";
import {describe, expect, it} from "vitest";
import type {Row} from "../../../src/core/chart.js";
import {shapeColumns} from "../../../src/core/chart-spec/columnar.js";
import {columnTable} from "../../../src/core/chart-spec/column-table.js";
import {shape} from "../../../src/core/chart-spec/shape.js";
import type {ChartSpec, TableInfo} from "../../../src/core/chart-spec/spec.js";
import type {KeyColumn} from "../../../src/core/table.js";

/** Park and Miller’s minimal standard generator. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = state * 48271 % 2147483647) % below;
}

const WIDTHS: Readonly<Record<string, number>> = {region: 20, year: 10, category: 8, place: 300};
const TYPES: Readonly<Record<string, DataType>> = {region: dictionary(utf8(), int8()), year: dictionary(utf8(), int16()), category: dictionary(utf8()), place: utf8()};
const names = Object.keys(WIDTHS);
const key = (name: string): KeyColumn => ({kind: "key", name, label: name, ...(name === "year" ? {dimension: "period"} : {})});

/** Rows of whole numbers, a few of them missing, which come to the same in whatever order they are added up. */
function randomTable(length: number, random: (below: number) => number): TableInfo {
  const rows = Array.from({length}, (_, i): Row => {
    const gap = random(400) === 0;
    const keys = Object.fromEntries(names.map((name) => [name, `${name}-${1 + Math.min(random(WIDTHS[name]!), random(WIDTHS[name]!))}`]));
    return {...keys, boats: gap ? null : random(1000), boats_expression: gap ? null : `demo.f${i}`, boats_missing: gap ? (["not-printed", "suppressed"] as const)[random(2)]! : null};
  });
  return {id: "random", title: "", description: "", columns: [...names.map(key), {kind: "quantity", name: "boats", label: "", unit: "", measures: []}], rows};
}

function columnsOf({rows, columns}: TableInfo): ReturnType<typeof columnTable> {
  const made = ["boats", "boats_expression", "boats_missing", ...names].map((name) =>
    [name, columnFromArray(rows!.map((row) => row[name] ?? null), TYPES[name] ?? (name === "boats" ? float64() : utf8()))] as const);
  return columnTable(tableFromIPC(tableToIPC(tableFromColumns(made.map(([name, column]) => [name, column])), {})!), {columns});
}

/** A specification whose sums are not refused for being of several periods: each group is of one, or the filter leaves one. */
function randomSpec(random: (below: number) => number): ChartSpec {
  const some = (values: readonly string[], most: number): readonly string[] => values.filter(() => random(values.length) < most);
  const valuesOf = (name: string): readonly string[] => Array.from({length: WIDTHS[name]!}, (_, i) => `${name}-${i + 1}`);
  const measure = (["level", "share", "change", "index"] as const)[random(4)]!;
  const byYear = measure === "change" || measure === "index" || random(2) === 0;
  const group = some(names, 2).filter((name) => name !== "year").concat(byYear ? ["year"] : []);
  const filtered = some(names, 1 + random(2)).filter((name) => name !== "year" || byYear);
  const filter = Object.fromEntries(filtered.map((name) => [name, random(3) === 0 ? valuesOf(name)[random(WIDTHS[name]!)]! : some(valuesOf(name), WIDTHS[name]! / 2)]));
  return {
    table: "random", form: "bar", x: group[0] ?? "category", y: "boats", group, measure, sort: (["given", "ascending", "descending"] as const)[random(3)]!,
    filter: byYear ? filter : {...filter, year: valuesOf("year")[random(10)]!}
  };
}

/** Rows whose expressions are read; those of shares hold the whole and take long. */
const READ = 20;

describe("shapeColumns makes the same of a random table as shape", () => {
  it.each([[60, 60, 11], [3000, 30, 12], [8000, 10, 13]])("%i rows, %i specifications", (length, turns, seed) => {
    const random = randomFrom(seed);
    const table = randomTable(length, random);
    const columns = columnsOf(table);
    let compared = 0;
    for (let turn = 0; turn < turns; turn += 1) {
      const spec = randomSpec(random);
      const plain = (rows: readonly Row[]) => rows.map((row, i) => [...spec.group!, "boats", "boats_missing", ...(i < READ ? ["boats_expression"] : [])].map((name) => row[name]));
      const [fast, slow] = [plain(shapeColumns(columns, spec, table)), plain(shape(table.rows!, spec, table))];
      expect(fast, JSON.stringify(spec)).toEqual(slow);
      compared += slow.length;
    }
    expect(compared).toBeGreaterThan(100);
  });
});
