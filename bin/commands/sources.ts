import type {Command} from "commander";
import {DiagnosticsError, throwDiagnostics} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {Workspace} from "../../loaders/workspace.js";
import {OutputError} from "../../loaders/output-folder.js";
import {entryFor, importTexts} from "../../loaders/sources/import.js";
import {readRegistry} from "../../loaders/sources/registry.js";
import type {RegisteredSource} from "../../loaders/sources/registry.js";
import {addSources} from "../../loaders/sources/add.js";
import {readTexts} from "../../loaders/sources/text.js";
import {print, run, say} from "../output.js";

/** `tickmark sources list`, `tickmark sources add <file…>` and `tickmark sources import <dir>` */
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
    .argument("<file...>", "documents: DOCX, HTML, XLSX, ODS, CSV, text or Markdown")
    .description(
      "read documents into the workspace: each is kept as it is and as the text that was read of it, and registered as one in work"
    )
    .option("--json", "print what was added as JSON")
    .action((files: string[], {json}: {json?: true}) =>
      run(async () => {
        const diagnostics: Diagnostic[] = [];
        const added = await addSources(workspace(), await registry(workspace), files, diagnostics);
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
}

async function registry(workspace: () => Workspace): Promise<readonly RegisteredSource[]> {
  const diagnostics: Diagnostic[] = [];
  const sources = await readRegistry(workspace(), diagnostics);
  throwDiagnostics(diagnostics);
  return sources;
}
