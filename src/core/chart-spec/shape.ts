import type {Row} from "../chart.js";
import {evaluate} from "../expression/evaluate.js";
import {ExpressionError} from "../expression/syntax.js";
import type {Facts} from "../fact.js";
import {expressionOf, withoutQuantity, writeQuantity} from "../quantity-columns.js";
import {rowOfItem} from "./cell.js";
import type {Item} from "./cell.js";
import {groupedRows} from "./grouping.js";
import {itemOfRow, measured} from "./measures.js";
import type {ChartSpec} from "./spec.js";
import {memoized, sumOfRows} from "./sums.js";
import {keyColumns, quantityColumns} from "./table-info.js";
import type {TableInfo} from "./table-info.js";

/**
 * A row as a chart shows it: the table's columns, with sums and measures in the column of `y`. Its expressions are
 * built when they are read.
 */
export type ShapedRow = Row;

/** The category of the rest that a whole has beyond its itemised parts; its rows stand last. */
export const NOT_ITEMISED = "not-itemised";

/**
 * The rows that a specification shows: filtered, added up by groups, measured and sorted. Numbers are computed as
 * floats, for geometry; with `facts`, new expressions are evaluated, so that values and intervals are exact. What is
 * computed from a missing number is missing for the same reason.
 */
export function shape(rows: readonly Row[], spec: ChartSpec, table: TableInfo, facts?: Facts): readonly ShapedRow[] {
  if (isShaped(rows)) return rows;
  const kept = filterRows(rows, spec.filter);
  const {x, y, colour, facet, group, measure, sort, form} = spec;
  return memoized(
    kept,
    JSON.stringify(["shape", x, y, colour, facet, group, measure, sort, form === "stacked"]),
    [table.columns, facts],
    () => asShaped(sortRows(unsorted(kept, spec, table, facts), spec))
  );
}

function unsorted(kept: readonly Row[], spec: ChartSpec, table: TableInfo, facts: Facts | undefined): readonly Row[] {
  const {y, group, measure = "level"} = spec;
  if (y === undefined) return group === undefined ? kept : groupAll(kept, group, table);
  if (measure !== "level")
    return rowsOfItems(
      measured(
        group === undefined
          ? kept.map((row) => itemOfRow(row, y, withoutQuantity(row, y)))
          : groupRows(kept, group, y, table),
        spec,
        table
      ),
      y,
      facts
    );
  return group === undefined
    ? kept
    : memoized(kept, JSON.stringify(["sums", group, y]), [table.columns, facts], () =>
        rowsOfItems(groupRows(kept, group, y, table), y, facts)
      );
}

function rowsOfItems(items: readonly Item[], column: string, facts: Facts | undefined): readonly Row[] {
  const rows = items.map((item) => rowOfItem(item, column));
  return facts ? rows.map((row) => evaluated(row, column, facts)) : rows;
}

const shaped = new WeakSet<readonly Row[]>();

function asShaped(rows: readonly Row[]): readonly ShapedRow[] {
  const own = [...rows];
  shaped.add(own);
  return own;
}

/** Whether these rows are a result of {@link shape}, which returns such rows unchanged. */
export function isShaped(rows: readonly Row[]): boolean {
  return shaped.has(rows);
}

const lastKept = new WeakMap<readonly Row[], {readonly key: string; readonly kept: readonly Row[]}>();

/** The rows that pass the filter; the last result is kept, so that the same rows and filter give the same array. */
export function filterRows(rows: readonly Row[], filter: ChartSpec["filter"] = {}): readonly Row[] {
  return Object.entries(filter).reduce((left, [column, value]) => keptRows(left, column, value), rows);
}

function keptRows(rows: readonly Row[], column: string, value: string | readonly string[]): readonly Row[] {
  const [key, last] = [JSON.stringify([column, value]), lastKept.get(rows)];
  if (last?.key === key) return last.kept;
  const wanted = new Set(typeof value === "string" ? [value] : value);
  const kept = rows.filter((row) => wanted.has(String(row[column] ?? "")));
  lastKept.set(rows, {key, kept});
  return kept;
}

function groupRows(rows: readonly Row[], group: readonly string[], column: string, table: TableInfo): readonly Item[] {
  return memoized(rows, JSON.stringify(["items", group, column]), [table.columns], () =>
    [...groupedRows(rows, group).values()].map((own) => ({
      keys: commonKeys(own, table),
      cell: sumOfRows(own, column),
      from: own
    }))
  );
}

/** The key columns in which all rows agree, and the flags of all rows. */
function commonKeys(rows: readonly Row[], table: TableInfo): Row {
  const first = rows[0]!;
  const common = keyColumns(table)
    .filter(({name}) => hasOne(rows, name, first[name]))
    .map(({name}) => [name, first[name] ?? ""] as const);
  if (rows.length < 2 || !("flag" in first)) return Object.fromEntries(common);
  const flags = [...new Set(rows.map((row) => String(row["flag"] ?? "")))]
    .flatMap((flag) => flag.split("; "))
    .filter((flag) => flag !== "" && flag !== "small count");
  return {...Object.fromEntries(common), flag: [...new Set(flags)].join("; ")};
}

function hasOne(rows: readonly Row[], column: string, value: Row[string] | undefined): boolean {
  return rows.every((row) => row[column] === value);
}

/** Adds up every quantity column by groups, for a specification without `y`. */
function groupAll(rows: readonly Row[], group: readonly string[], table: TableInfo): readonly Row[] {
  const quantities = quantityColumns(table).map(({name}) => name);
  return [...groupedRows(rows, group).values()].map((own) =>
    quantities.reduce<Row>(
      (row, name) => rowOfItem({keys: row, cell: sumOfRows(own, name)}, name),
      commonKeys(own, table)
    )
  );
}

function evaluated(row: Row, column: string, facts: Facts): Row {
  const expression = expressionOf(row, column);
  if (expression === null) return row;
  const keys = withoutQuantity(row, column);
  try {
    const {value, interval} = evaluate(expression, facts);
    return {
      ...keys,
      ...writeQuantity(column, {
        value: value.valueOf(),
        expression,
        low: Number(interval.low),
        high: Number(interval.high),
        missing: null
      })
    };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return {
      ...keys,
      ...writeQuantity(column, {value: null, expression: null, low: null, high: null, missing: "not-applicable"})
    };
  }
}

/**
 * Rows sorted by number, or in the given order; rows without a number come last, and those not itemised after all
 * others.
 */
export function sortRows(rows: readonly Row[], {sort = "given", x, y, colour}: ChartSpec): readonly Row[] {
  if (sort === "given" || y === undefined) return rows;
  const last = (row: Row): number =>
    [x, colour].some((name) => name !== undefined && row[name] === NOT_ITEMISED)
      ? 2
      : typeof row[y] === "number"
        ? 0
        : 1;
  const sign = sort === "ascending" ? 1 : -1;
  return [...rows].sort((a, b) => last(a) - last(b) || sign * (Number(a[y]) - Number(b[y])));
}
