import type {NativeChart} from "../../core/chart.js";
import {bars} from "./chart-bars.js";
import {chartLayout, hasLegend, highest, isStanding} from "./chart-layout.js";
import {lines} from "./chart-lines.js";
import {AXES, manualLayout, richText, share, textProperties, val} from "./chart-xml.js";
import type {Drawn} from "./chart-xml.js";
import {xml} from "./office-package.js";
import {NAMESPACES} from "./shapes.js";
import {ruleLine} from "./theme.js";

/** What a chart part is written with. */
interface ChartSetting {
  /** The statistical title. */
  readonly title: string;
  readonly lang: string;
  /** The relation to its workbook. */
  readonly workbook: string;
  /** The size of its frame in pixels. */
  readonly frame: {readonly width: number; readonly height: number};
}

/** The XML of a native chart, which refers to the sheet `Data` of its workbook. */
export function chartXml(chart: NativeChart, {title, lang, workbook, frame}: ChartSetting): string {
  const layout = chartLayout(chart, title, frame);
  const drawn: Drawn = {chart, lang, layout, frame};
  return xml(
    "c:chartSpace",
    {
      "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
      "xmlns:a": NAMESPACES["xmlns:a"],
      "xmlns:r": NAMESPACES["xmlns:r"]
    },
    val("date1904", 0),
    val("lang", lang),
    val("roundedCorners", 0),
    xml(
      "c:chart",
      {},
      xml("c:title", {}, richText(title, drawn), manualLayout({x: 0, y: 0}), val("overlay", 0)),
      val("autoTitleDeleted", 0),
      xml(
        "c:plotArea",
        {},
        plotLayout(drawn),
        chart.form === "line" ? lines(drawn) : bars(drawn),
        categoryAxis(drawn),
        valueAxis(drawn),
        "<c:spPr><a:noFill/></c:spPr>"
      ),
      hasLegend(chart)
        ? xml("c:legend", {}, val("legendPos", "b"), val("overlay", 0), textProperties("tx1", drawn))
        : "",
      val("plotVisOnly", 1),
      val("dispBlanksAs", "gap")
    ),
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>",
    textProperties("tx1", drawn),
    xml("c:externalData", {"r:id": workbook}, val("autoUpdate", 0))
  );
}

function plotLayout({layout: {plot}, frame}: Drawn): string {
  return manualLayout({
    x: share(plot.x / frame.width),
    y: share(plot.y / frame.height),
    w: share(plot.width / frame.width),
    h: share(plot.height / frame.height)
  });
}

function categoryAxis(drawn: Drawn): string {
  const {form, categories} = drawn.chart;
  const single = form === "stacked" && categories.length === 1;
  return xml(
    "c:catAx",
    {},
    val("axId", AXES.category),
    xml("c:scaling", {}, val("orientation", isStanding(form) ? "minMax" : "maxMin")),
    val("delete", 0),
    val("axPos", isStanding(form) ? "b" : "l"),
    form === "line" ? xml("c:majorGridlines", {}, xml("c:spPr", {}, ruleLine("a:ln"))) : "",
    '<c:numFmt formatCode="General" sourceLinked="0"/>',
    val("majorTickMark", "none"),
    val("minorTickMark", "none"),
    val("tickLblPos", single ? "none" : "low"),
    xml("c:spPr", {}, ruleLine("a:ln")),
    textProperties("tx1", drawn),
    val("crossAx", AXES.value),
    val("crosses", "autoZero"),
    val("auto", 0),
    val("lblAlgn", "ctr"),
    val("lblOffset", 100),
    val("noMultiLvlLbl", 1)
  );
}

function valueAxis(drawn: Drawn): string {
  const {form, axis, series} = drawn.chart;
  const max = form === "line" ? highest(series) : drawn.chart.max;
  const zero = form === "line";
  const negative = series.some(({points}) => points.some((point) => point !== null && point.value < 0));
  return xml(
    "c:valAx",
    {},
    val("axId", AXES.value),
    xml(
      "c:scaling",
      {},
      val("orientation", "minMax"),
      max === undefined ? "" : val("max", max),
      negative ? "" : val("min", 0)
    ),
    val("delete", 0),
    val("axPos", isStanding(form) ? "l" : "b"),
    drawn.layout.axis ? xml("c:title", {}, richText(axis, drawn), val("overlay", 0)) : "",
    xml("c:numFmt", {formatCode: zero ? ZERO_ONLY : "General", sourceLinked: 0}),
    val("majorTickMark", "none"),
    val("minorTickMark", "none"),
    val("tickLblPos", zero ? "nextTo" : "none"),
    "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>",
    zero ? textProperties("tx2", drawn) : "",
    val("crossAx", AXES.category),
    val("crosses", isStanding(form) ? "autoZero" : "max"),
    val("crossBetween", form === "line" ? "midCat" : "between")
  );
}

/** A number format that shows zero and no other number. */
const ZERO_ONLY = ";;0";
