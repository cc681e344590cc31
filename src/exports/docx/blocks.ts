import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType
} from "docx";
import type {FileChild, IParagraphOptions, IRunOptions, ParagraphChild} from "docx";
import {markSentences} from "../../core/briefing/annotate.js";
import {plainText} from "../../core/deck/blocks.js";
import type {ListItem} from "../../core/deck/blocks.js";
import type {
  CompiledChart,
  Drawing,
  OpenPoint,
  ShownBlock,
  ShownInline,
  ShownNumber,
  SourceLine,
  DataTableCell
} from "../../core/deck/compiled.js";
import {isRightToLeft} from "../../core/direction.js";
import {isPictureData, missingPicture} from "../../core/deck/html.js";
import {PAPER} from "../../core/themes/paper.js";
import {officeColour} from "../../core/themes/tokens.js";
import {pictureBytes} from "../picture-file.js";
import {numberLink, siteLink, webLink} from "./context.js";
import type {DocxContext} from "./context.js";

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6
] as const;
const DEEPEST_LIST = 3;

/** The names of the numbering of lists. */
export const LISTS = {bullets: "bullets", numbers: "numbers"} as const;

/** The context in which blocks are set as paragraphs: list depth, quotation, numbering. */
interface Setting {
  readonly context: DocxContext;
  readonly paragraph: Omit<IParagraphOptions, "children">;
  /** Of lists, from 0. */
  readonly depth: number;
  /** Counts ordered lists, each of which starts its numbers anew. */
  readonly ordered: {count: number};
}

/** Blocks as paragraphs and tables. */
export function docxBlocks(blocks: readonly ShownBlock[], context: DocxContext): readonly FileChild[] {
  return blocksIn(blocks, {context, paragraph: {}, depth: 0, ordered: {count: 0}});
}

function blocksIn(blocks: readonly ShownBlock[], setting: Setting): readonly FileChild[] {
  return blocks.flatMap((block) => blockIn(block, setting));
}

function blockIn(block: ShownBlock, setting: Setting): readonly FileChild[] {
  const {context, paragraph} = setting;
  switch (block.type) {
    case "heading":
      return [
        new Paragraph({heading: HEADINGS[Math.min(5, block.level - 1)]!, children: notedRuns(block.inline, context)})
      ];
    case "paragraph":
      return [new Paragraph({...paragraph, children: notedRuns(block.inline, context)})];
    case "list":
      return listIn(block, setting);
    case "quote":
      return blocksIn(block.blocks, {...setting, paragraph: {style: "Quotation"}});
    case "code":
      return block.text
        .replace(/\n$/, "")
        .split("\n")
        .map((line) => new Paragraph({style: "CodeBlock", children: [new TextRun(line)]}));
    case "table":
      return [
        docxTable(
          block.head.map((head, i) => ({head: notedRuns(head, context), width: 1, right: block.align[i] === "right"})),
          block.rows.map((row) => row.map((cell) => notedRuns(cell, context))),
          context
        ),
        new Paragraph({style: "AfterTable", children: []})
      ];
    case "image":
      return [new Paragraph({...paragraph, children: [pictureRun(block, context)]})];
    case "chart":
      return docxChart(block.chart, context);
    case "columns":
      return block.columns.flatMap((column) => blocksIn(column, setting));
  }
}

const OFFICE_TYPES = {png: "png", jpeg: "jpg", gif: "gif"} as const;

/** A picture at its own size, at most as wide as the text; if Word doesn't support its format, its alternative text. */
function pictureRun(
  {src, alt}: {readonly src: string; readonly alt: string},
  {textWidth}: DocxContext
): ParagraphChild {
  if (!isPictureData(src)) return new TextRun({text: missingPicture({src, alt}), italics: true});
  const picture = pictureBytes(src);
  if (!picture?.size) return new TextRun({text: `Picture: ${alt}`, italics: true});
  const {width, height} = picture.size;
  const scale = Math.min(1, (textWidth * PIXELS_PER_MM) / width);
  return new ImageRun({
    type: OFFICE_TYPES[picture.kind],
    data: picture.bytes,
    transformation: {width: Math.round(width * scale), height: Math.round(height * scale)},
    altText: {name: "Picture", description: alt, title: ""}
  });
}

