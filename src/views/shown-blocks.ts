import {plainText} from "../core/deck/blocks.js";
import type {ListItem, MathInline} from "../core/deck/blocks.js";
import type {CompiledChart, ShownBlock, ShownInline, ShownNumber} from "../core/deck/compiled.js";
import {isPictureData, missingPicture} from "../core/deck/html.js";
import {hasLongWord, isCrowded} from "../core/deck/long-words.js";
import {elementMaker} from "../core/element.js";
import type {Child} from "../core/element.js";

/** How blocks are shown: the output's own view of charts, and the level of the highest heading. */
export interface BlockContext extends SlideContext {
  readonly chart: (chart: CompiledChart, step: number | undefined) => HTMLElement;
  /** The level of the highest heading that stands in them. */
  readonly headingLevel: number;
  /** Pixels of a slide of 1280 that a table has room for; without it a table takes what its page gives. */
  readonly room?: number | undefined;
}

type TableBlock = Extract<ShownBlock, {readonly type: "table"}>;
type Item = ListItem<ShownNumber, CompiledChart>;

/** Blocks as elements, in their order; what is shown from a step on carries `data-step`. */
export function shownBlocks(blocks: readonly ShownBlock[], context: BlockContext): readonly HTMLElement[] {
  return blocks.map((block) => {
    const element = shownBlock(block, context);
    if (block.step !== undefined) element.setAttribute("data-step", String(block.step));
    context.placed?.(block, element);
    return element;
  });
}

function shownBlock(block: ShownBlock, context: BlockContext): HTMLElement {
  const make = elementMaker(context.document);
  switch (block.type) {
    case "heading":
      return make(headingTag(block.level, context.headingLevel), {}, ...shownInline(block.inline, context));
    case "paragraph":
      return make("p", {}, ...shownInline(block.inline, context));
    case "list":
      return make(
        block.ordered ? "ol" : "ul",
        {start: block.ordered && block.start !== undefined && block.start !== 1 ? String(block.start) : undefined},
        ...block.items.map((item) => listItem(item, context))
      );
    case "quote":
      return make("blockquote", {}, ...shownBlocks(block.blocks, context));
    case "code":
      return make("pre", {}, make("code", {}, block.text));
    case "table":
      return shownTable(block, context);
    case "image":
      return isPictureData(block.src)
        ? make("div", {class: "tm-picture"}, make("img", {src: block.src, alt: block.alt}))
        : make("p", {class: "tm-missing"}, missingPicture(block));
    case "chart":
      return context.chart(block.chart, block.step);
    case "columns":
      return make(
        "div",
        {class: "tm-slide-columns"},
        ...block.columns.map((column) =>
          make("div", {}, ...shownBlocks(column, {...context, room: shareOf(context.room, block.columns.length)}))
        )
      );
  }
}

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"] as const;

const headingTag = (level: number, highest: number): (typeof HEADINGS)[number] =>
  HEADINGS[Math.min(6, Math.max(level, highest)) - 1]!;

/** A list item; if it is a single paragraph, its text without a paragraph element. */
function listItem({blocks, step}: Item, context: BlockContext): HTMLElement {
  const [first, ...rest] = blocks;
  const lead = first?.type === "paragraph" && first.step === undefined ? shownInline(first.inline, context) : undefined;
  return elementMaker(context.document)(
    "li",
    {"data-step": step?.toString()},
    ...(lead ?? []),
    ...shownBlocks(lead ? rest : blocks, context)
  );
}

const COLUMN_GAP = 24;

/** The room of one of so many columns beside each other. */
export function shareOf(room: number | undefined, columns: number): number | undefined {
  return room === undefined ? undefined : (room - COLUMN_GAP * (columns - 1)) / columns;
}

