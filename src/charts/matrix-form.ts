import type {MatrixWords} from "../core/chart-definition.js";
import type {ChartContext, Row} from "../core/chart.js";
import {FONT_SIZE, LINE_HEIGHT, NARROW} from "./marks.js";
import {drawMatrix} from "./matrix.js";
import type {Counted, MatrixCell, MatrixColumn, MatrixLayout, MatrixLine} from "./matrix.js";

/**
 * Widths in pixels: a column whose head is a wrapped name, the narrowest column, and the least width of the labels
 * beside the cells.
 */
const [NAMED, NARROWEST, LABELS] = [78, 24, 160];

/** From one line to the next on a slide, whose height is limited. */
const CLOSE = 16;

/** Room in pixels beside the head of a column of one word, and of the totals at the ends of lines. */
const [BESIDE_HEAD, BESIDE_END] = [4, 15];

/**
 * Draws a matrix to fit its content and the width. With enough room, labels stand beside the cells. In a narrow drawing
 * only the groups are drawn, each above its counts; without groups, each line is followed by a list of its values.
 */
export function drawMatrixForm(list: string, words: MatrixWords, rows: readonly Row[], context: ChartContext): Element {
  const content = matrixContent(list, words, rows, context);
  const narrow = context.width < NARROW;
  if (narrow && words.groups === undefined)
    return drawMatrix(
      [],
      asList(content),
      {cell: 0, end: 0, above: false, headSize: context.stage ? FONT_SIZE : 12, line: LINE_HEIGHT},
      context
    );
  const alone = narrow || words.show === "groups";
  const lines = content.groups.flatMap(({head, lines: own}) => [
    ...(head === undefined ? [] : [head]),
    ...(alone ? [] : own)
  ]);
  return drawMatrix(
    content.columns,
    lines,
    narrow ? above(content.columns, context) : beside(content.columns, words, {...context, alone}),
    context
  );
}

type Place = Pick<ChartContext, "width" | "stage">;

function above({length}: readonly ContentColumn[], {width, stage = false}: Place): MatrixLayout {
  return {cell: Math.floor(width / length), end: 0, above: true, headSize: stage ? FONT_SIZE : 11, line: LINE_HEIGHT};
}

/**
 * The layout with labels beside the cells. One-word heads set the width of their columns; names are wrapped to one
 * width, or to a smaller one if there are many.
 */
function beside(
  columns: readonly ContentColumn[],
  {across, lines}: MatrixWords,
  {alone, width, stage = false}: Place & {readonly alone: boolean}
): MatrixLayout {
  const headSize = alone || stage ? FONT_SIZE : 12;
  const end =
    lines.end === undefined || alone
      ? {end: 0}
      : {end: wordWidth(lines.end.head, headSize) + BESIDE_END, endHead: lines.end.head};
  const wish =
    across.heads === "values" ? Math.max(...columns.map(({head}) => wordWidth(head, headSize))) + BESIDE_HEAD : NAMED;
  const cell = Math.max(NARROWEST, Math.min(wish, Math.floor((width - LABELS - end.end) / columns.length)));
  if (columns.length * cell + end.end + LABELS > width) return above(columns, {width, stage});
  return {cell, ...end, above: false, headSize, line: stage ? CLOSE : LINE_HEIGHT, ...(alone ? {gap: 2} : {})};
}

const wordWidth = (word: string, size: number): number => Math.floor(word.length * size * 0.55);

/** A matrix as a list: each line as a heading with its values as lines below. */
function asList({columns, groups}: MatrixContent): readonly MatrixLine[] {
  return groups
    .flatMap(({lines}) => lines)
    .flatMap((line): readonly MatrixLine[] => [
      {...withoutTotal(line), cells: [], heading: true},
      ...line.cells.flatMap((cell, i): readonly MatrixLine[] => {
        if (cell.kind === "none") return [];
        return [
          {
            label: columns[i]!.label,
            cells: [],
            heading: false,
            ...(cell.kind === "count" ? {total: {expression: cell.expression, name: cell.name}} : {})
          }
        ];
      })
    ]);
}

function withoutTotal({total: _total, ...line}: MatrixLine): MatrixLine {
  return line;
}

