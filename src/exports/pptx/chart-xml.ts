import type {NativeChart, NativePoint, NativeSeries} from "../../core/chart.js";
import {columnName} from "../workbook.js";
import type {ChartLayout} from "./chart-layout.js";
import {xml, xmlText} from "./office-package.js";
import {points as fontSize} from "./shapes.js";
import {solid} from "./theme.js";

/** A native chart while its part is written. */
export interface Drawn {
  readonly chart: NativeChart;
  readonly lang: string;
  readonly layout: ChartLayout;
  readonly frame: {readonly width: number; readonly height: number};
}

/** The ids of the axes: those that are seen, and those of what lies within parts. */
export const AXES = {
  main: {category: 111111111, value: 222222222},
  inner: {category: 333333333, value: 444444444}
} as const;
/** An element of a chart with a value. */
export const val = (name: string, value: string | number): string => xml(`c:${name}`, {val: value});

/** Where a part of a chart stands, in shares of its frame; `target` says of a plot that it is without its axes. */
export function manualLayout(
  {x, y, w, h}: {readonly x: number; readonly y: number; readonly w?: number; readonly h?: number},
  target?: "inner"
): string {
  return xml(
    "c:layout",
    {},
    xml(
      "c:manualLayout",
      {},
      target === undefined ? "" : val("layoutTarget", target),
      val("xMode", "edge"),
      val("yMode", "edge"),
      val("x", x),
      val("y", y),
      w === undefined || h === undefined ? "" : val("w", w) + val("h", h)
    )
  );
}

/** The categories and numbers of a series, by their cells and as they stand in them. */
export function dataXml({points}: Pick<NativeSeries, "points">, index: number, {chart: {categories}}: Drawn): string {
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

/** Texts by the cells in which they stand. */
export function stringReference(formula: string, texts: readonly string[]): string {
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

/** A number: the colour of its letters, the fill behind them, and where it stands at its mark. */
export function labelXml(
  point: NativePoint,
  {ink, ground, place}: {readonly ink: string; readonly ground: string; readonly place: string},
  drawn: Drawn
): string {
  const format = labelFormat(point.value, point.text);
  return (
    (format === null
      ? xml("c:tx", {}, richBody(point.text, drawn, ink, {bold: true, body: ONE_LINE}))
      : numberFormat(format)) +
    `<c:spPr>${ground}<a:ln><a:noFill/></a:ln></c:spPr>` +
    textProperties(ink, drawn, {bold: true, body: ONE_LINE}) +
    val("dLblPos", place) +
    flags()
  );
}

/**
 * A number with the name of its series below it, in a box of a size in shares of the chart; both follow their cells
 * when these are edited.
 */
export function namedLabelXml(
  {
    point,
    name,
    ink,
    place
  }: {readonly point: NativePoint; readonly name: string; readonly ink: string; readonly place: string},
  {w, h}: {readonly w: number; readonly h: number},
  drawn: Drawn
): string {
  const format = labelFormat(point.value, point.text);
  const properties = (bold: boolean): string =>
    xml("a:pPr", {algn: place === "l" ? "r" : "l"}, letters("a:defRPr", ink, drawn, bold));
  const field = (type: string, text: string, bold: boolean): string =>
    xml(
      "a:fld",
      {id: FIELDS[type], type},
      letters("a:rPr", ink, drawn, bold),
      properties(bold),
      `<a:t>${xmlText(text)}</a:t>`
    );
  const number =
    format === null
      ? xml("a:r", {}, letters("a:rPr", ink, drawn, true), `<a:t>${xmlText(point.text)}</a:t>`)
      : field("VALUE", point.text, true);
  const lines = [
    xml("a:p", {}, properties(true), number),
    xml("a:p", {}, properties(false), field("SERIESNAME", name, false))
  ];
  return (
    xml("c:tx", {}, xml("c:rich", {}, '<a:bodyPr wrap="square" lIns="0" rIns="0" anchor="ctr"/><a:lstStyle/>', lines)) +
    (format === null ? "" : numberFormat(format)) +
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>" +
    textProperties(ink, drawn, {bold: true}) +
    val("dLblPos", place) +
    flags({name: true}) +
    xml(
      "c:extLst",
      {},
      xml(
        "c:ext",
        {
          uri: "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}",
          "xmlns:c15": "http://schemas.microsoft.com/office/drawing/2012/chart"
        },
        xml("c15:layout", {}, xml("c:manualLayout", {}, val("w", share(w)), val("h", share(h)))),
        "<c15:dlblFieldTable/>",
        xml("c15:showDataLabelsRange", {val: 0})
      )
    )
  );
}

const FIELDS: Readonly<Record<string, string>> = {
  VALUE: "{7469636B-6D61-4B01-8000-000000000001}",
  SERIESNAME: "{7469636B-6D61-4B01-8000-000000000002}"
};

const numberFormat = (format: string): string => xml("c:numFmt", {formatCode: format, sourceLinked: 0});

/** A share of a chart's frame, as finely as it matters. */
export const share = (of: number): number => Math.round(of * 1e4) / 1e4;

/** What a label shows: its number, and the name of its series where asked for. */
export const flags = ({name = false} = {}): string =>
  val("showLegendKey", 0) +
  val("showVal", 1) +
  val("showCatName", 0) +
  val("showSerName", name ? 1 : 0) +
  val("showPercent", 0) +
  val("showBubbleSize", 0);

/** How letters of a part of a chart look. */
export function textProperties(color: string, drawn: Drawn, {bold = false, body = "<a:bodyPr/>"} = {}): string {
  return xml(
    "c:txPr",
    {},
    body,
    "<a:lstStyle/>",
    xml("a:p", {}, xml("a:pPr", {}, letters("a:defRPr", color, drawn, bold)), xml("a:endParaRPr", {lang: drawn.lang}))
  );
}

/** Numbers are not broken, `%` and all. */
const ONE_LINE = '<a:bodyPr wrap="none"/>';

/** A title, whose letters are no larger than `most` pixels. */
export function richText(text: string, drawn: Drawn, most = Infinity): string {
  const size = Math.min(most, drawn.layout.size);
  return xml("c:tx", {}, richBody(text, {...drawn, layout: {...drawn.layout, size}}, "tx2"));
}

function richBody(text: string, drawn: Drawn, color: string, {bold = false, body = "<a:bodyPr/>"} = {}): string {
  return xml(
    "c:rich",
    {},
    body,
    "<a:lstStyle/>",
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
