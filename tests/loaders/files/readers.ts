import {tableFromIPC} from "apache-arrow";
import {parse} from "csv-parse/sync";
import JSZip from "jszip";
import {readParquet as readByRust} from "parquet-wasm/node";
import readWorkbook from "read-excel-file/node";
import {unguardText} from "../../../src/core/formula.js";

// Each reader shares no code with the writer of its format: csv-parse, Rust's parquet (its rows come by way of Arrow),
// read-excel-file, JSZip.

export type Rows = readonly Readonly<Record<string, unknown>>[];

/** The rows of a CSV whose columns of numbers are named; empty cells are null. */
export function readCsv(text: string, numbers: readonly string[]): Rows {
  const rows: readonly Record<string, string>[] = parse(text, {columns: true});
  const value = (name: string, cell: string): unknown =>
    cell === "" ? null : numbers.includes(name) ? Number(cell.replace("INF", "Infinity")) : unguardText(cell);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, value(name, cell)])));
}

/** The rows and the key-value metadata of a Parquet file. */
export function readParquet(bytes: Uint8Array): {
  readonly rows: Rows;
  readonly metadata: Readonly<Record<string, string>>;
} {
  const table = readByRust(bytes);
  const metadata: unknown = table.schema.metadata();
  const rows = tableFromIPC(table.intoIPCStream())
    .toArray()
    .map((row) => row.toJSON() as Rows[number]);
  return {
    rows,
    metadata:
      metadata instanceof Map
        ? (Object.fromEntries(metadata) as Record<string, string>)
        : (metadata as Record<string, string>)
  };
}

/** The sheets of a workbook by name, with their cells as they are. */
export async function readXlsx(bytes: Uint8Array): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]>> {
  const sheets = await readWorkbook(Buffer.from(bytes), {trim: false});
  return new Map(sheets.map(({sheet, data}) => [sheet, data]));
}

/** The rows of a sheet under its head. */
export function sheetRows(cells: readonly (readonly unknown[])[]): Rows {
  const [head = [], ...rows] = cells;
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [String(name), row[i] ?? null])));
}

/** The entries of a zip by name, with the time of each. */
export async function readZip(
  bytes: Uint8Array
): Promise<ReadonlyMap<string, {readonly bytes: Uint8Array; readonly date: Date}>> {
  const zip = await JSZip.loadAsync(bytes, {checkCRC32: true});
  const entries = Object.values(zip.files).map(
    async (entry) => [entry.name, {bytes: await entry.async("uint8array"), date: entry.date}] as const
  );
  return new Map(await Promise.all(entries));
}
