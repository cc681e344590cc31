import {around, holdsMiddle} from "../../../src/core/box.js";
import type {Box} from "../../../src/core/box.js";
import {YEAR} from "../document-reading.js";
import type {TableCell} from "../reading.js";
import {isNumeric, phrasesOf} from "./phrases.js";
import type {Phrase} from "./phrases.js";
import type {Ruling, Rulings} from "./rulings.js";
import {columnsOf} from "./table-columns.js";
import type {Column} from "./table-columns.js";
import {columnsUnder, rowsOf} from "./table-rows.js";
import type {Row} from "./table-rows.js";
import type {Word} from "./text-lines.js";

/** How far a text or ruling may stand out of its region, in points. */
const SLACK = 2;

/** The shortest ruling that parts rows, as a share of the table’s width. */
const SHORTEST_CUT = 0.15;

type Spans = Pick<TableCell, "row" | "column" | "rows" | "columns">;

/**
 * Reads the cells of a table whose region on the page is known. The edges of filled areas count as rulings where a
 * table has no lines in that direction.
 */
export function cellsOf(region: Box, words: readonly Word[], lines: Rulings, edges: Rulings): readonly TableCell[] {
  const inside = words.filter(({box}) => holdsMiddle(region, box, SLACK));
  const [drawn, filled] = [rulingsIn(region, lines), rulingsIn(region, edges)];
  const own = {
    across: hasInner(drawn.across, region.y1, region.y2) ? drawn.across : [...drawn.across, ...filled.across],
    down: hasInner(drawn.down, region.x1, region.x2) ? drawn.down : [...drawn.down, ...filled.down]
  };
  const phrases = phrasesOf(inside, region, own);
  if (phrases.length === 0) return [];
  const columns = columnsOf(phrases, own, region);
  const {rows, tall} = rowsOf(phrases, bandsOf(region, own.across), columns);
  const parts = new Map<string, {readonly spans: Spans; readonly phrases: Phrase[]}>();
  const put = (spans: Spans, phrase: Phrase): void => {
    const key = `${spans.row} ${spans.column}`;
    const part = parts.get(key);
    if (part) part.phrases.push(phrase);
    else parts.set(key, {spans, phrases: [phrase]});
  };
  rows.forEach((row, index) => {
    for (const phrase of row.phrases)
      put({row: index, rows: 1, ...acrossColumns(phrase, row.phrases, columns, region)}, phrase);
  });
  for (const group of groupsOfTall(tall)) placeTall(group, rows, columns, region, put);
  const cells = [...parts.values()].map(({spans, phrases: members}) => ({
    ...spans,
    ...textOf(members),
    box: around(members.map(({box}) => box))
  }));
  const numbered = withoutGaps(cells);
  const head = headRows(numbered);
  return numbered
    .map((cell): TableCell => ({...cell, header: cell.row < head}))
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

function rulingsIn({x1, y1, x2, y2}: Box, {across, down}: Rulings): Rulings {
  const within = (rulings: readonly Ruling[], low: number, high: number, from: number, to: number): Ruling[] =>
    rulings
      .filter((ruling) => ruling.at > low - SLACK && ruling.at < high + SLACK)
      .map((ruling) => ({
        at: ruling.at,
        from: Math.max(ruling.from, from - SLACK),
        to: Math.min(ruling.to, to + SLACK)
      }))
      .filter((ruling) => ruling.to - ruling.from > 3);
  return {across: within(across, y1, y2, x1, x2), down: within(down, x1, x2, y1, y2)};
}

/** Whether a ruling stands between the sides of a region. */
const hasInner = (rulings: readonly Ruling[], low: number, high: number): boolean =>
  rulings.some(({at}) => at > low + 2 * SLACK && at < high - 2 * SLACK);

/** The bands between the rulings that run across a region, from the top down. */
function bandsOf(region: Box, across: readonly Ruling[]): readonly Box[] {
  const wide = across.filter(({from, to}) => to - from > SHORTEST_CUT * (region.x2 - region.x1));
  const cuts = [region.y2 + SLACK, ...wide.map(({at}) => at).sort((a, b) => b - a), region.y1 - SLACK];
  return cuts
    .slice(1)
    .map((low, i) => ({...region, y1: low, y2: cuts[i]!}))
    .filter(({y1, y2}) => y2 - y1 > 0.5);
}

/**
 * The columns over which a phrase stands. Where rulings make one box over several columns, and no two texts stand side
 * by side in it, its texts are one cell that spans them.
 */
function acrossColumns(
  phrase: Phrase,
  row: readonly Phrase[],
  columns: readonly Column[],
  region: Box
): Pick<Spans, "column" | "columns"> {
  const {cell} = phrase;
  const inCell = row.filter((other) => other.cell.x1 === cell.x1 && other.cell.x2 === cell.x2);
  const isOne = inCell.every((a) => inCell.every((b) => a === b || Math.abs(a.baseline - b.baseline) > 0.5 * a.size));
  const isRuled = cell.x1 > region.x1 + SLACK || cell.x2 < region.x2 - SLACK;
  const boxed = columns.flatMap(({x1, x2}, i) => {
    const middle = (x1 + x2) / 2;
    return middle > cell.x1 && middle < cell.x2 ? [i] : [];
  });
  const all = [...columnsUnder(phrase, columns), ...(isRuled && isOne ? boxed : [])];
  const first = Math.min(...all);
  return {column: first, columns: Math.max(...all) - first + 1};
}

/** The phrases of each ruled box that stands beside several rows. */
function groupsOfTall(tall: readonly Phrase[]): readonly (readonly Phrase[])[] {
  const groups = new Map<string, Phrase[]>();
  for (const phrase of tall) {
    const {x1, x2, y1, y2} = phrase.cell;
    const key = [x1, x2, y1, y2].map(Math.round).join(" ");
    groups.set(key, [...(groups.get(key) ?? []), phrase]);
  }
  return [...groups.values()];
}

function placeTall(
  group: readonly Phrase[],
  rows: readonly Row[],
  columns: readonly Column[],
  region: Box,
  put: (spans: Spans, phrase: Phrase) => void
): void {
  const {cell} = group[0]!;
  const beside = rows.flatMap(({y1, y2}, i) => ((y1 + y2) / 2 > cell.y1 && (y1 + y2) / 2 < cell.y2 ? [i] : []));
  const rowOf = (phrase: Phrase): number =>
    beside.find((i) =>
      rows[i]!.phrases.some(({baseline}) => Math.abs(baseline - phrase.baseline) < 0.25 * phrase.size)
    ) ?? -1;
  const distinct = new Set(group.map(rowOf));
  const isList = !distinct.has(-1) && distinct.size >= Math.max(3, 0.6 * beside.length);
  const first = beside[0] ?? rows.length;
  for (const phrase of group) {
    const across = acrossColumns(phrase, group, columns, region);
    if (isList) put({row: rowOf(phrase), rows: 1, ...across}, phrase);
    else put({row: first, rows: Math.max(1, beside.length), ...across}, phrase);
  }
}

/** The text of a cell, line under line. */
function textOf(phrases: readonly Phrase[]): Pick<TableCell, "text" | "words"> {
  const ordered = [...phrases].sort((a, b) =>
    Math.abs(a.baseline - b.baseline) < 0.4 * a.size ? a.box.x1 - b.box.x1 : b.baseline - a.baseline
  );
  return {
    text: ordered.map(({text}) => text).join(" "),
    words: ordered.flatMap(({words}) => words.map(({text, box}) => ({text, box})))
  };
}

/** Counts rows and columns again without those that hold nothing. */
function withoutGaps<Cell extends Spans>(cells: readonly Cell[]): readonly Cell[] {
  const rows = [...new Set(cells.map(({row}) => row))].sort((a, b) => a - b);
  const columns = [...new Set(cells.map(({column}) => column))].sort((a, b) => a - b);
  const between = (kept: readonly number[], from: number, count: number): number =>
    Math.max(1, kept.filter((index) => index >= from && index < from + count).length);
  return cells.map((cell) => ({
    ...cell,
    row: rows.indexOf(cell.row),
    column: columns.indexOf(cell.column),
    rows: between(rows, cell.row, cell.rows),
    columns: between(columns, cell.column, cell.columns)
  }));
}

/** How many rows are the head: those above the first with a label and a number that is no year. */
function headRows(cells: readonly (Spans & {readonly text: string})[]): number {
  const last = Math.max(...cells.map(({row}) => row));
  for (let row = 0; row <= last; row++) {
    const here = cells.filter((cell) => cell.row === row);
    const hasLabel = here.some(({column}) => column === 0);
    const hasNumber = here.some(({column, text}) => column > 0 && isNumeric(text) && !YEAR.test(text.trim()));
    if (hasLabel && hasNumber) return row;
  }
  return Math.min(1, last);
}
