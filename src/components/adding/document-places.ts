import {readDeck} from "../../core/deck/read-deck.js";
import {blockSplices} from "../../core/editing/block-actions.js";
import type {DocumentKind} from "../../core/editing/document-id.js";
import {slideSplices} from "../../core/editing/slide-actions.js";
import {applySplices} from "../../core/editing/splice.js";
import type {Splice} from "../../core/editing/splice.js";
import {readManuscript} from "../../core/manuscript/manuscript.js";

/** A place of a document at which something can be added. */
export interface AddPlace {
  readonly label: string;
  /** The document's text with another added there. Throws a RangeError where it would be read otherwise. */
  readonly with: (added: string) => string;
}

/** Where a text can be added to a document, the end first. */
export function placesOf(kind: DocumentKind, text: string): readonly AddPlace[] {
  return kind === "deck" ? placesOfDeck(text) : placesOfPage(kind, text);
}

function placesOfPage(kind: "notebook" | "briefing", text: string): readonly AddPlace[] {
  const manuscript = readManuscript(text, {kind});
  const {blocks} = manuscript;
  const at = (label: string, index: number): AddPlace => ({
    label,
    with: (added) => applySplices(text, blockSplices(manuscript, {type: "add", at: index, text: added}))
  });
  return [
    at("At the end", blocks.length),
    ...blocks.map(({start, end}, i) => at(`Below “${firstWords(text.slice(start, end))}”`, i + 1))
  ];
}

function placesOfDeck(text: string): readonly AddPlace[] {
  const deck = readDeck(readManuscript(text, {kind: "deck"}));
  const {slides} = deck;
  const place = (label: string, splices: (added: string) => readonly Splice[]): AddPlace => ({
    label,
    with: (added) => applySplices(text, splices(added))
  });
  const newSlide = (label: string, at: number): AddPlace =>
    place(label, (added) => slideSplices(deck, {type: "add", at, text: `## New slide\n\n${added}`}));
  return [
    newSlide("On a new slide at the end", slides.length),
    ...slides.flatMap(({body}, i) => {
      const name = `slide ${i + 1}, “${firstWords(body)}”`;
      return [
        place(`On ${name}`, (added) =>
          slideSplices(deck, {type: "edit", slide: i, edit: {body: `${body.trimEnd()}\n\n${added}\n`}})
        ),
        newSlide(`On a new slide after ${name}`, i + 1)
      ];
    })
  ];
}

const MOST = 50;

/** The first words of a text, without marks of Markdown at its start. */
function firstWords(text: string): string {
  const [line = ""] = text.trim().split(/\r\n?|\n/);
  const words = line.replace(/^[\s>#*+`:-]+/, "");
  return words.length > MOST ? `${words.slice(0, MOST).trimEnd()}…` : words;
}
