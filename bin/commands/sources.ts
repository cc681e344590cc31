import {readFile} from "node:fs/promises";
import {basename} from "node:path";
import type {Command} from "commander";
import {DiagnosticsError, throwDiagnostics} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {Workspace} from "../../loaders/workspace.js";
import {OutputError} from "../../loaders/output-folder.js";
import {entryFor, importTexts} from "../../loaders/sources/import.js";
import {readRegistry} from "../../loaders/sources/registry.js";
import type {RegisteredSource} from "../../loaders/sources/registry.js";
import {addSources} from "../../loaders/sources/add.js";
import {replaceSource} from "../../loaders/sources/replace.js";
import {originalPath} from "../../loaders/sources/check-original.js";
import {ReadingError} from "../../loaders/reading/document-reading.js";
import type {DocumentReading} from "../../loaders/reading/document-reading.js";
import {readDocument} from "../../loaders/reading/read-document.js";
import {readTexts} from "../../loaders/sources/text.js";
import type {TableCell} from "../../loaders/reading/reading.js";
import {print, run, say} from "../output.js";
import {progressLine} from "../progress-line.js";

/** `tickmark sources list`, `add <file…>`, `import <dir>` and `tables <file|id>` */
export function addSourcesCommand(program: Command, workspace: () => Workspace): void {
  const sources = program.command("sources").description("the registered documents").helpCommand(false);
  sources
    .command("list")
    .description("what is registered, and whether its text is present")
    .option("--json", "print as JSON")
    .action(({json}: {json?: true}) =>
      run(async () => {
        const texts = readTexts(workspace(), await registry(workspace), []);
        const rows = (await registry(workspace)).map(({id, file, title}) => ({
          id,
          file,
          title,
          text: file === "" ? "none" : texts.get(id)!.state
        }));
        if (json) print(JSON.stringify(rows));
        else for (const {id, text, file, title} of rows) print([id, text, file, title].join("\t"));
      })
    );
  sources
    .command("add")
    .argument("<file...>", "documents: PDF, DOCX, HTML, XLSX, ODS, CSV, text or Markdown")
    .description(
      "read documents into the workspace: each is kept as it is and as the text that was read of it, and registered as one in work"
    )
    .option("--replaces <id>", "compare one file with the source of which it is a newer edition; nothing is taken yet")
    .option("--take", "with --replaces: keep the newer edition, and give facts that carry over their new places")
    .option("--json", "print what was added, or compared, as JSON")
    .action((files: string[], {json, replaces, take}: {json?: true; replaces?: string; take?: true}) =>
      run(async () => {
        if (replaces !== undefined) {
          await replace(workspace(), replaces, files, {take: take === true, json: json === true});
          return;
        }
        if (take)
          throw new DiagnosticsError([{message: "--take goes with --replaces <id>; say which source is replaced"}]);
        const diagnostics: Diagnostic[] = [];
        const line = progressLine();
        const added = await addSources(workspace(), await registry(workspace), files, diagnostics, line.show).finally(
          line.end
        );
        if (json) print(JSON.stringify(added));
        else for (const {id, characters, tables} of added) print([id, characters, tables].join("\t"));
        for (const {id, remarks} of added) for (const remark of remarks) say(`${id}: ${remark}`);
        throwDiagnostics(diagnostics);
      })
    );
  sources
    .command("import")
    .argument("<dir>", "a folder that holds the texts")
    .description(
      "copy the texts whose SHA-256 is registered into sources/ of the workspace; for any other, print the entry that registers it"
    )
    .option("--json", "print as JSON")
    .action((dir: string, {json}: {json?: true}) =>
      run(async () => {
        const {results, unregistered} = await importTexts(workspace(), await registry(workspace), dir).catch(
          (error: unknown) => {
            if (error instanceof OutputError) throw error;
            throw new DiagnosticsError([
              {
                file: dir,
                message: `can't be imported from (${(error as NodeJS.ErrnoException).code ?? String(error)}); name a folder that can be read`
              }
            ]);
          }
        );
        if (json) print(JSON.stringify([...results, ...unregistered]));
        else for (const {id, state, file} of results) print([id, state, file].join("\t"));
        const wrong = results.filter(({state}) => state === "missing" || state === "differs");
        for (const {id, file, state} of wrong) {
          say(
            state === "missing"
              ? `${id}: no text with the registered SHA-256 in ${dir}`
              : `${id}: ${dir}/${file} differs from the registered SHA-256; get the text that sources.yaml registers`
          );
        }
        for (const {file, sha256, isText} of unregistered) {
          say(
            isText
              ? `${file}: is registered nowhere; its SHA-256 is ${sha256}. To register it, add to sources.yaml, fill in, and import again:\n${entryFor({file, sha256})}`
              : `${file}: is registered nowhere, and no text in UTF-8; save its text as one`
          );
        }
        if (results.length + unregistered.length === 0) say(`${dir}: holds no files; name the folder with the texts`);
        if (wrong.length > 0) process.exitCode = 1;
      })
    );
  sources
    .command("tables")
    .argument("<file>", "a document, or the id of a source that was read from one")
    .description("every table of a document, cell by cell; those of a PDF are found on its pages")
    .option(
      "--regions <file>",
      "read tables where this JSON says: [{page, x1, y1, x2, y2}, …], in points from the lower left"
    )
    .option(
      "--json",
      "print as JSON: place, page, box and continues (of a PDF), and cells, each with row, column, rows, columns, text, header and its box or place"
    )
    .action((named: string, {json, regions}: {json?: true; regions?: string}) =>
      run(async () => {
        const file = await originalOf(workspace, named);
        if (!/\.pdf$/i.test(file)) {
          const {tables} = await readNamedDocument(file);
          if (json) print(JSON.stringify(tables));
          else for (const {place, cells} of tables) print(gridOf(place, cells));
          say(`${file}: ${tables.length} ${tables.length === 1 ? "table" : "tables"}`);
          return;
        }
        const {parseRegions} = await import("../../loaders/reading/pdf/read-pdf.js");
        const {readPdfTables} = await import("../../loaders/reading/pdf/read-text.js");
        const bytes = await readNamed(file);
        const given = regions === undefined ? undefined : parseRegions(String(await readNamed(regions)));
        if (regions !== undefined && given === undefined)
          throw new DiagnosticsError([
            {file: regions, message: "names no regions; write a JSON array of {page, x1, y1, x2, y2}"}
          ]);
        const line = progressLine();
        const {tables, remarks} = await readPdfTables(bytes, file, {
          progress: line.show,
          ...(given === undefined ? {} : {regions: given})
        }).finally(line.end);
        if (json) print(JSON.stringify(tables, (key, value: unknown) => (key === "words" ? undefined : value)));
        else
          for (const {place, continues, cells} of tables)
            print(gridOf(continues === undefined ? place : `${place}, which seems to go on from ${continues}`, cells));
        for (const remark of remarks) say(`${file}: ${remark}`);
        const unsure = tables.flatMap(({cells}) => cells.filter(({look}) => look !== undefined));
        say(
          `${file}: ${tables.length} ${tables.length === 1 ? "table" : "tables"}${unsure.length === 0 ? "" : `; ${unsure.length} ${unsure.length === 1 ? "cell needs" : "cells need"} a look, marked with ?`}`
        );
      })
    );
}