function listIn(
  {ordered: numbered, items}: Extract<ShownBlock, {type: "list"}>,
  setting: Setting
): readonly FileChild[] {
  if (numbered) setting.ordered.count += 1;
  const numbering = {
    reference: numbered ? LISTS.numbers : LISTS.bullets,
    level: Math.min(DEEPEST_LIST, setting.depth),
    instance: numbered ? setting.ordered.count : 0
  };
  return items.flatMap((item) => itemIn(item, numbering, setting));
}

function itemIn(
  {blocks}: ListItem<ShownNumber, CompiledChart>,
  numbering: NonNullable<IParagraphOptions["numbering"]>,
  setting: Setting
): readonly FileChild[] {
  const [first, ...rest] = blocks;
  const inner = {...setting, paragraph: {style: "ListContinue"}, depth: setting.depth + 1};
  if (first?.type !== "paragraph") return blocksIn(blocks, inner);
  return [
    new Paragraph({style: "ListItem", numbering, children: notedRuns(first.inline, setting.context)}),
    ...blocksIn(rest, inner)
  ];
}

type LinkContext = Pick<DocxContext, "site" | "bookmark" | "openPoint" | "footnotes">;

const STYLES = {
  strong: {bold: true},
  emphasis: {italics: true},
  strike: {strike: true},
  subscript: {subScript: true},
  superscript: {superScript: true}
} as const;

/** Text with its numbers linked, and a footnote behind each sentence that shows some. */
export function notedRuns(inline: readonly ShownInline[], context: DocxContext): readonly ParagraphChild[] {
  return markSentences(inline).flatMap((part) =>
    part.type === "mark" ? [context.footnotes.reference(part.numbers)] : runs([part], context)
  );
}

/** Text with its numbers linked. */
export function runs(
  inline: readonly ShownInline[],
  context: LinkContext,
  style: IRunOptions = {}
): readonly ParagraphChild[] {
  return inline.flatMap((part): readonly ParagraphChild[] => {
    switch (part.type) {
      case "text":
        return [new TextRun({...style, text: part.text.replace(/\s+/g, " ")})];
      case "number":
        return [numberLink(part.number, context, style)];
      case "code":
        return [new TextRun({...style, text: part.text, style: "Code"})];
      case "break":
        return [new TextRun({...style, break: 1})];
      case "math":
        return runs(part.text, context, style);
      case "footnote":
        return [context.footnotes.say(runs(part.children, context))];
      case "link":
        return [linkRun(part, context)];
      default:
        return runs(part.children, context, {...style, ...STYLES[part.type]});
    }
  });
}

/** A link; an address that is not of the web, such as a script, becomes plain text. */
function linkRun({href, children}: Extract<ShownInline, {type: "link"}>, context: LinkContext): ParagraphChild {
  const text = plainText(children, (number) => number.text);
  if (/^\/(?![/\\])/.test(href)) return siteLink(text, href, context);
  return /^(?:https?|mailto):/i.test(href) ? webLink(text, href) : new TextRun(text);
}

/** Of CSS, by which Word is given the sizes of pictures. */
const PIXELS_PER_MM = 96 / 25.4;

/**
 * A chart: its headline, what it measures, its picture, what must be said with it, where it is from, and the table of
 * its rows.
 */
function docxChart(chart: CompiledChart, context: DocxContext): readonly FileChild[] {
  const {
    headline,
    title,
    description,
    notes,
    sources,
    openPoints,
    full: {drawing}
  } = chart;
  return [
    new Paragraph({heading: HeadingLevel.HEADING_3, keepNext: true, children: notedRuns(headline, context)}),
    new Paragraph({style: "ChartTitle", keepNext: true, children: [new TextRun(title)]}),
    ...(drawing === null ? [] : [picture(chart.id, drawing, description, context)]),
    ...openPoints.map((point) => openPointParagraph(point, context)),
    ...notes.map((note) => new Paragraph({style: "Caveat", children: runs(note, context)})),
    sourceParagraph(sources, context),
    new Paragraph({style: "Caption", keepNext: true, children: [new TextRun(`Table: ${title}`)]}),
    dataTableTable(chart, context),
    new Paragraph({style: "AfterTable", children: []})
  ];
}

