import type {NativeSeries} from "../../core/chart.js";
import {columnName} from "../workbook.js";
import {LINE_ENDS, lineLabels, valueEnds} from "./chart-layout.js";
import {
  AXES,
  dataXml,
  flags,
  labelXml,
  namedLabelXml,
  share,
  stringReference,
  textProperties,
  val
} from "./chart-xml.js";
import type {Drawn} from "./chart-xml.js";
import {xml} from "./office-package.js";
import {LEADING} from "./text.js";
import {inkOf, roleFill} from "./theme.js";

/** A line for each series through its points, with a number at both ends, and its name at the last. */
export function lines(drawn: Drawn): string {
  const {series} = drawn.chart;
  const shifts = LINE_ENDS.map((end) => labelShifts(drawn, end));
  return xml(
    "c:lineChart",
    {},
    val("grouping", "standard"),
    val("varyColors", 0),
    series.map((one, i) => lineXml(one, i, drawn, shifts)),
    val("marker", 1),
    val("axId", AXES.main.category),
    val("axId", AXES.main.value)
  );
}

function lineXml(
  series: NativeSeries,
  index: number,
  drawn: Drawn,
  shifts: readonly ReadonlyMap<number, Shifted>[]
): string {
  const {name, color, points} = series;
  const fill = roleFill(color);
  const each = shifts.flatMap((labels, end) => {
    const label = labels.get(index);
    const point = points[label?.point ?? -1];
    if (!label || !point) return [];
    const moved = xml("c:layout", {}, xml("c:manualLayout", {}, val("x", 0), val("y", share(label.shift))));
    const [ink, place] = [inkOf(color), end === 0 ? "l" : "r"];
    const body = label.named
      ? namedLabelXml({point, name, ink, place}, label, drawn)
      : labelXml(point, {ink, ground: "<a:noFill/>", place}, drawn);
    return [xml("c:dLbl", {}, val("idx", label.point), share(label.shift) === 0 ? "" : moved, body)];
  });
  return xml(
    "c:ser",
    {},
    val("idx", index),
    val("order", index),
    xml("c:tx", {}, stringReference(`Data!$${columnName(index + 1)}$1`, [name])),
    xml("c:spPr", {}, xml("a:ln", {w: 28575, cap: "rnd"}, fill)),
    xml("c:marker", {}, val("symbol", "circle"), val("size", 9), xml("c:spPr", {}, fill)),
    xml(
      "c:dLbls",
      {},
      each,
      "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>",
      textProperties("tx1", drawn, {bold: true}),
      val("dLblPos", "r"),
      flags()
    ),
    dataXml(series, index, drawn),
    val("smooth", 0)
  );
}

interface Shifted {
  /** The index of the point that it is of. */
  readonly point: number;
  readonly named: boolean;
  /** Shares of the chart: by how much its middle is moved down from its number's place, and its size. */
  readonly shift: number;
  readonly w: number;
  readonly h: number;
}

/**
 * The labels at one end by the index of their series: the first line of each stands at its number, or below the label
 * above it.
 */
function labelShifts({chart, layout, frame}: Drawn, end: (typeof LINE_ENDS)[number]): ReadonlyMap<number, Shifted> {
  const {series} = chart;
  const {max = 1} = valueEnds(chart, layout);
  const line = layout.size * LEADING;
  const places = lineLabels(series, end, {width: frame.width, size: layout.size})
    .map((label) => ({...label, at: layout.plot.height * (1 - series[label.series]!.points[label.point]!.value / max)}))
    .sort((a, b) => a.at - b.at);
  let free = -Infinity;
  const put = places.map((label) => {
    const top = Math.max(label.at - line / 2, free);
    free = top + label.height;
    return {...label, top};
  });
  // Labels that would end below the axis are moved up together, as far as those above them leave room.
  let limit = layout.plot.height + line;
  for (let i = put.length - 1; i >= 0; i--) {
    const label = put[i]!;
    label.top = Math.min(label.top, limit - label.height);
    limit = label.top;
  }
  return new Map(
    put.map(({series: index, point, named, at, top, width, height}) => [
      index,
      {point, named, shift: (top + height / 2 - at) / frame.height, w: width / frame.width, h: height / frame.height}
    ])
  );
}
