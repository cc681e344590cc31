import type {Row} from "../chart.js";
import {ExpressionError} from "../expression/syntax.js";
import {evaluate} from "../expression/evaluate.js";
import type {Facts} from "../fact.js";
import {besideOf, cellOf, expressionOf, quantityNames} from "../quantity-columns.js";
import type {CellValue} from "./values.js";

/** How many rows of a result are fetched at most. */
export const MOST_ROWS = 100_000;

/** How many rows of a result the page shows at most. */
export const SHOWN_ROWS = 200;

/** How many rows a chart is made of at most. */
export const CHART_ROWS = 60;

/** A column of a result. */
export interface ResultColumn {
  readonly name: string;
  readonly type: string;
}

/** The rows of a query, no more of them than {@link MOST_ROWS}. */
export interface QueryResult {
  readonly columns: readonly ResultColumn[];
  readonly length: number;
  /** Whether the query has more rows. */
  readonly cut: boolean;
  /** The first rows, at most `most`. */
  readonly rows: (most?: number) => readonly (readonly CellValue[])[];
  /** All fetched rows as an Arrow file with `about` as its metadata. */
  readonly arrow: (about: Readonly<Record<string, string>>) => Uint8Array<ArrayBuffer>;
}

/** The names of columns, each once: `n`, `n_2`. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let i = 2; seen.has(own) || (own !== name && taken.has(own)); i++) own = `${name}_${i}`;
    seen.add(own);
    return own;
  });
}

/** The rows as charts see them. */
export function chartRows(
  {columns}: Pick<QueryResult, "columns">,
  rows: readonly (readonly CellValue[])[]
): readonly Row[] {
  const names = distinctNames(columns.map(({name}) => name));
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])));
}

/**
 * Rows in which an expression is kept only if it evaluates to the number beside it, with the count of numbers so tied.
 */
export interface TiedRows {
  readonly rows: readonly Row[];
  readonly tied: number;
  readonly untied: number;
}

/**
 * Checks every number of a result against the expression in the column beside it (`n_expression` for `n`). A query can
 * put any text there; an expression that can't be evaluated, or gives another number, is removed. The ends of a
 * number's rounding interval are not counted as numbers.
 */
export function tieRows(rows: readonly Row[], facts: Facts): TiedRows {
  let [tied, untied] = [0, 0];
  const checked = rows.map((row) => {
    const own: Record<string, string | number | null> = {...row};
    for (const [name, value] of Object.entries(row)) {
      if (typeof value !== "number" || isEnd(name, value, row, facts)) continue;
      if (gives(expressionOf(row, name), value, facts)) tied++;
      else {
        untied++;
        const beside = quantityNames(name).expression;
        if (beside in row) own[beside] = null;
      }
    }
    return own;
  });
  return {rows: checked, tied, untied};
}

/** Whether a column's number is an end of the rounding interval of the number whose name it bears. */
function isEnd(name: string, value: number, row: Row, facts: Facts): boolean {
  const {column, part} = besideOf(name) ?? {};
  if (column === undefined || (part !== "low" && part !== "high")) return false;
  const of = cellOf(row, column);
  if ("missing" in of || !gives(of.expression, of.value, facts)) return false;
  return isNear(Number(evaluate(of.expression, facts).interval[part]), value);
}

const isNear = (expected: number, number: number): boolean =>
  expected === number || Math.abs(expected - number) <= 1e-9 * Math.max(1, Math.abs(expected));

/** Whether an expression gives a number, as far as a column of floats can hold it. */
function gives(expression: string | null, number: number, facts: Facts): boolean {
  if (expression === null) return false;
  try {
    return isNear(evaluate(expression, facts).value.valueOf(), number);
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}
