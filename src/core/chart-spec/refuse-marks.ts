import type {Row} from "../chart.js";
import {evaluate} from "../expression/evaluate.js";
import {ExpressionError, parseExpression, printExpression} from "../expression/syntax.js";
import type {Facts} from "../fact.js";
import {expressionOf, readQuantity, shownCell} from "../quantity-columns.js";
import {bucketed, expressionsOf, groupedRows} from "./grouping.js";
import type {ChartSpec, Form} from "./spec.js";
import {isCall, operandsOf} from "./sums.js";
import {quantityOf} from "./table-info.js";
import type {TableInfo} from "./table-info.js";
import {isWithin, wholeOfRows} from "./wholes.js";

/** The largest number of marks that each form draws; a chart with more can't be read. */
export const MOST_MARKS: Readonly<Record<Form, number>> = {
  bar: 60,
  column: 24,
  stacked: 60,
  slope: 24,
  line: 400,
  dot: 120,
  cards: 60,
  table: 1000
};

/** One more mark than any form draws. */
export const TOO_MANY = Math.max(...Object.values(MOST_MARKS)) + 1;

/** Why so many marks are not drawn; undefined if they can be. */
export function whyTooMany({form}: Pick<ChartSpec, "form">, marks: number): string | undefined {
  return marks > MOST_MARKS[form]
    ? `${marks >= TOO_MANY ? "more than a thousand" : marks} rows are more than ${form} can show (${MOST_MARKS[form]}); filter or group them`
    : undefined;
}

interface Shown {
  /** The rows of the table that are kept. */
  readonly kept: readonly Row[];
  /** The shaped rows made from them. */
  readonly shown: readonly Row[];
}

/** Why the marks of a chart would mislead; undefined if they would not. */
export function whyMisdrawn(spec: ChartSpec, table: TableInfo, rows: Shown, facts?: Facts): string | undefined {
  const {shown} = rows;
  if (spec.y === undefined) return undefined;
  if (shown.every((row) => "missing" in shownCell(row, spec.y!))) return "none of the rows has a number";
  const isMade = spec.group !== undefined || (spec.measure ?? "level") !== "level";
  return (
    (isMade ? undefined : whyNotEvaluated(shown, spec.y, facts)) ??
    whyTime(spec, shown) ??
    (spec.form === "stacked" ? whyNoWhole(spec, table, rows) : undefined)
  );
}

/** Why the expressions of unshaped rows can't be evaluated; shaped rows were evaluated when they were made. */
function whyNotEvaluated(shown: readonly Row[], column: string, facts: Facts | undefined): string | undefined {
  if (!facts) return undefined;
  for (const row of shown) {
    const expression = expressionOf(row, column);
    if (expression === null) continue;
    try {
      evaluate(expression, facts);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return error.message;
    }
  }
  return undefined;
}

function whyTime({form, x, y, colour, facet}: ChartSpec, shown: readonly Row[]): string | undefined {
  if (form !== "slope" && form !== "line") return undefined;
  const points = shown.filter((row) => "value" in shownCell(row, y!));
  if (points.some((row) => (row[x!] ?? "") === ""))
    return "some numbers have no printed period and no place in time; use bar or cards";
  const periods = new Set(points.map((row) => row[x!]));
  if (form === "slope") {
    if (periods.size === 1) return "one printed period makes no slope; use bar";
    return periods.size > 2 ? "a slope joins two printed periods and these are more; use line" : undefined;
  }
  const short = [...bucketed(points, (row) => JSON.stringify([row[colour ?? ""], row[facet ?? ""]])).values()].some(
    (own) => own.length < 3
  );
  return short
    ? "a line through fewer than three points shows what lies between them, and that is not printed; use slope"
    : undefined;
}

function whyNoWhole(spec: ChartSpec, table: TableInfo, {kept, shown}: Shown): string | undefined {
  const y = spec.y!;
  if (shown.some((row) => Number(row[y]) < 0)) return "a part of a whole can’t be below zero";
  for (const rows of groupedRows(
    kept,
    [spec.x, spec.facet].filter((name) => name !== undefined)
  ).values()) {
    const why = quantityOf(table, y)?.unit === "percent" ? whyNotHundred(rows, y) : whyNotWhole(rows, spec, table);
    if (why !== undefined) return why;
  }
  return undefined;
}

/**
 * Why the parts of a stack make no whole: they must add up to a whole that the table names, except untied numbers
 * summed by groups with no part filtered out.
 */
function whyNotWhole(rows: readonly Row[], spec: ChartSpec, table: TableInfo): string | undefined {
  const untied = expressionsOf(rows, spec.y!).length === 0;
  if (untied && spec.group !== undefined && spec.filter?.[spec.colour ?? ""] === undefined) return undefined;
  const whole = wholeOfRows(rows, spec.y!, table);
  if (!whole) return `these parts make no whole that “${table.title}” names; use bar`;
  return whole.complete
    ? undefined
    : "these parts don’t add up to their whole: some are left out, or counted twice; use bar, or take the filter away";
}

/** Why shares make no whole; they do if they have one base and add up to 100% within their rounding intervals. */
function whyNotHundred(rows: readonly Row[], column: string): string | undefined {
  const bases = new Set(
    rows.flatMap((row) => {
      const text = expressionOf(row, column);
      if (text === null) return [];
      const tree = parseExpression(text);
      return isCall(tree, "share") ? [printExpression(operandsOf(tree)[1]!)] : [];
    })
  );
  if (bases.size > 1) return "the shares are of different bases and can’t be stacked; use bar";
  const cells = rows.filter((row) => !isWithin(row)).map((row) => readQuantity(row, column));
  const sum = (pick: (cell: (typeof cells)[number]) => number | null): number =>
    cells.reduce((total, cell) => total + (pick(cell) ?? cell.value ?? 0), 0);
  return sum(({low}) => low) <= 100 + 1e-6 && sum(({high}) => high) >= 100 - 1e-6
    ? undefined
    : "the shares don’t come to a hundred percent, so they make no whole; use bar";
}
