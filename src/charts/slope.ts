import * as Plot from "@observablehq/plot";
import type {ChartContext, Row} from "../core/chart.js";
import {periodLabel} from "../core/period.js";
import {
  COLORS,
  FONT_SIZE,
  LINE_HEIGHT,
  NARROW,
  dodge,
  finishDrawing,
  linked,
  numberText,
  plotFrame,
  stageStep,
  textWidth,
  wrapText
} from "./marks.js";
import type {Linked} from "./marks.js";
import {CHANGE_SHOWN} from "./spec-view.js";

/** Which columns a slope shows. */
export interface SlopeColumns {
  /** The quantity. */
  readonly value: string;
  /** The key column of the series; without it there is one, named by `name`. */
  readonly series?: string;
  readonly name?: string;
  /** The highlighted series; if set, the others are grey. */
  readonly highlight?: string | undefined;
  /** The key column of the periods; `year` if it is left out. */
  readonly time?: string | undefined;
  /** The column of changes; `change` if it is left out. */
  readonly change?: string | undefined;
  /** What a series is called, if not by the label of its key. */
  readonly label?: ((key: string) => string) | undefined;
  /** The end of the scale in the value's unit; the largest number if absent. */
  readonly extent?: number | undefined;
}

/** The colours of series in their order. */
export const SERIES_COLORS: readonly string[] = [COLORS.first, COLORS.second, COLORS.third, COLORS.firstDeep];

interface Point extends Linked {
  readonly series: string;
  readonly year: string;
  readonly value: number;
  readonly text: string;
  readonly color: string;
  /** The colour of the bar; greys may be lighter there than in lettering. */
  readonly fill: string;
}

interface Label extends Point {
  /** Height of the label in the value's unit, moved where labels would overlap. */
  readonly at: number;
  readonly lines: string;
}

const HEIGHT = 320;
/** Pixels at the left: the least margin, and the room for marks beside the numbers of the first year. */
const LEFT = {least: 64, mark: 24};
const TOP = 16;
const BOTTOM = 34;

/** The printed years as points, joined by a slope: nothing stands between them. */
export function drawSlope(rows: readonly Row[], columns: SlopeColumns, context: ChartContext): Element {
  const points = pointsOf(rows, columns, context);
  const years = [...new Set(points.map((point) => point.year))].sort();
  const top = Math.max(columns.extent ?? 0, ...points.map((point) => point.value)) || 1;
  const narrow = context.width < NARROW;
  const right = narrow ? 138 : 190;
  const left = Math.max(
    LEFT.least,
    ...points.filter((point) => point.year === years[0]).map((point) => textWidth(point.text) + LEFT.mark)
  );
  const height = context.stage ? context.height! : Math.min(HEIGHT, context.height ?? HEIGHT);
  const inner = height - TOP - BOTTOM;
  const ends = {
    first: placeLabels(
      points.filter((point) => point.year === years[0]),
      {top, inner},
      () => ""
    ),
    last: placeLabels(
      points.filter((point) => point.year === years.at(-1)),
      {top, inner},
      (point) => wrapText(point.series, right - 24).join("\n")
    )
  };
  const text = {x: "year", y: "at", fill: (d: Point) => d.color, lineAnchor: "top", ...linked} as const;
  return finishDrawing(
    Plot.plot({
      ...plotFrame(context),
      height,
      marginTop: TOP,
      marginBottom: BOTTOM,
      marginLeft: left,
      marginRight: right,
      x: {type: "point", domain: years, padding: 0, axis: null},
      y: {domain: [0, top], axis: null},
      color: {type: "identity"},
      marks: [
        Plot.ruleX(years, {stroke: COLORS.rule}),
        Plot.ruleY([0], {stroke: COLORS.muted}),
        Plot.text([0], {x: () => years[0], y: 0, text: () => "0", textAnchor: "end", dx: -12, fill: COLORS.muted}),
        Plot.text(years, {x: (d: string) => d, y: 0, text: (d: string) => d, dy: 20, fill: COLORS.ink}),
        Plot.line(points, {x: "year", y: "value", z: "series", stroke: "color", strokeWidth: 2}),
        Plot.dot(points, {x: "year", y: "value", r: 13, fill: "transparent", ...linked}),
        Plot.dot(points, {x: "year", y: "value", r: 6, fill: "color", ...linked}),
        Plot.text(ends.first, {...text, text: "text", textAnchor: "end", dx: -14, fontWeight: 600}),
        Plot.text(ends.last, {...text, text: "text", textAnchor: "start", dx: 14, fontWeight: 600}),
        Plot.text(ends.last, {
          ...text,
          text: "lines",
          textAnchor: "start",
          dx: 14,
          dy: LINE_HEIGHT,
          lineHeight: LINE_HEIGHT / FONT_SIZE
        })
      ]
    }),
    context
  );
}

