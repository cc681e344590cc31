import {tableFromIPC} from "apache-arrow";
import {parse} from "csv-parse/sync";
import JSZip from "jszip";
import {readParquet as readByRust} from "parquet-wasm/node";
import readWorkbook from "read-excel-file/node";
import type {BuiltTable} from "../../../loaders/tables/build.js";
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

/** What a workbook's Data holds of a table's rows: years as numbers, percentages as fractions, open ends as texts. */
export function rowsOfWorkbook(
  {columns, rows}: Pick<BuiltTable, "columns" | "rows">,
  isPercent: (unit: string) => boolean
): Rows {
  const percent = columns.flatMap((column) =>
    column.kind === "quantity"
      ? [column].flatMap(
          ({name, unit}) =>
            [
              [name, unit],
              [`${name}_low`, unit],
              [`${name}_high`, unit]
            ] as const
        )
      : []
  );
  const units = new Map(percent);
  const years = columns
    .filter((column) => column.kind === "key" && column.dimension === "period")
    .map(({name}) => name);
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        const unit = units.get(name) === "unit" ? String(row["unit"]) : units.get(name);
        if (value === "") return [name, null];
        if (value === Infinity) return [name, "INF"];
        if (typeof value === "number" && unit !== undefined && isPercent(unit)) return [name, value / 100];
        return [name, years.includes(name) && /^\d{4}$/.test(String(value)) ? Number(value) : value];
      })
    )
  );
}

/** The rows of Data without the labels that stand beside codes. */
export function unlabelledRows(cells: readonly (readonly unknown[])[], {columns}: Pick<BuiltTable, "columns">): Rows {
  const labels = columns.map(({name}) => `${name}_label`);
  return sheetRows(cells).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !labels.includes(name)))
  );
}

/** A cell of a workbook with a formula, the value that is written beside it, and the value that it comes to. */
interface FormulaCell {
  readonly cell: string;
  readonly formula: string;
  readonly written: unknown;
  readonly workedOut: number;
}

/**
 * Every formula of a workbook, worked out from the cells as read-excel-file reads them; by plain arithmetic that knows
 * nothing of expressions.
 */
export async function workOutFormulas(bytes: Uint8Array): Promise<readonly FormulaCell[]> {
  const [sheets, parts] = [await readXlsx(bytes), await readZip(bytes)];
  const text = (path: string): string => new TextDecoder().decode(parts.get(path)!.bytes);
  const valueAt = (sheet: string, cell: string): unknown => {
    const [, letters, line] = /^([A-Z]+)(\d+)$/.exec(cell)!;
    const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return sheets.get(sheet)![Number(line) - 1]![column];
  };
  const round = (value: number, digits: number): number =>
    Math.round(Number((value * 10 ** digits).toPrecision(14))) / 10 ** digits;
  const workOut = (formula: string): number => {
    const plain = formula
      .replace(/(\w+)!([A-Z]+\d+)/g, (_, sheet: string, cell: string) => `(${Number(valueAt(sheet, cell))})`)
      .replaceAll("ROUND", "round");
    if (!/^(?:[-+*/(),.\d\s]|round|e)+$/.test(plain)) throw new Error(`${formula}: not understood`);
    return new Function("round", `return ${plain}`)(round) as number;
  };
  return [...sheets.keys()].flatMap((sheet, i) => {
    const cells = [...text(`xl/worksheets/sheet${i + 1}.xml`).matchAll(/<c r="([A-Z]+\d+)"[^>]*><f>([^<]*)<\/f>/g)];
    return cells.map(([, cell = "", formula = ""]) => ({
      cell: `${sheet}!${cell}`,
      formula,
      written: valueAt(sheet, cell),
      workedOut: workOut(formula)
    }));
  });
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
