import type {Deck} from "./deck.js";

/** The text of a deck; of an untouched one, character by character what was parsed. */
export function serialiseDeck({front, slides}: Deck): string {
  return front + slides.map(({head, source}) => head + source).join("");
}
