import type {Evidence} from "../core/evidence.js";
import {evaluate} from "../core/expression/evaluate.js";
import {ExpressionError} from "../core/expression/syntax.js";
import type {Facts} from "../core/fact.js";
import {rowsAbout, rowsArrow, rowsCsv, rowsJson, rowsParquet, rowsXlsx} from "../exports/chart-rows.js";
import type {ChartRows, RowValue, RowsAbout, RowsKind} from "../exports/chart-rows.js";
import {sourceAndState, svgFile} from "../exports/chart-svg.js";
import type {SvgTexts} from "../exports/chart-svg.js";
import {addPngTexts} from "../exports/picture-file.js";
import {indexEvidence} from "../views/evidence-index.js";
import {svgWithFonts} from "./downloads/page-fonts.js";

/** The files that are made of a chart in the page, by the action that asks for them. */
export type TakeKind = keyof typeof MAKERS;

/** A file to be saved. */
export interface TakenFile {
  readonly name: string;
  readonly type: string;
  readonly contents: string | Uint8Array<ArrayBuffer>;
}

interface Maker {
  readonly ending: string;
  readonly type: string;
  readonly make: (rows: ChartRows, about: RowsAbout) => TakenFile["contents"];
}

const MAKERS = {
  "rows-csv": {ending: "csv", type: "text/csv;charset=utf-8", make: rowsCsv},
  "rows-xlsx": {
    ending: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    make: (rows, about) => Uint8Array.from(rowsXlsx(rows, about))
  },
  "rows-arrow": {ending: "arrow", type: "application/vnd.apache.arrow.file", make: rowsArrow},
  "rows-parquet": {ending: "parquet", type: "application/vnd.apache.parquet", make: rowsParquet},
  "rows-json": {ending: "json", type: "application/json", make: rowsJson}
} as const satisfies Readonly<Record<string, Maker>>;

/**
 * The rows of a chart as the page shows it, as a file that says where they come from; throws an Error where it has
 * none.
 */
export function takeRows(figure: HTMLElement, kind: TakeKind, texts: SvgTexts, evidence: Evidence): TakenFile {
  const name = figure.dataset.chart ?? "chart";
  const {ending, type, make}: Maker = MAKERS[kind];
  return {
    name: `${name}-rows.${ending}`,
    type,
    contents: make(chartRows(figure, indexEvidence(evidence).facts), rowsAbout(name, texts, citationOf(figure)))
  };
}

/** Pixels of a PNG per pixel of the drawing, in each direction. */
const SCALE = 2;

/** A drawing's SVG file as a PNG with the same metadata; rejects if the browser can't draw it. */
export async function takePng(document: Document, svg: string, texts: SvgTexts): Promise<Uint8Array<ArrayBuffer>> {
  const picture = document.createElement("img");
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await svgWithFonts(svg, document))}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.naturalWidth * SCALE, picture.naturalHeight * SCALE];
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser draws no pictures; take the SVG instead.");
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("This browser saves no PNG; take the SVG instead.");
  return Uint8Array.from(addPngTexts(new Uint8Array(await blob.arrayBuffer()), pngTexts(texts)));
}

/** The texts of a PNG's metadata, with the predefined keywords of the PNG specification (11.3.3.2) where one fits. */
export function pngTexts({
  headline,
  title,
  description,
  notes,
  expressions,
  digest,
  page,
  ...texts
}: SvgTexts): Readonly<Record<string, string>> {
  return {
    Title: headline,
    Description: [title, description, ...notes].join("\n"),
    Source: sourceAndState(texts),
    Comment: page,
    Software: "Tickmark",
    Expressions: expressions.join("\n"),
    "Data digest": digest
  };
}

/** The columns beside a quantity's number in a file. */
const PARTS = ["as shown", "expression", "low", "high", "unit", "why there is no value"] as const;

/**
 * The rows of a framed chart as in its data table, with numbers evaluated from the expressions of its cells. A quantity
 * has columns for the number, text, expression, interval ends, unit, and the reason for a missing number. Throws an
 * Error if the chart has no table.
 */
