import {idOfWords, isInCell} from "./open-source.js";
import {meaningOfSign} from "./sign-legend.js";
import type {OpenSource, PageBox, ProposedField, SourceCell, SourceNumber, SourceTable} from "./open-source.js";
import type {TableLines} from "./table-lines.js";

/** What the cells of a head or stub say: which part of a whole, which period, or nothing that a fact holds. */
export const AXES = ["category", "period", "none"] as const;
export type TableAxis = (typeof AXES)[number];

/** Columns of a found table whose cells count one thing; they become a table of their own. */
export interface MeasuredColumns {
  /** Of the table that is made. */
  readonly id: string;
  readonly title: string;
  /** Which columns of the found table they are. */
  readonly taken: readonly number[];
  /** What the head says of each of them. */
  readonly columns: TableAxis;
  /** The row, or the column where columns are the categories, of the printed total of all others taken, or -1. */
  readonly total: number;
  readonly measure: string;
  readonly unit: string;
  /** Of all their cells, where neither head nor stub says it. */
  readonly period: string;
}

/** Which found table is meant, or the box of a page in which somebody has drawn one. */
export interface TablePart {
  readonly place: string;
  /** Absent where it was found. */
  readonly drawn?: PageBox;
  /** Where its lines have been moved to; absent where it is as it was found. */
  readonly lines?: TableLines;
}

/** The place of a table that was drawn, as those of found ones are called. */
export const nameOfDrawn = ({page}: PageBox): string => `page ${page}, drawn table`;

/** What is said of a found table as a whole. */
interface WholeTable extends TablePart {
  /** Tables that go on from it and are accepted with it, in their order. */
  readonly more?: readonly TablePart[];
  /** How many rows are its head, and how many columns its stub. */
  readonly head: number;
  readonly stub: number;
  /** What the stub says of each row. */
  readonly rows: TableAxis;
  /** Rows that are not taken. */
  readonly leftOut: readonly number[];
  readonly area: string;
  /** What the document says of the signs that are printed in place of numbers, by sign; empty where it says nothing. */
  readonly signs: Readonly<Record<string, string>>;
  /** What a person has typed of numbers that need a look, by where they begin. */
  readonly typed: Readonly<Record<string, string>>;
  /** Of checks that do not hold, by their ids. */
  readonly explanations: Readonly<Record<string, {readonly class: string; readonly explanation: string}>>;
}

/** A found table as a person accepts it, all cells at once. */
export interface TableEntry extends WholeTable {
  readonly measures: readonly MeasuredColumns[];
}

/** One of the tables that a found table becomes. */
export type MeasuredTable = WholeTable & MeasuredColumns;

/** The tables that a found table becomes, one for each thing that is counted in it. */
export const measuredTables = ({measures, ...whole}: TableEntry): readonly MeasuredTable[] =>
  measures.map((columns) => ({...whole, ...columns}));

/** Which lines of a found table are taken, and as what. */
export type TakenLines = Pick<MeasuredTable, "head" | "stub" | "leftOut" | "taken">;

/** All lines that are taken of a found table. */
export const takenLines = ({head, stub, leftOut, measures}: TableEntry): TakenLines => ({
  ...{head, stub, leftOut},
  taken: measures.flatMap(({taken}) => taken)
});

/** A check of a table that does not hold, and what could be said of it. */
export interface OpenCheck {
  readonly id: string;
  readonly message: string;
  readonly explanation: string;
}

