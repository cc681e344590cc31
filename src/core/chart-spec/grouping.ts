import type {Row} from "../chart.js";
import {quantityNames} from "../quantity-columns.js";
import {memoized} from "./sums.js";

/** Makes a function from a row to a key, which is equal for rows with equal values in these columns. */
export function keyOfRow(columns: readonly string[]): (row: Row) => string {
  const [first, ...others] = columns;
  return (row) => {
    let key = first === undefined ? "" : String(row[first] ?? "");
    for (const name of others) key += `\u0000${row[name] ?? ""}`;
    return key;
  };
}

/** Items grouped by key, in the order in which the keys first occur. */
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

/** Rows grouped by their values in these columns; the map's keys are those of {@link keyOfRow}. */
export function groupedRows(rows: readonly Row[], columns: readonly string[]): ReadonlyMap<string, readonly Row[]> {
  if (columns.length === 0 && rows.length > 0) return new Map([["", rows]]);
  return memoized(rows, JSON.stringify(["groups", columns]), [], () => bucketed(rows, keyOfRow(columns)));
}

/** The expressions of a quantity column, without the rows that have none. */
export function expressionsOf(rows: readonly Row[], column: string): readonly string[] {
  return memoized(rows, JSON.stringify(["expressions", column]), [], () => {
    const [{expression}, texts] = [quantityNames(column), [] as string[]];
    for (const row of rows) {
      const text = row[expression];
      if (typeof text === "string") texts.push(text);
    }
    return texts;
  });
}
