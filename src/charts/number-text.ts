import {format as d3Format} from "d3-format";
import type {ChartContext, Row} from "../core/chart.js";
import {shownCell} from "../core/quantity-columns.js";

/** A number of a row as it is shown, tied or not. */
export interface NumberText {
  readonly value: number;
  readonly text: string;
  /** Null where the number is untied. */
  readonly expression: string | null;
}

const plain = d3Format(",.1~f");

/** The text of a number that carries no expression, to one decimal at most. */
export function untiedText(value: number): string {
  return plain(value).replace("-", "−");
}

/** A quantity of a row with its text; undefined where it is missing. What is known too loosely for the format is shown as finely as it may. */
export function numberText(row: Row, column: string, context: Pick<ChartContext, "format">, format?: string): NumberText | undefined {
  const cell = shownCell(row, column);
  if ("missing" in cell) return undefined;
  const {value, expression} = cell;
  return {value, expression, text: expression === null ? untiedText(value) : formatShown(expression, context, format)};
}

function formatShown(expression: string, context: Pick<ChartContext, "format">, format: string | undefined): string {
  if (format === undefined) return context.format(expression);
  try {
    return context.format(expression, format);
  } catch {
    return context.format(expression);
  }
}
