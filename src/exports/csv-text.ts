import {guardText} from "../core/formula.js";
import {infinityText} from "./infinity.js";

/** Rows as CSV by RFC 4180, the header first. Texts are guarded against being run as formulas; numbers are written as they are, and what has no end as `INF`. */
export function csvText(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "string" ? guardText(value) : infinityText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
