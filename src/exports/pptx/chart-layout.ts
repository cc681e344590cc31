import type {NativeChart, NativePoint, NativeSeries} from "../../core/chart.js";
import {SMALLEST_TEXT} from "../../core/deck/layout.js";
import {LEADING, estimateLines, estimateWidth} from "./text.js";

/** The layout of a native chart, in pixels of its frame. */
export interface ChartLayout {
  /** Pixels of its letters. */
  readonly size: number;
  readonly plot: {readonly x: number; readonly y: number; readonly width: number; readonly height: number};
  /** What is said in place of the title of the value axis, if there is room for it, and where, if not at the axis. */
  readonly said: {readonly text: string; readonly x?: number; readonly y?: number} | undefined;
  readonly legend:
    {readonly x: number; readonly y: number; readonly width: number; readonly height: number} | undefined;
  /** Pixels by which the number of a narrow part is moved up from the middle of its bar. */
  readonly lift: number;
}

type Measured = Pick<NativeChart, "form" | "categories" | "series" | "axis" | "max" | "whole">;

/** The indices of the series that make up the chart. */
export const outerSeries = ({series}: Pick<NativeChart, "series">): readonly number[] =>
  series.flatMap(({within}, i) => (within === undefined ? [i] : []));

/** The indices of the series that lie within another, which is the same for all of them. */
export const innerSeries = ({series}: Pick<NativeChart, "series">): readonly number[] =>
  series.flatMap(({within}, i) => (within === undefined ? [] : [i]));

/** The indices of the series before the one that others lie within. */
export function beforeInner(chart: Pick<NativeChart, "series">): readonly number[] {
  const parent = chart.series.find(({within}) => within !== undefined)?.within ?? 0;
  return outerSeries(chart).filter((i) => i < parent);
}

/** Letter sizes in pixels, the largest that of the stage; smaller ones are used only where there is no room. */
const SIZES = [24, 22, SMALLEST_TEXT, 18, 16] as const;
/** Pixels of bars with full-size letters. */
const LOWEST_BAR = {bar: 30, column: 140, line: 140, stacked: 44} as const;
const HIGHEST_BAR = {bar: 76, column: Infinity, line: Infinity, stacked: 150} as const;

export const isStanding = (form: NativeChart["form"]): form is "column" | "line" =>
  form === "column" || form === "line";
/** The share of a chart's width that Office gives to its title. */
const TITLE_SHARE = 0.72;

/** The layout of a chart in a frame; the frame is no higher than the chart is best. */
export function chartLayout(
  chart: Measured,
  title: string,
  {width, height}: {readonly width: number; readonly height: number}
): ChartLayout {
  const size = SIZES.find((one) => partsHeight(chart, title, width, one).least <= height) ?? 16;
  const {head, foot, legend, bars, least} = partsHeight(chart, title, width, size);
  const whole = chart.whole?.text ?? "";
  const axisTitle = size * 1.6;
  const axis = whole === "" && (chart.form === "column" || (chart.form !== "line" && least + axisTitle <= height));
  const {left, right} = sides(chart, width, size);
  const plot = {
    x: left,
    y: head,
    width: width - left - right,
    height: Math.max(bars, height - head - foot - (axis && !isStanding(chart.form) ? axisTitle : 0))
  };
  const bar = plot.height / chart.categories.length / 1.6;
  const above = {
    text: whole,
    x: chart.form === "bar" ? Math.max(0, width - estimateWidth(whole, size) - 12) : 0,
    y: head - size * (chart.form === "bar" ? 1.6 : 2.8)
  };
  return {
    size,
    plot,
    said: whole === "" ? (axis ? {text: chart.axis} : undefined) : above,
    legend: legend === 0 ? undefined : {x: 0, y: height - legend, width, height: legend},
    lift: bar / 2 + size * 0.75
  };
}

/** Whether a chart has more in it than its frame holds, with the smallest letters too, so that texts overlap. */
export function isCrowded(
  chart: Measured,
  title: string,
  frame: {readonly width: number; readonly height: number}
): boolean {
  const {size, plot} = chartLayout(chart, title, frame);
  const labels =
    chart.form === "line" ? LINE_ENDS.map((end) => lineLabels(chart.series, end, {width: frame.width, size})) : [];
  return (
    partsHeight(chart, title, frame.width, size).least > frame.height + 1 ||
    labels.some((ends) => ends.reduce((sum, {height}) => sum + height, 0) > plot.height + size * LEADING)
  );
}

/** The least height of a chart with full-size letters, in pixels. */
export function leastChartHeight(chart: Measured, title: string, width: number): number {
  return partsHeight(chart, title, width, SMALLEST_TEXT).least;
}

/** The height in pixels above which a chart has no use for more. */
export function bestChartHeight(chart: Measured, title: string, width: number): number {
  const {head, foot} = partsHeight(chart, title, width, SIZES[0]);
  return head + foot + SIZES[0] * 1.6 + HIGHEST_BAR[chart.form] * chart.categories.length;
}

function partsHeight(
  chart: Measured,
  title: string,
  width: number,
  size: number
): {
  readonly head: number;
  readonly foot: number;
  /** The height of the legend, which is part of the foot. */
  readonly legend: number;
  readonly bars: number;
  readonly least: number;
} {
  const {form, categories} = chart;
  const line = size * LEADING;
  const said = (chart.whole?.text ?? "") === "" ? 0 : size * 1.6;
  const heading = Math.min(size, SMALLEST_TEXT);
  const head =
    estimateLines(title, heading, width * TITLE_SHARE) * heading * LEADING +
    12 +
    said +
    (form === "bar" ? 0 : size * 1.5);
  const legend = hasLegend(chart) ? legendRows(chart, width, size) * line * 1.25 + 8 : 0;
  const foot = legend + (isStanding(form) ? line + 8 : 0);
  const {left} = sides(chart, width, size);
  const rows =
    form === "bar" ? categories.map((category) => estimateLines(category, size, Math.max(40, left - 16))) : [1];
  const lowest = (LOWEST_BAR[form] * size) / SMALLEST_TEXT;
  const bars = isStanding(form) ? lowest : Math.max(lowest, Math.max(...rows) * line + 4) * categories.length;
  return {head, foot, legend, bars, least: head + foot + bars};
}

