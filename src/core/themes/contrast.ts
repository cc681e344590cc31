import type {ChartToken, ColourToken, Theme} from "./tokens.js";

type Token = ColourToken | ChartToken;

/** Text of any size on a ground, and marks or letters of the stage's size on one (WCAG 2.2, 1.4.3 and 1.4.11). */
const [TEXT, MARK] = [4.5, 3];

/** The colours that stand on one another on slides, and the least contrast of each pair. */
const PAIRS: readonly (readonly [on: Token, ground: Token, least: number])[] = [
  ...(["ink", "muted", "accent", "good", "open"] as const).map((on) => [on, "ground", TEXT] as const),
  ...(["ink", "muted", "accent"] as const).map((on) => [on, "raised", TEXT] as const),
  ["on-accent", "accent", TEXT],
  ["on-section", "section", TEXT],
  ["ink", "mark", TEXT],
  ["open", "open-ground", TEXT],
  ["ink", "whole", TEXT],
  ["ground", "first-deep", TEXT],
  ["control", "ground", MARK],
  ...(["context", "first", "first-deep", "second", "third"] as const).map((on) => [on, "ground", MARK] as const),
  ["ink", "context", MARK]
];

/** Two colours of a theme that can't be told apart well enough where they stand on one another. */
export interface UnreadablePair {
  readonly on: Token;
  readonly ground: Token;
  readonly ratio: number;
  readonly least: number;
}

/**
 * The pairs of colours whose contrast is too low. What a theme lacks, such as one that is read with errors, is not
 * judged.
 */
export function unreadablePairs(colours: Readonly<Partial<Record<Token, string>>>): readonly UnreadablePair[] {
  return PAIRS.flatMap(([on, ground, least]) => {
    const [a, b] = [colours[on], colours[ground]];
    if (a === undefined || b === undefined) return [];
    const ratio = contrastRatio(a, b);
    return ratio < least ? [{on, ground, ratio, least}] : [];
  });
}

/** The contrast of two colours written as `#1b2127`, from 1 to 21, as WCAG defines it. */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Whether light letters stand on a dark ground. */
export function isDark({ground, ink}: Pick<Theme["colours"], "ground" | "ink">): boolean {
  return luminance(ground) < luminance(ink);
}

/** Relative luminance as WCAG defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
