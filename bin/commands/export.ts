import {join, resolve} from "node:path";
import {Option} from "commander";
import type {Command} from "commander";
import {throwDiagnostics} from "../../src/core/diagnostic.js";
import {isDefault} from "../../loaders/choose-workspace.js";
import type {Workspace} from "../../loaders/workspace.js";
import {PAPERS} from "../../src/core/deck/compiled.js";
import type {Paper} from "../../src/core/deck/compiled.js";
import {PACK_VARIANTS} from "../../src/exports/pack/pack.js";
import {DEFAULT_TERM_VOCABULARY, TERM_VOCABULARIES} from "../../src/core/terms/term.js";
import type {TermVocabulary} from "../../src/core/terms/term.js";
import {EVIDENCE_LEVELS} from "../../src/exports/compact-evidence.js";
import type {EvidenceLevel} from "../../src/exports/compact-evidence.js";
import type {Template} from "../../src/exports/pptx/template.js";
import {print, run, say, sayFew} from "../output.js";
import {picturesOption} from "../pictures-option.js";
import {progressLine} from "../progress-line.js";

interface Given {
  readonly format?: string;
  readonly out?: string;
  readonly workspace?: string;
  readonly site: string;
  readonly strict?: true;
  readonly notes: boolean;
  readonly variant: string;
  readonly paper?: Paper;
  readonly evidence: EvidenceLevel;
  readonly terms: TermVocabulary;
  readonly template?: string;
  readonly pictures?: string;
  readonly json?: true;
}

const VARIANTS = ["slides", "notes", "handout", ...PACK_VARIANTS] as const;
/** The formats of the sheets of the presenter's pack. */
const PACK_FORMATS = ["pdf", "docx", "md"];

/** `tickmark export <deck or briefing> --format pdf,pptx,html,png,svg,docx,md --out <dir>` */
export function addExportCommand(program: Command, workspace: () => Workspace): void {
  program
    .command("export")
    .argument("<document>", "the name of a deck or briefing, or the path of its file")
    .description("write a deck or briefing as files, with an export report")
    .option(
      "--format <formats>",
      "decks: pdf, pptx, html, png, svg, md; briefings and a deck’s interpreters, lines and run-sheet: pdf, docx, md, briefings svg too; several with commas; all of them unless said"
    )
    .option("--out <dir>", "where to write them; out/ unless said, in a workspace that is named in that workspace")
    .option(
      "--site <address>",
      "where the site stands, as https://example.org/, for links to traces",
      process.env.TICKMARK_ADDRESS ?? ""
    )
    .option("--strict", "write nothing unless everything in the report is in order")
    .option("--no-notes", "leave the speaker notes out of HTML and Markdown")
    .option(
      "--variant <variants>",
      `which PDFs of a deck, or sheets that go with it: ${VARIANTS.join(", ")}; several with commas`,
      "slides"
    )
    .addOption(
      new Option(
        "--evidence <level>",
        "the evidence in each file: compact (a line a number), full (all that is known of each) or none"
      )
        .choices(EVIDENCE_LEVELS)
        .default("compact")
    )
    .option("--template <file>", "a host's .pptx or .potx, whose layouts and look the PowerPoint file takes")
    .addOption(new Option("--paper <size>", "the paper of a briefing, where it is not to be its own").choices(PAPERS))
    .addOption(
      new Option(
        "--terms <whose>",
        "in whose terms: those of the terminology guidelines, legal categories in brackets, or those of the documents"
      )
        .choices(TERM_VOCABULARIES)
        .default(DEFAULT_TERM_VOCABULARY)
    )
    .addOption(picturesOption())
    .option("--json", "print the report as one JSON object")
    .action((argument: string, given: Given, command: Command) =>
      run(async () => {
        const [{findDocument}, {openDocument}, {exportDocument, formatsOf}, {refuseReadFolder}] = await Promise.all([
          import("../../loaders/exports/find.js"),
          import("../../loaders/exports/find.js"),
          import("../../loaders/exports/export.js"),
          import("../../loaders/output-folder.js")
        ]);
        if (given.site !== "" && !URL.canParse(given.site))
          refuse(command, `--site: "${given.site}" is no address; write it in full, as https://example.org/`);
        const variants = listed(given.variant, VARIANTS, "--variant", command);
        const folder = resolve(
          given.out ?? (isDefault({named: given.workspace}) ? "out" : join(workspace().folder, "out"))
        );
        await refuseReadFolder(workspace(), folder, "--out");
        const found = await findDocument(workspace(), argument);
        const formats = formatsFor(found.kind, variants, formatsOf(found.kind), given.format, command);
        if (given.template !== undefined && !formats.includes("pptx"))
          refuse(command, "--template: is for the PowerPoint file of a deck; add --format pptx");
        const template = given.template === undefined ? undefined : await templateOf(given.template);
        if (given.template !== undefined && template === undefined) return;
        const stop = new AbortController();
        const interrupted = (): void => stop.abort(new Error("interrupted"));
        process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
        const line = progressLine();
        try {
          line.show("verifying");
          const opened = await openDocument(workspace(), found, given.terms, given.pictures);
          throwDiagnostics(opened.diagnostics);
          const report = await exportDocument(opened, {
            formats,
            folder,
            site: given.site,
            strict: given.strict ?? false,
            notes: given.notes,
            variants,
            paper: given.paper,
            level: given.evidence,
            template,
            progress: line.show,
            signal: stop.signal
          });
          line.end();
          if (given.json) print(JSON.stringify(report));
          else for (const {file} of report.files) print(resolve(folder, file));
          sayFew([
            ...report.remarks.map((message) => ({message})),
            ...report.problems.map((problem) => ({file: found.file, ...problem}))
          ]);
          if (report.failed.length > 0) process.exitCode = 1;
        } catch (error) {
          line.end();
          if (!stop.signal.aborted) throw error;
          say("interrupted; what had been written stands whole, and the same command goes on from there");
          process.exitCode = 130;
        }
      })
    );
}

