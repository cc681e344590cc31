import type {Row} from "../chart.js";
import {plainMarkdown} from "../editing/quote-text.js";
import {besideOf, expressionOf} from "../quantity-columns.js";

/**
 * The rows of a result as a table in Markdown. A number with an expression beside it is tied by that; another stands as
 * it is, for a person to tie. `rows` are those of `tieRows`, in which every expression gives its number; what stands
 * only to tell of another column is left out.
 */
export function resultMarkdown(rows: readonly Row[]): string {
  const names = shownColumns(rows);
  const isNumber = (name: string): boolean => rows.some((row) => typeof row[name] === "number");
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const cell = (row: Row, name: string): string => {
    const value = row[name] ?? "";
    const expression = typeof value === "number" ? expressionOf(row, name) : null;
    return expression === null ? plainMarkdown(String(value).replace(/\s+/g, " ").trim()) : `{{ ${expression} }}`;
  };
  return [
    line(names.map((name) => plainMarkdown(name.replaceAll("_", " ")))),
    line(names.map((name) => (isNumber(name) ? "---:" : "---"))),
    ...rows.map((row) => line(names.map((name) => cell(row, name))))
  ].join("\n");
}

/** The columns of a result but for those that stand only to tell of another. */
export function shownColumns(rows: readonly Row[]): readonly string[] {
  const all = Object.keys(rows[0] ?? {});
  return all.filter((name) => !all.includes(besideOf(name)?.column ?? ""));
}
