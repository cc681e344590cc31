import {around} from "../box.js";
import type {CellWord, PageBox, SourceCell, SourceTable, TextRange} from "./open-source.js";

/** Where the rows and the columns of a table part on its page, in points, those of rows from the top down. */
export interface TableLines {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** Which lines are meant: those between rows, which run across, or between columns, which run down. */
export type LineKind = keyof TableLines;

/** How near to its neighbours a line may come, in points. */
export const CLOSEST_LINES = 2;

/** The cells of a table that stand on a page word by word. */
type PlacedCell = SourceCell & {readonly box: PageBox; readonly words: readonly CellWord[]};

const isPlaced = (cell: SourceCell): cell is PlacedCell => cell.box !== undefined && cell.words !== undefined;

/** The box around all cells of a table; undefined where they stand on no page. */
export function boxOfTable({cells}: SourceTable): PageBox | undefined {
  const boxes = cells.flatMap(({box}) => box ?? []);
  const [first] = boxes;
  return first && {page: first.page, ...around(boxes)};
}

/**
 * The lines between the rows and columns of a table as it was found, each in the middle between the texts on its two
 * sides. Undefined for a table that stands on no page or on several, or is turned on it.
 */
export function linesAsFound({cells}: SourceTable): TableLines | undefined {
  const placed = cells.filter(isPlaced);
  if (placed.length === 0 || placed.length < cells.length) return undefined;
  if (placed.some(({box}) => box.page !== placed[0]!.box.page)) return undefined;
  const columns = between(
    placed.filter((cell) => cell.columns === 1).map(({column, box}) => ({at: column, from: box.x1, to: box.x2}))
  );
  const rows = between(
    placed.filter((cell) => cell.rows === 1).map(({row, box}) => ({at: row, from: -box.y2, to: -box.y1}))
  );
  const count = (of: "row" | "column", span: "rows" | "columns"): number =>
    Math.max(...placed.map((cell) => cell[of] + cell[span]));
  if (rows?.length !== count("row", "rows") - 1 || columns?.length !== count("column", "columns") - 1) return undefined;
  return {rows: rows.map((at) => -at), columns};
}

/** The middles between lines of a table one after the other; undefined where they don’t follow on each other. */
function between(
  texts: readonly {readonly at: number; readonly from: number; readonly to: number}[]
): readonly number[] | undefined {
  const bands: {from: number; to: number}[] = [];
  for (const {at, from, to} of texts) {
    const band = (bands[at] ??= {from, to});
    band.from = Math.min(band.from, from);
    band.to = Math.max(band.to, to);
  }
  const all = Array.from(bands);
  if (all.some((band) => (band as unknown) === undefined)) return undefined;
  const middles = all.slice(1).map(({from}, i) => (all[i]!.to + from) / 2);
  return middles.every((at, i) => i === 0 || at > middles[i - 1]!) ? middles : undefined;
}

/** The lines without one of them. */
export const withoutLine = (lines: TableLines, kind: LineKind, at: number): TableLines => ({
  ...lines,
  [kind]: lines[kind].filter((_, i) => i !== at)
});

/** The lines with one of them elsewhere, as near as its neighbours and the sides of its table let it come. */
export function withLineAt(lines: TableLines, kind: LineKind, at: number, to: number, table: SourceTable): TableLines {
  const edges = edgesOf(lines, kind, table);
  const [low, high] = [edges[at]!, edges[at + 2]!].sort((a, b) => a - b);
  const place = Math.min(high! - CLOSEST_LINES, Math.max(low! + CLOSEST_LINES, to));
  return {...lines, [kind]: lines[kind].map((line, i) => (i === at ? place : line))};
}

/**
 * The lines with a further one, and which it is: in the row or column in most of whose cells numbers stand apart,
 * between these; where none do, in the middle of the widest.
 */
export function withNewLine(
  lines: TableLines,
  kind: LineKind,
  table: SourceTable
): {readonly lines: TableLines; readonly at: number} {
  const edges = edgesOf(lines, kind, table);
  const bands = edges
    .slice(1)
    .map((edge, at) => ({
      width: Math.abs(edge - edges[at]!),
      middle: (edge + edges[at]!) / 2,
      gaps: gapsIn(table, kind, at)
    }));
  const [best] = [...bands].sort((a, b) => b.gaps.length - a.gaps.length || b.width - a.width);
  const at = bands.indexOf(best!);
  const gaps = [...best!.gaps].sort((a, b) => a - b);
  const place = gaps[gaps.length >> 1] ?? best!.middle;
  return {lines: {...lines, [kind]: lines[kind].toSpliced(at, 0, place)}, at};
}

/** The middles between words with digits that stand apart in a cell of one row or column. */
function gapsIn(table: SourceTable, kind: LineKind, band: number): readonly number[] {
  const sides = ({box: {x1, x2, y1, y2}}: CellWord): readonly [from: number, to: number] =>
    kind === "columns" ? [x1, x2] : [y1, y2];
  return table.cells.filter(isPlaced).flatMap(({row, rows, column, columns, words}) => {
    const [at, count] = kind === "columns" ? [column, columns] : [row, rows];
    if (at !== band || count > 1) return [];
    const ordered = words.map((word) => ({word, sides: sides(word)})).sort((a, b) => a.sides[0] - b.sides[0]);
    return ordered.slice(1).flatMap((next, i) => {
      const before = ordered[i]!;
      const areNumbers = [before, next].every(({word}) => /\d/.test(word.text));
      return areNumbers && next.sides[0] >= before.sides[1] ? [(before.sides[1] + next.sides[0]) / 2] : [];
    });
  });
}

/** The lines of a kind with the sides of their table before and after them. */
function edgesOf(lines: TableLines, kind: LineKind, table: SourceTable): readonly number[] {
  const {x1, x2, y1, y2} = boxOfTable(table)!;
  return kind === "rows" ? [y2, ...lines.rows, y1] : [x1, ...lines.columns, x2];
}

/** Where something stands among rows or columns. */
interface Span {
  readonly at: number;
  readonly count: number;
}

/** Words of one found cell that stand in one cell of the table as its lines are now. */
interface Piece {
  readonly row: Span;
  readonly column: Span;
  readonly cell: PlacedCell;
  readonly words: CellWord[];
}

/**
 * A found table with other lines. A cell between lines that have stayed is as it was found; the words of another go
 * where the middle of each stands, and one that spans several rows or columns spans those that its own have become.
 */
export function tableWithLines(table: SourceTable, lines: TableLines): SourceTable {
  const found = linesAsFound(table);
  if (!found) return table;
  const {x1, x2, y1, y2} = boxOfTable(table)!;
  const columns = new Bands(found.columns, lines.columns, [x1, x2]);
  const down = (all: readonly number[]): readonly number[] => all.map((at) => -at);
  const rows = new Bands(down(found.rows), down(lines.rows), [-y2, -y1]);
  const gathered = new Map<string, Piece[]>();
  for (const piece of table.cells.filter(isPlaced).flatMap((cell) => piecesOf(cell, rows, columns))) {
    const key = `${piece.row.at} ${piece.column.at}`;
    gathered.set(key, [...(gathered.get(key) ?? []), piece]);
  }
  const cells = [...gathered.values()]
    .map((pieces) => cellOf(table, pieces))
    .sort((a, b) => a.row - b.row || a.column - b.column);
  return {...table, cells};
}

function piecesOf(cell: PlacedCell, rows: Bands, columns: Bands): readonly Piece[] {
  const pieces = new Map<string, Piece>();
  for (const word of cell.words) {
    const {x1, x2, y1, y2} = word.box;
    const column = columns.spanOf(cell.column, cell.columns, (x1 + x2) / 2);
    const row = rows.spanOf(cell.row, cell.rows, -(y1 + y2) / 2);
    const key = [row.at, row.count, column.at, column.count].join(" ");
    const piece = pieces.get(key) ?? {row, column, cell, words: []};
    pieces.set(key, piece);
    piece.words.push(word);
  }
  return [...pieces.values()];
}

/** The rows of a table, or its columns, as they were found and as they are now. */
class Bands {
  readonly #found: readonly number[];
  readonly #now: readonly number[];

