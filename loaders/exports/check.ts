import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import type {Template} from "../../src/exports/pptx/template.js";
import {makeReport} from "../../src/exports/report.js";
import type {ExportReport, ReportOptions} from "../../src/exports/report.js";
import {NoChromiumError, browserOnce} from "./chromium.js";
import type {BrowserOnce} from "./chromium.js";
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
  /** The browser to measure in, which the caller closes; by default one of its own. */
  readonly browser?: BrowserOnce | undefined;
  /** Called with each step, in words. */
  readonly progress?: ((step: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** A host's template for PowerPoint. */
  readonly template?: Template | undefined;
}

/**
 * Reports on a document as its exports would show it, in the given formats. Without a browser nothing is measured, and
 * the report says so.
 */
export async function checkDocument(
  {document, diagnostics, findings}: OpenedDocument,
  {formats = [], browser, progress, signal, template}: CheckOptions = {}
): Promise<CheckedDocument> {
  const measures =
    document.kind === "deck"
      ? await measured(printHtml(document, {variant: "slides", signal}), {browser, progress, signal})
      : [];
  const others = document.kind === "deck" && formats.includes("pptx") ? await inPowerPoint(document, template) : {};
  return {report: makeReport(document, {formats, measures, findings, ...others}), diagnostics};
}

async function inPowerPoint(
  deck: CompiledDeck,
  template: Template | undefined
): Promise<Pick<ReportOptions, "remarks" | "differences">> {
  const {pptxDifferences, pptxRemarks, templateRemarks} = await import("../../src/exports/pptx/differences.js");
  return {
    remarks: [
      ...pptxRemarks(deck),
      ...(template ? templateRemarks(deck, template).map((remark) => `template ${template.file}: ${remark}`) : [])
    ],
    differences: pptxDifferences(deck, template).map((one) => ({...one, format: "pptx"}))
  };
}

/** The measures of slides; undefined where there is no browser to measure them in. */
async function measured(html: Promise<string>, {browser, progress, signal}: CheckOptions) {
  html.catch(() => undefined);
  const own = browser ?? browserOnce();
  try {
    return await measureSlides(html, await own.open(), {
      progress: (done, all) => progress?.(`measuring: slide ${done} of ${all}`),
      signal
    });
  } catch (error) {
    if (error instanceof NoChromiumError) return undefined;
    throw error;
  } finally {
    if (!browser) await own.close();
  }
}
