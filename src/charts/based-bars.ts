import * as Plot from "@observablehq/plot";
import type {ChartContext, Row} from "../core/chart.js";
import {cellOf} from "../core/quantity-columns.js";
import {wordedRow} from "./chart-terms.js";
import {COLORS, FONT_SIZE, LINE_HEIGHT, finishDrawing, linked, plotFrame, textWidth, wrapText} from "./marks.js";
import type {Linked} from "./marks.js";

interface Bar extends Linked {
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

/** What shares with bases of their own are drawn of; what each is a share of stands in the rows' `base`. */
export interface BasedColumns {
  readonly item: string;
  readonly share: string;
  /** What the share is a share of, as a count, where the table has it. */
  readonly whole: string | undefined;
  /** Said where the base is not counted: `count not printed`. */
  readonly unstated: string;
}

/** Draws shares one below the other, each with its own base named below it. */
export function drawBasedBars(rows: readonly Row[], columns: BasedColumns, context: ChartContext): Element {
  let y = 0;
  const bars = rows.flatMap((row) => {
    const bar = barOf(wordedRow(row, context), columns, y, context);
    y = bar === undefined ? y : bottomOf(bar) + GAP;
    return bar ?? [];
  });
  const right = Math.max(2, ...bars.filter(({value}) => value > 50).map(({text}) => boldWidth(text) + 12));
  const at = (value: number): number => 2 + (context.width - 2 - right) * value / 100;
  const besides = (bar: Bar): number => at(at(100) - at(bar.value) > boldWidth(bar.text) + 12 ? bar.value : 100);
  return finishDrawing(Plot.plot({
    ...plotFrame(context),
    height: y - GAP + 6, margin: 0,
    x: {type: "identity", axis: null}, y: {type: "identity", axis: null}, color: {type: "identity"},
    marks: [
      Plot.rect(bars, {x1: at(0), x2: at(100), y1: barTop, y2: (d: Bar) => barTop(d) + BAR, fill: COLORS.whole}),
      Plot.rect(bars, {x1: at(0), x2: (d: Bar) => at(d.value), y1: barTop, y2: (d: Bar) => barTop(d) + BAR, fill: COLORS.first, ...linked}),
      Plot.text(bars, {x: besides, y: (d: Bar) => barTop(d) + BAR / 2, text: "text", dx: 8, textAnchor: "start", fontWeight: 600, fill: COLORS.ink, ...linked}),
      Plot.text(bars, {...lines(at(0)), y: "y", text: "label", fill: COLORS.ink}),
      Plot.text(bars.filter(({whole}) => whole === undefined), {...lines(at(0)), y: baseTop, text: "base", fill: COLORS.muted}),
      Plot.text(bars.filter(({whole}) => whole !== undefined), {
        ...lines(at(0)), y: baseTop, text: "base", fill: COLORS.muted, href: (d: Bar) => d.whole!.expression, ariaLabel: (d: Bar) => d.whole!.name
      })
    ]
  }), context);
}

function barOf(row: Row, {item, share: shares, whole: wholes, unstated}: BasedColumns, y: number, context: ChartContext): Bar | undefined {
  const [share, whole] = [cellOf(row, shares), cellOf(row, wholes ?? "")];
  if ("missing" in share) return undefined;
  const text = context.format(share.expression);
  const base = "missing" in whole ? `of ${row["base"]}; ${unstated}` : `of ${context.format(whole.expression)} ${row["base"]}`;
  const wrapped = (line: string): string => wrapText(line, context.width - 4).join("\n");
  return {
    value: share.value, expression: share.expression, name: `${row[item]}: ${text} ${base}`, text, y,
    label: wrapped(String(row[item])), base: wrapped(base),
    whole: "missing" in whole ? undefined : {expression: whole.expression, name: base}
  };
}

const lines = (x: number) => ({x: () => x, textAnchor: "start", lineAnchor: "top", lineHeight: LINE_HEIGHT / FONT_SIZE}) as const;

const boldWidth = (text: string): number => Math.ceil(textWidth(text) * 1.15);

const heightOf = (text: string): number => text.split("\n").length * LINE_HEIGHT;

const barTop = ({y, label}: Bar): number => y + heightOf(label) + PAD;

const baseTop = (bar: Bar): number => barTop(bar) + BAR + PAD;

const bottomOf = (bar: Bar): number => baseTop(bar) + heightOf(bar.base);
