import type {ChartContext, Row} from "../core/chart.js";
import type {MatrixWords} from "../core/chart-definition.js";
import {countOf, distinctOf} from "./list-rows.js";
import {FONT_SIZE, NARROW} from "./marks.js";
import {drawMatrix} from "./matrix.js";
import type {MatrixLayout, MatrixLine} from "./matrix.js";
import {matrixContent, valuesAcross} from "./matrix-content.js";
import type {ContentColumn, MatrixContent} from "./matrix-content.js";

/** Pixels: of a column whose head is a name and is wrapped; of the narrowest column; and of the labels beside the cells at least. */
const [NAMED, NARROWEST, LABELS] = [78, 24, 160];

/** Room in pixels beside the head of a column of one word, and of the totals at the ends of lines. */
const [BESIDE_HEAD, BESIDE_END] = [4, 15];

/**
 * Draws a matrix as its content and the width allow. Where there is room, labels stand beside the cells. On a telephone the groups stand alone, each above
 * its counts; without groups, each line is followed by what it has.
 */
export function drawMatrixForm(list: string, words: MatrixWords, rows: readonly Row[], context: ChartContext): Element {
  const content = matrixContent(list, words, rows, context);
  const narrow = context.width < NARROW;
  if (narrow && words.groups === undefined) return drawMatrix([], asList(content), {cell: 0, end: 0, above: false, headSize: 12}, context);
  const alone = narrow || words.show === "groups";
  const lines = content.groups.flatMap(({head, lines: own}) => [...(head === undefined ? [] : [head]), ...(alone ? [] : own)]);
  return drawMatrix(content.columns, lines, narrow ? above(content.columns, context.width) : beside(content.columns, words, {alone, width: context.width}), context);
}

function above({length}: readonly ContentColumn[], width: number): MatrixLayout {
  return {cell: Math.floor(width / length), end: 0, above: true, headSize: 11};
}

/** Heads of one word set the width of their columns; names are wrapped to one width, or to less where there are many. */
function beside(columns: readonly ContentColumn[], {across, lines}: MatrixWords, {alone, width}: {readonly alone: boolean; readonly width: number}): MatrixLayout {
  const headSize = alone ? FONT_SIZE : 12;
  const end = lines.end === undefined || alone ? {end: 0} : {end: wordWidth(lines.end.head, headSize) + BESIDE_END, endHead: lines.end.head};
  const wish = across.heads === "values" ? Math.max(...columns.map(({head}) => wordWidth(head, headSize))) + BESIDE_HEAD : NAMED;
  const cell = Math.max(NARROWEST, Math.min(wish, Math.floor((width - LABELS - end.end) / columns.length)));
  if (columns.length * cell + end.end + LABELS > width) return above(columns, width);
  return {cell, ...end, above: false, headSize, ...(alone ? {gap: 2} : {})};
}

const wordWidth = (word: string, size: number): number => Math.floor(word.length * size * 0.55);

/** Each line of a matrix as a heading, and what it has as the lines below. */
function asList({columns, groups}: MatrixContent): readonly MatrixLine[] {
  return groups.flatMap(({lines}) => lines).flatMap((line): readonly MatrixLine[] => [
    {...withoutTotal(line), cells: [], heading: true},
    ...line.cells.flatMap((cell, i): readonly MatrixLine[] => {
      if (cell.kind === "none") return [];
      return [{label: columns[i]!.label, cells: [], heading: false, ...(cell.kind === "count" ? {total: {expression: cell.expression, name: cell.name}} : {})}];
    })
  ]);
}

function withoutTotal({total: _total, ...line}: MatrixLine): MatrixLine {
  return line;
}

/** A matrix as sentences: how many rows each group has, each value across, and the remark. */
export function describeMatrix(list: string, {across, groups, lines: {remark}}: MatrixWords, opening: string, rows: readonly Row[]): string {
  const countIn = (column: string, value: string): string => `{{ ${countOf(list, {[column]: value})} }}`;
  const values = valuesAcross(across, rows);
  return [
    opening,
    ...(groups === undefined ? [] : [`${groups.told}: ${distinctOf(rows, groups.column).map((value) => countIn(groups.column, value)).join(", ")}.`]),
    `${across.told}: ${values.map((value) => `${across.heads === "values" ? `${value}, ` : ""}${countIn(across.column, value)}`).join(across.heads === "values" ? "; " : ", ")}.`,
    ...(remark === undefined ? [] : [`${remark.told}: ${countIn(remark.column, remark.value)}.`])
  ].join(" ");
}

/** The expression of every count that a matrix shows. */
export function matrixCounts(list: string, words: MatrixWords, rows: readonly Row[]): readonly string[] {
  const {columns, groups} = matrixContent(list, words, rows, {label: (_column, value) => value, rowHref: () => ""});
  const lines = groups.flatMap(({head, lines: own}) => [...(head === undefined ? [] : [head]), ...own]);
  const cells = lines.flatMap((line) => line.cells.flatMap((cell) => (cell.kind === "count" ? [cell.expression] : [])));
  return [...new Set([...columns, ...lines].flatMap(({total}) => (total === undefined ? [] : [total.expression])).concat(cells))];
}
