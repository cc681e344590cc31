import type {NativeChart, NativePoint, NativeSeries} from "../../core/chart.js";
import {SMALLEST_TEXT} from "../../core/deck/layout.js";
import {columnName} from "../workbook.js";
import {xml, xmlText} from "./office-package.js";
import {NAMESPACES, points as fontSize} from "./shapes.js";
import {LEADING, estimateLines, estimateWidth} from "./text.js";
import {inkOn, roleFill, ruleLine, solid} from "./theme.js";

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

interface Drawn {
  readonly chart: NativeChart;
  readonly lang: string;
  readonly layout: ChartLayout;
  readonly frame: ChartSetting["frame"];
}

const AXES = {category: 111111111, value: 222222222} as const;
/** Parts smaller than this share of the whole (0 to 1) have their number above the bar. */
const NARROW = 0.07;

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
      chart.series.length > 1
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
  const share = (pixels: number, whole: number): number => Math.round((pixels / whole) * 1e4) / 1e4;
  return manualLayout({
    x: share(plot.x, frame.width),
    y: share(plot.y, frame.height),
    w: share(plot.width, frame.width),
    h: share(plot.height, frame.height)
  });
}

function manualLayout({
  x,
  y,
  w,
  h
}: {
  readonly x: number;
  readonly y: number;
  readonly w?: number;
  readonly h?: number;
}): string {
  const size = w === undefined || h === undefined ? "" : val("w", w) + val("h", h);
  return xml(
    "c:layout",
    {},
    xml(
      "c:manualLayout",
      {},
      size === "" ? "" : val("layoutTarget", "inner"),
      val("xMode", "edge"),
      val("yMode", "edge"),
      val("x", x),
      val("y", y),
      size
    )
  );
}

const val = (name: string, value: string | number): string => xml(`c:${name}`, {val: value});

