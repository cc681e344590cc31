import type {NativePoint, NativeSeries, NativeWhole} from "../../core/chart.js";
import {columnName} from "../workbook.js";
import {beforeInner, innerSeries, outerSeries} from "./chart-layout.js";
import {AXES, dataXml, flags, labelXml, share, stringReference, textProperties, val} from "./chart-xml.js";
import type {Drawn} from "./chart-xml.js";
import {xml} from "./office-package.js";
import {estimateWidth} from "./text.js";
import {inkOn, roleFill, solid, wholeFill} from "./theme.js";

/** The bars or columns of each series, over the whole that they are parts of, and within them what lies in a part. */
export function bars(drawn: Drawn): string {
  const {form, series, whole} = drawn.chart;
  const stacked = form === "stacked";
  const inner = innerSeries(drawn.chart);
  const behind = form === "bar" && whole !== undefined;
  return (
    group(
      drawn,
      {axes: "main", gap: stacked ? 60 : 50, overlap: stacked || behind ? 100 : form === "column" ? -10 : 0},
      [
        ...(behind ? [wholeXml(whole, drawn)] : []),
        ...outerSeries(drawn.chart).map((i) => seriesXml(series[i]!, i, drawn))
      ]
    ) +
    (inner.length === 0
      ? ""
      : group(drawn, {axes: "inner", gap: 220, overlap: 100}, [
          ...beforeInner(drawn.chart).map((i, nth) => unseenXml(i, nth, drawn)),
          ...inner.map((i) => seriesXml(series[i]!, i, drawn))
        ]))
  );
}

function group(
  {chart: {form}}: Drawn,
  {axes, gap, overlap}: {readonly axes: keyof typeof AXES; readonly gap: number; readonly overlap: number},
  series: readonly string[]
): string {
  return xml(
    "c:barChart",
    {},
    val("barDir", form === "column" ? "col" : "bar"),
    val("grouping", form === "stacked" ? "stacked" : "clustered"),
    val("varyColors", 0),
    series,
    val("gapWidth", gap),
    val("overlap", overlap),
    val("axId", AXES[axes].category),
    val("axId", AXES[axes].value)
  );
}

/** The whole behind each bar; its column of the workbook is the one after those of the series. */
function wholeXml({value, name}: NativeWhole, drawn: Drawn): string {
  const {series, categories} = drawn.chart;
  const points = categories.map((): NativePoint => ({value, text: "", expression: ""}));
  return xml(
    "c:ser",
    {},
    ...heading(series.length, name, drawn),
    xml("c:spPr", {}, wholeFill()),
    val("invertIfNegative", 0),
    dataXml({points}, series.length, drawn)
  );
}

/** A part that is not seen, so that what is stacked on it begins where the part after it does; the `nth` of these. */
function unseenXml(index: number, nth: number, drawn: Drawn): string {
  const {chart} = drawn;
  const series = chart.series[index]!;
  const [, , name = ""] = heading(index, series.name, drawn);
  return xml(
    "c:ser",
    {},
    val("idx", chart.series.length + nth),
    val("order", outerSeries(chart).length + nth),
    name,
    xml("c:spPr", {}, "<a:noFill/>"),
    val("invertIfNegative", 0),
    dataXml(series, index, drawn)
  );
}

/** Number, order and name of a series; bars cover what comes before them, and parts are stacked on it. */
function heading(index: number, name: string, {chart}: Drawn): readonly string[] {
  const {form, series, whole} = chart;
  const before =
    form === "bar" && whole !== undefined
      ? index === series.length
        ? -index
        : 1
      : series[index]?.within === undefined
        ? 0
        : beforeInner(chart).length;
  return [
    val("idx", index),
    val("order", index + before),
    xml("c:tx", {}, stringReference(`Data!$${columnName(index + 1)}$1`, [name]))
  ];
}

