import type {WrittenBlock, WrittenInline} from "./blocks.js";
import type {WrittenSlide} from "./deck.js";
import {LAYOUTS} from "./layouts.js";
import type {Layout} from "./layouts.js";
import {shorten} from "./clean.js";

/** The names that other tools have for our layouts; `""` leaves it to what the slide holds. */
const OTHER_NAMES: Readonly<Record<string, Layout | "">> = {
  // Slidev
  "default": "", "none": "", "full": "", "cover": "title", "intro": "title", "center": "statement", "fact": "statement", "quote": "statement",
  "end": "section", "two-cols": "bullets", "two-cols-header": "bullets", "image": "figure", "image-left": "figure-left", "image-right": "figure-right",
  // Marp, as classes
  "lead": "", "title-slide": "title", "section-header": "section"
};

/** A layout, with what is wrong about the one that was asked for. */
export interface LayoutReading {
  readonly layout: Layout;
  readonly fault?: string;
}

/** What {@link layoutOf} reads of a slide's content. */
interface Content {
  readonly title: readonly WrittenInline[];
  readonly blocks: readonly WrittenBlock[];
}

/** The layout of a slide: the one asked for by `layout`, else one inferred from what it holds. */
export function layoutOf(slide: Pick<WrittenSlide, "index" | "options">, content: Content): LayoutReading {
  const {layout: asked} = slide.options;
  const inferred = inferLayout(slide, content);
  if (asked === undefined) return {layout: inferred};
  const name = typeof asked === "string" ? asked.trim().toLowerCase() : "";
  const ours = LAYOUTS.find((layout) => layout === name);
  if (ours) return {layout: ours};
  if (Object.hasOwn(OTHER_NAMES, name)) return {layout: OTHER_NAMES[name] || inferred};
  const shown = typeof asked === "string" ? shorten(asked) : "a list or map";
  return {layout: inferred, fault: `layout: unknown ${shown}; one of ${LAYOUTS.join(", ")}`};
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
