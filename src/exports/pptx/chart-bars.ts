import type {NativeSeries} from "../../core/chart.js";
import {columnName} from "../workbook.js";
import {AXES, dataXml, flags, labelXml, stringReference, textProperties, val} from "./chart-xml.js";
import type {Drawn} from "./chart-xml.js";
import {xml} from "./office-package.js";
import {inkOn, roleFill, solid} from "./theme.js";

/** Parts smaller than this share of the whole (0 to 1) have their number above the bar. */
const NARROW = 0.07;

/** The bars or columns of each series. */
export function bars(drawn: Drawn): string {
  const {form, series} = drawn.chart;
  return xml(
    "c:barChart",
    {},
    val("barDir", form === "column" ? "col" : "bar"),
    val("grouping", form === "stacked" ? "stacked" : "clustered"),
    val("varyColors", 0),
    series.map((one, i) => seriesXml(one, i, drawn)),
    val("gapWidth", form === "stacked" ? 60 : 50),
    val("overlap", form === "stacked" ? 100 : form === "column" ? -10 : 0),
    val("axId", AXES.category),
    val("axId", AXES.value)
  );
}

function seriesXml(series: NativeSeries, index: number, drawn: Drawn): string {
  const {name, color, hatched = false, points} = series;
  const own = points.flatMap((point, i) =>
    point !== null && (point.color !== undefined || point.hatched !== undefined) ? [{point, i}] : []
  );
  return xml(
    "c:ser",
    {},
    val("idx", index),
    val("order", index),
    xml("c:tx", {}, stringReference(`Data!$${columnName(index + 1)}$1`, [name])),
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
    labels(series, drawn),
    dataXml(series, index, drawn)
  );
}

function labels(series: NativeSeries, drawn: Drawn): string {
  const {
    chart: {form, max},
    layout,
    frame
  } = drawn;
  const stacked = form === "stacked";
  const each = series.points.flatMap((point, i) => {
    if (point === null) return [];
    const above = stacked && max !== undefined && point.value / max < NARROW;
    const hatched = point.hatched ?? series.hatched ?? false;
    const within = stacked && !above;
    return [
      xml(
        "c:dLbl",
        {},
        val("idx", i),
        above
          ? xml(
              "c:layout",
              {},
              xml("c:manualLayout", {}, val("x", 0), val("y", -Math.round((layout.lift / frame.height) * 1e4) / 1e4))
            )
          : "",
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
    textProperties("tx1", drawn, true),
    stacked ? "" : val("dLblPos", "outEnd"),
    flags()
  );
}
