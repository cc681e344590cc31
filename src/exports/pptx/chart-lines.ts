import type {NativeSeries} from "../../core/chart.js";
import {columnName} from "../workbook.js";
import {highest} from "./chart-layout.js";
import {AXES, dataXml, flags, labelXml, stringReference, textProperties, val} from "./chart-xml.js";
import type {Drawn} from "./chart-xml.js";
import {xml} from "./office-package.js";
import {LEADING} from "./text.js";
import {roleFill} from "./theme.js";

/** A line for each series, with a mark and a number at both ends. */
export function lines(drawn: Drawn): string {
  const {series, categories} = drawn.chart;
  const shifts = categories.map((_, i) => labelShifts(drawn, i));
  return xml(
    "c:lineChart",
    {},
    val("grouping", "standard"),
    val("varyColors", 0),
    series.map((one, i) => lineXml(one, i, drawn, shifts)),
    val("marker", 1),
    val("axId", AXES.category),
    val("axId", AXES.value)
  );
}

function lineXml(
  series: NativeSeries,
  index: number,
  drawn: Drawn,
  shifts: readonly ReadonlyMap<number, number>[]
): string {
  const {name, color, points} = series;
  const fill = roleFill(color);
  const each = points.flatMap((point, i) => {
    if (point === null) return [];
    const shift = shifts[i]?.get(index) ?? 0;
    const moved = xml("c:layout", {}, xml("c:manualLayout", {}, val("x", 0), val("y", Math.round(shift * 1e4) / 1e4)));
    const body = labelXml(point, {ink: "tx1", ground: "<a:noFill/>", place: i === 0 ? "l" : "r"}, drawn);
    return [xml("c:dLbl", {}, val("idx", i), shift === 0 ? "" : moved, body)];
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
      textProperties("tx1", drawn, true),
      val("dLblPos", "r"),
      flags()
    ),
    dataXml(series, index, drawn),
    val("smooth", 0)
  );
}

/**
 * By how much the numbers at one end are moved down, in shares of the chart's height by the index of their series, so
 * that each has a line of its own.
 */
function labelShifts({chart: {series}, layout, frame}: Drawn, end: number): ReadonlyMap<number, number> {
  const top = highest(series);
  const places = series
    .flatMap(({points}, i) => {
      const point = points[end];
      return point ? [{i, at: layout.plot.height * (1 - point.value / top)}] : [];
    })
    .sort((a, b) => a.at - b.at);
  const line = layout.size * LEADING;
  let free = -Infinity;
  const put = places.map(({i, at}) => {
    free = Math.max(at, free + line);
    return {i, at, to: free};
  });
  const excess = Math.max(0, free - layout.plot.height) / 2;
  return new Map(put.map(({i, at, to}) => [i, (to - excess - at) / frame.height]));
}
