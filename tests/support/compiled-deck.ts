import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {compileDeck} from "../../loaders/decks/compile-deck.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {inTerms} from "../../src/core/terms/in-terms.js";
import {parseDeck} from "./manuscripts.js";
import {onePixel} from "./one-pixel.js";
import {realSite} from "./real-site.js";

/** The text of a deck of the fixtures. */
export function deckText(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../fixtures/decks/${name}.md`, import.meta.url)), "utf8");
}

/** The text of one of the project's decks. */
export function projectDeck(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../data/decks/${name}.md`, import.meta.url)), "utf8");
}

/** A deck compiled with the project's own tables, in the guidelines' terms; throws where it has diagnostics. */
export async function compiledDeck(text: string, name = "deck"): Promise<CompiledDeck> {
  const {deck, diagnostics} = compileDeck(parseDeck(text), {
    name,
    file: `data/decks/${name}.md`,
    site: await realSite(),
    picture: onePixel
  });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({line, message}) => `${line}: ${message}`).join("\n"));
  return inTerms(deck, "guidelines");
}
