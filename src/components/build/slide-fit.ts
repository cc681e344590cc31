import type {WrittenSlide} from "../../core/deck/deck.js";
import {blockPlaces} from "../../core/editing/block-places.js";
import type {BlockPlace} from "../../core/editing/block-places.js";
import {elementMaker} from "../../core/element.js";
import type {SlideContext} from "../../views/shown-blocks.js";
import {slideElement} from "../../views/slide-view.js";
import {furtherSlides, overflowOf, overflowText} from "../present/overflow.js";
import {idle} from "./idle.js";
import {keyOf} from "./slide-stage.js";
import type {DrawnSlide} from "./slide-stage.js";

/** How a slide doesn't fit. */
export interface Misfit {
  readonly slide: number;
  readonly line: number;
  readonly message: string;
  /** The lines with which further slides would begin, if it can be several. */
  readonly starts?: readonly number[];
}

/** A misfit as it is remembered: its lines count from the slide's own. */
type Measured = Pick<Misfit, "message" | "starts">;

/** Measures slides at their full size, each once as long as it stays the same, and one at a time. */
export class SlideFit {
  readonly #measured = new Map<string, Measured | undefined>();
  readonly #place: HTMLElement;
  #misfits: readonly Misfit[] = [];
  #round = 0;

  constructor(
    private readonly document: Document,
    private readonly context: SlideContext,
    private readonly found: () => void
  ) {
    this.#place = elementMaker(document)("div", {class: "tm-build-measure", "aria-hidden": "true", inert: ""});
  }

  get misfits(): readonly Misfit[] {
    return this.#misfits;
  }

  /** Measures the slides of a deck that were drawn. */
  async check(drawn: readonly (DrawnSlide | undefined)[], written: readonly WrittenSlide[]): Promise<void> {
    const mine = ++this.#round;
    await this.document.fonts.ready;
    const misfits: Misfit[] = [];
    for (const [i, one] of drawn.entries()) {
      const slide = written[i];
      if (!one || !slide) continue;
      const key = keyOf(one);
      if (!this.#measured.has(key)) {
        await idle(this.document.defaultView!);
        if (mine !== this.#round) return;
        this.#measured.set(key, this.#measure(one, slide));
      }
      const measured = this.#measured.get(key);
      if (!measured) continue;
      const {message, starts} = measured;
      misfits.push({
        slide: i,
        line: slide.line,
        message,
        ...(starts && {starts: starts.map((line) => slide.line + line)})
      });
    }
    if (mine !== this.#round) return;
    this.#misfits = misfits;
    this.found();
  }

  #measure({slide, deck}: DrawnSlide, written: WrittenSlide): Measured | undefined {
    const places = blockPlaces(written, slide.blocks);
    const elements = new Map<Element, BlockPlace>();
    const element = slideElement(slide, deck, {
      ...this.context,
      placed: (block, shown) => {
        const place = places.get(block);
        if (place) elements.set(shown, place);
      }
    });
    this.#place.replaceChildren(element);
    this.document.body.append(this.#place);
    const overflow = overflowOf(element);
    const message = overflowText(overflow);
    const parts = overflow.starts.length === 0 ? [] : furtherSlides(element).starts;
    this.#place.remove();
    this.#place.replaceChildren();
    if (message === "") return undefined;
    const lines = parts.map((part) => lineOf(part, elements)).filter((line) => line !== undefined);
    const isWhole = lines.length > 0 && lines.length === parts.length;
    return {message, ...(isWhole && {starts: lines.map((line) => line - written.line)})};
  }
}

/** The line on which a block, an item of a list or a row of a table is written. */
function lineOf(part: Element, elements: ReadonlyMap<Element, BlockPlace>): number | undefined {
  const own = elements.get(part)?.lines[0];
  const block = part.closest("table") ?? part.parentElement;
  if (own !== undefined || !part.parentElement || !block) return own;
  return elements.get(block)?.items?.[[...part.parentElement.children].indexOf(part)];
}
