import * as Plot from "@observablehq/plot";
import type {ChartContext} from "../core/chart.js";
import {COLORS, FONT_SIZE, LINE_HEIGHT, NARROW, finishDrawing, hatchId, hatchMark, linked, plotFrame, textWidth, wrapText} from "./marks.js";
import type {Linked} from "./marks.js";

/** A lying bar, or a dot on a line. */
export interface Bar extends Linked {
  readonly value: number;
  /** The number as shown. */
  readonly text: string;
  readonly label: string;
  /** A colour; `hatch` for what is not itemised. */
  readonly fill: string;
}

/** Bars from zero, one below the other, and what they are set against. */
export interface Bars {
  readonly chart: string;
  readonly mark: "bar" | "dot";
  readonly bars: readonly Bar[];
  /** Where the axis ends, if not where the numbers do. */
  readonly extent?: number | undefined;
  /** The whole, in grey behind each bar. */
  readonly whole?: {readonly value: number; readonly expression: string | null; readonly text: string} | undefined;
}

interface Placed extends Bar {
  readonly row: string;
  readonly lines: string;
  /** What its number stands beside: the end of its bar, or that of the whole where the number would lie across it. */
  readonly beside: number;
}

const LEFT = 168;

/** Bars or dots on one scale from zero, each labelled with its name and its number; on a telephone the name stands above. */
export function drawBars({chart, mark, bars, whole, extent}: Bars, context: ChartContext): Element {
  const narrow = context.width < NARROW;
  const labels = bars.map(({label}) => wrapText(label, narrow ? context.width - 4 : LEFT - 12));
  const more = Math.max(0, ...labels.map(({length}) => length - (narrow ? 1 : 2)));
  const step = (narrow ? 66 : 52) + more * LINE_HEIGHT;
  const [left, top] = [narrow ? 2 : LEFT, whole ? 30 : 4];
  const room = context.width - left - 2;
  const least = Math.max(extent ?? 0, whole?.value ?? 0);
  const besides = numberPlaces(bars, whole?.value ?? 0, room, extentOf(bars, least, room));
  const most = extentOf(bars.map(({text}, i) => ({text, value: besides[i]!})), least, room);
  const placed = bars.map((bar, i): Placed => ({...bar, row: String(i), lines: labels[i]!.join("\n"), beside: besides[i]!}));
  const insets = {insetTop: narrow ? 28 + more * LINE_HEIGHT : 9, insetBottom: 9} as const;
  const shift = narrow ? 9 * (1 + more) : 0;
  const hatch = hatchId(chart, context);
  return finishDrawing(Plot.plot({
    ...plotFrame(context),
    height: top + 10 + bars.length * step,
    marginTop: top, marginBottom: 6, marginRight: 2, marginLeft: left,
    x: {domain: [0, most], axis: null},
    y: {type: "band", domain: placed.map(({row}) => row), axis: null, padding: 0},
    color: {type: "identity"},
    marks: [
      ...(bars.some(({fill}) => fill === "hatch") ? [hatchMark(hatch, context)] : []),
      ...wholeMarks(whole, most, placed, insets),
      Plot.text(placed, {
        x: 0, y: "row", text: "lines", fill: COLORS.ink,
        ...(more > 0 || labels.some(({length}) => length > 1) ? {lineHeight: LINE_HEIGHT / FONT_SIZE} : {}),
        ...(narrow ? {textAnchor: "start", dy: -17} : {textAnchor: "end", dx: -12})
      }),
      ...(mark === "bar"
        ? [Plot.barX(placed, {x1: 0, x2: "value", y: "row", fill: (d: Placed) => (d.fill === "hatch" ? `url(#${hatch})` : d.fill), ...insets, ...linked})]
        : dotMarks(placed, shift)),
      Plot.text(placed, {x: "beside", y: "row", text: "text", fill: COLORS.ink, fontWeight: 600, textAnchor: "start", dx: mark === "dot" ? 14 : 8, dy: shift, ...linked})
    ]
  }), context);
}

function wholeMarks(whole: Bars["whole"], most: number, placed: readonly Placed[], insets: {readonly insetTop: number; readonly insetBottom: number}): readonly Plot.Markish[] {
  if (!whole) return [];
  return [
    Plot.text([whole], {x: most, frameAnchor: "top-right", dy: -24, text: "text", fill: COLORS.muted, href: "expression", ariaLabel: "text"}),
    Plot.barX(placed, {x1: 0, x2: whole.value, y: "row", fill: COLORS.whole, ...insets})
  ];
}

function dotMarks(placed: readonly Placed[], dy: number): readonly Plot.Markish[] {
  const fill = (d: Placed): string => (d.fill === "hatch" ? COLORS.context : d.fill);
  return [
    Plot.link(placed, {x1: 0, x2: "value", y: "row", stroke: COLORS.rule, dy}),
    Plot.dot(placed, {x: "value", y: "row", r: 13, fill: "transparent", dy, ...linked}),
    Plot.dot(placed, {x: "value", y: "row", r: 6, fill, dy, ...linked})
  ];
}

/** What each number stands beside, on an axis that ends at `most`: a number across the end of the whole would be hard to read. */
function numberPlaces(bars: readonly Bar[], whole: number, room: number, most: number): readonly number[] {
  return bars.map(({value, text}) => {
    const left = (whole - value) * room / most;
    return left > 0 && left < boldWidth(text) + 20 ? whole : value;
  });
}

const boldWidth = (text: string): number => Math.ceil(textWidth(text) * 1.15);

/** The end of an axis: the least that leaves every number room beside its bar. */
function extentOf(bars: readonly Pick<Bar, "value" | "text">[], least: number, room: number): number {
  const needed = bars.map(({value, text}) => value * room / Math.max(40, room - boldWidth(text) - 16));
  return Math.max(least, ...needed) || 1;
}
