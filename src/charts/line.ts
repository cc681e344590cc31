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
  textWidth,
  wrapText
} from "./marks.js";
import type {Linked} from "./marks.js";
import {SERIES_COLORS} from "./slope.js";
import type {SlopeColumns} from "./slope.js";

interface Point extends Linked {
  readonly series: string;
  readonly at: number;
  readonly when: string;
  readonly value: number;
  readonly text: string;
  readonly color: string;
}

const [HEIGHT, TOP, BOTTOM] = [320, 20, 34];

/**
 * Draws three or more printed points of each series as dots, joined in order of time and spaced in proportion to time.
 */
export function drawLine(rows: readonly Row[], columns: SlopeColumns, context: ChartContext): Element {
  const points = pointsOf(rows, columns, context);
  const narrow = context.width < NARROW;
  const right = narrow ? 128 : 180;
  const top = Math.max(columns.extent ?? 0, ...points.map(({value}) => value)) || 1;
  const height = context.stage ? context.height! : Math.min(HEIGHT, context.height ?? HEIGHT);
  const inner = height - TOP - BOTTOM;
  const series = [...new Set(points.map((point) => point.series))];
  const [first, last] = [
    series.map((name) => points.find((point) => point.series === name)!),
    series.map((name) => points.findLast((point) => point.series === name)!)
  ];
  const ends = [...last]
    .sort((a, b) => b.value - a.value)
    .map((point) => ({...point, lines: [point.text, ...wrapText(point.series, right - 24)]}));
  const starts = dodge(
    ends.map((end) => ({wish: (1 - end.value / top) * inner, size: end.lines.length * LINE_HEIGHT})),
    inner + LINE_HEIGHT,
    4
  );
  const labels = ends.map((end, i) => ({...end, y: (1 - (starts[i]! - LINE_HEIGHT / 2) / inner) * top}));
  return finishDrawing(
    Plot.plot({
      ...plotFrame(context),
      height,
      marginTop: TOP,
      marginBottom: BOTTOM,
      marginLeft: 64,
      marginRight: right,
      x: {type: "linear", axis: null},
      y: {domain: [0, top], axis: null},
      color: {type: "identity"},
      marks: [
        Plot.ruleY([0], {stroke: COLORS.muted}),
        Plot.text(ticksOf(points, context.width - 64 - right), {x: "at", y: 0, text: "when", dy: 20, fill: COLORS.ink}),
        Plot.line(points, {x: "at", y: "value", z: "series", stroke: "color", strokeWidth: 2}),
        Plot.dot(points, {x: "at", y: "value", r: 12, fill: "transparent", ...linked}),
        Plot.dot(points, {x: "at", y: "value", r: 4, fill: "color", ...linked}),
        Plot.text(first, {
          x: "at",
          y: "value",
          text: "text",
          textAnchor: "end",
          dx: -12,
          fontWeight: 600,
          fill: "color",
          ...linked
        }),
        Plot.text(labels, {
          x: "at",
          y: "y",
          text: ({lines}: (typeof labels)[number]) => lines.join("\n"),
          lineAnchor: "top",
          lineHeight: LINE_HEIGHT / FONT_SIZE,
          textAnchor: "start",
          dx: 12,
          fill: "color",
          ...linked
        })
      ]
    }),
    context
  );
}

function pointsOf(rows: readonly Row[], columns: SlopeColumns, context: ChartContext): readonly Point[] {
  const keys = [...new Set(rows.map((row) => String(row[columns.series ?? ""] ?? "")))];
  const points = rows.flatMap((row): readonly Point[] => {
    const number = numberText(row, columns.value, context);
    if (number === undefined) return [];
    const key = String(row[columns.series ?? ""] ?? "");
    const when = String(row[columns.time ?? "year"]);
    const series =
      columns.series === undefined
        ? (columns.name ?? "")
        : (columns.label?.(key) ?? context.label(columns.series, key));
    const looked = columns.highlight === undefined || columns.highlight === key;
    return [
      {
        ...number,
        series,
        at: yearOf(when),
        when: periodLabel(when),
        name: `${series}, ${periodLabel(when)}: ${number.text}`,
        color: looked ? (SERIES_COLORS[keys.indexOf(key)] ?? COLORS.muted) : COLORS.muted
      }
    ];
  });
  return points.sort((a, b) => a.at - b.at);
}

/** The start of a period in years. */
function yearOf(period: string): number {
  const [year = 0, month = 1, day = 1] = period.split("/")[0]!.split("-").map(Number);
  return year + (month - 1) / 12 + (day - 1) / 366;
}

/** The points in time whose labels fit beside one another on the axis. */
function ticksOf(points: readonly Point[], room: number): readonly Point[] {
  const times = [...new Map(points.map((point) => [point.at, point])).values()];
  const span = times.at(-1)!.at - times[0]!.at || 1;
  return times.reduce<readonly Point[]>((shown, point) => {
    const before = shown.at(-1);
    return before && ((point.at - before.at) / span) * room < textWidth(point.when) + 8 ? shown : [...shown, point];
  }, []);
}
