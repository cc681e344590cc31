import {cellOf} from "../core/chart.js";
import type {Chart, ChartContext, Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";

/** The texts of a card; the number is the row's `value`, and its `flag`, if it has one, is shown beneath. */
export interface CardTexts {
  /** What is counted. */
  readonly label: (row: Row) => string;
  /** Of what, and what it is not. */
  readonly base: (row: Row) => string;
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
  return elementMaker(context.document)("div", {class: "tm-cards"}, ...rows.filter(hasValue).map((row) => drawCard(row, texts, context)));
}

/** The cards as a sentence for who doesn't see them. */
export function describeCards(rows: readonly Row[], {label}: CardTexts): string {
  return `Number cards. ${rows.filter(hasValue).map((row) => `${label(row)}: {{ ${row["value_expression"]} }}${flagWords(row)}`).join("; ")}.`;
}

/** ` (single site)` */
export function flagWords(row: Row): string {
  return (row["flag"] ?? "") === "" ? "" : ` (${row["flag"]})`;
}

const hasValue = (row: Row): boolean => "value" in cellOf(row, "value");

function drawCard(row: Row, {label, base}: CardTexts, context: ChartContext): HTMLElement {
  const make = elementMaker(context.document);
  const expression = String(row["value_expression"]);
  const flag = String(row["flag"] ?? "");
  return make("div", {class: "tm-card"},
    make("p", {class: "tm-card-number"},
      make("a", {class: "tm-number", href: context.traceHref(expression), "data-trace": expression}, context.format(expression))),
    make("p", {class: "tm-card-label"}, label(row)),
    make("p", {class: "tm-card-base"}, base(row)),
    flag === "" ? undefined : make("p", {class: "tm-flag"}, flag)
  );
}
