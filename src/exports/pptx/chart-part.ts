import type {NativeChart} from "../../core/chart.js";
import {SMALLEST_TEXT} from "../../core/deck/layout.js";
import {bars} from "./chart-bars.js";
import {beforeInner, chartLayout, innerSeries, isStanding, outerSeries, valueEnds} from "./chart-layout.js";
import {lines} from "./chart-lines.js";
import {AXES, manualLayout, richText, share, textProperties, val} from "./chart-xml.js";
import type {Drawn} from "./chart-xml.js";
import {xml} from "./office-package.js";
import {NAMESPACES} from "./shapes.js";
import type {Box} from "./shapes.js";
import {estimateWidth} from "./text.js";
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
      xml("c:title", {}, richText(title, drawn, SMALLEST_TEXT), manualLayout({x: 0, y: 0}), val("overlay", 0)),
      val("autoTitleDeleted", 0),
      xml(
        "c:plotArea",
        {},
        manualLayout(inShares(layout.plot, frame), "inner"),
        chart.form === "line" ? lines(drawn) : bars(drawn),
        categoryAxis(drawn),
        valueAxis(drawn),
        innerSeries(chart).length === 0 ? "" : innerAxes(drawn),
        "<c:spPr><a:noFill/></c:spPr>"
      ),
      legendXml(drawn),
      val("plotVisOnly", 1),
      val("dispBlanksAs", chart.form === "line" ? "span" : "gap")
    ),
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>",
    textProperties("tx1", drawn),
    xml("c:externalData", {"r:id": workbook}, val("autoUpdate", 0))
  );
}

/** The legend below the chart; a part that is drawn a second time, unseen, is named once. */
function legendXml(drawn: Drawn): string {
  const {
    chart,
    layout: {legend},
    frame
  } = drawn;
  if (legend === undefined) return "";
  const unseen = innerSeries(chart).length === 0 ? [] : beforeInner(chart);
  return xml(
    "c:legend",
    {},
    val("legendPos", "b"),
    unseen.map((_, k) => xml("c:legendEntry", {}, val("idx", outerSeries(chart).length + k), val("delete", 1))),
    manualLayout(inShares(legend, frame)),
    val("overlay", 0),
    textProperties("tx1", drawn)
  );
}

function inShares({x, y, width, height}: Box, frame: Drawn["frame"]): Parameters<typeof manualLayout>[0] {
  return {
    x: share(x / frame.width),
    y: share(y / frame.height),
    w: share(width / frame.width),
    h: share(height / frame.height)
  };
}

function categoryAxis(drawn: Drawn): string {
  const {form, categories} = drawn.chart;
  const single = form === "stacked" && categories.length === 1;
  return xml(
    "c:catAx",
    {},
    val("axId", AXES.main.category),
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
    val("crossAx", AXES.main.value),
    val("crosses", "autoZero"),
    val("auto", 0),
    val("lblAlgn", "ctr"),
    val("lblOffset", 100),
    form === "line" && categories.length > 2 ? val("tickLblSkip", categoriesPerLabel(drawn)) : "",
    val("noMultiLvlLbl", 1)
  );
}

/** Each how many-th category is named, so that the names have room beside each other. */
function categoriesPerLabel({chart: {categories}, layout: {size, plot}}: Drawn): number {
  const widest = Math.max(...categories.map((category) => estimateWidth(category, size))) + size;
  return Math.max(1, Math.ceil((widest * (categories.length - 1)) / plot.width));
}

function valueAxis(drawn: Drawn): string {
  const {
    chart: {form},
    layout: {said},
    frame
  } = drawn;
  const {min, max} = valueEnds(drawn.chart, drawn.layout);
  const zero = form === "line";
  return xml(
    "c:valAx",
    {},
    val("axId", AXES.main.value),
    xml(
      "c:scaling",
      {},
      val("orientation", "minMax"),
      max === undefined ? "" : val("max", max),
      min === undefined ? "" : val("min", min)
    ),
    val("delete", 0),
    val("axPos", isStanding(form) ? "l" : "b"),
    said === undefined
      ? ""
      : xml(
          "c:title",
          {},
          richText(said.text, drawn),
          said.x === undefined || said.y === undefined
            ? ""
            : manualLayout({x: share(said.x / frame.width), y: share(said.y / frame.height)}),
          val("overlay", 0)
        ),
    xml("c:numFmt", {formatCode: zero ? ZERO_ONLY : "General", sourceLinked: 0}),
    val("majorTickMark", "none"),
    val("minorTickMark", "none"),
    val("tickLblPos", zero ? "nextTo" : "none"),
    "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>",
    zero ? textProperties("tx2", drawn) : "",
    val("crossAx", AXES.main.category),
    val("crosses", isStanding(form) ? "autoZero" : "max"),
    val("crossBetween", form === "line" ? "midCat" : "between")
  );
}

/** A number format that shows zero and no other number. */
const ZERO_ONLY = ";;0";

/**
 * The axes of what lies within a part: unseen, and the same as the others. LibreOffice stacks such parts at all only if
 * their value axis isn't deleted.
 */
function innerAxes({chart: {max}}: Drawn): string {
  const scaling = (orientation: string, ...ends: readonly string[]): string =>
    xml("c:scaling", {}, val("orientation", orientation), ends);
  return (
    xml(
      "c:catAx",
      {},
      val("axId", AXES.inner.category),
      scaling("maxMin"),
      val("delete", 1),
      val("axPos", "l"),
      val("crossAx", AXES.inner.value),
      val("crosses", "autoZero")
    ) +
    xml(
      "c:valAx",
      {},
      val("axId", AXES.inner.value),
      scaling("minMax", max === undefined ? "" : val("max", max), val("min", 0)),
      val("delete", 0),
      val("axPos", "t"),
      val("majorTickMark", "none"),
      val("minorTickMark", "none"),
      val("tickLblPos", "none"),
      "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>",
      val("crossAx", AXES.inner.category),
      val("crosses", "max"),
      val("crossBetween", "between")
    )
  );
}
