import {mergeOptions, readOptions} from "../manuscript/options.js";
import type {OptionValue, Options} from "../manuscript/options.js";

/** Marp's directives for the whole deck. */
const GLOBAL = [
  "theme",
  "style",
  "headingDivider",
  "size",
  "math",
  "title",
  "author",
  "description",
  "keywords",
  "url",
  "image",
  "marp",
  "lang",
  "transition"
];
/** Marp's directives that apply to their slide and all later ones. */
const LOCAL = [
  "paginate",
  "header",
  "footer",
  "class",
  "color",
  "backgroundColor",
  "backgroundImage",
  "backgroundPosition",
  "backgroundRepeat",
  "backgroundSize"
];
/** What the front matter says of the first slide, as in Slidev. */
const OF_FIRST_SLIDE = [
  "layout",
  "id",
  "src",
  "target",
  "class",
  "image",
  "alt",
  "background",
  "routeAlias",
  "clicks",
  "hide"
];

/** What a comment is for. */
type CommentReading =
  | {readonly type: "notes" | "tool"}
  /** Directives by their names, those of one slide with `_` in front. */
  | {readonly type: "directives"; readonly options: Options};

/** What reveal.js writes beside an element or slide. */
const ATTRIBUTES = /^\s*\.(?:element|slide):/;
const TOOL = /^\s*(?:fit|prettier-ignore\S*|(?:markdown|text)lint-\S*|lint\s[^\n]*|vale\s[^\n]*)\s*$/;
const DIRECTIVE = /^\s*[_a-zA-Z][\w-]*[ \t]*:(?:\s|$)/;

/** Reads a comment: Marp's directives (`_class: lead`, `paginate: true`), a tool's instruction, or notes. */
export function readComment(text: string): CommentReading {
  if (ATTRIBUTES.test(text) || (text.length < 200 && TOOL.test(text))) return {type: "tool"};
  if (!DIRECTIVE.test(text)) return {type: "notes"};
  const reading = readOptions(text.trim());
  if (reading.type !== "options") return {type: "notes"};
  const known = Object.keys(reading.options).every(
    (key) => key.startsWith("_") || GLOBAL.includes(key) || LOCAL.includes(key)
  );
  return known ? {type: "directives", options: reading.options} : {type: "notes"};
}

/** The directives that hold for the whole deck. */
export function globalDirectives(options: Options): Options {
  return pick(options, (key) => GLOBAL.includes(key));
}

/** The directives that apply to a slide and all later ones. */
export function lastingDirectives(options: Options): Options {
  return pick(options, (key) => LOCAL.includes(key));
}

/** The directives of one slide, without their `_`. */
export function slideDirectives(options: Options): Options {
  const own = pick(options, (key) => key.startsWith("_") && key.length > 1);
  return mergeOptions(Object.fromEntries(Object.entries(own).map(([key, value]) => [key.slice(1), value])));
}

/** The options of the first slide that the front matter holds. */
export function firstSlideOptions(front: Options): Options {
  return mergeOptions(
    pick(front, (key) => OF_FIRST_SLIDE.includes(key)),
    slideDirectives(front)
  );
}

function pick(options: Options, wanted: (key: string) => boolean): Options {
  return mergeOptions(Object.fromEntries(Object.entries(options).filter(([key]) => wanted(key))));
}

/** Which levels of headings start a slide without `---`; empty unless the front matter asks for it. */
export function dividingLevels(front: Options): ReadonlySet<number> {
  const {headingDivider} = front;
  if (Array.isArray(headingDivider)) return new Set(headingDivider.map(Number));
  if (typeof headingDivider === "string") return upTo(Number(headingDivider));
  const level = slideLevel(front);
  if (level !== undefined) return upTo(Number(level));
  return isRevealjs(front) ? upTo(2) : new Set();
}

/**
 * Whether `format` names a Quarto deck: `revealjs`, a format derived from it (`clean-revealjs`), or a map with such a
 * key.
 */
export function isRevealjs({format}: Options): boolean {
  if (typeof format === "string") return format.endsWith("revealjs");
  return typeof format === "object" && !Array.isArray(format) && revealjsKey(format as Options) !== undefined;
}

const revealjsKey = (format: Options): string | undefined =>
  Object.keys(format).find((key) => key.endsWith("revealjs"));

/** An option of Quarto, which stands at the top or below `format: revealjs:`. */
export function revealjsOption(front: Options, key: string): OptionValue | undefined {
  const {format} = front;
  const below =
    typeof format === "object" && !Array.isArray(format)
      ? (format as Options)[revealjsKey(format as Options) ?? ""]
      : undefined;
  const nested =
    typeof below === "object" && !Array.isArray(below) && Object.hasOwn(below, key)
      ? (below as Options)[key]
      : undefined;
  return nested ?? front[key];
}

/** Whether a Quarto deck hides the code of its cells. */
export function hidesCode(front: Options): boolean {
  const {execute} = front;
  const below = typeof execute === "object" && !Array.isArray(execute) ? (execute as Options)["echo"] : undefined;
  return (below ?? revealjsOption(front, "echo")) === "false";
}

function slideLevel(front: Options): string | undefined {
  const level = revealjsOption(front, "slide-level");
  return typeof level === "string" ? level : undefined;
}

function upTo(level: number): ReadonlySet<number> {
  return new Set([1, 2, 3, 4, 5, 6].filter((other) => other <= level));
}
