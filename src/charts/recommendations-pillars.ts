import type {Chart, ChartContext, Row} from "../core/chart.js";
import {NARROW} from "./marks.js";
import {drawMatrix} from "./matrix.js";
import type {Counted, MatrixLine} from "./matrix.js";
import {countOf, distinctOf, textOf, valuesOf} from "./structure-rows.js";

const TABLE = "un-recommendations";
const LAW = "◆ asks for law";

/** Which pillars of the plan touch each recommendation, through their measures. */
export const recommendationsPillars: Chart = {
  id: "recommendations-pillars",
  table: TABLE,
  options: {},
  caveats: ["recommendations-pillars"],
  headline: () => "In our judgement, measures of the plan touch {{ count(un-recommendations, touched=yes) }} of the {{ count(un-recommendations) }} points of the UN report’s "
    + "recommendations; {{ count(un-recommendations, asks_for_law=yes) }} points ask for law, which the plan cannot give",
  title: () => "Points of the UN report’s recommendations, by letter and numeral, and the pillars of the later Basic Plan whose measures touch them, number of measures, Japan, plan as of April 2017",
  notes: () => [
    "A number counts the measures of a pillar that touch the point; a measure may touch several points. Which do is our judgement, not the report’s and not the plan’s.",
    "The plan works within existing law: where a point asks for law (◆), a measure may touch its subject and still not meet it.",
    "Some letters only open a list of numerals and stand here as points of their own."
  ],
  describe: (rows) => `Matrix of recommendations and pillars, in our judgement. Points touched by each pillar, in the plan’s order: ${
    pillarsOf(rows).map((pillar) => `{{ ${countOf(TABLE, {pillars: pillar})} }}`).join(", ")}. Asking for law: {{ ${countOf(TABLE, {asks_for_law: "yes"})} }}.`,
  twin: () => [
    {column: "label", label: "Recommendation", quantity: false},
    {column: "letter", label: "Letter", quantity: false},
    {column: "numeral", label: "Numeral", quantity: false},
    {column: "asks_for_law", label: "Asks for law", quantity: false},
    {column: "touched", label: "Touched by the plan, in our judgement", quantity: false},
    {column: "pillars", label: "Pillars of the measures that touch it", quantity: false}
  ],
  draw: (rows, _options, context) => (context.width < NARROW ? drawList(rows, context) : drawWide(rows, context))
};

function drawWide(rows: readonly Row[], context: ChartContext): Element {
  const pillars = pillarsOf(rows);
  const columns = pillars.map((pillar) => ({head: context.label("pillars", pillar), total: total(pillar, context)}));
  const lines = rows.map((row): MatrixLine => ({
    ...pointOf(row, context),
    cells: pillars.map((pillar) => (valuesOf(row, "pillars").includes(pillar) ? {kind: "count", ...touching(row, pillar, context)} : {kind: "none"}))
  }));
  return drawMatrix(columns, lines, {cell: 78, end: 0, above: false, headSize: 12}, context);
}

/** Where there is no room for columns, each point is followed by the pillars that touch it. */
function drawList(rows: readonly Row[], context: ChartContext): Element {
  const lines = rows.flatMap((row): readonly MatrixLine[] => [
    {...pointOf(row, context), cells: [], heading: true},
    ...valuesOf(row, "pillars").map((pillar): MatrixLine => ({label: context.label("pillars", pillar), cells: [], heading: false, total: touching(row, pillar, context)}))
  ]);
  return drawMatrix([], lines, {cell: 0, end: 0, above: false, headSize: 12}, context);
}

function pointOf(row: Row, context: ChartContext): MatrixLine {
  const mark = ["letter", "numeral"].map((column) => textOf(row, column)).filter((text) => text !== "").map((text) => `(${text})`).join(" ");
  return {
    label: `${mark} ${textOf(row, "label")}`, heading: textOf(row, "numeral") === "", cells: [], href: context.rowHref(textOf(row, "source"), textOf(row, "id")),
    ...(row["asks_for_law"] === "yes" ? {remark: LAW} : {})
  };
}

const pillarsOf = (rows: readonly Row[]): readonly string[] => [...distinctOf(rows, "pillars")].sort((a, b) => Number(a) - Number(b));

function total(pillar: string, context: ChartContext): Counted {
  return {expression: countOf(TABLE, {pillars: pillar}), name: `points touched by ${context.label("pillars", pillar)}`};
}

function touching(row: Row, pillar: string, context: ChartContext): Counted {
  return {
    expression: countOf("plan-measures", {pillar, recommendations: textOf(row, "id")}),
    name: `measures of ${context.label("pillars", pillar)} that touch ${textOf(row, "label")}`
  };
}
