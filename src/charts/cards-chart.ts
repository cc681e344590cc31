import type {Chart} from "../core/chart.js";
import {describeCards} from "./cards.js";
import type {CardTexts} from "./cards.js";
import {registeredChart} from "./spec-chart.js";

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
  return registeredChart({
    id, compare: "none",
    spec: () => ({form: "cards", x: "item", y: "value"}),
    words: () => ({card: OWN_TEXTS}),
    headline: () => headline, title: () => title, notes: () => notes,
    describe: (rows) => describeCards(rows, OWN_TEXTS),
    twin: [
      {column: "item", label: "What is counted", quantity: false},
      {column: "period", label: "Period", quantity: false},
      {column: "value", label: "Number", quantity: true},
      {column: "flag", label: "Flag", quantity: false}
    ]
  });
}
