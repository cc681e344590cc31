import type {NativeChart, NativePoint, NativeSeries} from "../../core/native-chart.js";
import {chartLayout} from "./chart-layout.js";
import type {ChartLayout} from "./chart-layout.js";
import {inkOn, roleFill, ruleLine, solid} from "./colors.js";
import {points as fontSize} from "./geometry.js";
import {labelFormat} from "./label-format.js";
import {NAMESPACES} from "./shapes.js";
import {columnName} from "./workbook.js";
import {xml, xmlText} from "./xml.js";

/** What a chart part is written with. */
export interface ChartSetting {
  /** The statistical title. */
  readonly title: string;
  readonly lang: string;
  /** The relation to its workbook. */
  readonly workbook: string;
  /** The size of its frame in pixels. */
  readonly frame: {readonly width: number; readonly height: number};
}

interface Drawn {
  readonly chart: NativeChart;
  readonly lang: string;
  readonly layout: ChartLayout;
  readonly frame: ChartSetting["frame"];
}

const AXES = {category: 111111111, value: 222222222} as const;
/** Parts smaller than this share of the whole carry their number above the bar. */
const NARROW = 0.07;

/** A chart that Office draws and edits, its references into the sheet `Data`. */
export function chartXml(chart: NativeChart, {title, lang, workbook, frame}: ChartSetting): string {
  const layout = chartLayout(chart, title, frame);
  const drawn: Drawn = {chart, lang, layout, frame};
  return xml("c:chartSpace", {"xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart", "xmlns:a": NAMESPACES["xmlns:a"], "xmlns:r": NAMESPACES["xmlns:r"]},
    val("date1904", 0), val("lang", lang), val("roundedCorners", 0),
    xml("c:chart", {},
      xml("c:title", {}, richText(title, drawn), manualLayout({x: 0, y: 0}), val("overlay", 0)),
      val("autoTitleDeleted", 0),
      xml("c:plotArea", {}, plotLayout(drawn), bars(drawn), categoryAxis(drawn), valueAxis(drawn), "<c:spPr><a:noFill/></c:spPr>"),
      chart.series.length > 1 ? xml("c:legend", {}, val("legendPos", "b"), val("overlay", 0), textProperties("tx1", drawn)) : "",
      val("plotVisOnly", 1), val("dispBlanksAs", "gap")),
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>", textProperties("tx1", drawn),
    xml("c:externalData", {"r:id": workbook}, val("autoUpdate", 0)));
}

function plotLayout({layout: {plot}, frame}: Drawn): string {
  const share = (pixels: number, whole: number): number => Math.round(pixels / whole * 1e4) / 1e4;
  return manualLayout({x: share(plot.x, frame.width), y: share(plot.y, frame.height), w: share(plot.width, frame.width), h: share(plot.height, frame.height)});
}

function manualLayout({x, y, w, h}: {readonly x: number; readonly y: number; readonly w?: number; readonly h?: number}): string {
  const size = w === undefined || h === undefined ? "" : val("w", w) + val("h", h);
  return xml("c:layout", {}, xml("c:manualLayout", {}, size === "" ? "" : val("layoutTarget", "inner"), val("xMode", "edge"), val("yMode", "edge"), val("x", x), val("y", y), size));
}

const val = (name: string, value: string | number): string => xml(`c:${name}`, {val: value});

function bars(drawn: Drawn): string {
  const {form, series} = drawn.chart;
  return xml("c:barChart", {},
    val("barDir", form === "column" ? "col" : "bar"), val("grouping", form === "stacked" ? "stacked" : "clustered"), val("varyColors", 0),
    series.map((one, i) => seriesXml(one, i, drawn)),
    val("gapWidth", form === "stacked" ? 60 : 50), val("overlap", form === "stacked" ? 100 : form === "column" ? -10 : 0),
    val("axId", AXES.category), val("axId", AXES.value));
}

function seriesXml(series: NativeSeries, index: number, drawn: Drawn): string {
  const {categories} = drawn.chart;
  const {name, color, hatched = false, points} = series;
  const [column, last] = [columnName(index + 1), categories.length + 1];
  const own = points.flatMap((point, i) => (point !== null && (point.color !== undefined || point.hatched !== undefined) ? [{point, i}] : []));
  return xml("c:ser", {},
    val("idx", index), val("order", index),
    xml("c:tx", {}, stringReference(`Data!$${column}$1`, [name])),
    xml("c:spPr", {}, roleFill(color, hatched)), val("invertIfNegative", 0),
    own.map(({point, i}) => xml("c:dPt", {}, val("idx", i), val("invertIfNegative", 0), val("bubble3D", 0), xml("c:spPr", {}, roleFill(point.color ?? color, point.hatched ?? hatched)))),
    labels(series, drawn),
    xml("c:cat", {}, stringReference(`Data!$A$2:$A$${last}`, categories)),
    xml("c:val", {}, xml("c:numRef", {}, `<c:f>Data!$${column}$2:$${column}$${last}</c:f>`, xml("c:numCache", {}, "<c:formatCode>General</c:formatCode>", val("ptCount", points.length),
      points.flatMap((point, i) => (point === null ? [] : [xml("c:pt", {idx: i}, `<c:v>${point.value}</c:v>`)]))))));
}

