import {readFile} from "node:fs/promises";
import type {Command} from "commander";
import {DiagnosticsError, throwDiagnostics} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {Workspace} from "../../loaders/workspace.js";
import {OutputError} from "../../loaders/output-folder.js";
import {entryFor, importTexts} from "../../loaders/sources/import.js";
import {readRegistry} from "../../loaders/sources/registry.js";
import type {RegisteredSource} from "../../loaders/sources/registry.js";
import {readTexts} from "../../loaders/sources/text.js";
import type {FoundTable} from "../../loaders/reading/reading.js";
import {print, run, say} from "../output.js";
import {progressLine} from "../progress-line.js";

/** `tickmark sources list`, `tickmark sources import <dir>` and `tickmark sources tables <file>` */
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
    .argument("<file>", "a PDF")
    .description("every table that is found in a PDF, cell by cell")
    .option(
      "--regions <file>",
      "read tables where this JSON says: [{page, x1, y1, x2, y2}, …], in points from the lower left"
    )
    .option(
      "--json",
      "print as JSON: page, box and cells of each, with row, column, rows, columns, text, box and header"
    )
    .action((file: string, {json, regions}: {json?: true; regions?: string}) =>
      run(async () => {
        const {parseRegions, readPdf} = await import("../../loaders/reading/pdf/read-pdf.js");
        const bytes = await readNamed(file);
        const given = regions === undefined ? undefined : parseRegions(String(await readNamed(regions)));
        if (regions !== undefined && given === undefined)
          throw new DiagnosticsError([
            {file: regions, message: "names no regions; write a JSON array of {page, x1, y1, x2, y2}"}
          ]);
        const line = progressLine();
        const {tables, remarks} = await readPdf(bytes, file, {
          progress: line.show,
          ...(given === undefined ? {} : {regions: given})
        }).finally(line.end);
        if (json) print(JSON.stringify(tables));
        else for (const table of tables) print(gridOf(table));
        for (const remark of remarks) say(`${file}: ${remark}`);
        const unsure = tables.flatMap(({cells}) => cells.filter(({look}) => look !== undefined));
        say(
          `${file}: ${tables.length} ${tables.length === 1 ? "table" : "tables"}${unsure.length === 0 ? "" : `; ${unsure.length} ${unsure.length === 1 ? "cell needs" : "cells need"} a look, marked with ?`}`
        );
      })
    );
}

function readNamed(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    throw new DiagnosticsError([
      {file, message: `can't be read (${(error as NodeJS.ErrnoException).code ?? String(error)}); name a file`}
    ]);
  });
}

/** A table as lines of text, its cells one under the other; a cell that spans columns stands in its first. */
function gridOf({page, cells}: FoundTable): string {
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
  return [`page ${page}: ${height} rows, ${width} columns`, ...lines, ""].join("\n");
}

/** The widest cell that is shown whole in a terminal, in characters. */
const WIDEST = 40;

async function registry(workspace: () => Workspace): Promise<readonly RegisteredSource[]> {
  const diagnostics: Diagnostic[] = [];
  const sources = await readRegistry(workspace(), diagnostics);
  throwDiagnostics(diagnostics);
  return sources;
}