/**
 * The formats that are asked for. A deck has Word files only of the sheets of its pack, and these have no others than
 * {@link PACK_FORMATS}; a briefing has no pack.
 */
function formatsFor(
  kind: "deck" | "briefing",
  variants: readonly string[],
  known: readonly string[],
  given: string | undefined,
  command: Command
): readonly string[] {
  const sheets = variants.filter((variant) => (PACK_VARIANTS as readonly string[]).includes(variant));
  if (kind === "briefing" && sheets.length > 0)
    refuse(command, `--variant ${sheets.join(", ")}: a sheet of decks; a briefing has none`);
  const possible = known.filter((format) => {
    if (kind === "briefing") return true;
    if (sheets.length === 0) return format !== "docx";
    return sheets.length < variants.length || PACK_FORMATS.includes(format);
  });
  const what = kind === "deck" && sheets.length > 0 ? `--variant ${variants.join(",")}` : `a ${kind}`;
  return given === undefined ? possible : listed(given, possible, `--format of ${what}`, command);
}

/** Ends the command with one line and the exit code of wrong usage. */
function refuse(command: Command, message: string): never {
  return command.showHelpAfterError(false).error(message);
}

/** The template of a file; undefined, with a message and the exit code for usage, where it can't serve as one. */
async function templateOf(file: string): Promise<Template | undefined> {
  const [{openTemplate}, {TemplateError}] = await Promise.all([
    import("../../loaders/exports/template-file.js"),
    import("../../src/exports/pptx/template.js")
  ]);
  try {
    return await openTemplate(file);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    say(`tickmark: --template: ${error.message}`);
    process.exitCode = 2;
    return undefined;
  }
}

function listed<T extends string>(given: string, known: readonly T[], option: string, command: Command): readonly T[] {
  const words = given
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
  const unknown = words.filter((word) => !(known as readonly string[]).includes(word));
  if (unknown.length > 0 || words.length === 0)
    refuse(command, `${option}: ${unknown.join(", ") || "nothing"}: expected some of ${known.join(", ")}`);
  return [...new Set(words)] as T[];
}
