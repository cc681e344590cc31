import * as Plot from "@observablehq/plot";
import {cellOf} from "../core/chart.js";
import type {Chart, ChartContext, OptionValues, Row} from "../core/chart.js";
import {COLORS, NARROW, finishDrawing, linked, plotFrame} from "./marks.js";
import type {Linked} from "./marks.js";
import {nativeBars} from "./native-bars.js";

const WORDS: Readonly<Record<string, string>> = {
  physical: "physical abuse", neglect: "neglect", sexual: "sexual abuse", psychological: "psychological abuse"
};

/** Consultations by type of abuse, ranked, each against all of them. */
export const abuseTypes: Chart = {
  id: "abuse-types",
  table: "abuse-types",
  options: {show: {label: "Show", values: {count: "Consultations", share: "Share of all"}, control: true}},
  caveats: [],
  headline: ({show}) => show === "share"
    ? "{{ evac.psychological-abuse-share }} of the child abuse consultations recorded for fiscal year 2016 concerned psychological abuse"
    : "{{ evac.psychological-abuse }} of the {{ evac.total }} child abuse consultations recorded for fiscal year 2016 concerned psychological abuse",
  title: ({show}) => `Cases of child abuse on which child guidance centres were consulted, by type of abuse, ${
    show === "share" ? "percent of all as printed" : "number of cases"}, Japan, April 2016 to March 2017`,
  notes: ({show}) => [
    "Each type is set against the number of all consultations.",
    ...(show === "share" ? ["The shares are shown as the source prints them; each is rounded on its own."] : [])
  ],
  describe: (rows, options) => `Ranked bars. ${ranked(rows).map((row) => describeRow(row, options)).join("; ")}.`,
  twin: () => [
    {column: "type", label: "Type of abuse", quantity: false},
    {column: "period", label: "Period", quantity: false},
    {column: "count", label: "Consultations", quantity: true},
    {column: "share", label: "Share of all, as printed", quantity: true},
    {column: "whole", label: "All consultations", quantity: true}
  ],
  draw: (rows, options, context) => finishDrawing(plotRanked(rows, options, context), context),
  native: (rows, {show}, context) => nativeBars(ranked(rows), {
    column: show === "share" ? "share" : "count", name: show === "share" ? "Share of all consultations" : "Consultations",
    axis: show === "share" ? "percent of all consultations" : "number of consultations", max: extentOf(rows, show),
    category: ({type}) => context.label("type", String(type)), firstOnly: true
  }, context)
};

interface Bar extends Linked {
  readonly type: string;
  readonly value: number;
  readonly text: string;
}

function plotRanked(rows: readonly Row[], {show}: OptionValues, context: ChartContext): Element {
  const column = show === "share" ? "share" : "count";
  const bars = ranked(rows).flatMap((row) => barOf(row, column, context));
  const whole = rows.map((row) => cellOf(row, "whole")).find((cell) => "value" in cell);
  const extent = extentOf(rows, show);
  const narrow = context.width < NARROW;
  const all = whole ? [{expression: whole.expression, text: `all consultations: ${context.format(whole.expression)}`}] : [];
  return Plot.plot({
    ...plotFrame(context),
    height: 40 + bars.length * (narrow ? 66 : 52),
    marginTop: 30, marginBottom: 6, marginRight: 2, marginLeft: narrow ? 2 : 168,
    x: {domain: [0, extent], axis: null},
    y: {domain: bars.map((bar) => bar.type), axis: null, padding: 0},
    color: {type: "identity"},
    marks: [
      Plot.text(all, {
        x: extent, frameAnchor: "top-right", dy: -24, text: "text", fill: COLORS.muted,
        href: "expression", ariaLabel: "text"
      }),
      Plot.barX(bars, {x1: 0, x2: extent, y: "type", fill: COLORS.whole, insetTop: narrow ? 28 : 9, insetBottom: 9}),
      Plot.text(bars, {
        x: 0, y: "type", text: (d: Bar) => context.label("type", d.type), fill: COLORS.ink,
        ...(narrow ? {textAnchor: "start", dy: -17} : {textAnchor: "end", dx: -12})
      }),
      Plot.barX(bars, {x1: 0, x2: "value", y: "type", fill: (d: Bar) => (d === bars[0] ? COLORS.first : COLORS.context), insetTop: narrow ? 28 : 9, insetBottom: 9, ...linked}),
      Plot.text(bars, {x: "value", y: "type", text: "text", fill: COLORS.ink, fontWeight: 600, textAnchor: "start", dx: 8, dy: narrow ? 9 : 0, ...linked})
    ]
  });
}

/** Where the axis ends: at the whole. */
function extentOf(rows: readonly Row[], show: string | undefined): number {
  const whole = rows.map((row) => cellOf(row, "whole")).find((cell) => "value" in cell);
  return show === "share" ? 100 : whole?.value ?? Math.max(...rows.map(({count}) => Number(count)));
}

function barOf(row: Row, column: string, context: ChartContext): readonly Bar[] {
  const cell = cellOf(row, column);
  if ("missing" in cell) return [];
  const text = context.format(cell.expression);
  const type = String(row["type"]);
  return [{type, value: cell.value, expression: cell.expression, text, name: `${context.label("type", type)}: ${text}`}];
}

function ranked(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => Number(b["count"]) - Number(a["count"]));
}

function describeRow(row: Row, {show}: OptionValues): string {
  const type = WORDS[String(row["type"])] ?? String(row["type"]);
  const [main, other] = show === "share" ? ["share", "count"] : ["count", "share"];
  return `${type}: {{ ${row[`${main}_expression`]} }} ({{ ${row[`${other}_expression`]} }})`;
}
