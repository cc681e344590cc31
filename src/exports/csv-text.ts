import {guardText} from "../core/formula.js";

/**
 * Rows as CSV by RFC 4180, the header first. Texts are guarded against being run as formulas; numbers are written as
 * they are, infinite ones as `INF` or `-INF`.
 */
export function csvText(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "string" ? guardText(value) : infinityText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A value for formats without infinite numbers: an infinite number becomes the text `INF` or `-INF`, any other value is
 * unchanged.
 */
export function withInfinity<T>(value: T): T | string {
  return typeof value === "number" && !Number.isFinite(value) ? infinityText(value) : value;
}

/** A number as text; an infinite one is `INF` or `-INF`. */
function infinityText(value: number): string {
  return String(value).replace("Infinity", "INF");
}

/** The explanation of open interval ends for readers of the files. */
export const INFINITY_RULE =
  "An end of an interval that is open is written INF in CSV and, as a text among numbers, in JSON and in workbooks; Arrow and Parquet hold it as infinity.";
