import {AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType} from "docx";
import type {ParagraphChild} from "docx";
import type {DocxContext} from "./context.js";

/** A column of a table: its head, its part of the width, and whether its cells are set to the right. */
export interface DocxColumn {
  readonly head: readonly ParagraphChild[];
  /** Relative to the others. */
  readonly width: number;
  readonly right?: boolean;
}

const TWIPS_PER_MM = 1440 / 25.4;
const NONE = {style: BorderStyle.NONE, size: 0, color: "auto"} as const;
const RULE = {style: BorderStyle.SINGLE, size: 4, color: "C3CAD2"} as const;

/** A table with a header row that is repeated on each page. */
export function docxTable(columns: readonly DocxColumn[], rows: readonly (readonly (readonly ParagraphChild[])[])[], {textWidth}: Pick<DocxContext, "textWidth">): Table {
  const total = columns.reduce((sum, {width}) => sum + width, 0);
  const columnWidths = columns.map(({width}) => Math.round(textWidth * TWIPS_PER_MM * width / total));
  const cell = (children: readonly ParagraphChild[], i: number, style: string): TableCell => new TableCell({
    width: {size: columnWidths[i]!, type: WidthType.DXA}, verticalAlign: style === "TableHead" ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
    children: [new Paragraph({style, alignment: columns[i]!.right ? AlignmentType.RIGHT : AlignmentType.LEFT, children})]
  });
  return new Table({
    columnWidths, layout: TableLayoutType.FIXED,
    width: {size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA},
    margins: {top: 30, bottom: 30, left: 0, right: 120},
    borders: {top: RULE, bottom: RULE, left: NONE, right: NONE, insideHorizontal: RULE, insideVertical: NONE},
    rows: [
      new TableRow({tableHeader: true, cantSplit: true, children: columns.map(({head}, i) => cell(head, i, "TableHead"))}),
      ...rows.map((row) => new TableRow({cantSplit: true, children: row.map((children, i) => cell(children, i, "TableText"))}))
    ]
  });
}
