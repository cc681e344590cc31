import * as Plot from "@observablehq/plot";
import type {ChartContext, Row} from "../core/chart.js";
import {cellOf} from "../core/quantity-columns.js";
import {wordedRow} from "./chart-terms.js";
import {
  COLORS,
  FONT_SIZE,
  LINE_HEIGHT,
  NARROW,
  finishDrawing,
  hatchId,
  hatchMark,
  linked,
  plotFrame,
  stageStep,
  textWidth,
  wrapText
} from "./marks.js";
import type {Linked} from "./marks.js";

/** A horizontal bar, or a dot on a horizontal line. */
export interface Bar extends Linked {
  readonly value: number;
  /** The number as shown. */
  readonly text: string;
  readonly label: string;
  /** A colour; `hatch` for what is not itemised. */
  readonly fill: string;
}

/** Horizontal bars from zero, one below the other, with the whole or scale that they are compared to. */
export interface Bars {
  readonly chart: string;
  readonly mark: "bar" | "dot";
  readonly bars: readonly Bar[];
  /** The end of the axis in the value's unit; the largest number if absent. */
  readonly extent?: number | undefined;
  /** The whole, in grey behind each bar. */
  readonly whole?: {readonly value: number; readonly expression: string | null; readonly text: string} | undefined;
}

interface Placed extends Bar {
  readonly row: string;
  readonly lines: string;
  /**
   * The value beside which its number is written: the end of its bar, or the end of the whole if the number would
   * overlap that.
   */
  readonly beside: number;
}

const LEFT = 168;
/** Pixels beside the longest bar in charts that share their scale with another. */
const COMPARED_NUMBERS = 110;

/**
 * Draws bars or dots on one scale from zero, each labelled with its name and its number; in a narrow drawing the name
 * stands above.
 */
export function drawBars({chart, mark, bars, whole, extent}: Bars, context: ChartContext): Element {
  const narrow = context.width < NARROW;
  const labels = bars.map(({label}) => wrapText(label, narrow ? context.width - 4 : LEFT - 12));
  const more = Math.max(0, ...labels.map(({length}) => length - (narrow ? 1 : 2)));
  const [left, top] = [narrow ? 2 : LEFT, whole ? 30 : 4];
  const usual = (narrow ? 66 : 52) + more * LINE_HEIGHT;
  const step = stageStep(
    usual,
    {least: usual - 20, shares: bars.length, room: (context.height ?? 0) - top - 10},
    context
  );
  const inset = step < usual ? 4 : 9;
  const room = context.width - left - 2;
  // Charts that are compared need one end, and so the same room for numbers, whatever those of each are.
  const compared = ((context.extent ?? 0) * room) / Math.max(40, room - COMPARED_NUMBERS);
  const least = Math.max(extent ?? 0, whole?.value ?? 0, compared);
  const besides = numberPlaces(bars, whole?.value ?? 0, room, extentOf(bars, least, room));
  const most = extentOf(
    bars.map(({text}, i) => ({text, value: besides[i]!})),
    least,
    room
  );
  const placed = bars.map((bar, i): Placed => ({
    ...bar,
    row: String(i),
    lines: labels[i]!.join("\n"),
    beside: besides[i]!
  }));
  const insets = {insetTop: narrow ? 28 + more * LINE_HEIGHT : inset, insetBottom: inset} as const;
  const shift = narrow ? 9 * (1 + more) : 0;
  const hatch = hatchId(chart, context);
  return finishDrawing(
    Plot.plot({
      ...plotFrame(context),
      height: top + 10 + bars.length * step,
      marginTop: top,
      marginBottom: 6,
      marginRight: 2,
      marginLeft: left,
      x: {domain: [0, most], axis: null},
      y: {type: "band", domain: placed.map(({row}) => row), axis: null, padding: 0},
      color: {type: "identity"},
      marks: [
        ...(bars.some(({fill}) => fill === "hatch") ? [hatchMark(hatch, context)] : []),
        ...wholeMarks(whole, most, placed, insets),
        Plot.text(placed, {
          x: 0,
          y: "row",
          text: "lines",
          fill: COLORS.ink,
          ...(more > 0 || labels.some(({length}) => length > 1) ? {lineHeight: LINE_HEIGHT / FONT_SIZE} : {}),
          ...(narrow ? {textAnchor: "start", dy: -17} : {textAnchor: "end", dx: -12})
        }),
        ...(mark === "bar"
          ? [
              Plot.barX(placed, {
                x1: 0,
                x2: "value",
                y: "row",
                fill: (d: Placed) => (d.fill === "hatch" ? `url(#${hatch})` : d.fill),
                ...insets,
                ...linked
              })
            ]
          : dotMarks(placed, shift)),
        Plot.text(placed, {
          x: "beside",
          y: "row",
          text: "text",
          fill: COLORS.ink,
          fontWeight: 600,
          textAnchor: "start",
          dx: mark === "dot" ? 14 : 8,
          dy: shift,
          ...linked
        })
      ]
    }),
    context
  );
}

