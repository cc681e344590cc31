import {fileURLToPath} from "node:url";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {deckToPrintHtml} from "../../src/exports/deck-print-html.js";
import type {PrintVariant} from "../../src/exports/print-style.js";
import {drawingDocument} from "../render/document.js";
import {buildTexts} from "../site/build-memory.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const STYLE = "src/style.css";

/** The site's style sheet as one text. */
export async function siteStyle(): Promise<string> {
  return (await buildTexts(ROOT, {entryPoints: [STYLE], bundle: true, minify: true, logLevel: "silent"})).get(STYLE)!;
}

/** What is printed of a deck. */
export interface PrintOptions {
  readonly variant: PrintVariant;
  /** The site's absolute address, or empty. */
  readonly site?: string;
  readonly progress?: ((slide: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A deck as a page to be printed. */
export async function printHtml(deck: CompiledDeck, {site = "", ...options}: PrintOptions): Promise<string> {
  return deckToPrintHtml(deck, {...options, site, style: await siteStyle(), document: drawingDocument()});
}
