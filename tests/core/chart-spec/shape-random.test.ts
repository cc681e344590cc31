import {describe, expect, it} from "vitest";
import {shape} from "../../../src/core/chart-spec/shape.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import type {TableInfo} from "../../../src/core/chart-spec/table-info.js";
import type {Row} from "../../../src/core/chart.js";
import type {KeyColumn} from "../../../src/core/table.js";

/** Park and Miller’s minimal standard generator. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48271) % 2147483647) % below;
}

const WIDTHS: Readonly<Record<string, number>> = {region: 20, year: 10, category: 8, place: 300};
const names = Object.keys(WIDTHS);
const key = (name: string): KeyColumn => ({
  kind: "key",
  name,
  label: name,
  ...(name === "year" ? {dimension: "period"} : {})
});

/** Rows of whole numbers, a few of them missing, which come to the same in whatever order they are added up. */
function randomTable(length: number, random: (below: number) => number): TableInfo {
  const rows = Array.from({length}, (_, i): Row => {
    const gap = random(400) === 0;
    const keys = Object.fromEntries(
      names.map((name) => [name, `${name}-${1 + Math.min(random(WIDTHS[name]!), random(WIDTHS[name]!))}`])
    );
    return {
      ...keys,
      boats: gap ? null : random(1000),
      boats_expression: gap ? null : `demo.f${i}`,
      boats_missing: gap ? (["not-printed", "suppressed"] as const)[random(2)]! : null
    };
  });
  return {
    id: "random",
    title: "",
    description: "",
    columns: [...names.map(key), {kind: "quantity", name: "boats", label: "", unit: "", measures: []}],
    rows
  };
}

/**
 * A specification whose sums are not refused for being of several periods: each group is of one, or the filter leaves
 * one.
 */
function randomSpec(random: (below: number) => number): ChartSpec {
  const some = (values: readonly string[], most: number): readonly string[] =>
    values.filter(() => random(values.length) < most);
  const valuesOf = (name: string): readonly string[] =>
    Array.from({length: WIDTHS[name]!}, (_, i) => `${name}-${i + 1}`);
  const byYear = random(2) === 0;
  const group = some(names, 2)
    .filter((name) => name !== "year")
    .concat(byYear ? ["year"] : []);
  const filtered = some(names, 1 + random(2)).filter((name) => name !== "year" || byYear);
  const filter = Object.fromEntries(
    filtered.map((name) => [
      name,
      random(3) === 0 ? valuesOf(name)[random(WIDTHS[name]!)]! : some(valuesOf(name), WIDTHS[name]! / 2)
    ])
  );
  return {
    table: "random",
    form: "bar",
    x: group[0] ?? "category",
    y: "boats",
    group,
    filter: byYear ? filter : {...filter, year: valuesOf("year")[random(10)]!}
  };
}

/**
 * What a specification comes to, row by row and by other means: number, expression and reason of each group, in the
 * order of the first rows.
 */
function addedUp(rows: readonly Row[], {filter = {}, group = []}: ChartSpec): readonly unknown[] {
  const groups: {readonly keys: readonly unknown[]; readonly own: Row[]}[] = [];
  for (const row of rows) {
    if (
      !Object.entries(filter).every(([name, value]) =>
        typeof value === "string" ? value === row[name] : value.includes(String(row[name]))
      )
    )
      continue;
    const keys = group.map((name) => row[name]);
    const known = groups.find((one) => one.keys.every((value, i) => value === keys[i]));
    if (known) known.own.push(row);
    else groups.push({keys, own: [row]});
  }
  return groups.map(({keys, own}) => {
    const gap = own.find(({boats}) => boats === null);
    if (gap) return [...keys, null, null, gap["boats_missing"]];
    const ids = own.map((row) => row["boats_expression"]);
    return [
      ...keys,
      own.reduce((sum, {boats}) => sum + Number(boats), 0),
      ids.length > 200 ? null : ids.length === 1 ? ids[0] : `sum(${ids.join(", ")})`,
      null
    ];
  });
}

describe("shape adds up a random table as one does by hand", () => {
  it.each([
    [60, 60, 11],
    [3000, 30, 12],
    [8000, 10, 13]
  ])("%i rows, %i specifications", (length, turns, seed) => {
    const random = randomFrom(seed);
    const table = randomTable(length, random);
    let compared = 0;
    for (let turn = 0; turn < turns; turn += 1) {
      const spec = randomSpec(random);
      const found = shape(table.rows!, spec, table).map((row) =>
        [...spec.group!, "boats", "boats_expression", "boats_missing"].map((name) => row[name])
      );
      expect(found, JSON.stringify(spec)).toEqual(addedUp(table.rows!, spec));
      compared += found.length;
    }
    expect(compared).toBeGreaterThan(100);
  });
});