/** The change between the printed years, around zero. */
export function drawChange(rows: readonly Row[], columns: SlopeColumns, context: ChartContext): Element {
  const points = pointsOf(rows, {...columns, value: columns.change ?? "change"}, context, CHANGE_SHOWN);
  const [least, most] = [
    Math.min(0, ...points.map((point) => point.value)),
    Math.max(0, ...points.map((point) => point.value))
  ];
  const step = stageStep(84, {least: 66, shares: points.length, room: (context.height ?? 0) - 44}, context);
  const room = (most - least) * (context.width < NARROW ? 0.24 : 0.14);
  return finishDrawing(
    Plot.plot({
      ...plotFrame(context),
      height: 44 + points.length * step,
      marginTop: 34,
      marginBottom: 10,
      marginLeft: 2,
      marginRight: 2,
      x: {domain: [least < 0 ? least - room : -room / 4, most > 0 ? most + room : room / 4], axis: null},
      y: {domain: points.map((point) => point.series), axis: null, padding: 0},
      color: {type: "identity"},
      marks: [
        Plot.text(points, {
          y: "series",
          text: (d: Point) => d.series,
          frameAnchor: "left",
          textAnchor: "start",
          dy: -step / 2 + 16,
          fill: "color"
        }),
        Plot.barX(points, {x: "value", y: "series", fill: "fill", insetTop: 30, insetBottom: 14, ...linked}),
        Plot.text(
          points.filter((point) => point.value < 0),
          {x: "value", y: "series", text: "text", textAnchor: "end", dx: -8, dy: 8, fontWeight: 600, ...linked}
        ),
        Plot.text(
          points.filter((point) => point.value >= 0),
          {x: "value", y: "series", text: "text", textAnchor: "start", dx: 8, dy: 8, fontWeight: 600, ...linked}
        ),
        Plot.ruleX([0], {stroke: COLORS.ink}),
        Plot.text([0], {x: 0, text: () => "no change", frameAnchor: "top", dy: -26, fill: COLORS.muted})
      ]
    }),
    context
  );
}

function pointsOf(
  rows: readonly Row[],
  columns: SlopeColumns,
  context: ChartContext,
  format?: string
): readonly Point[] {
  const keys = [...new Set(rows.map((row) => String(row[columns.series ?? ""] ?? "")))];
  return rows.flatMap((row) => {
    const cell = numberText(row, columns.value, context, format);
    if (cell === undefined) return [];
    const key = String(row[columns.series ?? ""] ?? "");
    const series =
      columns.series === undefined
        ? (columns.name ?? "")
        : (columns.label?.(key) ?? context.label(columns.series, key));
    const year = periodLabel(String(row[columns.time ?? "year"]));
    const {text} = cell;
    const period = format === undefined ? year : `${row["base"]} to ${year}`;
    const color = colorOf(key, keys, columns.highlight);
    return [
      {
        series,
        year,
        value: cell.value,
        text,
        expression: cell.expression,
        name: `${series}, ${period}: ${text}`,
        color,
        fill: color === COLORS.muted ? COLORS.context : color
      }
    ];
  });
}

function colorOf(key: string, keys: readonly string[], highlight = "none"): string {
  if (highlight !== "none" && highlight !== key) return COLORS.muted;
  return SERIES_COLORS[keys.indexOf(key)] ?? COLORS.context;
}

function placeLabels(
  points: readonly Point[],
  {top, inner}: {readonly top: number; readonly inner: number},
  linesOf: (point: Point) => string
): readonly Label[] {
  const sorted = [...points].sort((a, b) => b.value - a.value);
  const labels = sorted.map((point) => {
    const lines = linesOf(point);
    return {
      point,
      lines,
      wish: (1 - point.value / top) * inner,
      size: LINE_HEIGHT * (lines === "" ? 1 : 1 + lines.split("\n").length)
    };
  });
  const starts = dodge(labels, inner + LINE_HEIGHT, 4);
  return labels.map(({point, lines}, i) => ({...point, lines, at: (1 - (starts[i]! - LINE_HEIGHT / 2) / inner) * top}));
}
