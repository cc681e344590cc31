import type {Row} from "../chart.js";
import {ExpressionError} from "../expression/syntax.js";
import {evaluate} from "../expression/evaluate.js";
import type {Facts} from "../fact.js";
import {expressionOf, withoutQuantity, writeQuantity} from "../quantity-columns.js";
import {cellOfRow, rowOfItem} from "./cell.js";
import type {Item} from "./cell.js";
import {bucketed, itemOfRow, measured} from "./measures.js";
import type {ChartSpec, TableInfo} from "./spec.js";
import {sumOfCells} from "./sums.js";
import {keyColumns, quantityColumns} from "./table-info.js";

/** A row as a chart shows it: the same columns as the table's, with sums and measures in that of `y`. Its expressions are built when they are read. */
export type ShapedRow = Row;

/** Rows of the category for what the parts leave of the whole; they stand last. */
export const NOT_ITEMISED = "not-itemised";

/**
 * The rows that a specification shows: filtered, added up by groups, measured and sorted. Numbers are worked out as floats, for
 * geometry; with `facts`, new expressions are evaluated, so that values and intervals are exact. A missing number makes what is made
 * of it missing, for the same reason.
 */
export function shape(rows: readonly Row[], spec: ChartSpec, table: TableInfo, facts?: Facts): readonly ShapedRow[] {
  if (isShaped(rows)) return rows;
  const kept = filterRows(rows, spec.filter);
  const column = spec.y;
  if (column === undefined) return asShaped(spec.group === undefined ? kept : groupAll(kept, spec.group, table));
  if (spec.group === undefined && (spec.measure ?? "level") === "level") return asShaped(sortRows(kept, spec));
  return finishItems(spec.group === undefined ? kept.map((row) => itemOfRow(row, column, withoutQuantity(row, column))) : groupRows(kept, spec.group, column, table), spec, table, facts);
}

/** Items measured, sorted, and as rows. */
export function finishItems(items: readonly Item[], spec: ChartSpec, table: TableInfo, facts?: Facts): readonly ShapedRow[] {
  const rows = measured(items, spec, table).map((item) => rowOfItem(item, spec.y!));
  return asShaped(sortRows(facts ? rows.map((row) => evaluated(row, spec.y!, facts)) : rows, spec));
}

const shaped = new WeakSet<readonly Row[]>();

function asShaped(rows: readonly Row[]): readonly ShapedRow[] {
  const own = [...rows];
  shaped.add(own);
  return own;
}

/** Whether these rows are what `shape` or `shapeColumns` made; shaped again they stay as they are. */
export function isShaped(rows: readonly Row[]): boolean {
  return shaped.has(rows);
}

/** The rows that have the wanted values. */
export function filterRows(rows: readonly Row[], filter: ChartSpec["filter"] = {}): readonly Row[] {
  const wanted = Object.entries(filter).map(([column, value]) => [column, new Set(typeof value === "string" ? [value] : value)] as const);
  return wanted.length === 0 ? rows : rows.filter((row) => wanted.every(([column, values]) => values.has(String(row[column] ?? ""))));
}

function groupRows(rows: readonly Row[], group: readonly string[], column: string, table: TableInfo): readonly Item[] {
  return [...bucketed(rows, (row) => group.map((name) => String(row[name] ?? "")).join("\u0000")).values()].map((own) => ({
    keys: commonKeys(own, table), cell: sumOfCells(own.map((row) => cellOfRow(row, column))), from: own
  }));
}

/** The keys in which the rows agree, and the flags of all. */
function commonKeys(rows: readonly Row[], table: TableInfo): Row {
  const common = keyColumns(table).filter(({name}) => rows.every((row) => row[name] === rows[0]![name])).map(({name}) => [name, rows[0]![name] ?? ""] as const);
  const flags = [...new Set(rows.flatMap((row) => String(row["flag"] ?? "").split("; ")))].filter((flag) => flag !== "" && flag !== "small count");
  return {...Object.fromEntries(common), ...("flag" in (rows[0] ?? {}) && rows.length > 1 ? {flag: flags.join("; ")} : {})};
}

/** Every quantity added up, where none is named. */
function groupAll(rows: readonly Row[], group: readonly string[], table: TableInfo): readonly Row[] {
  const quantities = quantityColumns(table).map(({name}) => name);
  return [...bucketed(rows, (row) => group.map((name) => String(row[name] ?? "")).join("\u0000")).values()].map((own) =>
    quantities.reduce<Row>((row, name) => rowOfItem({keys: row, cell: sumOfCells(own.map((one) => cellOfRow(one, name)))}, name), commonKeys(own, table)));
}

function evaluated(row: Row, column: string, facts: Facts): Row {
  const expression = expressionOf(row, column);
  if (expression === null) return row;
  const keys = withoutQuantity(row, column);
  try {
    const {value, interval} = evaluate(expression, facts);
    return {...keys, ...writeQuantity(column, {value: value.valueOf(), expression, low: Number(interval.low), high: Number(interval.high), missing: null})};
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return {...keys, ...writeQuantity(column, {value: null, expression: null, low: null, high: null, missing: "not-applicable"})};
  }
}

/** Rows by their number, or as they are; what is missing comes last, and what is not itemised after all else. */
export function sortRows(rows: readonly Row[], {sort = "given", x, y, colour}: ChartSpec): readonly Row[] {
  if (sort === "given" || y === undefined) return rows;
  const last = (row: Row): number => ([x, colour].some((name) => name !== undefined && row[name] === NOT_ITEMISED) ? 2 : typeof row[y] === "number" ? 0 : 1);
  const sign = sort === "ascending" ? 1 : -1;
  return [...rows].sort((a, b) => last(a) - last(b) || sign * (Number(a[y]) - Number(b[y])));
}