  constructor(found: readonly number[], now: readonly number[], [from, to]: readonly [number, number]) {
    this.#found = [from, ...found, to];
    this.#now = [from, ...now, to];
  }

  /** Where a word now stands that was found in so many rows or columns, counted from the first; `middle` is its own. */
  spanOf(first: number, count: number, middle: number): Span {
    const [from, to] = [this.#found[first]!, this.#found[first + count]!];
    const [low, high] = [this.#now.indexOf(from), this.#now.indexOf(to)];
    if (low >= 0 && high > low && (count > 1 || high === low + 1)) return {at: low, count: high - low};
    const own = {at: this.#bandAt(middle), count: 1};
    if (count === 1) return own;
    const within = this.#now.slice(0, -1).flatMap((edge, i) => {
      const next = this.#now[i + 1]!;
      return Math.min(to, next) - Math.max(from, edge) > (next - edge) / 2 ? [i] : [];
    });
    return within.length === 0 ? own : {at: within[0]!, count: within.at(-1)! - within[0]! + 1};
  }

  #bandAt(middle: number): number {
    const at = this.#now.slice(1, -1).findIndex((edge) => middle < edge);
    return at < 0 ? this.#now.length - 2 : at;
  }
}

/** How much of their height two words have in common that stand on one line. */
const SAME_LINE = 0.5;

function isBefore(a: CellWord, b: CellWord): number {
  const shared = Math.min(a.box.y2, b.box.y2) - Math.max(a.box.y1, b.box.y1);
  const isBeside = shared > SAME_LINE * Math.min(a.box.y2 - a.box.y1, b.box.y2 - b.box.y1);
  return isBeside ? a.box.x1 - b.box.x1 : b.box.y2 - a.box.y2;
}

/** The cell that pieces make, their words in the order in which they stand on the page. */
function cellOf({place}: SourceTable, pieces: readonly Piece[]): SourceCell {
  const [first] = pieces;
  const [row, column] = [first!.row.at, first!.column.at];
  const placed = pieces.flatMap(({cell, words}) => words.map((word) => ({cell, word})));
  if (pieces.length > 1) placed.sort((a, b) => isBefore(a.word, b.word));
  const words = placed.map(({word}) => word);
  const isWhole = pieces.length === 1 && words.length === first!.cell.words.length;
  return {
    ...{row, column, words},
    rows: Math.max(...pieces.map((piece) => piece.row.count)),
    columns: Math.max(...pieces.map((piece) => piece.column.count)),
    header: pieces.every(({cell}) => cell.header),
    place: `${place}, row ${row + 1}, column ${column + 1}`,
    text: isWhole ? first!.cell.text : words.map(({text}) => text).join(" "),
    ranges: isWhole ? first!.cell.ranges : rangesOf(placed),
    box: {page: words[0]!.box.page, ...around(words.map(({box}) => box))}
  };
}

/** Where words stand in the text: those that follow on each other in a found cell in one range. */
function rangesOf(placed: readonly {readonly cell: PlacedCell; readonly word: CellWord}[]): readonly TextRange[] {
  const ranges: {start: number; end: number}[] = [];
  placed.forEach(({cell, word}, i) => {
    const before = placed[i - 1];
    const goesOn = before?.cell === cell && cell.words.indexOf(word) === cell.words.indexOf(before.word) + 1;
    if (goesOn) ranges.at(-1)!.end = word.end;
    else ranges.push({start: word.start, end: word.end});
  });
  return ranges;
}
