import type {Options} from "../manuscript/options.js";
import type {WrittenBlock} from "./blocks.js";
import type {ProseReading} from "./prose-blocks.js";

/** Layouts with two sides, and the same with the sides changed. */
export const MIRRORED: Partial<Readonly<Record<Layout, Layout>>> = {
  "figure-left": "figure-right",
  "figure-right": "figure-left"
};

/** The layouts of a slide, each with one of the same name in PowerPoint. */
export const LAYOUTS = [
  "title",
  "agenda",
  "section",
  "statement",
  "number",
  "numbers",
  "bullets",
  "figure",
  "figure-left",
  "figure-right",
  "comparison",
  "table",
  "quote",
  "sources",
  "closing"
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
