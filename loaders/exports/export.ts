import {createHash} from "node:crypto";
import {rmSync} from "node:fs";
import {join} from "node:path";
import {DiagnosticsError, throwDiagnostics} from "../../src/core/diagnostic.js";
import {finishReport, reportText} from "../../src/exports/report.js";
import type {ExportReport} from "../../src/exports/report.js";
import {refuseSourceFiles} from "../output-folder.js";
import {checkDocument} from "./check.js";
import {NoChromiumError, browserOnce} from "./chromium.js";
import type {OpenedDocument} from "./find.js";
import {BRIEFING_FORMATS, DECK_FORMATS, isPack} from "./formats.js";
import type {MadeFile, Making} from "./formats.js";
import {ProgressFile, pending, writeExport} from "./write.js";
import type {WrittenFile} from "./write.js";

/** How a document is exported. */
export interface ExportOptions extends Pick<
  Making<unknown>,
  "site" | "notes" | "variants" | "paper" | "level" | "template" | "progress" | "signal"
> {
  readonly formats: readonly string[];
  /** The folder to write to. */
  readonly folder: string;
  /** Write nothing if the report has any problem. */
  readonly strict: boolean;
}

/** The formats that a kind of document has. */
export function formatsOf(kind: "deck" | "briefing"): readonly string[] {
  return Object.keys(kind === "deck" ? DECK_FORMATS : BRIEFING_FORMATS);
}

/**
 * Writes a document in the given formats, with a report as JSON and as Markdown. If there is no browser, the formats
 * that need one are listed in the report as failed, and the others are made. Throws a DiagnosticsError if the document
 * can't be shown, if `strict` finds a problem, or if nothing can be written; and an OutputError if a file would replace
 * one that the document is made from.
 */
export async function exportDocument(opened: OpenedDocument, options: ExportOptions): Promise<ExportReport> {
  const {document} = opened;
  const {formats, folder, strict, progress, signal} = options;
  const browser = browserOnce();
  const stopped = (): void => pending.forEach((file) => rmSync(file, {force: true}));
  signal.addEventListener("abort", stopped);
  try {
    progress("measuring");
    const {report, diagnostics} = await checkDocument(opened, {
      formats: formatsOfCharts(opened, options),
      browser,
      progress,
      signal,
      template: options.template
    });
    throwDiagnostics(diagnostics);
    if (strict) throwDiagnostics(report.problems.map((problem) => ({file: document.file, ...problem})));
    const key = sha256(
      JSON.stringify([document, {...options, template: options.template && sha256(options.template.bytes)}])
    );
    const begun = await ProgressFile.open(folder, document.name, key);
    const made = filesOf(opened, {
      ...options,
      browser: browser.open,
      done: (file) => begun.written(file) !== undefined
    });
    const reports = ["json", "md"].map((ending) => `${document.name}.report.${ending}`);
    await refuseSourceFiles(
      [...made.map(({file}) => file), ...reports].map((file) => join(folder, file)),
      opened.reads
    );
    const files: WrittenFile[] = [];
    const failed: {readonly format: string; readonly reason: string}[] = [];
    for (const {format, file, make} of made) {
      signal.throwIfAborted();
      if (failed.some((other) => other.format === format)) continue;
      progress(file);
      try {
        const written = begun.written(file) ?? (await writeExport(folder, file, await make()));
        await begun.add(written);
        files.push(written);
      } catch (error) {
        if (!(error instanceof NoChromiumError)) throw error;
        failed.push({format, reason: error.message});
      }
    }
    const finished = {...finishReport(report, {files, failed}), formats};
    await writeExport(folder, `${document.name}.report.json`, `${JSON.stringify(finished, undefined, 1)}\n`);
    await writeExport(folder, `${document.name}.report.md`, reportText(finished));
    await begun.end();
    return finished;
  } finally {
    signal.removeEventListener("abort", stopped);
    await browser.close();
  }
}

const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** The formats in which the charts of a document come out: those of all its files but the sheets of a deck's pack. */
function formatsOfCharts({document}: OpenedDocument, {formats, variants}: ExportOptions): readonly string[] {
  if (document.kind === "briefing") return formats;
  return variants.every(isPack) ? [] : formats.filter((format) => format !== "docx");
}

function filesOf(
  {document, evidence, pack}: OpenedDocument,
  options: ExportOptions & Pick<Making<unknown>, "browser" | "done">
): readonly (MadeFile & {readonly format: string})[] {
  return options.formats.flatMap((format) => {
    const files =
      document.kind === "deck"
        ? DECK_FORMATS[format]?.({...options, document, evidence, pack})
        : BRIEFING_FORMATS[format]?.({...options, document, evidence, pack});
    if (!files)
      throw new DiagnosticsError([
        {
          file: document.file,
          message: `format ${format}: a ${document.kind} has ${formatsOf(document.kind).join(", ")}`
        }
      ]);
    return files.map((file) => ({...file, format}));
  });
}