/** What a cell is in a table as it is to be accepted. */
export function partOfCell(
  {head, stub, leftOut, taken}: TakenLines,
  {row, column, columns}: Pick<SourceCell, "row" | "column" | "columns">
): "head" | "stub" | "cell" | "out" {
  if (leftOut.includes(row)) return "out";
  if (column >= stub && !taken.some((one) => column <= one && one < column + columns)) return "out";
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
const YEARS = /(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)|(?:平成|令和|昭和)\s?(?:\d{1,2}|元)年/g;
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
  const lines = linesOf(table, {head, stub}, "row");
  const stubs = lines.map((row) => stubOf(table, stub, row).join(" "));
  const rows = most(stubs, IS_YEAR) ? "period" : "category";
  const total = rows === "category" ? lines.find((_, i) => IS_TOTAL.test(stubs[i]!.trim())) : undefined;
  const measures = proposedMeasures(source, table, {head, stub, rows, total: total ?? -1});
  const taken = measures.flatMap((one) => one.taken);
  const first = openNumbers(source, cells, {head, columns: taken})[0];
  const signs = [...signsOf(source.numbers, table, {head, stub, leftOut: [], taken}).keys()];
  return {
    place: table.place,
    ...{head, stub, rows, measures},
    leftOut: [],
    area: first?.fields.area?.value ?? source.area,
    signs: Object.fromEntries(signs.map((sign) => [sign, meaningOfSign(source.text, sign) ?? ""])),
    typed: {},
    explanations: {}
  };
}

const most = (texts: readonly string[], pattern: RegExp): boolean =>
  texts.filter((text) => pattern.test(text)).length * 2 > texts.length;

/** What a found table is whose columns are still to be parted by what they count. */
type UnpartedTable = Pick<MeasuredTable, "head" | "stub" | "rows" | "total">;

/**
 * The columns of a table that hold open numbers, by what these count: measure and unit are those that most numbers of a
 * column are proposed to have. Columns that are neither of a period each nor parts of a whole stand alone.
 */
function proposedMeasures(source: OpenSource, table: SourceTable, whole: UnpartedTable): readonly MeasuredColumns[] {
  const {head, stub, rows} = whole;
  const data = linesOf(table, {head, stub}, "column");
  const heads = data.map((column) => headOf(table, head, column));
  const isYears = most(
    heads.map((words) => words.at(-1) ?? ""),
    IS_YEAR
  );
  const areParts = !isYears && rows === "period" && data.length > 1;
  const groups = new Map<string, number[]>();
  const periods = new Set<string>();
  let last: number[] | undefined;
  data.forEach((column, i) => {
    const numbers = openNumbers(source, table.cells, {head, columns: [column]});
    if (numbers.length === 0) {
      if (!hasNumber(source, table.cells, {head, columns: [column]})) last?.push(column);
      return;
    }
    const [measure, unit] = [commonest(numbers, "measure"), commonest(numbers, "unit")];
    const own = areParts && measure?.isNew === true ? "" : (measure?.value ?? "");
    const counted = [own, unit?.value ?? ""].join("\n");
    const year = areParts ? "" : heads[i]!.join(" ").match(YEARS)?.at(-1);
    const isAlone = year === undefined || (year !== "" && periods.has(`${counted} ${year}`));
    periods.add(`${counted} ${year}`);
    const key = isAlone ? `${counted}\n${column}` : counted;
    last = groups.get(key) ?? [];
    groups.set(key, last);
    last.push(column);
  });
  const found: MeasuredColumns[] = [];
  for (const taken of groups.size === 0 ? [data] : groups.values()) {
    const axis = taken.length === 1 ? "none" : areParts ? "category" : "period";
    found.push(proposedMeasure(source, table, {...whole, taken, columns: axis}, found));
  }
  return found;
}

/** What columns that count one thing are proposed to be; `before` are those to their left, whose names are taken. */
function proposedMeasure(
  source: OpenSource,
  table: SourceTable,
  {head, stub, rows, total, taken, columns}: UnpartedTable & Pick<MeasuredColumns, "taken" | "columns">,
  before: readonly MeasuredColumns[]
): MeasuredColumns {
  const numbers = openNumbers(source, table.cells, {head, columns: taken});
  const named = (list: "measures" | "units", value = ""): string =>
    source[list].find(({id}) => id === value)?.label ?? value;
  const proposed = commonest(numbers, "measure");
  const measure = columns === "category" && proposed?.isNew === true ? "" : named("measures", proposed?.value);
  const unit = named("units", commonest(numbers, "unit")?.value);
  const names = [measure, `${measure}, ${unit}`, ...before.map((_, i) => `${measure} ${i + 2}`)].map((name) =>
    namesOfMeasure(source, table, {stub, rows}, name)
  );
  const across = taken.find((column) => IS_TOTAL.test((headOf(table, head, column).at(-1) ?? "").trim()));
  return {
    ...names.find(({id}) => before.every((one) => one.id !== id))!,
    ...{taken, columns, measure, unit},
    total: columns === "category" ? (across ?? -1) : total,
    period: rows === "period" || columns === "period" ? "" : (numbers[0]?.fields.period?.value ?? "")
  };
}

