import {FORMS} from "./forms.js";

/** What may stand at a key. */
export type KeyType = "table" | "word" | "key column" | "quantity column" | "key columns" | "filter" | "value" | "notes" | "prose";

/** A key of a specification: what it says, and what may stand there. The validator, its messages and the guide are made of these. */
export interface SpecKey {
  readonly key: string;
  readonly type: KeyType;
  readonly required: boolean;
  /** What it says, in a sentence. */
  readonly says: string;
  /** The allowed words; the first is meant where the key is left out, unless it is required. */
  readonly words?: readonly string[];
}

/** The schema: every key of a chart specification, in the order in which it is written. */
export const SCHEMA: readonly SpecKey[] = [
  {key: "table", type: "table", required: true, says: "The table whose rows are shown."},
  {key: "form", type: "word", required: true, says: "How they are drawn.", words: FORMS.map(({form}) => form)},
  {key: "x", type: "key column", required: false, says: "What is compared; a key column."},
  {key: "y", type: "quantity column", required: false, says: "What is measured; a quantity column."},
  {key: "colour", type: "key column", required: false, says: "What sets marks apart by colour: the parts of a stack, the series of a slope."},
  {key: "facet", type: "key column", required: false, says: "A drawing for each value of this column, all on one scale."},
  {key: "filter", type: "filter", required: false, says: "Columns with the value, or the list of values, that rows must have to be kept."},
  {key: "group", type: "key columns", required: false, says: "Rows that agree in these columns are added up."},
  {key: "sort", type: "word", required: false, says: "The order of the marks by their number, or as the rows are given.", words: ["given", "ascending", "descending"]},
  {key: "measure", type: "word", required: false, says: "The numbers themselves, their share of the whole, their change on the first period, or an index with the first period as its base.", words: ["level", "share", "change", "index"]},
  {key: "highlight", type: "value", required: false, says: "The value of colour or x that is looked at; the others turn grey."},
  {key: "annotate", type: "notes", required: false, says: "Values of x or colour with a note each, called out at the mark and written below the chart."},
  {key: "headline", type: "prose", required: false, says: "What the chart shows, as a sentence; a number in it is written as an expression between double braces."},
  {key: "title", type: "prose", required: false, says: "Measure, unit, area and period."}
];

/** Keys that other tools have and this one has not, each with the reason. */
export const REFUSED_KEYS: Readonly<Record<string, string>> = {
  domain: "axes start at zero and end at the largest number or the whole; an axis that is cut makes a difference look larger than it is",
  zero: "bars start at zero; an axis that is cut makes a difference look larger than it is",
  scale: "scales are linear and start at zero; another one makes bars that can’t be compared by their length",
  axis: "axes start at zero and follow from the numbers",
  min: "axes start at zero", max: "axes end at the largest number or the whole",
  y2: "two axes side by side suggest a relation that no document prints", secondary: "two axes side by side suggest a relation that no document prints",
  trend: "nothing is drawn between or beyond the printed points", smooth: "nothing is drawn between or beyond the printed points",
  interpolate: "nothing is drawn between or beyond the printed points",
  ref: "a fence names a registered chart by ref or holds a specification, not both"
};

/** Forms that other tools have and this one has not, each with the reason. */
export const REFUSED_FORMS: Readonly<Record<string, string>> = {
  pie: "angles are hard to compare; parts of a whole are drawn with stacked",
  donut: "angles are hard to compare; parts of a whole are drawn with stacked",
  area: "an area between printed years shows years that are not printed; use slope",
  funnel: "the documents’ counts differ in unit, year and producer, and none is a stage of another",
  map: "the documents print no series by place; use bar",
  scatter: "two quantities against each other suggest a relation that no document prints",
  histogram: "the numbers are counts already; use bar"
};

/** Other names by which a key is known; what is meant is said in the message. */
export const KEY_HINTS: Readonly<Record<string, string>> = {color: "colour", fill: "colour", series: "colour", type: "form", kind: "form", mark: "form", where: "filter", order: "sort", facets: "facet", groups: "group"};
