import {read, utils} from "@e965/xlsx";
import type {CellObject, WorkSheet} from "@e965/xlsx";
import {ReadingError, TextWriter, columnName, onOneLine, headRows} from "./document-reading.js";
import type {DocumentReading, ReadCell, ReadTable} from "./document-reading.js";
import {hiddenInOds} from "./ods-hidden.js";
import type {HiddenLines} from "./ods-hidden.js";
import {refuseZipBomb} from "./zip.js";

/** More cells than these are not read; a table of so many is better kept as CSV. */
const MOST_CELLS = 2_000_000;

/**
 * Reads a workbook, XLSX or ODS: the sheets one after another, each row a line with tabs between its cells. What a cell
 * shows is what is printed; the stored value is kept beside it, and formulas are kept as text.
 */
export function readSheets(bytes: Uint8Array, kind: "xlsx" | "ods"): DocumentReading {
  refuseZipBomb(bytes);
  const book = openBook(bytes);
  const hiddenIn = kind === "ods" ? hiddenInOds(bytes) : undefined;
  const writer = new TextWriter();
  const tables: ReadTable[] = [];
  const remarks: string[] = [];
  let left = MOST_CELLS;
  book.SheetNames.forEach((name, i) => {
    const sheet = book.Sheets[name]!;
    if ((book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0) remarks.push(`sheet ${name} is hidden in the file`);
    const cells = cellsOf(name, sheet);
    left -= cells.length;
    if (left < 0) throw new ReadingError(`holds more than ${MOST_CELLS} cells; save the table that you need as CSV`);
    if (cells.length === 0) return;
    remarks.push(...hiddenLines(name, hiddenIn?.get(name) ?? hiddenInXlsx(sheet), cells));
    const errors = cells.filter(({text}) => /^#(?:REF|N\/A|VALUE|DIV\/0|NAME|NUM|NULL)[!?]?$/.test(text));
    if (errors.length > 0) remarks.push(`${errors[0]!.place} holds an error, ${errors[0]!.text}${more(errors.length)}`);
    const formulas = cells.filter(({formula}) => formula !== undefined);
    if (formulas.some(({formula}) => /\[\d+\]|\[[^\]]+\.xlsx?\]/i.test(formula!)))
      remarks.push(`sheet ${name} takes numbers from other files; what was last shown is read`);
    writer.line(name, name);
    writeRows(writer, cells);
    writer.add("\n");
    tables.push({place: name, cells: withHead(cells)});
  });
  if (tables.length === 0) throw new ReadingError("holds no cells; save it again with its rows");
  const title = book.Props?.Title ?? "";
  return {reader: `${kind} 1`, title, text: writer.text, places: writer.places, tables, remarks};
}

/** Says which rows and columns with cells are not shown when the file is opened. */
function hiddenLines(name: string, hidden: HiddenLines, cells: readonly ReadCell[]): readonly string[] {
  const used = (of: "row" | "column", lines: readonly number[]): readonly number[] => {
    const held = new Set(cells.map((cell) => cell[of]));
    return lines.filter((at) => held.has(at));
  };
  const [rows, columns] = [used("row", hidden.rows), used("column", hidden.columns)];
  const parts = [
    ...(rows.length === 0 ? [] : [`${rows.length === 1 ? "row" : "rows"} ${listed(rows.map((at) => String(at + 1)))}`]),
    ...(columns.length === 0
      ? []
      : [`${columns.length === 1 ? "column" : "columns"} ${listed(columns.map(columnName))}`])
  ];
  return parts.length === 0 ? [] : [`of sheet ${name}, hidden in the file and read all the same: ${parts.join(", ")}`];
}

function hiddenInXlsx(sheet: WorkSheet): HiddenLines {
  const hidden = (lines: readonly ({readonly hidden?: boolean} | null | undefined)[] = []): readonly number[] =>
    lines.flatMap((line, at) => (line?.hidden === true ? [at] : []));
  return {rows: hidden(sheet["!rows"]), columns: hidden(sheet["!cols"])};
}

/** How many hidden rows or columns are named one by one. */
const MOST_NAMED = 5;

const listed = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join(", ")} and ${names.length - MOST_NAMED} more`
    : names.join(", ");

const more = (count: number): string => (count === 1 ? "" : `, and so do ${count - 1} more`);

function openBook(bytes: Uint8Array): ReturnType<typeof read> {
  try {
    return read(bytes, {
      type: "array",
      dense: true,
      cellText: true,
      cellFormula: true,
      // Without it rows and columns don’t say that they are hidden.
      cellStyles: true,
      cellDates: false,
      cellHTML: false
    });
  } catch (error) {
    const message = String(error);
    throw new ReadingError(
      /password|encrypt/i.test(message)
        ? "is locked with a password; save it without one"
        : "can’t be read as a workbook; open it in a spreadsheet program and save it again"
    );
  }
}

function cellsOf(name: string, sheet: WorkSheet): readonly ReadCell[] {
  const rows =
    (sheet as {readonly "!data"?: readonly (readonly (CellObject | undefined)[] | undefined)[]})["!data"] ?? [];
  const spans = new Map(
    (sheet["!merges"] ?? []).map(({s, e}) => [utils.encode_cell(s), {rows: e.r - s.r + 1, columns: e.c - s.c + 1}])
  );
  return rows.flatMap((row = [], y) =>
    row.flatMap((cell, x): readonly ReadCell[] => {
      const text = cell === undefined ? "" : onOneLine(shownText(cell));
      if (cell === undefined || text === "") return [];
      const address = `${columnName(x)}${y + 1}`;
      const value = cell.t === "n" ? String(cell.v) : "";
      return [
        {
          row: y,
          column: x,
          ...(spans.get(address) ?? {rows: 1, columns: 1}),
          text,
          header: false,
          place: `${quotedSheet(name)}!${address}`,
          ...(value === "" || value === text.replace(/,/g, "") ? {} : {value}),
          ...(cell.f === undefined ? {} : {formula: cell.f})
        }
      ];
    })
  );
}

function shownText({t, w, v}: CellObject): string {
  if (w !== undefined) return w;
  return t === "z" || v === undefined ? "" : String(v);
}

const quotedSheet = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;

function writeRows(writer: TextWriter, cells: readonly ReadCell[]): void {
  const rows = new Map<number, ReadCell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  for (const row of rows.values()) {
    const byColumn = new Map(row.map((cell) => [cell.column, cell]));
    const last = row.at(-1)!.column;
    writer.row(
      Array.from({length: last + 1}, (_, x) => ({
        text: byColumn.get(x)?.text ?? "",
        place: byColumn.get(x)?.place ?? ""
      }))
    );
  }
}

function withHead(cells: readonly ReadCell[]): readonly ReadCell[] {
  const rows: string[][] = [];
  for (const {row, column, text} of cells) (rows[row] ??= [])[column] = text;
  const grid = Array.from(rows, (row?: string[]) => Array.from(row ?? [], (text?: string) => text ?? ""));
  const head = headRows(grid);
  return cells.map((cell) => (cell.row < head ? {...cell, header: true} : cell));
}
