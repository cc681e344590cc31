import {shownCell} from "../core/chart-spec/cell.js";
import type {Chart, ChartContext, Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import {numberText} from "./number-text.js";

/** The texts of a card; the number is the row's, and its `flag`, if it has one, is shown beneath. */
export interface CardTexts {
  /** What is counted. */
  readonly label: (row: Row) => string;
  /** Of what, and what it is not. */
  readonly base: (row: Row) => string;
  /** The column of the number; `value` if it is left out. */
  readonly column?: string;
}

/** What sets one chart of cards apart from another. */
export interface CardsChart {
  readonly id: string;
  readonly headline: string;
  readonly title: string;
  readonly notes?: readonly string[];
}

const OWN_TEXTS: CardTexts = {label: (row) => String(row["item"]), base: (row) => String(row["base"])};

/** A chart of number cards over the table of the same id, whose rows bring `item`, `base` and `flag`. */
export function cardsChart({id, headline, title, notes = []}: CardsChart): Chart {
  return {
    id, table: id, options: {}, caveats: [],
    headline: () => headline, title: () => title, notes: () => notes,
    describe: (rows) => describeCards(rows, OWN_TEXTS),
    twin: () => [
      {column: "item", label: "What is counted", quantity: false},
      {column: "period", label: "Period", quantity: false},
      {column: "value", label: "Number", quantity: true},
      {column: "flag", label: "Flag", quantity: false}
    ],
    draw: (rows, _options, context) => drawCards(rows, OWN_TEXTS, context)
  };
}

/** One card for each row that has a number; for numbers that share no base and so make no chart. */
export function drawCards(rows: readonly Row[], texts: CardTexts, context: ChartContext): HTMLElement {
  return elementMaker(context.document)("div", {class: "tm-cards"}, ...rows.filter((row) => hasValue(row, texts)).map((row) => drawCard(row, texts, context)));
}

/** The cards as a sentence for who doesn't see them. */
export function describeCards(rows: readonly Row[], texts: CardTexts): string {
  const {label, column = "value"} = texts;
  return `Number cards. ${rows.filter((row) => hasValue(row, texts)).map((row) => `${label(row)}: {{ ${row[`${column}_expression`]} }}${flagWords(row)}`).join("; ")}.`;
}

/** ` (single site)` */
export function flagWords(row: Row): string {
  return (row["flag"] ?? "") === "" ? "" : ` (${row["flag"]})`;
}

const hasValue = (row: Row, {column = "value"}: CardTexts): boolean => "value" in shownCell(row, column);

function drawCard(row: Row, {label, base, column = "value"}: CardTexts, context: ChartContext): HTMLElement {
  const make = elementMaker(context.document);
  const {expression, text = ""} = numberText(row, column, context) ?? {expression: null};
  const flag = String(row["flag"] ?? "");
  return make("div", {class: "tm-card"},
    make("p", {class: "tm-card-number"},
      expression === null ? text : make("a", {class: "tm-number", href: context.traceHref(expression), "data-trace": expression}, text)),
    make("p", {class: "tm-card-label"}, label(row)),
    make("p", {class: "tm-card-base"}, base(row)),
    flag === "" ? undefined : make("p", {class: "tm-flag"}, flag)
  );
}
