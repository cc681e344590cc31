import type {Diagnostic} from "../../src/core/diagnostic.js";
import {makeReport} from "../../src/exports/report.js";
import type {ExportReport} from "../../src/exports/report.js";
import {NoChromiumError, startChromium} from "./chromium.js";
import type {OpenedDocument} from "./find.js";
import {measureSlides} from "./measure.js";
import {printHtml} from "./pdf.js";

/** A document with the results of all export checks. */
export interface CheckedDocument {
  readonly report: ExportReport;
  /** Errors that prevent showing it, with line and reason. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How a document is checked. */
interface CheckOptions {
  /** The formats that its report speaks of. */
  readonly formats?: readonly string[];
  /** Called with each step, in words. */
  readonly progress?: ((step: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reports on a document as its exports would show it, in the given formats. Without a browser nothing is measured, and
 * the report says so.
 */
export async function checkDocument(
  {document, diagnostics, findings}: OpenedDocument,
  {formats = [], progress, signal}: CheckOptions = {}
): Promise<CheckedDocument> {
  const measures =
    document.kind === "deck"
      ? await measured(await printHtml(document, {variant: "slides", signal}), {progress, signal})
      : [];
  return {report: makeReport(document, {formats, measures, findings}), diagnostics};
}

async function measured(html: string, {progress, signal}: CheckOptions) {
  let browser;
  try {
    browser = await startChromium();
  } catch (error) {
    if (error instanceof NoChromiumError) return undefined;
    throw error;
  }
  try {
    return await measureSlides(html, browser, {
      progress: (done, all) => progress?.(`measuring: slide ${done} of ${all}`),
      signal
    });
  } finally {
    await browser.close();
  }
}