function wholeMarks(
  whole: Bars["whole"],
  most: number,
  placed: readonly Placed[],
  insets: {readonly insetTop: number; readonly insetBottom: number}
): readonly Plot.Markish[] {
  if (!whole) return [];
  return [
    Plot.text([whole], {
      x: most,
      frameAnchor: "top-right",
      dy: -24,
      text: "text",
      fill: COLORS.muted,
      href: "expression",
      ariaLabel: "text"
    }),
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

/**
 * The value beside which each number is written, on an axis that ends at `most`; no number is written across the end of
 * the whole.
 */
function numberPlaces(bars: readonly Bar[], whole: number, room: number, most: number): readonly number[] {
  return bars.map(({value, text}) => {
    const left = ((whole - value) * room) / most;
    return left > 0 && left < boldWidth(text) + 20 ? whole : value;
  });
}

const boldWidth = (text: string): number => textWidth(text, {bold: true});

/** The smallest end of an axis, at least `least`, that leaves every number room beside its bar. */
function extentOf(bars: readonly Pick<Bar, "value" | "text">[], least: number, room: number): number {
  const needed = bars.map(({value, text}) => (value * room) / Math.max(40, room - boldWidth(text) - 16));
  return Math.max(least, ...needed) || 1;
}

interface BasedBar extends Linked {
  readonly value: number;
  readonly text: string;
  readonly label: string;
  readonly base: string;
  readonly whole: Linked | undefined;
  readonly y: number;
}

const BAR = 20;
const GAP = 26;
const PAD = 5;

/** The columns from which shares with different bases are drawn; the rows' `base` column names each base. */
export interface BasedColumns {
  readonly item: string;
  readonly share: string;
  /** The column with the base of the share as a count, if the table has one. */
  readonly whole: string | undefined;
  /** Said where the base is not counted: `count not printed`. */
  readonly unstated: string;
}

/** Draws shares one below the other, each with its own base named below it. */
export function drawBasedBars(rows: readonly Row[], columns: BasedColumns, context: ChartContext): Element {
  const placed = (gap: number): readonly BasedBar[] => {
    let y = 0;
    return rows.flatMap((row) => {
      const bar = barOf(wordedRow(row, context), columns, y, context);
      y = bar === undefined ? y : bottomOf(bar) + gap;
      return bar ?? [];
    });
  };
  const close = placed(0);
  const gaps = {least: 8, shares: close.length - 1, room: (context.height ?? 0) - 6 - lowest(close)};
  const bars = placed(stageStep(GAP, gaps, context));
  const right = Math.max(2, ...bars.filter(({value}) => value > 50).map(({text}) => boldWidth(text) + 12));
  const at = (value: number): number => 2 + ((context.width - 2 - right) * value) / 100;
  const besides = (bar: BasedBar): number => at(at(100) - at(bar.value) > boldWidth(bar.text) + 12 ? bar.value : 100);
  return finishDrawing(
    Plot.plot({
      ...plotFrame(context),
      height: lowest(bars) + 6,
      margin: 0,
      x: {type: "identity", axis: null},
      y: {type: "identity", axis: null},
      color: {type: "identity"},
      marks: [
        Plot.rect(bars, {x1: at(0), x2: at(100), y1: barTop, y2: (d: BasedBar) => barTop(d) + BAR, fill: COLORS.whole}),
        Plot.rect(bars, {
          x1: at(0),
          x2: (d: BasedBar) => at(d.value),
          y1: barTop,
          y2: (d: BasedBar) => barTop(d) + BAR,
          fill: COLORS.first,
          ...linked
        }),
        Plot.text(bars, {
          x: besides,
          y: (d: BasedBar) => barTop(d) + BAR / 2,
          text: "text",
          dx: 8,
          textAnchor: "start",
          fontWeight: 600,
          fill: COLORS.ink,
          ...linked
        }),
        Plot.text(bars, {...lines(at(0)), y: "y", text: "label", fill: COLORS.ink}),
        Plot.text(
          bars.filter(({whole}) => whole === undefined),
          {...lines(at(0)), y: baseTop, text: "base", fill: COLORS.muted}
        ),
        Plot.text(
          bars.filter(({whole}) => whole !== undefined),
          {
            ...lines(at(0)),
            y: baseTop,
            text: "base",
            fill: COLORS.muted,
            href: (d: BasedBar) => d.whole!.expression,
            ariaLabel: (d: BasedBar) => d.whole!.name
          }
        )
      ]
    }),
    context
  );
}

function barOf(
  row: Row,
  {item, share: shares, whole: wholes, unstated}: BasedColumns,
  y: number,
  context: ChartContext
): BasedBar | undefined {
  const [share, whole] = [cellOf(row, shares), cellOf(row, wholes ?? "")];
  if ("missing" in share) return undefined;
  const text = context.format(share.expression);
  const base =
    "missing" in whole ? `of ${row["base"]}; ${unstated}` : `of ${context.format(whole.expression)} ${row["base"]}`;
  const wrapped = (line: string): string => wrapText(line, context.width - 4).join("\n");
  return {
    value: share.value,
    expression: share.expression,
    name: `${row[item]}: ${text} ${base}`,
    text,
    y,
    label: wrapped(String(row[item])),
    base: wrapped(base),
    whole: "missing" in whole ? undefined : {expression: whole.expression, name: base}
  };
}

const lines = (x: number) =>
  ({x: () => x, textAnchor: "start", lineAnchor: "top", lineHeight: LINE_HEIGHT / FONT_SIZE}) as const;

const heightOf = (text: string): number => text.split("\n").length * LINE_HEIGHT;

const barTop = ({y, label}: BasedBar): number => y + heightOf(label) + PAD;

const baseTop = (bar: BasedBar): number => barTop(bar) + BAR + PAD;

const lowest = (bars: readonly BasedBar[]): number => Math.max(0, ...bars.map(bottomOf));

const bottomOf = (bar: BasedBar): number => baseTop(bar) + heightOf(bar.base);
