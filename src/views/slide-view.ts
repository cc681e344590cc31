import type {CompiledDeck, CompiledSlide} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import {shownInline} from "./shown-inline.js";
import {slideBody} from "./slide-body.js";
import type {SlideContext} from "./slide-context.js";
import {slideFoot} from "./slide-foot.js";

/** The id of a slide's element; the slide's own id opens it in an address. */
export function slideElementId({id}: Pick<CompiledSlide, "id">): string {
  return `slide-${id}`;
}

/**
 * A slide as an element, complete without JavaScript; deck.css lays it out by `data-layout` at any width. Everything is shown: what comes by
 * steps carries `data-step`, and who presents hides it.
 */
export function slideElement(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const id = slideElementId(slide);
  return make("section", {
    class: "tm-slide", id, "data-layout": slide.layout, "data-slide": slide.id, "data-number": String(slide.number), "data-steps": String(slide.steps),
    style: deck.width === 1280 && deck.height === 720 ? undefined : `--tm-slide-width: ${deck.width}; --tm-slide-height: ${deck.height}`,
    "aria-labelledby": `${id}-title`, lang: deck.lang
  },
    make("div", {class: "tm-slide-box"},
      make("header", {class: "tm-slide-head"},
        // The id stands within the heading: Framework would make a link around the text of a heading that has one.
        make("h2", {class: "tm-slide-title", tabindex: "-1"}, make("span", {id: `${id}-title`}, ...shownInline(slide.title, context))),
        slide.layout === "title" ? titleLines(slide, deck, context) : undefined),
      ...slideBody(slide, deck, context),
      slideFoot(slide, context)));
}

/** What the deck is, below a title: its subtitle, author, date and the period of its figures. A slide that says something itself needs but author and date. */
function titleLines({blocks}: CompiledSlide, {subtitle, author, date, period}: CompiledDeck, {document}: SlideContext): HTMLElement | undefined {
  const who = [author, date].filter((part) => part !== "").join(" · ");
  const lines = (blocks.length > 0 ? [who] : [subtitle, who, period]).filter((line) => line !== "");
  if (lines.length === 0) return undefined;
  const make = elementMaker(document);
  return make("div", {class: "tm-slide-about"}, ...lines.map((line) => make("p", {}, line)));
}
