import type {Row} from "../chart.js";
import type {Facts} from "../fact.js";
import {keptCount, rowsAt, someRows} from "./column-rows.js";
import type {ColumnTable} from "./column-table.js";
import {shapeColumns} from "./columnar.js";
import {filterRows} from "./shape.js";
import type {ChartSpec, TableInfo} from "./spec.js";

/** What a table holds: rows, or columns where the rows are too many to be read one by one. */
export type TableContents = {readonly rows: readonly Row[]} | {readonly long: ColumnTable};

/**
 * The rows that a specification is judged and drawn by: the table’s own; of a long one the rows that it keeps, no more than can be drawn, or
 * their sums by groups. Undefined where none are at hand.
 */
export function rowsFor(spec: ChartSpec, table: TableInfo, facts?: Facts): readonly Row[] | undefined {
  const {rows, long} = table;
  if (rows || !long) return rows;
  return spec.group === undefined ? someRows(long, spec.filter, table) : shapeColumns(long, spec, table, facts);
}

/** Whether a filter keeps any row. */
export function keepsAny(table: TableInfo, filter: ChartSpec["filter"]): boolean {
  return table.long ? someRows(table.long, filter, table).length > 0 : countKept(table, filter) > 0;
}

/** How many rows a filter keeps. */
export function countKept({rows, long}: Pick<TableInfo, "rows" | "long">, filter: ChartSpec["filter"]): number {
  return long ? keptCount(long, filter) : filterRows(rows ?? [], filter).length;
}

/** The first rows of a table, as they stand. */
export function firstRows({rows, long, ...table}: TableInfo, most: number): readonly Row[] {
  return long ? rowsAt(long, table, Array.from({length: Math.min(most, long.length)}, (_, row) => row)) : (rows ?? []).slice(0, most);
}
