import {constants} from "node:fs";
import {copyFile, link, mkdir, readFile, readdir, rename, rm, stat, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {throwDiagnostics} from "../src/core/diagnostic.js";
import {recomputeCells} from "./checks/recompute.js";
import {rowsFromArrow} from "./files/arrow-files.js";
import {makeTableFiles, tablesJson, writeTableFiles} from "./files/table-files.js";
import {contentLabels} from "./prose/chart-library.js";
import {verify} from "./verify.js";
import type {Verified} from "./verify.js";
import type {Workspace} from "./workspace.js";
import {refuseUnwritable} from "./writable.js";

/** The files to write, by path below the site's folder. */
export type Outputs = ReadonlyMap<string, string | Uint8Array | FileCopy>;

/** A file that is copied as it is, without being read. */
export interface FileCopy {
  readonly copyOf: string;
}

/** Options of {@link compile}. */
export interface CompileOptions {
  /**
   * Makes further files of the site from the verified workspace; without it, other existing files are left as they are.
   */
  readonly more?: (verified: Verified) => Promise<Outputs>;
}

/** The folder in Framework's root for Framework's own files. */
const FRAMEWORKS = ".observablehq";

/**
 * Verifies the workspace and writes all compiled files: to a temporary folder, where the tables are recomputed from the
 * written files, then moved into place by rename. Unchanged files are kept. Throws a DiagnosticsError, with nothing
 * changed, if anything is wrong.
 */
export async function compile(workspace: Workspace, {more}: CompileOptions = {}): Promise<Verified> {
  const verified = await verify(workspace);
  throwDiagnostics(verified.report.diagnostics);
  const others = more === undefined ? [] : await more(verified);
  await refuseUnwritable(workspace);
  const next = `${workspace.site}.${process.pid}.tmp`;
  try {
    for (const [path, contents] of [...outputsOf(verified), ...others]) {
      await mkdir(dirname(join(next, path)), {recursive: true});
      await put(path, contents, {from: workspace.site, to: next});
    }
    await recomputeWritten(next, verified);
    await putInPlace(next, workspace.site, {whole: more !== undefined});
  } finally {
    await rm(next, {recursive: true, force: true});
  }
  return verified;
}

/**
 * Writes a file into folder `to`; if folder `from` has it with the same contents, makes a hard link to that file, so
 * that watchers see no change.
 */
async function put(
  path: string,
  contents: string | Uint8Array | FileCopy,
  {from, to}: {readonly from: string; readonly to: string}
): Promise<void> {
  const [before, after] = [join(from, path), join(to, path)];
  if (await isSame(before, contents)) return link(before, after);
  await (isCopy(contents) ? copyFile(contents.copyOf, after, constants.COPYFILE_FICLONE) : writeFile(after, contents));
}

const isCopy = (contents: string | Uint8Array | FileCopy): contents is FileCopy =>
  typeof contents === "object" && "copyOf" in contents;

/** A copied file larger than this, in bytes, is compared with its original by size and modification time only. */
const LARGE = 1024 * 1024;

async function isSame(path: string, contents: string | Uint8Array | FileCopy): Promise<boolean> {
  const before = await stat(path).catch(() => undefined);
  if (before === undefined) return false;
  if (!isCopy(contents))
    return (
      before.size === Buffer.byteLength(contents) && (await readFile(path)).equals(Buffer.from(contents as Uint8Array))
    );
  const source = await stat(contents.copyOf);
  if (before.size !== source.size) return false;
  return before.size > LARGE
    ? before.mtimeMs >= source.mtimeMs
    : (await readFile(path)).equals(await readFile(contents.copyOf));
}

function outputsOf({tables, content, evidence}: Verified): Outputs {
  const outputs = new Map(
    writeTableFiles(
      tables.map((written) => makeTableFiles(written, content.facts, content.terms)),
      {collection: content.own.collection, version: evidence.version, digest: evidence.digest}
    )
  );
  outputs.set("data/tables.json", tablesJson(tables, contentLabels(content), content.terms));
  outputs.set("data/evidence.json", `${JSON.stringify(evidence)}\n`);
  return outputs;
}

async function recomputeWritten(folder: string, {tables, content}: Verified): Promise<void> {
  for (const {table} of tables) {
    const {wrong} = recomputeCells(
      table,
      rowsFromArrow(await readFile(join(folder, "tables", `${table.id}.arrow`))),
      content.facts
    );
    throwDiagnostics(
      wrong.map(({row, column, expression, reason}) => ({
        file: `tables/${table.id}.arrow`,
        id: `row ${row}, ${column}`,
        message: `${expression}: ${reason} as written`
      }))
    );
  }
}

async function putInPlace(next: string, site: string, {whole}: {readonly whole: boolean}): Promise<void> {
  await mkdir(site, {recursive: true});
  const [made, stood] = [await readdir(next), whole ? (await readdir(site)).filter((name) => name !== FRAMEWORKS) : []];
  for (const name of new Set([...made, ...stood])) {
    const old = `${next}.${name}.old`;
    await rename(join(site, name), old).catch(ignoreAbsent);
    await rename(join(next, name), join(site, name)).catch(ignoreAbsent);
    await rm(old, {recursive: true, force: true});
  }
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
