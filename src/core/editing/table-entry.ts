import {idOfWords} from "./open-source.js";
import {meaningOfSign} from "./sign-legend.js";
import type {OpenSource, SourceCell, SourceNumber, SourceTable} from "./open-source.js";

/** What the cells of a head or stub say: which part of a whole, which period, or nothing that a fact holds. */
export const AXES = ["category", "period", "none"] as const;
export type TableAxis = (typeof AXES)[number];

/** A found table as a person accepts it, all cells at once. */
export interface TableEntry {
  /** Of the found table. */
  readonly place: string;
  /** Of the table that is made. */
  readonly id: string;
  readonly title: string;
  /** How many rows are its head, and how many columns its stub. */
  readonly head: number;
  readonly stub: number;
  /** What the stub says of each row, and the head of each column. */
  readonly rows: TableAxis;
  readonly columns: TableAxis;
  /** The row, or the column where columns are the categories, of the printed total of all others taken, or -1. */
  readonly total: number;
  readonly leftOut: {readonly rows: readonly number[]; readonly columns: readonly number[]};
  /** Of all its cells. */
  readonly measure: string;
  readonly unit: string;
  readonly area: string;
  /** Of all its cells, where neither head nor stub says it. */
  readonly period: string;
  /** What the document says of the signs that are printed in place of numbers, by sign; empty where it says nothing. */
  readonly signs: Readonly<Record<string, string>>;
  /** What a person has typed of numbers that need a look, by where they begin. */
  readonly typed: Readonly<Record<string, string>>;
  /** Of checks that do not hold, by their ids. */
  readonly explanations: Readonly<Record<string, {readonly class: string; readonly explanation: string}>>;
}

/** A check of a table that does not hold, and what could be said of it. */
export interface OpenCheck {
  readonly id: string;
  readonly message: string;
  readonly explanation: string;
}

/** What a cell is in a table as it is to be accepted. */
export function partOfCell(
  {head, stub, leftOut}: Pick<TableEntry, "head" | "stub" | "leftOut">,
  {row, column}: Pick<SourceCell, "row" | "column">
): "head" | "stub" | "cell" | "out" {
  if (leftOut.rows.includes(row) || leftOut.columns.includes(column)) return "out";
  return row < head ? "head" : column < stub ? "stub" : "cell";
}

/** The words of the head over a column, from the top, without those that span the whole table. */
export function headOf({cells}: SourceTable, head: number, column: number): readonly string[] {
  const width = Math.max(...cells.map((cell) => cell.column + cell.columns));
  return cells
    .filter(
      (cell) => cell.row < head && cell.column <= column && column < cell.column + cell.columns && cell.columns < width
    )
    .map(({text}) => text);
}

/** The words of the stub before a row. */
export function stubOf({cells}: SourceTable, stub: number, row: number): readonly string[] {
  return cells
    .filter((cell) => cell.column < stub && cell.row <= row && row < cell.row + cell.rows)
    .map(({text}) => text);
}

const IS_YEAR = /^\D{0,4}(?:19|20)\d\d\b|^(?:平成|令和|昭和)\s?(?:\d{1,2}|元)年/;
const IS_TOTAL = /^(?:grand |sub-?)?(?:total|all|sum|overall|together|insgesamt|ensemble)\b|^(?:合計|総数|計|総計)/i;

/** The rows or columns of a table that hold cells to be accepted. */
export function linesOf(
  {cells}: SourceTable,
  {head, stub}: Pick<TableEntry, "head" | "stub">,
  of: "row" | "column"
): readonly number[] {
  const inside = cells.filter((cell) => cell.row >= head && cell.column >= stub);
  return [...new Set(inside.map((cell) => cell[of]))].sort((a, b) => a - b);
}