/** What a table of a measure could be called, and its file: `Loans by kind`. */
export function namesOfMeasure(
  source: OpenSource,
  table: SourceTable,
  {stub, rows}: Pick<TableEntry, "stub" | "rows">,
  measure: string
): Pick<MeasuredColumns, "id" | "title"> {
  const by = stubOf(table, stub, 0)[0] ?? (rows === "period" ? "year" : "kind");
  return {
    id: idOfWords(`${source.id} ${measure}`) || `${source.id}-table`,
    title: `${measure === "" ? "Figures" : measure} by ${by.toLowerCase()}`
  };
}

/** The longest sign, or word, that stands in place of a number, in characters. */
const LONGEST_SIGN = 20;

/** The cells of a table in which a sign or word is printed in place of a number, by what is printed. */
export function signsOf(
  numbers: readonly {readonly start: number; readonly end: number}[],
  {cells}: SourceTable,
  taken: TakenLines
): ReadonlyMap<string, readonly SourceCell[]> {
  const found = new Map<string, SourceCell[]>();
  for (const cell of cells) {
    const sign = cell.text.trim();
    if (partOfCell(taken, cell) !== "cell" || sign === "" || sign.length > LONGEST_SIGN) continue;
    if (numbers.some((number) => cell.ranges.some(({start, end}) => number.start < end && start < number.end)))
      continue;
    found.set(sign, [...(found.get(sign) ?? []), cell]);
  }
  return found;
}

/** Columns of a table below its head. */
interface BelowHead {
  readonly head: number;
  readonly columns: readonly number[];
}

const isIn = (cells: readonly SourceCell[], {start}: SourceNumber): boolean =>
  cells.some((cell) => isInCell(cell, start));

const cellsBelow = (cells: readonly SourceCell[], {head, columns}: BelowHead): readonly SourceCell[] =>
  cells.filter(({row, column}) => row >= head && columns.includes(column));

const isOpen = ({state}: SourceNumber): boolean => state === "proposed" || state === "look";

/** The numbers of some columns that are not accounted for. */
function openNumbers(source: OpenSource, cells: readonly SourceCell[], below: BelowHead): readonly SourceNumber[] {
  const inside = cellsBelow(cells, below);
  return source.numbers.filter((number) => isOpen(number) && isIn(inside, number));
}

function hasNumber(source: OpenSource, cells: readonly SourceCell[], below: BelowHead): boolean {
  const inside = cellsBelow(cells, below);
  return source.numbers.some((number) => isIn(inside, number));
}

/** What most numbers are proposed to have in a field, the first of several; undefined where that is nothing. */
function commonest(numbers: readonly SourceNumber[], field: "measure" | "unit"): ProposedField | undefined {
  const counts = new Map<string, number>();
  for (const {fields} of numbers) {
    const value = fields[field]?.value ?? "";
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const top = Math.max(...counts.values());
  const value = [...counts].find(([, count]) => count === top)?.[0];
  return numbers.find(({fields}) => fields[field]?.value === value)?.fields[field];
}

/** The numbers of a table’s cells that need a look, and so are typed by a person. */
export function looksOf(source: OpenSource, table: SourceTable, taken: TakenLines): readonly SourceNumber[] {
  const inside = table.cells.filter((cell) => partOfCell(taken, cell) === "cell");
  return source.numbers.filter((number) => number.state === "look" && isIn(inside, number));
}
