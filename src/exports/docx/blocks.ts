import {HeadingLevel, ImageRun, Paragraph, TextRun} from "docx";
import type {FileChild, IParagraphOptions, ParagraphChild} from "docx";
import type {ListItem} from "../../core/deck/blocks.js";
import type {CompiledChart, ShownBlock, ShownNumber} from "../../core/deck/compiled.js";
import {pictureBytes} from "../picture-bytes.js";
import {PIXELS_PER_MM, docxChart} from "./chart.js";
import type {DocxContext} from "./context.js";
import {notedRuns} from "./inline.js";
import {docxTable} from "./table.js";

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4, HeadingLevel.HEADING_5, HeadingLevel.HEADING_6] as const;
const DEEPEST_LIST = 3;

/** The names of the numbering of lists. */
export const LISTS = {bullets: "bullets", numbers: "numbers"} as const;

/** How paragraphs of blocks are set: within lists and quotations other than on the page. */
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
    case "heading": return [new Paragraph({heading: HEADINGS[Math.min(5, block.level - 1)]!, children: notedRuns(block.inline, context)})];
    case "paragraph": return [new Paragraph({...paragraph, children: notedRuns(block.inline, context)})];
    case "list": return listIn(block, setting);
    case "quote": return blocksIn(block.blocks, {...setting, paragraph: {style: "Quotation"}});
    case "code": return block.text.replace(/\n$/, "").split("\n").map((line) => new Paragraph({style: "CodeBlock", children: [new TextRun(line)]}));
    case "table": return [
      docxTable(block.head.map((head, i) => ({head: notedRuns(head, context), width: 1, right: block.align[i] === "right"})),
        block.rows.map((row) => row.map((cell) => notedRuns(cell, context))), context),
      new Paragraph({style: "AfterTable", children: []})
    ];
    case "image": return [new Paragraph({...paragraph, children: [pictureRun(block, context)]})];
    case "chart": return docxChart(block.chart, context);
    case "columns": return block.columns.flatMap((column) => blocksIn(column, setting));
  }
}

const OFFICE_TYPES = {png: "png", jpeg: "jpg", gif: "gif"} as const;

/** A picture at its own size, or as wide as the text; one of a kind that Word does not take is named. */
function pictureRun({src, alt}: {readonly src: string; readonly alt: string}, {textWidth}: DocxContext): ParagraphChild {
  const picture = pictureBytes(src);
  if (!picture?.size) return new TextRun({text: `Picture: ${alt}`, italics: true});
  const {width, height} = picture.size;
  const scale = Math.min(1, textWidth * PIXELS_PER_MM / width);
  return new ImageRun({
    type: OFFICE_TYPES[picture.kind], data: picture.bytes, transformation: {width: Math.round(width * scale), height: Math.round(height * scale)},
    altText: {name: "Picture", description: alt, title: ""}
  });
}

function listIn({ordered: numbered, items}: Extract<ShownBlock, {type: "list"}>, setting: Setting): readonly FileChild[] {
  if (numbered) setting.ordered.count += 1;
  const numbering = {reference: numbered ? LISTS.numbers : LISTS.bullets, level: Math.min(DEEPEST_LIST, setting.depth), instance: numbered ? setting.ordered.count : 0};
  return items.flatMap((item) => itemIn(item, numbering, setting));
}

function itemIn({blocks}: ListItem<ShownNumber, CompiledChart>, numbering: NonNullable<IParagraphOptions["numbering"]>, setting: Setting): readonly FileChild[] {
  const [first, ...rest] = blocks;
  const inner = {...setting, paragraph: {style: "ListContinue"}, depth: setting.depth + 1};
  if (first?.type !== "paragraph") return blocksIn(blocks, inner);
  return [new Paragraph({style: "ListItem", numbering, children: notedRuns(first.inline, setting.context)}), ...blocksIn(rest, inner)];
}
