import type {CompiledDeck, CompiledSlide} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import type {Child} from "../core/element.js";
import type {SlideContext} from "./slide-context.js";
import {slideEvidence} from "./slide-evidence.js";
import {slideNotes} from "./slide-notes.js";
import {slideElement} from "./slide-view.js";

/**
 * A deck as it is read: every slide with its notes and its evidence folded below it. A script makes it present; what needs one is hidden until
 * then. Its parts are what src/components/present works on.
 */
export function deckView(deck: CompiledDeck, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const {name, duration, slides} = deck;
  return make("div", {class: "tm-deck", "data-deck": name, "data-duration": duration?.toString()},
    make("p", {class: "tm-deck-about"}, deckWords(deck)),
    make("div", {class: "tm-deck-ways"},
      make("button", {type: "button", class: "tm-deck-present", "data-show": "present", hidden: ""}, "Present"), " ",
      make("button", {type: "button", "data-show": "speaker", hidden: ""}, "Present with speaker window")),
    make("ol", {class: "tm-deck-slides"}, ...slides.map((slide) => deckItem(slide, deck, context))));
}

/** What a deck is, in a line: its subtitle, author, date, period and length. */
export function deckWords({subtitle, author, date, period, slides, duration}: CompiledDeck): string {
  const length = `${slides.length} ${slides.length === 1 ? "slide" : "slides"}${duration === null ? "" : `, ${Math.round(duration / 60)} minutes`}`;
  return [subtitle, author, date, period, length].filter((part) => part !== "").join(" · ");
}

function deckItem(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const folded = (kind: string, label: string, content: HTMLElement | undefined): Child =>
    content && make("details", {class: `tm-deck-fold tm-deck-${kind}`}, make("summary", {}, label, make("span", {class: "tm-hidden"}, ` of slide ${slide.number}`)), content);
  return make("li", {class: "tm-deck-item", id: slide.id, "data-target": slide.target?.toString()},
    slideElement(slide, deck, context),
    folded("notes", "Notes", slideNotes(slide, context)),
    folded("evidence", "Evidence", slideEvidence(slide, deck, context)));
}
