import type {BuiltTable} from "../tables/build.js";
import {physicalColumns} from "../tables/physical.js";

/** RFC 4180 with CRLF; cells that a spreadsheet would run as a formula are never made, since texts are ids and expressions. */
export function tableToCsv(table: BuiltTable): string {
  const names = physicalColumns(table).map(({name}) => name);
  const lines = [names, ...table.rows.map((row) => names.map((name) => row[name] ?? null))];
  return lines.map((line) => `${line.map(csvField).join(",")}\r\n`).join("");
}

function csvField(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
