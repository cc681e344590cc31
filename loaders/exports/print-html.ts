import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {deckToPrintHtml} from "../../src/exports/deck-print-html.js";
import type {PrintVariant} from "../../src/exports/print-style.js";
import {drawingDocument} from "../render/document.js";

const STYLE = fileURLToPath(new URL("../../src/style.css", import.meta.url));

let style: Promise<string> | undefined;

/** The site's style sheet as one text. */
export function siteStyle(): Promise<string> {
  style ??= build({entryPoints: [STYLE], bundle: true, write: false, minify: true, logLevel: "silent"}).then(({outputFiles}) => outputFiles[0]!.text);
  return style;
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