function picture(name: string, drawing: Drawing, description: string, {pictures, textWidth}: DocxContext): Paragraph {
  const width = Math.round(textWidth * PIXELS_PER_MM);
  return new Paragraph({
    style: "Picture",
    keepNext: true,
    children: [
      new ImageRun({
        type: "png",
        data: pictures.get(drawing.svg)!,
        transformation: {width, height: Math.round((width * drawing.height) / drawing.width)},
        altText: {name: `Chart ${name}`, description, title: ""}
      })
    ]
  });
}

/** The paragraph that states an open point. */
function openPointParagraph({label, path}: OpenPoint, context: DocxContext): Paragraph {
  return new Paragraph({
    style: "Caveat",
    children: [siteLink("Open point", path, context), new TextRun(`: ${label}.`)]
  });
}

/** Where numbers come from, each document with its official address. */
function sourceParagraph(sources: readonly SourceLine[], context: DocxContext): Paragraph {
  const links = sources.flatMap(({label, path, url}, i): readonly ParagraphChild[] => [
    ...(i > 0 ? [new TextRun("; ")] : []),
    siteLink(label, path, context),
    ...(url === "" ? [] : [new TextRun(" ("), webLink("official document", url), new TextRun(")")])
  ]);
  return new Paragraph({
    style: "Source",
    children: [new TextRun(sources.length > 1 ? "Sources: " : "Source: "), ...links]
  });
}

function dataTableTable({dataTable: {columns, rows}}: CompiledChart, context: DocxContext): FileChild {
  const longest = (i: number): number =>
    Math.max(
      ...rows.map((row) => row[i]?.text.length ?? 0),
      ...columns[i]!.label.split(" ").map((word) => word.length + 2)
    );
  return docxTable(
    columns.map(({label, quantity}, i) => ({
      head: [new TextRun(label)],
      width: Math.min(30, Math.max(8, longest(i))),
      right: quantity
    })),
    rows.map((row) => row.map((cell) => [cellRun(cell, context)])),
    context
  );
}

function cellRun(cell: DataTableCell, context: DocxContext): ParagraphChild {
  if (cell.type === "number") return numberLink(cell, context);
  return new TextRun({text: cell.text, italics: cell.type === "missing"});
}

/** A column of a table: its head, its part of the width, and whether its cells are set to the right. */
interface DocxColumn {
  readonly head: readonly ParagraphChild[];
  /** Relative to the others. */
  readonly width: number;
  readonly right?: boolean;
}

const TWIPS_PER_MM = 1440 / 25.4;
const NONE = {style: BorderStyle.NONE, size: 0, color: "auto"} as const;
const RULE = {style: BorderStyle.SINGLE, size: 4, color: officeColour(PAPER.colours.rule)} as const;

/** A table with a header row that is repeated on each page. */
export function docxTable(
  columns: readonly DocxColumn[],
  rows: readonly (readonly (readonly ParagraphChild[])[])[],
  {textWidth, briefing: {lang}}: Pick<DocxContext, "textWidth" | "briefing">
): Table {
  const total = columns.reduce((sum, {width}) => sum + width, 0);
  const columnWidths = columns.map(({width}) => Math.round((textWidth * TWIPS_PER_MM * width) / total));
  const cell = (children: readonly ParagraphChild[], i: number, style: string): TableCell =>
    new TableCell({
      width: {size: columnWidths[i]!, type: WidthType.DXA},
      verticalAlign: style === "TableHead" ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
      children: [
        new Paragraph({style, alignment: columns[i]!.right ? AlignmentType.RIGHT : AlignmentType.LEFT, children})
      ]
    });
  return new Table({
    columnWidths,
    layout: TableLayoutType.FIXED,
    ...(isRightToLeft(lang) ? {visuallyRightToLeft: true} : {}),
    width: {size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA},
    margins: {top: 30, bottom: 30, left: 0, right: 120},
    borders: {top: RULE, bottom: RULE, left: NONE, right: NONE, insideHorizontal: RULE, insideVertical: NONE},
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({head}, i) => cell(head, i, "TableHead"))
      }),
      ...rows.map(
        (row) => new TableRow({cantSplit: true, children: row.map((children, i) => cell(children, i, "TableText"))})
      )
    ]
  });
}
