import type {Options, OptionValue} from "../manuscript/options.js";

/** Which levels of headings start a slide without `---`; empty unless the front matter asks for it. */
export function dividingLevels(front: Options): ReadonlySet<number> {
  const {headingDivider} = front;
  if (Array.isArray(headingDivider)) return new Set(headingDivider.map(Number));
  if (typeof headingDivider === "string") return upTo(Number(headingDivider));
  const level = slideLevel(front);
  if (level !== undefined) return upTo(Number(level));
  return isRevealjs(front) ? upTo(2) : new Set();
}

/** Whether a Quarto deck is meant: `format: revealjs`, or a map with it. */
export function isRevealjs({format}: Options): boolean {
  if (typeof format === "string") return format === "revealjs";
  return typeof format === "object" && !Array.isArray(format) && Object.hasOwn(format, "revealjs");
}

/** An option of Quarto, which stands at the top or below `format: revealjs:`. */
export function revealjsOption(front: Options, key: string): OptionValue | undefined {
  const {format} = front;
  const below = typeof format === "object" && !Array.isArray(format) ? (format as Options)["revealjs"] : undefined;
  const nested = typeof below === "object" && !Array.isArray(below) && Object.hasOwn(below, key) ? (below as Options)[key] : undefined;
  return nested ?? front[key];
}

/** The level of a line `## Heading`, or 0. */
export function headingLevel(line: string): number {
  return /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line)?.[1]?.length ?? 0;
}

function slideLevel(front: Options): string | undefined {
  const level = revealjsOption(front, "slide-level");
  return typeof level === "string" ? level : undefined;
}

function upTo(level: number): ReadonlySet<number> {
  return new Set([1, 2, 3, 4, 5, 6].filter((other) => other <= level));
}
