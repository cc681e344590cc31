import {textWidth} from "../letter-widths.js";
import {editionLine} from "../standing.js";
import {PAPER} from "../themes/paper.js";
import {plainText} from "./blocks.js";
import type {CompiledDeck, CompiledSlide, OpenPoint, ShownInline} from "./compiled.js";

/** What the foot of a slide says; the rest of what is to be said stands in its notes, its evidence and the handout. */
export interface SlideFoot {
  readonly openPoints: readonly OpenPoint[];
  readonly caveats: readonly (readonly ShownInline[])[];
  /** How documents are named: with links to their originals, without, or by their short names. */
  readonly sources: "originals" | "full" | "short";
  /** What stands in place of the rest, such as `+2 caveats in the evidence`; empty where nothing is left out. */
  readonly rest: string;
}

/** The parts of a slide that its foot is made of. */
type FootParts = Pick<CompiledSlide, "number" | "openPoints" | "short" | "footnotes" | "sources">;

/** The parts of a deck that its slides' feet depend on. */
type FootDeck = Pick<CompiledDeck, "width" | "theme" | "slides" | "digest" | "version" | "standing">;

/** No foot takes more lines, unless its author's footnotes or its documents alone do. */
const MOST_LINES = 2;
/** Between the foot's words and the slide's number, as in deck.css. */
const GAP = 40;
/** The share of a line that is left free: browsers round the widths of letters. */
const SPARE = 0.02;

/** What stands between two things that the foot says. */
const SEPARATOR = " · ";
/** The key that opens the evidence while presenting, after what stands in place of the rest. */
export const EVIDENCE_KEY = " (E)";

/**
 * What of a slide's caveats and open points its foot says in two lines. What does not fit gives way in this order: the
 * links to original documents, the long names of documents, caveats from the last to the first, open points after the
 * first. Footnotes stay, since marks lead to them.
 */
export function slideFoot(slide: FootParts, deck: FootDeck): SlideFoot {
  const {openPoints, short} = slide;
  const whole = {openPoints, caveats: short, rest: ""};
  const tried: SlideFoot[] = [
    {...whole, sources: "originals"},
    {...whole, sources: "full"},
    {...whole, sources: "short"},
    ...short.map((_, i) => shortened(slide, {caveats: short.length - 1 - i, points: openPoints.length})),
    ...openPoints.slice(1).map((_, i) => shortened(slide, {caveats: 0, points: openPoints.length - 1 - i}))
  ];
  return tried.find((foot) => footLines(slide, foot, deck) <= MOST_LINES) ?? tried.at(-1)!;
}

function shortened(
  {openPoints, short}: FootParts,
  {caveats, points}: {readonly caveats: number; readonly points: number}
): SlideFoot {
  const left = [counted(openPoints.length - points, "open point"), counted(short.length - caveats, "caveat")].filter(
    (text) => text !== ""
  );
  return {
    openPoints: openPoints.slice(0, points),
    caveats: short.slice(0, caveats),
    sources: "short",
    rest: `${left.join(", ")} in the evidence`
  };
}

const counted = (count: number, what: string): string =>
  count === 0 ? "" : `+${count} ${what}${count === 1 ? "" : "s"}`;

/** The lines that a foot takes, measured without a browser, rather too many than too few. */
function footLines(slide: FootParts, foot: SlideFoot, deck: FootDeck): number {
  const {type, spacing} = deck.theme ?? PAPER;
  const beside = [String(slide.number), ...(slide.number === deck.slides.length ? [editionLine(deck)] : [])];
  const aside = Math.max(...beside.map((text) => textWidth(text, type.foot)));
  const line = (deck.width - 2 * spacing.margin - GAP - aside) * (1 - SPARE);
  return linesOf(footText(slide, foot), type.foot, line);
}

/** A foot as text. */
function footText(
  {footnotes = [], sources}: FootParts,
  {openPoints, caveats, sources: named, rest}: SlideFoot
): string {
  const documents = sources.map(({document, short = document, url}) =>
    named === "short" ? short : named === "originals" && url !== "" ? `${document} (original)` : document
  );
  return [
    ...openPoints.map(({label}) => `≠ Open point: ${label}`),
    ...[...caveats, ...footnotes].map((inline) => plainText(inline, ({text}) => text)),
    ...(rest === "" ? [] : [rest + EVIDENCE_KEY]),
    ...(documents.length === 0 ? [] : [`Sources: ${documents.join("; ")}`])
  ].join(SEPARATOR);
}

/** Words, and letters of scripts that are written without spaces. */
const PIECES = /[\u3000-\u30ff\u3400-\u9fff\uf900-\uffef]|[^\s\u3000-\u30ff\u3400-\u9fff\uf900-\uffef]+|\s+/g;

/** The lines that a text takes; a word that is longer than a line is broken. */
function linesOf(text: string, size: number, line: number): number {
  let [lines, used] = [1, 0];
  for (const piece of text.match(PIECES) ?? []) {
    const width = textWidth(piece, size);
    if (used + width <= line || piece.trim() === "") used += width;
    else {
      lines += (used > 0 ? 1 : 0) + Math.ceil(width / line) - 1;
      used = width % line;
    }
  }
  return lines;
}
