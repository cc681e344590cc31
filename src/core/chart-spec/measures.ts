import type {Row} from "../chart.js";
import {cellOfRow, missingCell} from "./cell.js";
import type {Item, LazyCell} from "./cell.js";
import {bucketed, keyOfRow} from "./grouping.js";
import type {ChartSpec} from "./spec.js";
import {sumOfCells} from "./sums.js";
import {isPeriod, keyColumns, periodColumn} from "./table-info.js";
import type {TableInfo} from "./table-info.js";
import {isWithin, mayNameWhole, wholeOfRows} from "./wholes.js";

type Binary = (a: number, b: number) => number;

/** The items with the specification's measure applied: share, change or index. */
export function measured(items: readonly Item[], spec: ChartSpec, table: TableInfo): readonly Item[] {
  switch (spec.measure ?? "level") {
    case "level":
      return items;
    case "share":
      return shares(items, spec, table);
    case "change":
      return series(items, spec, table).flatMap(([base, ...later]) =>
        later.map((item) => relate(item, base!, "change", (to, from) => (100 * (to - from)) / from, table))
      );
    case "index":
      return series(items, spec, table).flatMap((run) =>
        run.map((item) => relate(item, run[0]!, "rebase", (value, base) => (100 * value) / base, table))
      );
  }
}

/** The columns in which items must agree to be parts of one whole. */
function columnsOfWhole(spec: ChartSpec, table: TableInfo): readonly string[] {
  const apart = keyColumns(table)
    .filter(({dimension}) => dimension === "period" || dimension === "area" || dimension === "unit")
    .map(({name}) => name);
  return [
    ...new Set([
      ...(spec.facet === undefined ? [] : [spec.facet]),
      ...(spec.form === "stacked" && spec.x !== undefined ? [spec.x] : []),
      ...apart
    ])
  ];
}

function shares(items: readonly Item[], spec: ChartSpec, table: TableInfo): readonly Item[] {
  const wholes = new Map<string, LazyCell>();
  const bucketOf = keyBy(columnsOfWhole(spec, table));
  for (const [key, own] of bucketed(items, bucketOf)) wholes.set(key, wholeOfItems(own, spec.y!, table));
  return items.map((item) => {
    const whole = wholes.get(bucketOf(item))!;
    return {
      ...item,
      cell: quotient(
        item.cell,
        whole,
        (part, all) => (100 * part) / all,
        (part, all) => `share(${part}, ${all})`
      )
    };
  });
}

/** The whole that the table names, or the sum of what is shown. */
function wholeOfItems(items: readonly Item[], column: string, table: TableInfo): LazyCell {
  const lists = items.flatMap(({from}) => (from === undefined ? [] : [from]));
  const named =
    lists.length === items.length && mayNameWhole(lists, column, table)
      ? wholeOfRows(lists.flat(), column, table)?.cell
      : undefined;
  if (named) return named;
  const top = items.filter(({keys}) => !isWithin(keys));
  return top.length < 2 ? missingCell("not-applicable") : sumOfCells(top.map(({cell}) => cell));
}

/** The items of each series in order of time. */
function series(items: readonly Item[], spec: ChartSpec, table: TableInfo): readonly (readonly Item[])[] {
  const time = timeOf(spec, table);
  if (time === undefined) return [];
  const columns = [spec.x, spec.colour, spec.facet, ...(spec.group ?? [])].filter(
    (name): name is string => name !== undefined && !isPeriod(table, name)
  );
  return [...bucketed(items, keyBy([...new Set(columns)])).values()].map((own) =>
    [...own].sort((a, b) => compare(String(a.keys[time]), String(b.keys[time])))
  );
}

/** The column that says when: the one that is drawn, or the table's own. */
export function timeOf(
  {x, colour, facet}: Pick<ChartSpec, "x" | "colour" | "facet">,
  table: TableInfo
): string | undefined {
  return [x, colour, facet].find((name) => isPeriod(table, name)) ?? periodColumn(table);
}

function relate(item: Item, base: Item, name: "change" | "rebase", value: Binary, table: TableInfo): Item {
  const text =
    name === "change"
      ? (to: string, from: string) => `change(${from}, ${to})`
      : (of: string, on: string) => `rebase(${of}, ${on})`;
  const time = periodColumn(table) ?? "year";
  return {
    ...item,
    keys: {...item.keys, base: base.keys[time] ?? ""},
    cell: quotient(item.cell, base.cell, value, text)
  };
}

function quotient(a: LazyCell, b: LazyCell, value: Binary, text: (a: string, b: string) => string): LazyCell {
  const gap = a.missing ?? b.missing;
  if (gap !== null) return missingCell(gap);
  if (b.value === 0) return missingCell("not-applicable");
  const exact = [a, b].every(({low, high}) => low !== null && low === high);
  const result = value(a.value!, b.value!);
  return {
    value: result,
    low: exact ? result : null,
    high: exact ? result : null,
    missing: null,
    expression: () => {
      const [one, other] = [a.expression(), b.expression()];
      return one === null || other === null ? null : text(one, other);
    }
  };
}

/** A text that items have in common if they agree in these columns. */
function keyBy(columns: readonly string[]): (item: {readonly keys: Row}) => string {
  const keyOf = keyOfRow(columns);
  return ({keys}) => keyOf(keys);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** An ungrouped row as an item. */
export function itemOfRow(row: Row, column: string, keys: Row): Item {
  return {keys, cell: cellOfRow(row, column), from: [row]};
}
