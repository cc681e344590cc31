import {FACT_COLUMNS, readRecords} from "./facts-csv.js";

/** Values of a row by column. */
export type RowValues = Readonly<Record<string, string>>;

/** The rows of facts with some values of some facts replaced; every other row stays as it was, to the byte. */
export function withChangedFacts(csv: string, changes: ReadonlyMap<string, RowValues>): string {
  return withChangedRows(csv, FACT_COLUMNS, ({id}) => changes.get(id!));
}

/** The rows of a CSV file with other values in some fields of some rows; every other row as it was, to the byte. */
export function withChangedRows(
  csv: string,
  expected: readonly string[],
  change: (values: RowValues) => RowValues | undefined
): string {
  const lines = csv.split("\n");
  const columns = lines[0]!.trimEnd().split(",");
  for (const {line, values} of [...readRecords(csv, "", expected, [])].reverse()) {
    const now: RowValues = Object.fromEntries(expected.map((name, i) => [name, values[i]!]));
    const changed = change(now);
    if (changed === undefined) continue;
    const height = values.join("").split("\n").length;
    const isCrlf = lines[line + height - 2]!.endsWith("\r");
    lines.splice(line - 1, height, csvRow(columns, {...now, ...changed}) + (isCrlf ? "\r" : ""));
  }
  return lines.join("\n");
}

/**
 * A CSV text with rows added at its end, by the order of its own columns and with its own line ends; a new text names
 * the given columns first.
 */
export function withAddedRows(csv: string | undefined, columns: readonly string[], rows: readonly RowValues[]): string {
  const before = csv === undefined || csv.trim() === "" ? `${columns.join(",")}\n` : csv;
  const end = before.includes("\r\n") ? "\r\n" : "\n";
  const own = before.split("\n", 1)[0]!.trimEnd().split(",");
  const added = rows.map((row) => csvRow(own, row) + end).join("");
  return `${before}${before.endsWith("\n") ? "" : end}${added}`;
}

const csvRow = (columns: readonly string[], values: RowValues): string =>
  columns.map((column) => quoted(values[column] ?? "")).join(",");

const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
