import type {CompiledDeck} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import {deckWords} from "./deck-view.js";

/** The decks of a site, each with what it is. */
export function deckList(decks: readonly CompiledDeck[], document: Document): HTMLElement {
  const make = elementMaker(document);
  return make("ul", {class: "tm-deck-list"}, ...decks.map((deck) => make("li", {},
    make("h2", {}, make("a", {href: `/decks/${deck.name}`}, deck.title)),
    make("p", {}, deckWords(deck)))));
}