function seriesXml(series: NativeSeries, index: number, drawn: Drawn): string {
  const {name, color, hatched = false, points} = series;
  const own = points.flatMap((point, i) =>
    point !== null && (point.color !== undefined || point.hatched !== undefined) ? [{point, i}] : []
  );
  return xml(
    "c:ser",
    {},
    ...heading(index, name, drawn),
    xml("c:spPr", {}, roleFill(color, hatched)),
    val("invertIfNegative", 0),
    own.map(({point, i}) =>
      xml(
        "c:dPt",
        {},
        val("idx", i),
        val("invertIfNegative", 0),
        val("bubble3D", 0),
        xml("c:spPr", {}, roleFill(point.color ?? color, point.hatched ?? hatched))
      )
    ),
    labels(series, index, drawn),
    dataXml(series, index, drawn)
  );
}

function labels(series: NativeSeries, index: number, drawn: Drawn): string {
  const {form} = drawn.chart;
  const stacked = form === "stacked";
  const place = stacked ? partLabels(drawn).get(index) : undefined;
  const each = series.points.flatMap((point, i) => {
    if (point === null) return [];
    const hatched = point.hatched ?? series.hatched ?? false;
    const within = place !== undefined && !place.lifted;
    return [
      xml(
        "c:dLbl",
        {},
        val("idx", i),
        place === undefined || (place.x === 0 && place.y === 0)
          ? ""
          : xml("c:layout", {}, xml("c:manualLayout", {}, val("x", share(place.x)), val("y", share(place.y)))),
        labelXml(
          point,
          {
            ink: within ? inkOn(point.color ?? series.color, hatched) : "tx1",
            ground: within && hatched ? solid("bg1") : "<a:noFill/>",
            place: stacked ? "ctr" : "outEnd"
          },
          drawn
        )
      )
    ];
  });
  return xml(
    "c:dLbls",
    {},
    each,
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>",
    textProperties("tx1", drawn, {bold: true}),
    stacked ? "" : val("dLblPos", "outEnd"),
    flags(),
    stacked ? val("showLeaderLines", 0) : ""
  );
}

/** By how much the number of a part is moved from the part's middle, in shares of the chart. */
interface PartLabel {
  /** Whether it stands above the bar, because its part is too narrow for it. */
  readonly lifted: boolean;
  readonly x: number;
  readonly y: number;
}

/**
 * The places of the numbers of a stack, by the index of their series: in what is seen of the part, or above the bar,
 * side by side.
 */
function partLabels({chart, layout: {plot, size, lift}, frame}: Drawn): ReadonlyMap<number, PartLabel> {
  const [outer, inner] = [outerSeries(chart), innerSeries(chart)];
  const {series, max = 0} = chart;
  const wide = (i: number): number => ((series[i]!.points[0]?.value ?? 0) / max) * plot.width;
  const covered = (i: number): number => inner.reduce((sum, k) => sum + (series[k]!.within === i ? wide(k) : 0), 0);
  let [reached, within] = [0, beforeInner(chart).reduce((sum, i) => sum + wide(i), 0)];
  const parts = [
    ...outer.map((i) => ({i, start: (reached += wide(i)) - wide(i), own: covered(i)})),
    ...inner.map((i) => ({i, start: (within += wide(i)) - wide(i), own: 0}))
  ].map(({i, start, own}) => {
    const needs = estimateWidth(series[i]!.points[0]?.text ?? "", size) * 1.1 + 6;
    const middle = plot.x + start + wide(i) / 2;
    return {i, needs, middle, seen: middle + own / 2, lifted: wide(i) - own < needs};
  });
  const lifted = parts.filter((part) => part.lifted).sort((a, b) => a.seen - b.seen);
  const at = new Map<number, number>();
  let free = 0;
  for (const {i, seen, needs} of lifted) {
    at.set(i, Math.max(seen, free + needs / 2));
    free = at.get(i)! + needs / 2;
  }
  let limit = frame.width;
  for (const {i, needs} of lifted.reverse()) {
    at.set(i, Math.min(at.get(i)!, limit - needs / 2));
    limit = at.get(i)! - needs / 2;
  }
  return new Map(
    parts.map((part) => [
      part.i,
      {
        lifted: part.lifted,
        x: ((at.get(part.i) ?? part.seen) - part.middle) / frame.width,
        y: part.lifted ? -lift / frame.height : 0
      }
    ])
  );
}
