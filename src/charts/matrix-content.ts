import type {ChartContext, Row} from "../core/chart.js";
import type {MatrixWords} from "../core/chart-definition.js";
import {countOf, distinctOf, textOf, valuesOf} from "./list-rows.js";
import type {Counted, MatrixCell, MatrixColumn, MatrixLine} from "./matrix.js";

/** A column of a matrix, with what a group of lines needs to count in it. */
export interface ContentColumn extends MatrixColumn {
  /** What it is called in full. */
  readonly label: string;
  readonly holds: (row: Row) => boolean;
  readonly filter: Readonly<Record<string, string>>;
}

/** Lines under a heading; without one where a matrix has no groups. */
export interface MatrixGroup {
  readonly head?: MatrixLine;
  readonly lines: readonly MatrixLine[];
}

/** What a matrix holds, at whatever width it is drawn. */
export interface MatrixContent {
  readonly columns: readonly ContentColumn[];
  readonly groups: readonly MatrixGroup[];
}

type Labels = Pick<ChartContext, "label" | "rowHref">;

/** What a matrix over the rows of a list holds: columns, lines by their groups, and what stands where they meet. */
export function matrixContent(list: string, words: MatrixWords, rows: readonly Row[], labels: Labels): MatrixContent {
  const across = valuesAcross(words.across, rows);
  const columns = columnsOf(list, words, across, rows, labels);
  const linesOf = (own: readonly Row[]): readonly MatrixLine[] => inOrder(own, words, across).map((row) => lineOf(row, words, columns, labels));
  const {groups} = words;
  if (groups === undefined) return {columns, groups: [{lines: linesOf(rows)}]};
  return {columns, groups: distinctOf(rows, groups.column).map((value) => {
    const own = rows.filter((row) => valuesOf(row, groups.column).includes(value));
    return {head: groupLine(list, [groups.column, value], own, columns, labels), lines: words.show === "groups" ? [] : linesOf(own)};
  })};
}

/** The values that stand across, in their order: as the rows first name them, those named most before others, or by themselves. */
export function valuesAcross({column, order}: MatrixWords["across"], rows: readonly Row[]): readonly string[] {
  const given = distinctOf(rows, column);
  if (order === "value") return [...given].sort((a, b) => a.localeCompare(b, "en", {numeric: true}));
  if (order === "given") return given;
  const times = (value: string): number => rows.filter((row) => valuesOf(row, column).includes(value)).length;
  return [...given].sort((a, b) => times(b) - times(a));
}

function columnsOf(list: string, {across, also}: MatrixWords, values: readonly string[], rows: readonly Row[], {label}: Labels): readonly ContentColumn[] {
  const columnFor = (column: string, value: string, texts: {readonly head: string; readonly label: string; readonly name: string}): ContentColumn => {
    const filter = {[column]: value};
    return {...texts, filter, holds: (row) => valuesOf(row, column).includes(value), total: {expression: countOf(list, filter), name: texts.name}};
  };
  return [
    ...values.map((value) => {
      const called = label(across.column, value);
      return columnFor(across.column, value, {head: across.heads === "values" ? value : called, label: called, name: filled(across.name, {}, called)});
    }),
    ...also.map(({column, value, head, name}) => columnFor(column, value, {head, label: name, name})).filter(({holds}) => rows.some(holds))
  ];
}

function groupLine(list: string, [column, value]: readonly [string, string], rows: readonly Row[], columns: readonly ContentColumn[], {label}: Labels): MatrixLine {
  const called = label(column, value);
  const counted = (filter: Readonly<Record<string, string>>, name: string): Counted => ({expression: countOf(list, {[column]: value, ...filter}), name});
  return {
    label: called, heading: true, total: counted({}, called),
    cells: columns.map(({holds, filter, label: name}): MatrixCell => (rows.some(holds) ? {kind: "count", ...counted(filter, `${called}, ${name}`)} : {kind: "none"}))
  };
}

function lineOf(row: Row, {across, lines, cells}: MatrixWords, columns: readonly ContentColumn[], {rowHref}: Labels): MatrixLine {
  const before = lines.before.map((column) => textOf(row, column)).filter((text) => text !== "").map((text) => `(${text}) `).join("");
  const {within, remark, end} = lines;
  return {
    label: `${before}${textOf(row, "label")}`, heading: within !== undefined && textOf(row, within) === "", href: rowHref(textOf(row, "source"), textOf(row, "id")),
    ...(remark !== undefined && valuesOf(row, remark.column).includes(remark.value) ? {remark: remark.text} : {}),
    ...(end !== undefined && valuesOf(row, across.column).length > 0 ? {total: {expression: filled(end.count, row), name: filled(end.name, row)}} : {}),
    cells: columns.map(({holds, filter, label}): MatrixCell => {
      if (!holds(row)) return {kind: "none"};
      const value = filter[across.column];
      return cells === undefined || value === undefined ? {kind: "mark"} : {kind: "count", expression: filled(cells.count, row, value), name: filled(cells.name, row, label)};
    })
  };
}

/** A text with the values of a row in place of `{column}`, and the column’s own in place of `{across}`. */
function filled(text: string, row: Row, across = ""): string {
  return text.replaceAll(/\{([\w-]+)\}/g, (_, name: string) => (name === "across" ? across : textOf(row, name)));
}

/** As the rows are given, or those with the fewest values first, then those alike together. */
function inOrder(rows: readonly Row[], {across: {column}, lines}: MatrixWords, across: readonly string[]): readonly Row[] {
  if (lines.order === "given") return rows;
  const pattern = (row: Row): string => across.map((value) => (valuesOf(row, column).includes(value) ? "a" : "b")).join("");
  return [...rows].sort((a, b) => valuesOf(a, column).length - valuesOf(b, column).length || pattern(a).localeCompare(pattern(b), "en"));
}
