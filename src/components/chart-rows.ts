import {evaluate} from "../core/expression/evaluate.js";
import {ExpressionError} from "../core/expression/syntax.js";
import type {Facts} from "../core/fact.js";

/** A chart's rows as a file holds them. */
export interface ChartRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

type Value = string | number | null;

/** What a column of quantities becomes in a file, besides the number itself. */
const PARTS = ["as shown", "expression", "low", "high", "unit", "why there is no value"] as const;

/**
 * The rows of a framed chart as its table twin shows them, worked out from the expressions that its cells carry. A column of quantities has
 * the number, the text as shown, the expression, the interval, the unit, and the reason where there is no number.
 */
export function chartRows(figure: Element, facts: Facts): ChartRows {
  const table = figure.querySelector(":scope > .tm-twin table");
  if (!table) throw new Error("This chart has no table.");
  const heads = [...table.querySelectorAll("thead th")];
  const lines = [...table.querySelectorAll("tbody tr")].map((line) => [...line.children]);
  const isQuantity = heads.map((head, x) => head.classList.contains("tm-quantity") || lines.some((cells) => traceOf(cells[x]) !== undefined));
  return {
    columns: heads.flatMap((head, x) => (isQuantity[x] === true ? [textOf(head), ...PARTS.map((part) => `${textOf(head)}: ${part}`)] : [textOf(head)])),
    rows: lines.map((cells) => heads.flatMap((_, x) => (isQuantity[x] === true ? quantity(cells[x], facts) : [textOf(cells[x])])))
  };
}

function quantity(cell: Element | undefined, facts: Facts): readonly Value[] {
  const [text, expression] = [textOf(cell), traceOf(cell)];
  if (cell?.querySelector(".tm-missing")) return [null, "", "", null, null, "", text];
  if (expression === undefined) return [null, text, "", null, null, "", text === "" ? "" : "not tied to printed figures"];
  try {
    const {value, interval, unit} = evaluate(expression, facts);
    return [value.valueOf(), text, expression, Number(interval.low), Number(interval.high), unit.id, ""];
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return [null, text, expression, null, null, "", error.message];
  }
}

const traceOf = (cell: Element | undefined): string | undefined => cell?.querySelector("[data-trace]")?.getAttribute("data-trace") ?? undefined;

const textOf = (element: Element | undefined): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
