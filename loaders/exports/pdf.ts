import type {Browser} from "playwright-core";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import {documentData} from "../../src/exports/document-data.js";
import {withPage} from "./chromium.js";
import {fitSlides} from "./fit-slides.js";

/** What a PDF is printed with. */
export interface PdfOptions {
  readonly browser: Browser;
  /** What the page shows. */
  readonly document: CompiledDeck | CompiledBriefing;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Prints a page of HTML that says the size of its sheets: vectors, tagged, an outline of its headings, what the document is and the data behind it.
 * Equal input gives equal bytes. Throws the signal's reason when that says so.
 */
export async function printPdf(html: string, {browser, document, signal}: PdfOptions): Promise<Uint8Array> {
  const finishing = import("./finish-pdf.js");
  const {printed, headings} = await withPage(browser, html, {width: 1280, height: 720, signal}, async (page) => {
    await page.emulateMedia({media: "print", colorScheme: "light"});
    await fitSlides(page);
    const texts = await page.locator("h1, h2, h3, h4, h5, h6").allTextContents();
    return {headings: texts, printed: await page.pdf({preferCSSPageSize: true, printBackground: true, tagged: true, outline: true})};
  });
  signal?.throwIfAborted();
  const {finishPdf} = await finishing;
  return finishPdf(printed, {document, headings, files: documentData(document)});
}