/** A matrix as sentences: how many rows each group has, each value across, and the remark. */
export function describeMatrix(
  list: string,
  {across, groups, lines: {remark}}: MatrixWords,
  opening: string,
  rows: readonly Row[]
): string {
  const countIn = (column: string, value: string): string => `{{ ${countOf(list, {[column]: value})} }}`;
  const values = valuesAcross(across, rows);
  return [
    opening,
    ...(groups === undefined
      ? []
      : [
          `${groups.told}: ${distinctOf(rows, groups.column)
            .map((value) => countIn(groups.column, value))
            .join(", ")}.`
        ]),
    `${across.told}: ${values.map((value) => `${across.heads === "values" ? `${value}, ` : ""}${countIn(across.column, value)}`).join(across.heads === "values" ? "; " : ", ")}.`,
    ...(remark === undefined ? [] : [`${remark.told}: ${countIn(remark.column, remark.value)}.`])
  ].join(" ");
}

/** The expression of every count that a matrix shows. */
export function matrixCounts(list: string, words: MatrixWords, rows: readonly Row[]): readonly string[] {
  const {columns, groups} = matrixContent(list, words, rows, {label: (_column, value) => value, rowHref: () => ""});
  const lines = groups.flatMap(({head, lines: own}) => [...(head === undefined ? [] : [head]), ...own]);
  const cells = lines.flatMap((line) => line.cells.flatMap((cell) => (cell.kind === "count" ? [cell.expression] : [])));
  return [
    ...new Set(
      [...columns, ...lines].flatMap(({total}) => (total === undefined ? [] : [total.expression])).concat(cells)
    )
  ];
}

/** A column of a matrix, with the filter by which groups of lines count in it. */
interface ContentColumn extends MatrixColumn {
  /** What it is called in full. */
  readonly label: string;
  readonly holds: (row: Row) => boolean;
  readonly filter: Readonly<Record<string, string>>;
}

/** A group of lines, with its heading if the matrix has groups. */
interface MatrixGroup {
  readonly head?: MatrixLine;
  readonly lines: readonly MatrixLine[];
}

/** The content of a matrix, independent of its width. */
interface MatrixContent {
  readonly columns: readonly ContentColumn[];
  readonly groups: readonly MatrixGroup[];
}

type Labels = Pick<ChartContext, "label" | "rowHref">;

/** The content of a matrix over the rows of a list: columns, lines in groups, and cells. */
function matrixContent(list: string, words: MatrixWords, rows: readonly Row[], labels: Labels): MatrixContent {
  const across = valuesAcross(words.across, rows);
  const columns = columnsOf(list, words, across, rows, labels);
  const linesOf = (own: readonly Row[]): readonly MatrixLine[] =>
    inOrder(own, words, across).map((row) => lineOf(row, words, columns, labels));
  const {groups} = words;
  if (groups === undefined) return {columns, groups: [{lines: linesOf(rows)}]};
  return {
    columns,
    groups: distinctOf(rows, groups.column).map((value) => {
      const own = rows.filter((row) => valuesOf(row, groups.column).includes(value));
      return {
        head: groupLine(list, [groups.column, value], own, columns, labels),
        lines: words.show === "groups" ? [] : linesOf(own)
      };
    })
  };
}

/**
 * The values that head the columns, ordered by `order`: by first occurrence in the rows, by descending frequency, or by
 * value.
 */
function valuesAcross({column, order}: MatrixWords["across"], rows: readonly Row[]): readonly string[] {
  const given = distinctOf(rows, column);
  if (order === "value") return [...given].sort((a, b) => a.localeCompare(b, "en", {numeric: true}));
  if (order === "given") return given;
  const times = (value: string): number => rows.filter((row) => valuesOf(row, column).includes(value)).length;
  return [...given].sort((a, b) => times(b) - times(a));
}

