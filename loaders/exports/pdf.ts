import {fileURLToPath} from "node:url";
import type {Browser} from "playwright-core";
import {siteThemeCss} from "../../src/core/themes/theme-css.js";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import type {EvidenceLevel} from "../../src/exports/compact-evidence.js";
import {deckToPrintHtml} from "../../src/exports/deck-print-html.js";
import type {PrintVariant} from "../../src/exports/deck-print-html.js";
import {documentData} from "../../src/exports/document-data.js";
import {drawingDocument} from "../render/light-document.js";
import {buildTexts} from "../site/build-memory.js";
import {withPage} from "./chromium.js";
import {fitSlides} from "./fit-slides.js";

/** What a PDF is printed with. */
interface PdfOptions {
  readonly browser: Browser;
  /** What the page shows. */
  readonly document: CompiledDeck | CompiledBriefing;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Prints HTML, whose CSS sets the page size, as a tagged PDF with vector graphics, an outline of its headings, metadata
 * and attached data. Equal input gives equal bytes. Throws the signal's reason if it aborts.
 */
export async function printPdf(
  html: string | Promise<string>,
  {browser, document, signal}: PdfOptions
): Promise<Uint8Array> {
  const setting = {width: 1280, height: 720, media: "print", signal} as const;
  const {printed, headings, finishPdf} = await withPage(browser, html, setting, async (page) => {
    const headings = await fitSlides(page);
    // What completes the file takes long to load: it is loaded while Chromium prints.
    const [printed, {finishPdf}] = await Promise.all([
      page.pdf({preferCSSPageSize: true, printBackground: true, tagged: true, outline: true}),
      import("./pdf-structure.js")
    ]);
    return {printed, headings, finishPdf};
  });
  signal?.throwIfAborted();
  return finishPdf(printed, {document, headings, files: documentData(document)});
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const STYLE = "src/style/document.css";

/**
 * The style of documents as one text, with the custom properties of the themes: the site's sheets without those of
 * pages on which something is made or looked for.
 */
export async function documentStyle(): Promise<string> {
  const built = await buildTexts(ROOT, {entryPoints: [STYLE], bundle: true, minify: true, logLevel: "silent"});
  return `${siteThemeCss()}${built.get(STYLE)!}`;
}

/** What is printed of a deck. */
interface PrintOptions {
  readonly variant: PrintVariant;
  /** How much evidence follows the slides; by default compact. */
  readonly level?: EvidenceLevel | undefined;
  /** The site's absolute address, or empty. */
  readonly site?: string;
  readonly progress?: ((slide: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A deck as a page to be printed. */
export async function printHtml(deck: CompiledDeck, {site = "", ...options}: PrintOptions): Promise<string> {
  return deckToPrintHtml(deck, {...options, site, style: await documentStyle(), document: drawingDocument()});
}