function bars(drawn: Drawn): string {
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

/** A line for each series, with a mark and a number at both ends. */
function lines(drawn: Drawn): string {
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

/** The end of the value axis of lines: above the highest number. */
const highest = (series: readonly NativeSeries[]): number =>
  Math.max(...series.flatMap(({points}) => points.map((point) => point?.value ?? 0))) * 1.05 || 1;

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

/** The categories and numbers of a series, by their cells and as they stand in them. */
function dataXml({points}: NativeSeries, index: number, {chart: {categories}}: Drawn): string {
  const [column, last] = [columnName(index + 1), categories.length + 1];
  return (
    xml("c:cat", {}, stringReference(`Data!$A$2:$A$${last}`, categories)) +
    xml(
      "c:val",
      {},
      xml(
        "c:numRef",
        {},
        `<c:f>Data!$${column}$2:$${column}$${last}</c:f>`,
        xml(
          "c:numCache",
          {},
          "<c:formatCode>General</c:formatCode>",
          val("ptCount", points.length),
          points.flatMap((point, i) => (point === null ? [] : [xml("c:pt", {idx: i}, `<c:v>${point.value}</c:v>`)]))
        )
      )
    )
  );
}

function stringReference(formula: string, texts: readonly string[]): string {
  return xml(
    "c:strRef",
    {},
    `<c:f>${formula}</c:f>`,
    xml(
      "c:strCache",
      {},
      val("ptCount", texts.length),
      texts.map((text, i) => xml("c:pt", {idx: i}, `<c:v>${xmlText(text)}</c:v>`))
    )
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

/** A number: the colour of its letters, the fill behind them, and where it stands at its mark. */
function labelXml(
  point: NativePoint,
  {ink, ground, place}: {readonly ink: string; readonly ground: string; readonly place: string},
  drawn: Drawn
): string {
  const format = labelFormat(point.value, point.text);
  return (
    (format === null
      ? xml("c:tx", {}, richBody(point.text, drawn, ink))
      : xml("c:numFmt", {formatCode: format, sourceLinked: 0})) +
    `<c:spPr>${ground}<a:ln><a:noFill/></a:ln></c:spPr>` +
    textProperties(ink, drawn, true) +
    val("dLblPos", place) +
    flags()
  );
}

const flags = (): string =>
  val("showLegendKey", 0) +
  val("showVal", 1) +
  ["CatName", "SerName", "Percent", "BubbleSize"].map((what) => val(`show${what}`, 0)).join("");

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
    '<c:numFmt formatCode="General" sourceLinked="0"/>',
    val("majorTickMark", "none"),
    val("minorTickMark", "none"),
    val("tickLblPos", "none"),
    "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>",
    val("crossAx", AXES.category),
    val("crosses", isStanding(form) ? "autoZero" : "max"),
    val("crossBetween", form === "line" ? "midCat" : "between")
  );
}

function textProperties(color: string, drawn: Drawn, bold = false): string {
  return xml(
    "c:txPr",
    {},
    "<a:bodyPr/><a:lstStyle/>",
    xml("a:p", {}, xml("a:pPr", {}, letters("a:defRPr", color, drawn, bold)), xml("a:endParaRPr", {lang: drawn.lang}))
  );
}

const richText = (text: string, drawn: Drawn): string => xml("c:tx", {}, richBody(text, drawn, "tx2", false));

function richBody(text: string, drawn: Drawn, color: string, bold = true): string {
  return xml(
    "c:rich",
    {},
    "<a:bodyPr/><a:lstStyle/>",
    xml(
      "a:p",
      {},
      xml("a:pPr", {algn: "l"}, letters("a:defRPr", color, drawn, bold)),
      xml("a:r", {}, letters("a:rPr", color, drawn, bold), `<a:t>${xmlText(text)}</a:t>`)
    )
  );
}

function letters(tag: string, color: string, {lang, layout}: Drawn, bold: boolean): string {
  return xml(
    tag,
    {lang, sz: fontSize(layout.size), b: bold ? 1 : 0},
    solid(color),
    '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
  );
}

/** The layout of a native chart, in pixels of its frame. */
interface ChartLayout {
  /** Pixels of its letters. */
  readonly size: number;
  readonly plot: {readonly x: number; readonly y: number; readonly width: number; readonly height: number};
  /** Whether there is room for the title of the value axis; the statistical title says the same. */
  readonly axis: boolean;
  /** Pixels by which the number of a narrow part is moved up from the middle of its bar. */
  readonly lift: number;
}

type Measured = Pick<NativeChart, "form" | "categories" | "series" | "axis" | "max">;

/** Letter sizes in pixels; the smaller ones are used only if a chart has no room for larger ones. */
const SIZES = [SMALLEST_TEXT, 18, 16] as const;
const LOWEST_BAR = {bar: 30, column: 140, line: 140, stacked: 44} as const;
const HIGHEST_BAR = {bar: 76, column: Infinity, line: Infinity, stacked: 150} as const;

const isStanding = (form: NativeChart["form"]): form is "column" | "line" => form === "column" || form === "line";
/** The share of a chart's width that Office gives to its title. */
const TITLE_SHARE = 0.72;

/** The layout of a chart in a frame; the frame is no higher than the chart is best. */
function chartLayout(
  chart: Measured,
  title: string,
  {width, height}: {readonly width: number; readonly height: number}
): ChartLayout {
  const size = SIZES.find((one) => partsHeight(chart, title, width, one).least <= height) ?? 16;
  const {head, foot, bars, least} = partsHeight(chart, title, width, size);
  const axisTitle = size * 1.6;
  const axis = chart.form === "column" || (chart.form !== "line" && least + axisTitle <= height);
  const {left, right} = sides(chart, width, size);
  const plot = {
    x: left,
    y: head,
    width: width - left - right,
    height: Math.max(bars, height - head - foot - (axis && !isStanding(chart.form) ? axisTitle : 0))
  };
  const bar = plot.height / chart.categories.length / 1.6;
  return {size, plot, axis, lift: bar / 2 + size * 0.75};
}

/** The least height of a chart with full-size letters, in pixels. */
export function leastChartHeight(chart: Measured, title: string, width: number): number {
  return partsHeight(chart, title, width, SMALLEST_TEXT).least;
}

/** The height in pixels above which a chart has no use for more. */
export function bestChartHeight(chart: Measured, title: string, width: number): number {
  const {head, foot} = partsHeight(chart, title, width, SMALLEST_TEXT);
  return head + foot + SMALLEST_TEXT * 1.6 + HIGHEST_BAR[chart.form] * chart.categories.length;
}

function partsHeight(
  chart: Measured,
  title: string,
  width: number,
  size: number
): {readonly head: number; readonly foot: number; readonly bars: number; readonly least: number} {
  const {form, categories, series} = chart;
  const line = size * LEADING;
  const head = estimateLines(title, size, width * TITLE_SHARE) * line + 12 + (form === "bar" ? 0 : size * 1.5);
  const foot = (series.length > 1 ? legendRows(chart, width, size) * line + 12 : 0) + (isStanding(form) ? line + 8 : 0);
  const {left} = sides(chart, width, size);
  const rows = isStanding(form)
    ? [1]
    : categories.map((category) => estimateLines(category, size, Math.max(40, left - 16)));
  const bars = isStanding(form)
    ? LOWEST_BAR[form]
    : Math.max(LOWEST_BAR[form], Math.max(...rows) * line + 4) * categories.length;
  return {head, foot, bars, least: head + foot + bars};
}

function legendRows({series}: Measured, width: number, size: number): number {
  const all = series.reduce((sum, {name}) => sum + estimateWidth(name, size) + size * 2.2, 0);
  return Math.ceil(all / (width * 0.94));
}

/** The room beside the bars: names of categories on the left, numbers on the right where bars end. */
function sides(
  {form, categories, series}: Measured,
  width: number,
  size: number
): {readonly left: number; readonly right: number} {
  if (form === "column") return {left: size * 2, right: 8};
  if (form === "line") {
    const wide = (end: number): number =>
      Math.max(0, ...series.map(({points}) => estimateWidth(points[end]?.text ?? "", size)));
    return {left: Math.min(width * 0.3, wide(0) * 1.15 + 24), right: Math.min(width * 0.3, wide(1) * 1.15 + 24)};
  }
  const longest = Math.max(...categories.map((category) => estimateWidth(category, size)));
  const numbers = Math.max(
    ...series.flatMap(({points}) => points.map((point) => (point === null ? 0 : estimateWidth(point.text, size))))
  );
  const left =
    form === "stacked" && categories.length === 1 ? 4 : Math.min(width * (form === "bar" ? 0.46 : 0.3), longest + 20);
  return {left, right: form === "bar" ? numbers * 1.15 + 16 : 8};
}

/**
 * A number format of Office that shows `value` as `text`, so that a label follows its cell when it is edited and keeps
 * its qualifier: `"about "#,##0`. Null where the text is no such number, such as `Three quarters` or `127 million`.
 */
export function labelFormat(value: number, text: string): string | null {
  const [whole, before = "", sign = "", digits = "", decimals = "", after = ""] =
    /^([^\d+−-]*)([+−-]?)(\d[\d,]*(?:\.(\d+))?)(\D*)$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const shown = Number(digits.replaceAll(",", "")) * (sign === "−" || sign === "-" ? -1 : 1);
  if (Math.sign(value) * roundAway(Math.abs(value), decimals.length) !== shown) return null;
  const grouped = digits.includes(",") || Math.abs(shown) < 1000;
  const number = `${grouped ? "#,##0" : "0"}${decimals === "" ? "" : `.${"0".repeat(decimals.length)}`}${quoted(after)}`;
  if (sign === "") return quoted(before) + number;
  return `${quoted(before)}${sign === "+" ? '"+"' : ""}${number};${quoted(before)}"−"${number}`;
}

const quoted = (text: string): string => (text === "" ? "" : `"${text.replaceAll('"', "”")}"`);

/** Rounds half away from zero, as Office does. */
const roundAway = (value: number, decimals: number): number =>
  Math.round(value * 10 ** decimals + 1e-9) / 10 ** decimals;
