import type {Block, WrittenBlock} from "../../core/deck/blocks.js";
import {plainText} from "../../core/deck/blocks.js";
import {layoutOf} from "../../core/deck/choose-layout.js";
import type {CompiledChart, CompiledDeck, CompiledSlide, ShownBlock} from "../../core/deck/compiled.js";
import type {Deck, WrittenSlide} from "../../core/deck/deck.js";
import {emptySlide} from "../../core/deck/empty-slide.js";
import {FootnoteList, footnoteLines} from "../../core/deck/footnote-list.js";
import {isPictureData} from "../../core/deck/html.js";
import {slideBlocks} from "../../core/deck/slide-blocks.js";
import {workBlocks, workInline, workNumber} from "../../core/deck/work.js";
import type {Working} from "../../core/deck/work.js";
import {isRightToLeft} from "../../core/direction.js";
import {ExpressionError} from "../../core/expression/syntax.js";
import type {Facts} from "../../core/fact.js";
import {FormatError} from "../../core/format.js";
import {hasTerms} from "../../core/terms/wording.js";

/** Thrown where something stands that only the whole drawing, which follows, can show. */
class NotDrawnHere extends Error {}

/** Charts by the text of their fences, and pictures by their addresses, as they were drawn last. */
export class DrawnFigures {
  readonly #charts = new Map<string, CompiledChart>();
  readonly #pictures = new Map<string, string>();

  /** Keeps the figures of blocks that were drawn; a chart that could not be drawn is missing among them. */
  keep(written: readonly WrittenBlock[], shown: readonly ShownBlock[]): void {
    const [from, to] = [[...figuresOf(written)], [...figuresOf(shown)]];
    if (from.length !== to.length) return;
    for (const [i, figure] of from.entries()) {
      const drawn = to[i]!;
      if (figure.type === "chart" && drawn.type === "chart") this.#charts.set(figure.chart.text, drawn.chart);
      if (figure.type === "image" && drawn.type === "image") this.#pictures.set(figure.src, drawn.src);
    }
  }

  chart(text: string): CompiledChart {
    return this.#charts.get(text) ?? notHere();
  }

  picture(src: string): string {
    return isPictureData(src) ? src : (this.#pictures.get(src) ?? notHere());
  }
}

/** Leaves a drawing to the whole one. */
export function notHere(): never {
  throw new NotDrawnHere();
}

type Figure<N, C> = Extract<Block<N, C>, {readonly type: "chart" | "image"}>;

/** The charts and pictures of blocks, in the order of reading. */
function* figuresOf<N, C>(blocks: readonly Block<N, C>[]): Generator<Figure<N, C>> {
  for (const block of blocks) {
    if (block.type === "chart" || block.type === "image") yield block;
    else if (block.type === "list") for (const {blocks: inner} of block.items) yield* figuresOf(inner);
    else if (block.type === "quote") yield* figuresOf(block.blocks);
    else if (block.type === "columns") for (const column of block.columns) yield* figuresOf(column);
  }
}

/** Draws what is written with the numbers of the site's facts and the figures that were drawn last. */
export function workingHere(figures: DrawnFigures, facts: Facts | undefined, footnotes: FootnoteList): Working {
  return {
    number: (written) => workNumber(written, facts ?? notHere()),
    chart: ({text}) => figures.chart(text),
    picture: ({src}) => figures.picture(src),
    link: (href) => href,
    footnote: (children) => footnotes.add(children)
  };
}

/** What `draw` gives; undefined where something stands that only the whole drawing can show. */
export function drawnHere<T>(draw: () => T): T | undefined {
  try {
    return draw();
  } catch (error) {
    if (error instanceof NotDrawnHere || error instanceof ExpressionError || error instanceof FormatError)
      return undefined;
    throw error;
  }
}

/** A deck as it is written and its slides as they were drawn, by their places in it. */
export interface DrawnSlides {
  readonly written: Deck;
  readonly deck: CompiledDeck;
  readonly slides: readonly (CompiledSlide | undefined)[];
}

/**
 * The slides of a deck that has changed since it was drawn: those that are as they were, and the others drawn here. The
 * foot of these follows with the whole drawing; a slide that can't be drawn here stays as it was.
 */
export function redrawSlides(
  written: Deck,
  last: DrawnSlides,
  {figures, facts}: {readonly figures: DrawnFigures; readonly facts: Facts | undefined}
): DrawnSlides {
  const {deck} = last;
  const textOf = ({head, source}: WrittenSlide): string => head + source;
  const known = new Map(last.written.slides.map((slide, i) => [textOf(slide), last.slides[i]]));
  const taken = new Set<CompiledSlide>();
  const isSameCount = written.slides.length === last.slides.length;
  const opening = deck.slides.length - last.written.slides.length;
  const slides = written.slides.map((slide, i) => {
    const there = last.written.slides[i];
    const same = there && textOf(there) === textOf(slide) ? last.slides[i] : known.get(textOf(slide));
    // A copy of a slide is one of its own.
    if (same) return taken.has(same) ? {...same} : (taken.add(same), same);
    const before = isSameCount ? last.slides[i] : undefined;
    const place = {isLast: i === written.slides.length - 1, rightToLeft: isRightToLeft(deck.lang)};
    const from = before ?? emptySlide(`slide-${i + 1}`, i + 1 + Math.max(0, opening));
    return drawnHere(() => redrawSlide(slide, from, {figures, facts, ...place})) ?? before;
  });
  return {written, deck, slides};
}

function redrawSlide(
  slide: WrittenSlide,
  last: CompiledSlide,
  {
    figures,
    facts,
    rightToLeft,
    isLast
  }: {
    readonly figures: DrawnFigures;
    readonly facts: Facts | undefined;
    readonly rightToLeft: boolean;
    readonly isLast: boolean;
  }
): CompiledSlide {
  // What a term is called depends on the slides before; slides that are included stand in other files.
  if (hasTerms(slide.source) || slide.options["src"] !== undefined) notHere();
  const parts = slideBlocks(slide);
  const footnotes = new FootnoteList();
  const working = workingHere(figures, facts, footnotes);
  const {layout} = layoutOf({...slide, index: last.number - 1}, parts, {rightToLeft, last: isLast});
  const [title, blocks, header, footer] = [
    workInline(parts.title, working),
    workBlocks(parts.blocks, working),
    workInline(parts.header, working),
    workInline(parts.footer, working)
  ];
  const {header: _header, footer: _footer, footnotes: _footnotes, ...rest} = last;
  return {
    ...rest,
    layout,
    title,
    titleText: plainText(title, ({text}) => text),
    blocks,
    ...(header.length > 0 ? {header} : {}),
    ...(footer.length > 0 ? {footer} : {}),
    ...(footnotes.all.length > 0 ? {footnotes: footnoteLines(footnotes.all)} : {}),
    steps: parts.steps,
    line: slide.line
  };
}
