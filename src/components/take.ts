import type {Evidence} from "../core/evidence.js";
import {csvText} from "../exports/csv-text.js";
import {addPngTexts} from "../exports/png-text.js";
import {workbook} from "../exports/pptx/workbook.js";
import type {Sheet} from "../exports/pptx/workbook.js";
import type {SvgTexts} from "../exports/svg-file.js";
import {addWorkbookProperties} from "../exports/workbook-properties.js";
import {indexEvidence} from "../views/evidence-index.js";
import {chartRows} from "./chart-rows.js";
import type {ChartRows} from "./chart-rows.js";

/** The files that are made of a chart in the page, by the action that asks for them. */
export type TakeKind = "rows-csv" | "rows-xlsx";

/** A file to be saved. */
export interface TakenFile {
  readonly name: string;
  readonly type: string;
  readonly contents: string | Uint8Array<ArrayBuffer>;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The rows of a chart as the page shows it, as a file that says where they come from; throws an Error where it has none. */
export function takeRows(figure: HTMLElement, kind: TakeKind, texts: SvgTexts, evidence: Evidence): TakenFile {
  const rows = chartRows(figure, indexEvidence(evidence).facts);
  const name = figure.dataset.chart ?? "chart";
  return kind === "rows-csv"
    ? {name: `${name}.csv`, type: "text/csv;charset=utf-8", contents: csvWithSource(rows, texts)}
    : {name: `${name}.xlsx`, type: XLSX, contents: Uint8Array.from(rowsWorkbook(rows, texts, name))};
}

/** A CSV has no place for metadata, so that every row says where it comes from. */
function csvWithSource({columns, rows}: ChartRows, {source, digest}: SvgTexts): string {
  return csvText([...columns, "Source", "Data digest"], rows.map((row) => [...row, source, digest]));
}

function rowsWorkbook({columns, rows}: ChartRows, {headline, title, notes, source, digest, page, expressions}: SvgTexts, id: string): Uint8Array {
  const sheets: readonly Sheet[] = [
    {name: "Data", rows: [columns, ...rows]},
    {name: "Expressions", rows: [["Expression shown in the chart"], ...expressions.map((expression) => [expression])]},
    {name: "Sources", rows: [["Source", "Page"], [source, page]]},
    {name: "Notes", rows: [["Note", "Text"], ["Headline", headline], ["Title", title], ...notes.map((note) => ["To be said with it", note]), ["Data digest", digest]]}
  ];
  return workbook(sheets, (pack) => addWorkbookProperties(pack, {
    title: headline, subject: id, description: `${title}. ${source}. Data digest ${digest}.`, properties: {source, digest, page}
  }));
}

/** How many pixels a picture has for each of the drawing's. */
const SCALE = 2;

/** A drawing's SVG file as a PNG that says what the SVG says; rejects where the browser can't draw it. */
export async function takePng(document: Document, svg: string, texts: SvgTexts): Promise<Uint8Array<ArrayBuffer>> {
  const picture = document.createElement("img");
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
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

/** By the keywords of the PNG specification where there is one (11.3.3.2). */
export function pngTexts({headline, title, description, notes, source, expressions, digest, page}: SvgTexts): Readonly<Record<string, string>> {
  return {
    Title: headline, Description: [title, description, ...notes].join("\n"), Source: source, Comment: page, Software: "Tickmark",
    Expressions: expressions.join("\n"), "Data digest": digest
  };
}
