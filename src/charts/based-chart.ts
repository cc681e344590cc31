import type {Chart, Row} from "../core/chart.js";
import {cellOf, expressionOf} from "../core/quantity-columns.js";
import {flagWords} from "./cards.js";
import {registeredChart} from "./spec-chart.js";

/** What sets one chart of shares with bases of their own apart from another. */
export interface BasedBarsChart {
  readonly id: string;
  readonly headline: string;
  readonly title: string;
  readonly notes: readonly string[];
  /** Said where the base is not counted: `count not printed`. */
  readonly unstated: string;
}

/** A chart of shares over the table of the same id: each a bar of its own, with its own base named below it. */
export function basedBarsChart({id, headline, title, notes, unstated}: BasedBarsChart): Chart {
  return registeredChart({
    id, compare: "own-base",
    spec: () => ({form: "bar", x: "item", y: "share"}),
    words: () => ({unstated, series: "Share", axis: "percent of the base named with each bar"}),
    headline: () => headline, title: () => title,
    notes: () => ["Each bar is a share of the base named with it; another bar’s base may be another.", ...notes],
    describe: (rows) => `Separate bars, each of a base of its own. ${rows.map((row) => describeBar(row, unstated)).join("; ")}.`,
    twin: [
      {column: "item", label: "Part", quantity: false},
      {column: "share", label: "Share", quantity: true},
      {column: "flag", label: "Flag", quantity: false},
      {column: "base", label: "Of what", quantity: false},
      {column: "whole", label: "Count of the base", quantity: true},
      {column: "period", label: "Period", quantity: false}
    ]
  });
}

function describeBar(row: Row, unstated: string): string {
  const whole = "value" in cellOf(row, "whole") ? `{{ ${expressionOf(row, "whole")} }} ${row["base"]}` : `${row["base"]}, ${unstated}`;
  return `${row["item"]}: {{ ${expressionOf(row, "share")} }} of ${whole}${flagWords(row)}`;
}
