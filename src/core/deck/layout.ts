import type {Options} from "../manuscript/options.js";
import type {WrittenBlock, WrittenInline} from "./blocks.js";
import type {WrittenSlide} from "./deck.js";
import {shorten} from "./html.js";
import type {ProseReading} from "./prose-blocks.js";

/** Layout names of other tools and our equivalents; `""` infers the layout from the slide's content. */
const OTHER_NAMES: Readonly<Record<string, Layout | "">> = {
  // Slidev
  default: "",
  none: "",
  full: "",
  cover: "title",
  intro: "title",
  center: "statement",
  fact: "statement",
  quote: "statement",
  end: "section",
  "two-cols": "bullets",
  "two-cols-header": "bullets",
  image: "figure",
  "image-left": "figure-left",
  "image-right": "figure-right",
  // Marp, as classes
  lead: "",
  "title-slide": "title",
  "section-header": "section"
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

/**
 * The layout of a slide: the one asked for by `layout`, else one inferred from what it holds, in which what is read
 * first stands on the side where reading begins.
 */
export function layoutOf(
  slide: Pick<WrittenSlide, "index" | "options">,
  content: Content,
  {rightToLeft = false} = {}
): LayoutReading {
  const {layout: asked} = slide.options;
  const found = inferLayout(slide, content);
  const inferred = rightToLeft ? (MIRRORED[found] ?? found) : found;
  if (asked === undefined) return {layout: inferred};
  const name = typeof asked === "string" ? asked.trim().toLowerCase() : "";
  const ours = LAYOUTS.find((layout) => layout === name);
  if (ours) return {layout: ours};
  if (Object.hasOwn(OTHER_NAMES, name)) return {layout: OTHER_NAMES[name] || inferred};
  const shown = typeof asked === "string" ? shorten(asked) : "a list or map";
  return {layout: inferred, diagnostic: `layout: unknown ${shown}; one of ${LAYOUTS.join(", ")}`};
}

function inferLayout({index, options}: Pick<WrittenSlide, "index" | "options">, {title, blocks}: Content): Layout {
  const lead = typeof options["class"] === "string" && /(?:^|\s)lead(?:\s|$)/.test(options["class"]);
  const onlyText = blocks.every(({type}) => type === "heading" || type === "paragraph");
  if (index === 0 && title.length > 0 && onlyText) return "title";
  if (title.length > 0 && blocks.length === 0) return "section";
  if (lead && onlyText) return "statement";
  const columns = columnsOf(blocks);
  const all = columns.flat();
  const figures = all.filter(isFigure).length;
  if (figures >= 2) return "two-figures";
  if (figures === 1 && all.length === 1) return "figure";
  if (figures === 1) return columns.length > 1 && columns[0]!.every(isFigure) ? "figure-left" : "figure-right";
  return all.some(({type}) => type === "table") ? "table" : "bullets";
}

/** Layouts with two sides, and the same with the sides changed. */
export const MIRRORED: Partial<Readonly<Record<Layout, Layout>>> = {
  "figure-left": "figure-right",
  "figure-right": "figure-left"
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

function isFigure({type}: WrittenBlock): boolean {
  return type === "chart" || type === "image";
}

/** The layouts of a slide, each with a data table in PowerPoint and in print. */
export const LAYOUTS = [
  "title",
  "section",
  "statement",
  "bullets",
  "figure",
  "figure-left",
  "figure-right",
  "two-figures",
  "table",
  "sources"
] as const;

export type Layout = (typeof LAYOUTS)[number];

/** Pixels of a slide; widths of other aspect ratios follow from the height. */
export const SLIDE = {width: 1280, height: 720} as const;

/** No text of a slide is smaller, in pixels of {@link SLIDE}. */
export const SMALLEST_TEXT = 20;

/**
 * Puts what stands below Slidev's `::right::`, `::left::` and `::bottom::` into columns. What stands before them is the
 * left column, or stands above both where `::left::` is written.
 */
export function fillSlots({blocks, slots}: Pick<ProseReading, "blocks" | "slots">): readonly WrittenBlock[] {
  if (slots.length === 0) return blocks;
  const filled = new Map<string, WrittenBlock[]>();
  const put = (name: string, some: readonly WrittenBlock[]): void =>
    void filled.set(name, [...(filled.get(name) ?? []), ...some]);
  put("default", blocks.slice(0, slots[0]!.at));
  slots.forEach(({name, at}, i) => put(PLACES[name] ?? "after", blocks.slice(at, slots[i + 1]?.at ?? blocks.length)));
  const place = (name: string): readonly WrittenBlock[] => filled.get(name) ?? [];
  if (!filled.has("right")) return [...place("default"), ...place("left"), ...place("after")];
  const headings = place("default").findIndex(({type}) => type !== "heading");
  const split = filled.has("left") ? place("default").length : headings < 0 ? place("default").length : headings;
  const left = filled.has("left") ? place("left") : place("default").slice(split);
  return [...place("default").slice(0, split), {type: "columns", columns: [left, place("right")]}, ...place("after")];
}

const PLACES: Readonly<Record<string, string>> = {default: "default", left: "left", right: "right", bottom: "after"};

const WORDS: Readonly<Record<string, string>> = {"4k": "16:9", widescreen: "16:9", standard: "4:3"};
const FORMS = "16:9, 16/9, 4:3 or 16:10";
const NARROWEST = 0.5;
const WIDEST = 3;

/** The pixels of a slide by `size` (Marp) or `aspectRatio` (Slidev); diagnostics name the key. */
export function readSize(options: Options): {
  readonly width: number;
  readonly height: number;
  readonly diagnostics: readonly {readonly key: string; readonly message: string}[];
} {
  const key = options["aspectRatio"] === undefined ? "size" : "aspectRatio";
  const given = options[key];
  if (given === undefined) return {...SLIDE, diagnostics: []};
  const text = typeof given === "string" ? given.trim().toLowerCase() : "";
  const ratio = ratioOf(Object.hasOwn(WORDS, text) ? WORDS[text]! : text);
  if (!(ratio >= NARROWEST && ratio <= WIDEST))
    return {...SLIDE, diagnostics: [{key, message: `${JSON.stringify(given)}: expected a ratio such as ${FORMS}`}]};
  return {width: Math.round((SLIDE.height * ratio) / 2) * 2, height: SLIDE.height, diagnostics: []};
}

function ratioOf(text: string): number {
  const found = /^(\d{1,5}(?:\.\d+)?)\s*(?:[:/x]\s*(\d{1,5}(?:\.\d+)?))?$/.exec(text);
  return found ? Number(found[1]) / Number(found[2] ?? 1) : NaN;
}
