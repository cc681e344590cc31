import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {compileDeck} from "../../loaders/decks/compile.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {inTerms} from "../../src/core/terms/in-terms.js";
import {parseDeck} from "./manuscripts.js";
import {onePixel} from "./one-pixel.js";
import {realSite} from "./real-site.js";

/** The text of a deck of the fixtures. */
export function deckText(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../fixtures/decks/${name}.md`, import.meta.url)), "utf8");
}

/** A deck compiled with the project's own tables, in the guidelines' terms; throws where it has faults. */
export async function compiledDeck(text: string, name = "deck"): Promise<CompiledDeck> {
  const {deck, faults} = compileDeck(parseDeck(text), {name, file: `data/decks/${name}.md`, site: await realSite(), picture: onePixel});
  if (faults.length > 0) throw new Error(faults.map(({line, message}) => `${line}: ${message}`).join("\n"));
  return inTerms(deck, "guidelines");
}
