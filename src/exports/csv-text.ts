import {guardText} from "../core/formula.js";

/**
 * Rows as CSV by RFC 4180, the header first. Texts are guarded against being run as formulas; numbers are written as
 * they are, and what has no end as `INF`.
 */
export function csvText(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "string" ? guardText(value) : infinityText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A value for files that have no number without limit: that one as the text `INF` or `-INF`, any other as it is. */
export function withInfinity<T>(value: T): T | string {
  return typeof value === "number" && !Number.isFinite(value) ? infinityText(value) : value;
}

/** A number without limit, as files write it that have no other way. */
function infinityText(value: number): string {
  return String(value).replace("Infinity", "INF");
}

/** What readers of such files are told. */
export const INFINITY_RULE =
  "An end of an interval that is open is written INF in CSV and, as a text among numbers, in JSON and in workbooks; Arrow and Parquet hold it as infinity.";
