import {HeadingLevel, ImageRun, Paragraph, TextRun} from "docx";
import type {FileChild, ParagraphChild} from "docx";
import type {CompiledChart, Drawing, OpenPoint, SourceLine, TwinCell} from "../../core/deck/compiled.js";
import {numberLink, siteLink, webLink} from "./context.js";
import type {DocxContext} from "./context.js";
import {notedRuns, runs} from "./inline.js";
import {docxTable} from "./table.js";

/** Of CSS, by which Word is given the sizes of pictures. */
export const PIXELS_PER_MM = 96 / 25.4;

/** A chart: its headline, what it measures, its picture, what must be said with it, where it is from, and the table of its rows. */
export function docxChart(chart: CompiledChart, context: DocxContext): readonly FileChild[] {
  const {headline, title, description, notes, sources, openPoints, full: {drawing}} = chart;
  return [
    new Paragraph({heading: HeadingLevel.HEADING_3, keepNext: true, children: notedRuns(headline, context)}),
    new Paragraph({style: "ChartTitle", keepNext: true, children: [new TextRun(title)]}),
    ...(drawing === null ? [] : [picture(chart.id, drawing, description, context)]),
    ...openPoints.map((point) => openPointParagraph(point, context)),
    ...notes.map((note) => new Paragraph({style: "Caveat", children: runs(note, context)})),
    sourceParagraph(sources, context),
    new Paragraph({style: "Caption", keepNext: true, children: [new TextRun(`Table: ${title}`)]}),
    twinTable(chart, context),
    new Paragraph({style: "AfterTable", children: []})
  ];
}

function picture(name: string, drawing: Drawing, description: string, {pictures, textWidth}: DocxContext): Paragraph {
  const width = Math.round(textWidth * PIXELS_PER_MM);
  return new Paragraph({style: "Picture", keepNext: true, children: [new ImageRun({
    type: "png", data: pictures.get(drawing.svg)!, transformation: {width, height: Math.round(width * drawing.height / drawing.width)},
    altText: {name: `Chart ${name}`, description, title: ""}
  })]});
}

/** An open point, as it must be stated. */
function openPointParagraph({label, path}: OpenPoint, context: DocxContext): Paragraph {
  return new Paragraph({style: "Caveat", children: [siteLink("Open point", path, context), new TextRun(`: ${label}.`)]});
}

/** Where numbers come from, each document with its official address. */
function sourceParagraph(sources: readonly SourceLine[], context: DocxContext): Paragraph {
  const links = sources.flatMap(({label, path, url}, i): readonly ParagraphChild[] => [
    ...(i > 0 ? [new TextRun("; ")] : []), siteLink(label, path, context), ...(url === "" ? [] : [new TextRun(" ("), webLink("official document", url), new TextRun(")")])
  ]);
  return new Paragraph({style: "Source", children: [new TextRun(sources.length > 1 ? "Sources: " : "Source: "), ...links]});
}

function twinTable({twin: {columns, rows}}: CompiledChart, context: DocxContext): FileChild {
  const longest = (i: number): number => Math.max(...rows.map((row) => row[i]?.text.length ?? 0), ...columns[i]!.label.split(" ").map((word) => word.length + 2));
  return docxTable(
    columns.map(({label, quantity}, i) => ({head: [new TextRun(label)], width: Math.min(30, Math.max(8, longest(i))), right: quantity})),
    rows.map((row) => row.map((cell) => [cellRun(cell, context)])), context
  );
}

function cellRun(cell: TwinCell, context: DocxContext): ParagraphChild {
  if (cell.type === "number") return numberLink(cell, context);
  return new TextRun({text: cell.text, italics: cell.type === "missing"});
}