/** Office sets the entries of a legend in columns, all as wide as the widest. */
function legendRows({series}: Measured, width: number, size: number): number {
  const widest = Math.max(...series.map(({name}) => estimateWidth(name, size) + size * 2.4));
  const lines = Math.ceil(widest / width);
  return lines * Math.ceil(series.length / Math.max(1, Math.floor(width / widest)));
}

/** The room beside the bars: names of categories on the left, numbers on the right where bars end. */
function sides(
  {form, categories, series, whole, max = 0}: Measured,
  width: number,
  size: number
): {readonly left: number; readonly right: number} {
  if (form === "column") return {left: size * 2, right: 8};
  if (form === "line") {
    const [left = 0, right = 0] = LINE_ENDS.map(
      (end) => Math.max(0, ...lineLabels(series, end, {width, size}).map((label) => label.width)) + MARK
    );
    return {left, right};
  }
  const longest = Math.max(...categories.map((category) => estimateWidth(category, size)));
  const left =
    form === "stacked" && categories.length === 1 ? 4 : Math.min(width * (form === "bar" ? 0.46 : 0.3), longest + 20);
  if (form !== "bar") return {left, right: 8};
  // A number beside a bar needs room beyond the axis only if the whole leaves it none.
  const fits = ({value, text}: NativePoint): boolean =>
    (1 - value / max) * (width - left - 8) > estimateWidth(text, size) * 1.15 + 16;
  const within =
    whole !== undefined && series.every(({points}) => points.every((point) => point === null || fits(point)));
  const twoSided = series.some(({points}) => points.some((point) => point !== null && point.value < 0));
  return {left, right: within || twoSided ? 8 : numbersWidth(series, size)};
}

/** Whether the series are named in a legend, rather than beside their lines. */
export const hasLegend = ({form, series}: Pick<NativeChart, "form" | "series">): boolean =>
  series.length > 1 && form !== "line";

/** The label of a line at one of its ends, with its size in pixels. */
export interface LineLabel {
  /** The index of its series. */
  readonly series: number;
  /** The index of its point. */
  readonly point: number;
  /** Whether it names the series too, below its number: at the last number of the line. */
  readonly named: boolean;
  readonly width: number;
  readonly height: number;
}

/** Pixels between the end of a line and its label. */
const MARK = 20;

/** The ends of a line: its first point and its last. One that has a single point ends where this stands. */
export const LINE_ENDS = ["first", "last"] as const;
type LineEnd = (typeof LINE_ENDS)[number];

/** The index of the point at an end of a line; -1 where it has none. */
function endOf(points: NativeSeries["points"], end: LineEnd): number {
  const [first, last] = [points.findIndex((one) => one !== null), points.findLastIndex((one) => one !== null)];
  const single = first === 0 ? "first" : "last";
  return first === last && end !== single ? -1 : end === "first" ? first : last;
}

/** The labels of lines at one of their ends, in a chart so many pixels wide, with letters of a size. */
export function lineLabels(
  series: readonly NativeSeries[],
  end: LineEnd,
  {width, size}: {readonly width: number; readonly size: number}
): readonly LineLabel[] {
  const most = width * 0.28;
  return series.flatMap(({name, points}, i) => {
    const at = endOf(points, end);
    const point = points[at];
    if (!point) return [];
    const named = points.findLastIndex((one) => one !== null) === at;
    const texts = named ? [point.text, name] : [point.text];
    const wide = Math.min(most, Math.max(...texts.map((text) => estimateWidth(text, size))) * 1.1 + 8);
    const lines = texts.reduce((sum, text) => sum + estimateLines(text, size, wide - 8), 0);
    return [{series: i, point: at, named, width: wide, height: lines * size * LEADING}];
  });
}

/**
 * The ends of the value axis; undefined where Office finds one itself. Bars on either side of zero leave room for their
 * numbers on both.
 */
export function valueEnds(chart: Measured, {size, plot}: ChartLayout): {readonly min?: number; readonly max?: number} {
  const {form, series, max} = chart;
  if (form === "line") return {min: 0, max: Math.max(max ?? 0, highest(series))};
  const points = series.flatMap((one) => one.points.filter((point) => point !== null));
  const [least, most] = [
    Math.min(0, ...points.map(({value}) => value)),
    Math.max(0, ...points.map(({value}) => value))
  ];
  if (least === 0) return {min: 0, ...(max === undefined ? {} : {max})};
  if (form !== "bar") return {};
  const label = Math.min(plot.width * 0.3, numbersWidth(series, size));
  const room = ((most - least) * label) / (plot.width - 2 * label);
  return {min: least - room, max: most + room};
}

/** The room in pixels of the widest number beside its bar. */
const numbersWidth = (series: readonly NativeSeries[], size: number): number =>
  Math.max(
    0,
    ...series.flatMap(({points}) => points.map((point) => (point === null ? 0 : estimateWidth(point.text, size))))
  ) *
    1.15 +
  16;

/** The end of the value axis of lines: above the highest number. */
const highest = (series: readonly NativeSeries[]): number =>
  Math.max(...series.flatMap(({points}) => points.map((point) => point?.value ?? 0))) * 1.05 || 1;
