import {SHOWN_DIGITS} from "../../src/core/citation.js";
import type {CompiledDeck, CompiledSlide} from "../../src/core/deck/compiled.js";
import {memoizeByText} from "../../src/core/memoize.js";
import {dressTerms} from "../../src/core/terms/dress.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import {deckItem, deckView} from "../../src/views/deck-view.js";
import {documentMenu} from "../../src/views/document-view.js";
import type {SlideContext} from "../../src/views/shown-blocks.js";
import {chartsOf} from "../../src/views/slide-view.js";
import {hashBytes} from "../sources/file-bytes.js";
import {drawingDocument} from "./light-document.js";
import {builtTraceHref} from "./site.js";

/** A slide as it stands on the page of its deck. */
interface DrawnItem {
  readonly html: string;
  /** The terms that have been named with their legal category up to its end. */
  readonly named: readonly string[];
  /** Of the data, where the slide cites it. */
  readonly digest?: string;
}

/** As many as the decks of a large workspace have, before and after a change. */
const KEPT = 1000;

/** Slides that were drawn in this process, by what they were drawn from; a citation of the data comes besides. */
const drawnItems = memoizeByText<{drawn?: DrawnItem}>(() => ({}), KEPT);

/** The page of a deck as HTML. Slides that are drawn from what they were drawn from before are not drawn again. */
export function deckPage(deck: CompiledDeck, terms: readonly RegisteredTerm[]): string {
  const document = drawingDocument();
  const context: SlideContext = {document, href: (path) => path, traceHref: builtTraceHref, narrow: true};
  const view = deckView(deck, context, []);
  view.querySelector(".tm-deck-ways")!.append(documentMenu("deck", document));
  const named = new Set<string>();
  const page = dressTerms(view, terms, named).outerHTML;
  const {slides, digest, ...whole} = deck;
  const around = JSON.stringify([whole, outlineOf(slides), terms]);
  const items = slides.map((slide) => {
    const from = hashBytes(JSON.stringify([slide, [...named], around]));
    const known = drawnItems(from);
    if (known.drawn === undefined || (known.drawn.digest ?? digest) !== digest)
      known.drawn = drawItem(slide, {deck, context, terms, named: new Set(named)});
    for (const id of known.drawn.named) named.add(id);
    return known.drawn.html;
  });
  const [before, after] = page.split(/(?<=<ol class="tm-deck-slides">)/);
  return [before, ...items, after].join("");
}

/** What a slide takes from the others: which is a section, which charts stand on them. */
const outlineOf = (slides: readonly CompiledSlide[]): readonly unknown[] =>
  slides.map((slide) => [slide.layout, chartsOf(slide)]);

function drawItem(
  slide: CompiledSlide,
  {
    deck,
    context,
    terms,
    named
  }: {
    readonly deck: CompiledDeck;
    readonly context: SlideContext;
    readonly terms: readonly RegisteredTerm[];
    readonly named: Set<string>;
  }
): DrawnItem {
  const html = dressTerms(deckItem(slide, deck, context), terms, named).outerHTML;
  return {html, named: [...named], ...(html.includes(deck.digest.slice(0, SHOWN_DIGITS)) ? {digest: deck.digest} : {})};
}
