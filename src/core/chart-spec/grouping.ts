import type {Row} from "../chart.js";
import {remembered} from "./remembered.js";

/** A text that rows have in common if they agree in these columns. */
export function keyOfRow(columns: readonly string[]): (row: Row) => string {
  return (row) => columns.map((name) => String(row[name] ?? "")).join("\u0000");
}

/** Items by a text that they have in common, in the order in which each first occurs. */
export function bucketed<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const buckets = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const bucket = buckets.get(key);
    if (bucket) bucket.push(item);
    else buckets.set(key, [item]);
  }
  return buckets;
}

/** Rows by what they have in common in these columns, by {@link keyOfRow}. */
export function groupedRows(rows: readonly Row[], columns: readonly string[]): ReadonlyMap<string, readonly Row[]> {
  return remembered(rows, JSON.stringify(["groups", columns]), [], () => bucketed(rows, keyOfRow(columns)));
}
