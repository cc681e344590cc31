import type {Row} from "../chart.js";
import {writeQuantity} from "../quantity-columns.js";
import type {ColumnTable} from "./column-table.js";
import type {ChartSpec, TableInfo} from "./spec.js";
import {keyColumns, quantityColumns} from "./table-info.js";
import {keptRows} from "./totals.js";
import type {Mask} from "./totals.js";

/** Rows that are read where nothing groups them; one more than any form draws. */
export const MOST_ROWS = 1001;

const made = new WeakMap<ColumnTable, Map<string, readonly Row[]>>();

/** So many lists of rows are kept of a table: what one view of it asks for, form by form. */
const MOST_KEPT = 100;

/** A list of rows of a table, made once. */
export function remembered(columns: ColumnTable, key: string, make: () => readonly Row[]): readonly Row[] {
  const own = made.get(columns) ?? new Map<string, readonly Row[]>();
  made.set(columns, own);
  const known = own.get(key);
  if (known) return known;
  if (own.size >= MOST_KEPT) own.clear();
  const rows = make();
  own.set(key, rows);
  return rows;
}

/** The rows that a filter keeps, the first of them where they are more than can be drawn: as they stand in the table. */
export function someRows(columns: ColumnTable, filter: ChartSpec["filter"], table: TableInfo): readonly Row[] {
  return remembered(columns, JSON.stringify(["rows", filter]), () => rowsAt(columns, table, firstKept(columns.length, masksOf(columns, filter))));
}

/** How many rows a filter keeps. */
export function keptCount(columns: ColumnTable, filter: ChartSpec["filter"]): number {
  const kept = keptRows(columns.length, masksOf(columns, filter));
  if (!kept) return columns.length;
  let count = 0;
  for (let row = 0; row < kept.length; row += 1) count += kept[row]!;
  return count;
}

/** The masks of a filter, in the order of the table’s columns. */
export function masksOf({keys}: ColumnTable, filter: ChartSpec["filter"] = {}): readonly Mask[] {
  return Object.entries(keys).flatMap(([name, column]) => {
    const value = filter[name];
    if (value === undefined) return [];
    const wanted = new Set(typeof value === "string" ? [value] : value);
    const keep = new Uint8Array(column.values.length);
    column.values.forEach((text, code) => (keep[code] = wanted.has(text) ? 1 : 0));
    return [{column, keep}];
  });
}

/** The first rows that all masks keep; the others are not looked at. */
function firstKept(length: number, masks: readonly Mask[]): readonly number[] {
  const found: number[] = [];
  for (let row = 0; row < length && found.length < MOST_ROWS; row += 1) if (masks.every(({column, keep}) => keep[column.codes[row]!] === 1)) found.push(row);
  return found;
}

/** Some key columns of a row. */
export function keysAt({keys}: ColumnTable, names: readonly string[], row: number): Row {
  return Object.fromEntries(names.flatMap((name) => {
    const column = keys[name];
    return column ? [[name, column.values[column.codes[row]!]!] as const] : [];
  }));
}

/** Some rows of a table by columns, as rows. */
export function rowsAt(columns: ColumnTable, table: TableInfo, rows: readonly number[]): readonly Row[] {
  const keys = keyColumns(table).flatMap(({name}) => (columns.keys[name] ? [[name, columns.keys[name]] as const] : []));
  const quantities = quantityColumns(table).flatMap(({name}) => (columns.quantities[name] ? [[name, columns.quantities[name]] as const] : []));
  return rows.map((row) => {
    const made: Record<string, string | number | null> = {};
    for (const [name, {codes, values}] of keys) made[name] = values[codes[row]!]!;
    for (const [name, {values, expression, ends, missing}] of quantities) {
      const gap = Number.isNaN(values[row]!);
      const [low, high] = gap ? [null, null] : ends(row);
      Object.assign(made, writeQuantity(name, {value: gap ? null : values[row]!, expression: expression(row), low, high, missing: gap ? missing(row) : null}));
    }
    return made;
  });
}
