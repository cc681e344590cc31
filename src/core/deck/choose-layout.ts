import {numbersOf, plainText} from "./blocks.js";
import type {WrittenBlock, WrittenInline} from "./blocks.js";
import type {WrittenSlide} from "./deck.js";
import {leadsWithin, shorten} from "./html.js";
import {LAYOUTS, MIRRORED} from "./layout.js";
import type {Layout} from "./layout.js";
import {leadNumber} from "./lead-number.js";

/** Layout names of other tools and our equivalents, the first that suits; without any, the content decides. */
const OTHER_NAMES: Readonly<Record<string, readonly Layout[]>> = {
  // Our own until 0.1
  "two-figures": ["comparison"],
  // Slidev
  default: [],
  none: [],
  full: [],
  cover: ["title"],
  intro: ["title"],
  center: ["statement"],
  fact: ["number", "statement"],
  end: ["closing"],
  "two-cols": ["bullets"],
  "two-cols-header": ["bullets"],
  image: ["figure"],
  "image-left": ["figure-left"],
  "image-right": ["figure-right"],
  // Marp, as classes
  lead: [],
  "title-slide": ["title"],
  "section-header": ["section"]
};

/** A layout, with what is wrong about the one that was asked for. */
interface LayoutReading {
  readonly layout: Layout;
  readonly diagnostic?: string;
}

/** What {@link layoutOf} reads of a slide's content. */
interface Content {
  readonly title: readonly WrittenInline[];
  readonly blocks: readonly WrittenBlock[];
}

/** The place of a slide in its deck: whether anything is read from right to left, and whether nothing follows. */
interface LayoutSetting {
  readonly rightToLeft?: boolean;
  readonly last?: boolean;
}

/**
 * The layout of a slide: the one asked for by `layout` if its content suits it, else one inferred from what it holds,
 * in which what is read first stands on the side where reading begins.
 */
export function layoutOf(
  slide: Pick<WrittenSlide, "index" | "options">,
  content: Content,
  {rightToLeft = false, last = false}: LayoutSetting = {}
): LayoutReading {
  const {layout: asked} = slide.options;
  const found = inferLayout(slide, content, last);
  const inferred = rightToLeft ? (MIRRORED[found] ?? found) : found;
  if (asked === undefined) return {layout: inferred};
  const name = typeof asked === "string" ? asked.trim().toLowerCase() : "";
  const ours = LAYOUTS.find((layout) => layout === name);
  const others = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name]! : undefined;
  if (ours === undefined && others === undefined) {
    const shown = typeof asked === "string" ? shorten(asked) : "a list or map";
    return {layout: inferred, diagnostic: `layout: unknown ${shown}; one of ${LAYOUTS.join(", ")}`};
  }
  const wanted = ours ? [ours] : others!;
  const suiting = wanted.find((layout) => NEEDS[layout]?.holds(content) !== false);
  if (suiting !== undefined || wanted.length === 0) return {layout: suiting ?? inferred};
  // What was meant to show something is no section because that is missing.
  const instead = inferred === "section" || inferred === "closing" ? "statement" : inferred;
  return {layout: instead, diagnostic: `layout: ${wanted[0]!} needs ${NEEDS[wanted[0]!]!.what}`};
}

function inferLayout(
  {index, options}: Pick<WrittenSlide, "index" | "options">,
  {title, blocks}: Content,
  last: boolean
): Layout {
  const lead = typeof options["class"] === "string" && /(?:^|\s)lead(?:\s|$)/.test(options["class"]);
  const onlyText = blocks.every(({type}) => type === "heading" || type === "paragraph");
  if (index === 0 && title.length > 0 && onlyText) return "title";
  // A section that nothing follows is none.
  if (title.length > 0 && last && blocks.every(isContact)) return "closing";
  if (title.length > 0 && blocks.length === 0) return "section";
  if (lead && onlyText) return "statement";
  const composed = COMPOSED.find((layout) => isLone(layout, blocks));
  if (composed) return composed;
  const columns = columnsOf(blocks);
  const all = columns.flat();
  const figures = all.filter(isFigure).length;
  if (figures >= 2) return "comparison";
  if (figures === 1 && all.length === 1) return "figure";
  if (figures === 1) return columns.length > 1 && columns[0]!.every(isFigure) ? "figure-left" : "figure-right";
  return all.some(({type}) => type === "table") ? "table" : "bullets";
}