/** A table; where its words need more room than there is, they may be broken, and elsewhere only the long ones. */
function shownTable({head, rows, align}: TableBlock, context: BlockContext): HTMLElement {
  const make = elementMaker(context.document);
  const texts = [head, ...rows].map((row) => row.map((cell) => shownText(cell)));
  const crowded = context.room !== undefined && isCrowded(texts, context.room);
  const side = (i: number, cell: readonly ShownInline[]): string | undefined => {
    const long = hasLongWord(shownText(cell)) ? ["tm-long"] : [];
    const aligned = align[i] === "right" ? ["tm-quantity"] : align[i] === "center" ? ["tm-center"] : [];
    return [...aligned, ...long].join(" ") || undefined;
  };
  return make(
    "table",
    {class: crowded ? "tm-crowded" : undefined},
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        ...head.map((cell, i) => make("th", {scope: "col", class: side(i, cell)}, ...shownInline(cell, context)))
      )
    ),
    make(
      "tbody",
      {},
      ...rows.map((row) =>
        make(
          "tr",
          {},
          ...row.map((cell, i) =>
            i === 0
              ? make("th", {scope: "row", class: side(i, cell)}, ...shownInline(cell, context))
              : make("td", {class: side(i, cell)}, ...shownInline(cell, context))
          )
        )
      )
    )
  );
}

const TAGS = {strong: "strong", emphasis: "em", strike: "s", subscript: "sub", superscript: "sup"} as const;

/** Text with its numbers as links to their traces, as nodes of a document. */
export function shownInline(parts: readonly ShownInline[], context: SlideContext): readonly Child[] {
  const make = elementMaker(context.document);
  return parts.map((part): Child => {
    switch (part.type) {
      case "text":
        return part.text;
      case "number": {
        const {expression, text} = part.number;
        return make("a", {class: "tm-number", "data-trace": expression, href: context.traceHref(expression)}, text);
      }
      case "code":
        return make("code", {}, part.text);
      case "math":
        return mathElement(part, context);
      case "footnote":
        return part.mark === undefined
          ? make("span", {}, " (", ...shownInline(part.children, context), ")")
          : footnoteMark(part.mark, context);
      case "break":
        return make("br");
      case "link": {
        const href = safeAddress(part.href, context);
        const children = shownInline(part.children, context);
        return href === undefined ? make("span", {}, ...children) : make("a", {href}, ...children);
      }
      default:
        return make(TAGS[part.type], {}, ...shownInline(part.children, context));
    }
  });
}

/** The mark of a footnote, as a link where the output has a foot that it can lead to. */
function footnoteMark(mark: string, {document, footnoteHref}: SlideContext): Child {
  const make = elementMaker(document);
  if (footnoteHref === undefined) return make("sup", {}, mark);
  const link = make("a", {href: footnoteHref(mark), "aria-label": `Footnote ${mark}`}, mark);
  return make("sup", {class: "tm-footnote-mark"}, link);
}

/** A formula as MathML. */
function mathElement({mathml}: MathInline, {document}: SlideContext): Child {
  return Object.assign(document.createElement("template"), {innerHTML: mathml}).content;
}

/** Text without its numbers' links, for names. */
export function shownText(parts: readonly ShownInline[]): string {
  return plainText(parts, ({text}) => text);
}

/**
 * The address of a link in a deck if it is allowed: on this site, within this document, or on the web; else undefined.
 */
function safeAddress(address: string, {href}: Pick<SlideContext, "href">): string | undefined {
  if (/^\/(?![/\\])/.test(address)) return href(address);
  return /^(?:https?:|mailto:|#)/i.test(address) ? address : undefined;
}

/** What a slide is made with. */
export interface SlideContext {
  readonly document: Document;
  /** A path of the site, with a slash before it, as an address in this output. */
  readonly href: (path: string) => string;
  readonly traceHref: (expression: string) => string;
  /** Where the mark of a footnote leads, if it does. */
  readonly footnoteHref?: (mark: string) => string;
  /** Is told of each block and the element that shows it. */
  readonly placed?: (block: ShownBlock, element: HTMLElement) => void;
  /** Whether each chart is also included as drawn for narrow screens; CSS chooses. */
  readonly narrow?: boolean;
}
