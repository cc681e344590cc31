import type {ChartContext, Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import {shownCell} from "../core/quantity-columns.js";
import {numberText} from "./number-text.js";
import {wordedRow} from "./worded-rows.js";

/** The texts of a card; the number is the row's, and its `flag`, if it has one, is shown beneath. */
export interface CardTexts {
  /** What is counted. */
  readonly label: (row: Row) => string;
  /** Of what, and what it is not. */
  readonly base: (row: Row) => string;
  /** The column of the number; `value` if it is left out. */
  readonly column?: string;
  /** How the number is shown, if not as printed. */
  readonly format?: string;
}

/** One card for each row that has a number; for numbers that share no base and so make no chart. */
export function drawCards(rows: readonly Row[], texts: CardTexts, context: ChartContext): HTMLElement {
  return elementMaker(context.document)("div", {class: "tm-cards"}, ...rows.filter((row) => hasValue(row, texts)).map((row) => drawCard(row, texts, context)));
}


/** ` (single site)` */
export function flagWords(row: Row): string {
  return (row["flag"] ?? "") === "" ? "" : ` (${row["flag"]})`;
}

const hasValue = (row: Row, {column = "value"}: CardTexts): boolean => "value" in shownCell(row, column);

function drawCard(row: Row, {label, base, column = "value", format}: CardTexts, context: ChartContext): HTMLElement {
  const make = elementMaker(context.document);
  const {expression, text = ""} = numberText(row, column, context, format) ?? {expression: null};
  const flag = String(row["flag"] ?? "");
  const worded = wordedRow(row, context);
  return make("div", {class: "tm-card"},
    make("p", {class: "tm-card-number"},
      expression === null ? text : make("a", {class: "tm-number", href: context.traceHref(expression), "data-trace": expression}, text)),
    make("p", {class: "tm-card-label"}, label(worded)),
    make("p", {class: "tm-card-base"}, base(worded)),
    flag === "" ? undefined : make("p", {class: "tm-flag"}, flag)
  );
}
