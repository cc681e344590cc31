import {fileURLToPath} from "node:url";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import type {Evidence} from "../../src/core/evidence.js";
import {deckToHtml} from "../../src/exports/deck-html.js";
import {drawingDocument} from "../render/document.js";
import {bundleAlone} from "../site/bundle.js";
import {siteStyle} from "./print-html.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What a deck's one file is made of besides the deck. */
export interface DeckFileOptions {
  /** Of the site; what the deck does not show is left out. */
  readonly evidence: Evidence;
  readonly notes: boolean;
  /** The site's absolute address, or empty. */
  readonly site?: string;
}

/** A deck as one file of HTML that opens without a network. */
export async function deckFile(deck: CompiledDeck, {site = "", ...options}: DeckFileOptions): Promise<string> {
  const [run, style] = await Promise.all([bundleAlone(ROOT), siteStyle()]);
  return deckToHtml(deck, {...options, site, style, script: run, document: drawingDocument()});
}
