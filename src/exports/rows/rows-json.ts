import {INFINITY_RULE, withInfinity} from "../infinity.js";
import type {ChartRows, RowsAbout} from "./chart-rows.js";

/** Rows as JSON: what is said of them, the columns with their units, and an array of rows; an end without limit is the text `INF` or `-INF`. */
export function rowsJson({columns, kinds, rows}: ChartRows, {notes, expressions, ...about}: RowsAbout): string {
  const lines = (text: string): readonly string[] => (text === "" ? [] : text.split("\n"));
  return `${JSON.stringify({
    ...about, notes: lines(notes), expressions: lines(expressions), intervals: INFINITY_RULE,
    columns: columns.map((name, i) => ({name, ...kinds[i]})),
    rows: rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, withInfinity(row[i] ?? null)])))
  }, undefined, 1)}\n`;
}