/** Prints what a newer edition of a source changes, and what the changes touch. */
async function replace(
  workspace: Workspace,
  id: string,
  files: readonly string[],
  {take, json}: {readonly take: boolean; readonly json: boolean}
): Promise<void> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0)
    throw new DiagnosticsError([{message: "--replaces goes with one file; name the newer edition alone"}]);
  const line = progressLine();
  const replacement = await replaceSource(workspace, id, file, {take, progress: line.show}).finally(line.end);
  const {facts, remarks} = replacement;
  if (json) print(JSON.stringify(replacement));
  else
    for (const fact of facts) {
      print([fact.state, fact.id, fact.printed, fact.now ?? "", fact.newLocator ?? fact.locator].join("\t"));
      if (fact.state === "unchanged" || fact.state === "moved") continue;
      for (const {kind, label, href} of fact.uses) print(["", kind, label, href].join("\t"));
      for (const {kind, slide, text, file, line: at} of fact.mentions)
        print(["", slide ?? kind, text, `${file}:${at}`].join("\t"));
    }
  for (const remark of remarks) say(`${id}: ${remark}`);
  const counts = (["unchanged", "moved", "changed", "gone", "ambiguous"] as const)
    .map((state) => `${facts.filter((fact) => fact.state === state).length} ${state}`)
    .join(", ");
  say(
    take
      ? `${id}: ${counts}; the edition is taken, and verify names the facts that did not carry over`
      : `${id}: ${counts}; nothing was taken yet; to take the edition, add --take`
  );
}

/** The path of the original of a source, where an id of one is named; else what is named is a path. */
async function originalOf(workspace: () => Workspace, named: string): Promise<string> {
  if (/[./\\]/.test(named)) return named;
  const source = (await registry(workspace)).find(({id}) => id === named);
  return (source && originalPath(workspace(), source)) ?? named;
}

async function readNamedDocument(file: string): Promise<DocumentReading> {
  try {
    return await readDocument(basename(file), await readNamed(file));
  } catch (error) {
    if (error instanceof ReadingError) throw new DiagnosticsError([{file, message: error.message}]);
    throw error;
  }
}

function readNamed(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    throw new DiagnosticsError([
      {file, message: `can't be read (${(error as NodeJS.ErrnoException).code ?? String(error)}); name a file`}
    ]);
  });
}

/** A table as lines of text, its cells one under the other; a cell that spans columns stands in its first. */
function gridOf(
  place: string,
  cells: readonly (Pick<TableCell, "row" | "column" | "rows" | "columns" | "text"> & {readonly look?: unknown})[]
): string {
  const [height, width] = [
    Math.max(...cells.map(({row, rows}) => row + rows)),
    Math.max(...cells.map(({column, columns}) => column + columns))
  ];
  const texts = Array.from({length: height}, () => Array.from({length: width}, () => ""));
  for (const {row, column, text, look} of cells)
    texts[row]![column] =
      `${text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text}${look === undefined ? "" : " ?"}`;
  const widths = Array.from({length: width}, (_, i) => Math.max(...texts.map((row) => row[i]!.length)));
  const lines = texts.map((row) =>
    row
      .map((text, i) => text.padEnd(widths[i]!))
      .join("  ")
      .trimEnd()
  );
  return [`${place}: ${height} rows, ${width} columns`, ...lines, ""].join("\n");
}

/** The widest cell that is shown whole in a terminal, in characters. */
const WIDEST = 40;

async function registry(workspace: () => Workspace): Promise<readonly RegisteredSource[]> {
  const diagnostics: Diagnostic[] = [];
  const sources = await readRegistry(workspace(), diagnostics);
  throwDiagnostics(diagnostics);
  return sources;
}