/** Layouts that are chosen only where their content stands alone and is short. */
const COMPOSED = ["agenda", "number", "numbers", "quote"] as const;
/** Words beside a number that stands large. */
const MOST_WORDS = 16;

function isLone(layout: (typeof COMPOSED)[number], [first, second, ...others]: readonly WrittenBlock[]): boolean {
  if (first === undefined || others.length > 0 || (second && second.type !== "paragraph")) return false;
  switch (layout) {
    case "agenda":
      return second === undefined && first.type === "list" && first.items.length > 1 && first.items.every(isWayWithin);
    case "number":
      return isLed(first) && [first, second].every((block) => block === undefined || isShort(block));
    case "numbers":
      return second === undefined && isTiles(first) && first.items.every(({blocks}) => blocks.every(isShort));
    case "quote":
      return first.type === "quote" && first.blocks.every(({type}) => type === "paragraph");
  }
}

const textOf = (inline: readonly WrittenInline[]): string => plainText(inline, () => "0");

const isShort = (block: WrittenBlock): boolean =>
  block.type === "paragraph" && textOf(block.inline).trim().split(/\s+/).length <= MOST_WORDS;

/** Whether a block is a short paragraph with an address, where one asks for more. */
const isContact = (block: WrittenBlock): boolean =>
  block.type === "paragraph" &&
  isShort(block) &&
  (/\S@\S/.test(textOf(block.inline)) || block.inline.some(({type}) => type === "link"));

/** Whether a block is a paragraph that begins with a number and goes on in words. */
function isLed(block: WrittenBlock): block is Extract<WrittenBlock, {readonly type: "paragraph"}> {
  if (block.type !== "paragraph") return false;
  const led = leadNumber(block.inline);
  return led !== undefined && /\p{L}/u.test(textOf(led.words)) && numbersOf(led.words).length <= 1;
}

type List = Extract<WrittenBlock, {readonly type: "list"}>;

/** Whether a block is a list of two to four numbers, each with its words. */
function isTiles(block: WrittenBlock): block is List {
  if (block.type !== "list" || block.items.length < 2 || block.items.length > 4) return false;
  return block.items.every(({blocks: [only, ...more]}) => only !== undefined && more.length === 0 && isLed(only));
}

/** Whether an item of a list is a link to a slide of the deck, and nothing else. */
function isWayWithin({blocks: [only, ...more]}: List["items"][number]): boolean {
  if (only?.type !== "paragraph" || more.length > 0) return false;
  const [link, ...rest] = only.inline;
  return link?.type === "link" && rest.length === 0 && leadsWithin(link.href);
}

/** What a slide must hold for a layout, and how that is said; the others take anything. */
const NEEDS: Partial<Readonly<Record<Layout, {readonly holds: (content: Content) => boolean; readonly what: string}>>> =
  {
    number: {
      holds: ({blocks}) => blocks.some((block) => block.type === "paragraph" && leadNumber(block.inline) !== undefined),
      what: "a paragraph that begins with a number; begin one with {{ }}"
    },
    numbers: {
      holds: ({blocks}) => blocks.some(isTiles),
      what: "a list of two to four items, each a number, {{ }}, and then its words"
    },
    comparison: {
      holds: ({blocks}) => flatten(blocks).filter(isFigure).length >= 2,
      what: "two charts or pictures; add the other, or take figure"
    },
    quote: {holds: ({blocks}) => blocks.some(({type}) => type === "quote"), what: "a passage; write its lines behind >"}
  };

/** The columns of a slide that consists of them; else all blocks as one column, those in columns among them. */
function columnsOf(blocks: readonly WrittenBlock[]): readonly (readonly WrittenBlock[])[] {
  const [first, ...rest] = blocks;
  if (first?.type === "columns" && rest.length === 0) return first.columns.map(flatten);
  return [flatten(blocks)];
}

function flatten(blocks: readonly WrittenBlock[]): readonly WrittenBlock[] {
  return blocks.flatMap((block) => (block.type === "columns" ? block.columns.flatMap(flatten) : [block]));
}

const isFigure = ({type}: WrittenBlock): boolean => type === "chart" || type === "image";
