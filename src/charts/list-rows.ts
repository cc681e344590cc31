import type {Row} from "../core/chart.js";

/** The values of a field of a row of a list; several stand with a space between them. */
export function valuesOf(row: Row, column: string): readonly string[] {
  return String(row[column] ?? "").split(" ").filter((value) => value !== "");
}

/** A row's field as text. */
export function textOf(row: Row, column: string): string {
  return String(row[column] ?? "");
}

/** The expression that counts the rows of a list that have these values: `count(tasks, watch=dawn)`. */
export function countOf(table: string, filters: Readonly<Record<string, string>> = {}): string {
  return `count(${[table, ...Object.entries(filters).map(([column, value]) => `${column}=${value}`)].join(", ")})`;
}

/** The distinct values of a field, by the order in which they first stand there. */
export function distinctOf(rows: readonly Row[], column: string): readonly string[] {
  return [...new Set(rows.flatMap((row) => valuesOf(row, column)))];
}
