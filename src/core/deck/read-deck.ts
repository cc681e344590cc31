import {newlineOf} from "../manuscript/lines.js";
import {readManuscript} from "../manuscript/manuscript.js";
import type {Manuscript} from "../manuscript/manuscript.js";
import {MessageList} from "../manuscript/messages.js";
import {mergeOptions} from "../manuscript/options.js";
import type {Deck} from "./deck.js";
import {dividingLevels} from "./directives.js";
import {slideStarts} from "./slide-blocks.js";
import {SlideReader} from "./slide-reader.js";

const read = new WeakMap<Manuscript, Deck>();

/**
 * Reads a manuscript as a deck; never throws. A line `---` starts a slide, even directly below text, where plain
 * Markdown would read a heading (Slidev's rule; with a blank line between, Marp reads it alike). A longer row of
 * hyphens does so unless it stands directly below text. What is blank before the first `---` is no slide. Headings
 * start slides where `headingDivider` (Marp), `slide-level` or `format: revealjs` (Quarto) ask for it.
 */
export function readDeck(manuscript: Manuscript): Deck {
  const known = read.get(manuscript);
  if (known) return known;
  const deck = splitSlides(manuscript);
  read.set(manuscript, deck);
  return deck;
}

/** Reads another text as the deck of the same file. */
export function rereadDeck({manuscript}: Deck, text: string): Deck {
  return readDeck(readManuscript(text, manuscript));
}

function splitSlides(manuscript: Manuscript): Deck {
  const {lines, front, text} = manuscript;
  const messages = new MessageList();
  messages.addAll(manuscript.messages);
  const starts = slideStarts(manuscript, dividingLevels(front.options), messages);
  const reader = new SlideReader(manuscript);
  const slides = starts.map((start, i) => reader.read(start, i, starts[i + 1]));
  if (slides.every(({body, options}) => body === "" && options["src"] === undefined))
    messages.add("error", 1, "the deck holds no slide; write one, such as # Title");
  const options = mergeOptions(reader.global, front.options);
  return {
    manuscript,
    front: text.slice(0, lines.start(front.end)),
    options,
    slides,
    messages: messages.list,
    newline: newlineOf(text)
  };
}

/** The text of a deck; for an unedited deck, exactly the text that was parsed. */
export function serialiseDeck({front, slides}: Deck): string {
  return front + slides.map(({head, source}) => head + source).join("");
}