export function chartRows(figure: Element, facts: Facts): ChartRows {
  const table = figure.querySelector(":scope > .tm-data-table table");
  if (!table) throw new Error("This chart has no table.");
  const heads = [...table.querySelectorAll("thead th")];
  const lines = [...table.querySelectorAll("tbody tr")].map((line) => [...line.children]);
  const isQuantity = heads.map(
    (head, x) => head.classList.contains("tm-quantity") || lines.some((cells) => traceOf(cells[x]) !== undefined)
  );
  const rows = lines.map((cells) =>
    heads.flatMap((_, x) => (isQuantity[x] === true ? quantity(cells[x], facts) : [textOf(cells[x])]))
  );
  const columns = heads.flatMap((head, x) =>
    isQuantity[x] === true ? [textOf(head), ...PARTS.map((part) => `${textOf(head)}: ${part}`)] : [textOf(head)]
  );
  let at = 0;
  const kinds = heads.flatMap((_, x) => {
    const first = at;
    at += isQuantity[x] === true ? PARTS.length + 1 : 1;
    return isQuantity[x] === true ? quantityKinds(rows.map((row) => String(row[first + UNIT] ?? ""))) : [TEXT];
  });
  return {columns, kinds, rows};
}

const TEXT: RowsKind = {type: "text"};
const UNIT = PARTS.indexOf("unit") + 1;

/** The kinds of a quantity's columns; number and interval ends have the unit that all rows share. */
function quantityKinds(units: readonly string[]): readonly RowsKind[] {
  const own = [...new Set(units.filter((unit) => unit !== ""))];
  const number: RowsKind = {type: "number", unit: own.length === 1 ? own[0]! : ""};
  return [number, ...PARTS.map((part) => (part === "low" || part === "high" ? number : TEXT))];
}

function quantity(cell: Element | undefined, facts: Facts): readonly RowValue[] {
  const [text, expression] = [textOf(cell), traceOf(cell)];
  if (cell?.querySelector(".tm-missing")) return [null, "", "", null, null, "", text];
  if (expression === undefined)
    return [null, text, "", null, null, "", text === "" ? "" : "not tied to printed figures"];
  try {
    const {value, interval, unit} = evaluate(expression, facts);
    return [value.valueOf(), text, expression, Number(interval.low), Number(interval.high), unit.id, ""];
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return [null, text, expression, null, null, "", error.message];
  }
}

const traceOf = (cell: Element | undefined): string | undefined =>
  cell?.querySelector("[data-trace]")?.getAttribute("data-trace") ?? undefined;

const textOf = (element: Element | undefined): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** Offers a text or bytes as a file to save. */
export function saveFile(
  document: Document,
  contents: string | Uint8Array<ArrayBuffer>,
  name: string,
  type: string
): void {
  const url = URL.createObjectURL(new Blob([contents], {type}));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The texts of a framed chart, as they stand in the page. */
export function svgTexts(figure: HTMLElement, digest: string, page: string): SvgTexts {
  const text = (selector: string): string => plain(figure.querySelector(`:scope > ${selector}`));
  const expressions = [
    ...figure.querySelectorAll(".tm-headline [data-trace], .tm-drawing [data-trace], .tm-notes [data-trace]")
  ].map((element) => element.getAttribute("data-trace") ?? "");
  return {
    headline: text(".tm-headline"),
    title: text(".tm-title"),
    description: text(".tm-hidden"),
    notes: [...figure.querySelectorAll(":scope > .tm-notes > li")].map(plain),
    source: sourceLine(figure),
    state: plain(figure.querySelector(":scope > .tm-source > .tm-tick:is([data-state=open], [data-state=unchecked])")),
    expressions: [...new Set(expressions)].filter((expression) => expression !== ""),
    digest,
    page
  };
}

/** The full citation of a framed chart; empty if it has none. */
export function citationOf(figure: HTMLElement): string {
  return (
    [...figure.querySelectorAll<HTMLElement>(":scope > .tm-actions [data-action=copy-citation]")].at(-1)?.dataset
      .text ?? ""
  );
}

function sourceLine(figure: HTMLElement): string {
  const line = figure.querySelector(":scope > .tm-source")?.cloneNode(true) as Element | undefined;
  line?.querySelector(".tm-tick")?.remove();
  return plain(line);
}

function plain(element: Element | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** What an export needs of the page. */
interface SvgExportOptions {
  /** Gives the value of a custom property that the drawing uses without a fallback. */
  readonly property: (name: string) => string;
  /** What relative links are resolved against. */
  readonly base: string;
}

/** A drawing of the page as a file that stands alone, its links absolute. */
export function standaloneSvg(drawing: SVGSVGElement, texts: SvgTexts, {property, base}: SvgExportOptions): string {
  const address = (link: Element): string | undefined => {
    const href = link.getAttribute("href");
    return href === null ? undefined : new URL(href, base).href;
  };
  return svgFile(drawing, texts, {property, address});
}