function columnsOf(
  list: string,
  {across, also}: MatrixWords,
  values: readonly string[],
  rows: readonly Row[],
  {label}: Labels
): readonly ContentColumn[] {
  const columnFor = (
    column: string,
    value: string,
    texts: {readonly head: string; readonly label: string; readonly name: string}
  ): ContentColumn => {
    const filter = {[column]: value};
    return {
      ...texts,
      filter,
      holds: (row) => valuesOf(row, column).includes(value),
      total: {expression: countOf(list, filter), name: texts.name}
    };
  };
  return [
    ...values.map((value) => {
      const called = label(across.column, value);
      return columnFor(across.column, value, {
        head: across.heads === "values" ? value : called,
        label: called,
        name: filled(across.name, {}, called)
      });
    }),
    ...also
      .map(({column, value, head, name}) => columnFor(column, value, {head, label: name, name}))
      .filter(({holds}) => rows.some(holds))
  ];
}

function groupLine(
  list: string,
  [column, value]: readonly [string, string],
  rows: readonly Row[],
  columns: readonly ContentColumn[],
  {label}: Labels
): MatrixLine {
  const called = label(column, value);
  const counted = (filter: Readonly<Record<string, string>>, name: string): Counted => ({
    expression: countOf(list, {[column]: value, ...filter}),
    name
  });
  return {
    label: called,
    heading: true,
    total: counted({}, called),
    cells: columns.map(({holds, filter, label: name}): MatrixCell =>
      rows.some(holds) ? {kind: "count", ...counted(filter, `${called}, ${name}`)} : {kind: "none"}
    )
  };
}

function lineOf(
  row: Row,
  {across, lines, cells}: MatrixWords,
  columns: readonly ContentColumn[],
  {rowHref}: Labels
): MatrixLine {
  const before = lines.before
    .map((column) => textOf(row, column))
    .filter((text) => text !== "")
    .map((text) => `(${text}) `)
    .join("");
  const {within, remark, end} = lines;
  return {
    label: `${before}${textOf(row, "label")}`,
    heading: within !== undefined && textOf(row, within) === "",
    href: rowHref(textOf(row, "source"), textOf(row, "id")),
    ...(remark !== undefined && valuesOf(row, remark.column).includes(remark.value) ? {remark: remark.text} : {}),
    ...(end !== undefined && valuesOf(row, across.column).length > 0
      ? {total: {expression: filled(end.count, row), name: filled(end.name, row)}}
      : {}),
    cells: columns.map(({holds, filter, label}): MatrixCell => {
      if (!holds(row)) return {kind: "none"};
      const value = filter[across.column];
      return cells === undefined || value === undefined
        ? {kind: "mark"}
        : {kind: "count", expression: filled(cells.count, row, value), name: filled(cells.name, row, label)};
    })
  };
}

/** A text with the values of a row in place of `{column}`, and the column’s own in place of `{across}`. */
function filled(text: string, row: Row, across = ""): string {
  return text.replaceAll(/\{([\w-]+)\}/g, (_, name: string) => (name === "across" ? across : textOf(row, name)));
}

/**
 * The rows in the given order, or those with the fewest values first and, among these, rows with the same values
 * together.
 */
function inOrder(
  rows: readonly Row[],
  {across: {column}, lines}: MatrixWords,
  across: readonly string[]
): readonly Row[] {
  if (lines.order === "given") return rows;
  const pattern = (row: Row): string =>
    across.map((value) => (valuesOf(row, column).includes(value) ? "a" : "b")).join("");
  return [...rows].sort(
    (a, b) => valuesOf(a, column).length - valuesOf(b, column).length || pattern(a).localeCompare(pattern(b), "en")
  );
}

/** The values of a list row's field, in which several are separated by spaces. */
function valuesOf(row: Row, column: string): readonly string[] {
  return String(row[column] ?? "")
    .split(" ")
    .filter((value) => value !== "");
}

/** A row's field as text. */
export function textOf(row: Row, column: string): string {
  return String(row[column] ?? "");
}

/** The expression that counts the rows of a list that have these values: `count(tasks, watch=dawn)`. */
export function countOf(table: string, filters: Readonly<Record<string, string>> = {}): string {
  return `count(${[table, ...Object.entries(filters).map(([column, value]) => `${column}=${value}`)].join(", ")})`;
}

/** The distinct values of a field, in the order of their first occurrence. */
export function distinctOf(rows: readonly Row[], column: string): readonly string[] {
  return [...new Set(rows.flatMap((row) => valuesOf(row, column)))];
}