/** How a found table could be accepted, by what its head and stub hold. */
export function proposedTable(source: OpenSource, table: SourceTable): TableEntry {
  const {cells} = table;
  const height = Math.max(...cells.map((cell) => cell.row + cell.rows));
  const headers = cells.filter(({header}) => header).map(({row}) => row + 1);
  const head = Math.min(height - 1, Math.max(1, ...headers));
  const columns = [...new Set(cells.map(({column}) => column))].sort((a, b) => a - b);
  const isWords = (column: number): boolean => {
    const own = cells.filter((cell) => cell.column === column && cell.row >= head);
    return own.filter(({text}) => /^\p{L}/u.test(text) || IS_YEAR.test(text)).length * 2 > own.length;
  };
  const firstNumbers = columns.findIndex((column) => !isWords(column));
  const stub = firstNumbers <= 0 ? Math.min(1, columns.length - 1) : columns[firstNumbers]!;
  const data = linesOf(table, {head, stub}, "column");
  const lines = linesOf(table, {head, stub}, "row");
  const most = (texts: readonly string[]): boolean =>
    texts.filter((text) => IS_YEAR.test(text)).length * 2 > texts.length;
  const rows = most(lines.map((row) => stubOf(table, stub, row).join(" "))) ? "period" : "category";
  const heads = data.map((column) => headOf(table, head, column).at(-1) ?? "");
  const across = data.length > 1 && most(heads) ? "period" : data.length > 1 && rows === "period" ? "category" : "none";
  const total =
    rows === "category"
      ? lines.find((row) => IS_TOTAL.test(stubOf(table, stub, row).join(" ").trim()))
      : data.find((_, i) => across === "category" && IS_TOTAL.test(heads[i]!.trim()));
  // Columns of different measures are taken one after the other: the first that is open yet.
  const next = data.find((column) => firstNumber(source, cells, {head, from: column, to: column})) ?? data[0]!;
  const first = firstNumber(source, cells, {head, from: across === "none" ? next : stub, to: Infinity});
  const named = (list: "measures" | "units", value = ""): string =>
    source[list].find(({id}) => id === value)?.label ?? value;
  const proposed = first?.fields.measure;
  const measure = across === "category" && proposed?.isNew === true ? "" : named("measures", proposed?.value);
  const by = stubOf(table, stub, 0)[0] ?? (rows === "period" ? "year" : "kind");
  const leftOut = {rows: [], columns: across === "none" ? data.filter((column) => column !== next) : []};
  const signs = [...signsOf(source.numbers, table, {head, stub, leftOut}).keys()];
  return {
    place: table.place,
    id: idOfWords(`${source.id} ${measure}`) || `${source.id}-table`,
    title: `${measure === "" ? "Figures" : measure} by ${by.toLowerCase()}`,
    ...{head, stub, rows, columns: across, total: total ?? -1},
    leftOut,
    measure,
    unit: named("units", first?.fields.unit?.value),
    area: first?.fields.area?.value ?? source.area,
    period: rows === "period" || across === "period" ? "" : (first?.fields.period?.value ?? ""),
    signs: Object.fromEntries(signs.map((sign) => [sign, meaningOfSign(source.text, sign) ?? ""])),
    typed: {},
    explanations: {}
  };
}

/** The longest sign, or word, that stands in place of a number, in characters. */
const LONGEST_SIGN = 20;

/** The cells of a table in which a sign or word is printed in place of a number, by what is printed. */
export function signsOf(
  numbers: readonly {readonly start: number; readonly end: number}[],
  {cells}: SourceTable,
  entry: Pick<TableEntry, "head" | "stub" | "leftOut">
): ReadonlyMap<string, readonly SourceCell[]> {
  const found = new Map<string, SourceCell[]>();
  for (const cell of cells) {
    const {start = 0, end = 0} = cell;
    const sign = cell.text.trim();
    if (partOfCell(entry, cell) !== "cell" || sign === "" || sign.length > LONGEST_SIGN) continue;
    if (numbers.some((number) => number.start < end && start < number.end)) continue;
    found.set(sign, [...(found.get(sign) ?? []), cell]);
  }
  return found;
}

function firstNumber(
  source: OpenSource,
  cells: readonly SourceCell[],
  {head, from, to}: {readonly head: number; readonly from: number; readonly to: number}
): SourceNumber | undefined {
  const inside = cells.filter(({row, column}) => row >= head && from <= column && column <= to);
  return source.numbers.find(
    ({start, state}) =>
      (state === "proposed" || state === "look") && inside.some((cell) => cell.start! <= start && start < cell.end!)
  );
}

/** The numbers of a table’s cells that need a look, and so are typed by a person. */
export function looksOf(source: OpenSource, table: SourceTable, entry: TableEntry): readonly SourceNumber[] {
  const inside = table.cells.filter((cell) => partOfCell(entry, cell) === "cell");
  return source.numbers.filter(
    ({start, state}) => state === "look" && inside.some((cell) => cell.start! <= start && start < cell.end!)
  );
}
