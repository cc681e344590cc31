import {evaluate} from "../core/expression/evaluate.js";
import {ExpressionError} from "../core/expression/syntax.js";
import type {Facts} from "../core/fact.js";
import type {ChartRows, RowValue, RowsKind} from "../exports/chart-rows.js";

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
  const rows = lines.map((cells) => heads.flatMap((_, x) => (isQuantity[x] === true ? quantity(cells[x], facts) : [textOf(cells[x])])));
  const columns = heads.flatMap((head, x) => (isQuantity[x] === true ? [textOf(head), ...PARTS.map((part) => `${textOf(head)}: ${part}`)] : [textOf(head)]));
  let at = 0;
  const kinds = heads.flatMap((_, x) => {
    const first = at;
    at += isQuantity[x] === true ? PARTS.length + 1 : 1;
    return isQuantity[x] === true ? quantityKinds(rows.map((row) => String(row[first + UNIT] ?? ""))) : [TEXT];
  });
  return {columns, kinds, rows};
}

const TEXT: RowsKind = {type: "text"};
const UNIT = PARTS.indexOf("unit") + 1;

/** The number and both ends of its interval are numbers of the unit that all rows have. */
function quantityKinds(units: readonly string[]): readonly RowsKind[] {
  const own = [...new Set(units.filter((unit) => unit !== ""))];
  const number: RowsKind = {type: "number", unit: own.length === 1 ? own[0]! : ""};
  return [number, ...PARTS.map((part) => (part === "low" || part === "high" ? number : TEXT))];
}

function quantity(cell: Element | undefined, facts: Facts): readonly RowValue[] {
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
