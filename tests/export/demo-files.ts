import {JSDOM} from "jsdom";
import {documentStyle} from "../../loaders/exports/pdf.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {deckToPrintHtml} from "../../src/exports/deck-print-html.js";
import type {PrintVariant} from "../../src/exports/deck-print-html.js";

export const SITE = "https://example.org/site";

/** A deck's page to be printed, as the command makes it. */
export async function printed(deck: CompiledDeck, variant: PrintVariant, site = SITE): Promise<string> {
  return deckToPrintHtml(deck, {variant, site, style: await documentStyle(), document: new JSDOM("").window.document});
}