function stringReference(formula: string, texts: readonly string[]): string {
  return xml("c:strRef", {}, `<c:f>${formula}</c:f>`, xml("c:strCache", {}, val("ptCount", texts.length), texts.map((text, i) => xml("c:pt", {idx: i}, `<c:v>${xmlText(text)}</c:v>`))));
}

function labels(series: NativeSeries, drawn: Drawn): string {
  const {chart: {form, max}, layout, frame} = drawn;
  const stacked = form === "stacked";
  const each = series.points.flatMap((point, i) => {
    if (point === null) return [];
    const above = stacked && max !== undefined && point.value / max < NARROW;
    return [xml("c:dLbl", {}, val("idx", i), above ? xml("c:layout", {}, xml("c:manualLayout", {}, val("x", 0), val("y", -Math.round(layout.lift / frame.height * 1e4) / 1e4))) : "",
      labelXml(point, series, {stacked, above}, drawn))];
  });
  return xml("c:dLbls", {}, each, "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>", textProperties("tx1", drawn, true), stacked ? "" : val("dLblPos", "outEnd"), flags());
}

function labelXml(point: NativePoint, series: NativeSeries, {stacked, above}: {readonly stacked: boolean; readonly above: boolean}, drawn: Drawn): string {
  const format = labelFormat(point.value, point.text);
  const hatched = point.hatched ?? series.hatched ?? false;
  const ink = stacked && !above ? inkOn(point.color ?? series.color, hatched) : "tx1";
  return (format === null ? xml("c:tx", {}, richBody(point.text, drawn, ink)) : xml("c:numFmt", {formatCode: format, sourceLinked: 0}))
    + `<c:spPr>${stacked && hatched && !above ? solid("bg1") : "<a:noFill/>"}<a:ln><a:noFill/></a:ln></c:spPr>`
    + textProperties(ink, drawn, true) + (stacked ? val("dLblPos", "ctr") : val("dLblPos", "outEnd")) + flags();
}

const flags = (): string => val("showLegendKey", 0) + val("showVal", 1) + ["CatName", "SerName", "Percent", "BubbleSize"].map((what) => val(`show${what}`, 0)).join("");

function categoryAxis(drawn: Drawn): string {
  const {form, categories} = drawn.chart;
  const single = form === "stacked" && categories.length === 1;
  return xml("c:catAx", {}, val("axId", AXES.category), xml("c:scaling", {}, val("orientation", form === "column" ? "minMax" : "maxMin")), val("delete", 0),
    val("axPos", form === "column" ? "b" : "l"), '<c:numFmt formatCode="General" sourceLinked="0"/>', val("majorTickMark", "none"), val("minorTickMark", "none"), val("tickLblPos", single ? "none" : "low"),
    xml("c:spPr", {}, ruleLine("a:ln")), textProperties("tx1", drawn), val("crossAx", AXES.value), val("crosses", "autoZero"), val("auto", 0), val("lblAlgn", "ctr"), val("lblOffset", 100), val("noMultiLvlLbl", 1));
}

function valueAxis(drawn: Drawn): string {
  const {form, axis, max, series} = drawn.chart;
  const negative = series.some(({points}) => points.some((point) => point !== null && point.value < 0));
  return xml("c:valAx", {}, val("axId", AXES.value),
    xml("c:scaling", {}, val("orientation", "minMax"), max === undefined ? "" : val("max", max), negative ? "" : val("min", 0)), val("delete", 0),
    val("axPos", form === "column" ? "l" : "b"), drawn.layout.axis ? xml("c:title", {}, richText(axis, drawn), val("overlay", 0)) : "",
    '<c:numFmt formatCode="General" sourceLinked="0"/>', val("majorTickMark", "none"), val("minorTickMark", "none"), val("tickLblPos", "none"),
    "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>", val("crossAx", AXES.category), val("crosses", form === "column" ? "autoZero" : "max"), val("crossBetween", "between"));
}

function textProperties(color: string, drawn: Drawn, bold = false): string {
  return xml("c:txPr", {}, "<a:bodyPr/><a:lstStyle/>", xml("a:p", {}, xml("a:pPr", {}, letters("a:defRPr", color, drawn, bold)), xml("a:endParaRPr", {lang: drawn.lang})));
}

const richText = (text: string, drawn: Drawn): string => xml("c:tx", {}, richBody(text, drawn, "tx2", false));

function richBody(text: string, drawn: Drawn, color: string, bold = true): string {
  return xml("c:rich", {}, "<a:bodyPr/><a:lstStyle/>", xml("a:p", {}, xml("a:pPr", {algn: "l"}, letters("a:defRPr", color, drawn, bold)),
    xml("a:r", {}, letters("a:rPr", color, drawn, bold), `<a:t>${xmlText(text)}</a:t>`)));
}

function letters(tag: string, color: string, {lang, layout}: Drawn, bold: boolean): string {
  return xml(tag, {lang, sz: fontSize(layout.size), b: bold ? 1 : 0}, solid(color), '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>');
}
