import {numbersOf, partsOf} from "../../core/deck/blocks.js";
import type {CompiledBriefing, CompiledDeck, ShownInline} from "../../core/deck/compiled.js";
import {interpretersSheet} from "./interpreters.js";
import {linesSheet} from "./lines.js";
import {runSheet} from "./run-sheet.js";
import type {PackSheet} from "./sheet.js";

/** The sheets that go with a deck: for those who interpret it, those who answer for it, and those who time it. */
export const PACK_VARIANTS = ["interpreters", "lines", "run-sheet"] as const;
export type PackVariant = (typeof PACK_VARIANTS)[number];

const SHEETS: Readonly<Record<PackVariant, (deck: CompiledDeck) => PackSheet>> = {
  interpreters: interpretersSheet,
  lines: linesSheet,
  "run-sheet": runSheet
};

/**
 * A sheet of the presenter's pack as a briefing in one column, with the evidence of the numbers that stand on it.
 * Throws a PackError where the deck doesn't say what the sheet needs.
 */
export function packOf(deck: CompiledDeck, variant: PackVariant): CompiledBriefing {
  const {title, headline, blocks} = SHEETS[variant](deck);
  const shown = new Set(
    [...partsOf(blocks)].flatMap((part) =>
      "inline" in part ? numbersOf(part.inline).map(({expression}) => expression) : []
    )
  );
  const expressions = deck.expressions.filter(({expression}) => shown.has(expression));
  const behind = new Set(expressions.flatMap(({facts}) => facts));
  const documents = new Set([
    ...deck.facts.filter(({id}) => behind.has(id)).map(({source}) => source.source),
    ...expressions.flatMap(({rows}) => rows.map(({source}) => source))
  ]);
  const slides = deck.slides.filter((slide) => slide.expressions.some((expression) => shown.has(expression)));
  const {
    kind: _deck,
    slides: _slides,
    width: _width,
    height: _height,
    duration: _duration,
    age,
    title: named,
    ...said
  } = deck;
  return {
    ...said,
    kind: "briefing",
    sheet: true,
    name: `${deck.name}-${variant}`,
    title: `${named}: ${title}`,
    ...(age === undefined || documents.size === 0 ? {} : {age}),
    expressions,
    facts: deck.facts.filter(({id}) => behind.has(id)),
    sources: deck.sources.filter(({source}) => documents.has(source)),
    headline: [text(headline)],
    blocks,
    caveats: distinct(slides.flatMap(({caveats}) => caveats)),
    openPoints: [...new Map(slides.flatMap(({openPoints}) => openPoints).map((point) => [point.id, point])).values()]
  };
}

const text = (words: string): ShownInline => ({type: "text", text: words});

const distinct = <T>(values: readonly T[]): readonly T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values()
];
