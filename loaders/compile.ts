import {constants} from "node:fs";
import type {Dirent, Stats} from "node:fs";
import {copyFile, link, mkdir, readFile, readdir, rename, rm, stat, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {throwDiagnostics} from "../src/core/diagnostic.js";
import type {Facts} from "../src/core/fact.js";
import {recomputeCells} from "./checks/recompute.js";
import {rowsFromArrow} from "./files/arrow-files.js";
import {makeTableFiles, tablesJson, writeTableFiles} from "./files/table-files.js";
import {clearLeftovers, oneAtATime} from "./one-at-a-time.js";
import {contentLabels} from "./prose/chart-library.js";
import {linkFolder, replaceFolder, restoreFolder} from "./replace-folder.js";
import type {BuiltTable} from "./tables/build.js";
import {verify} from "./verify.js";
import {seeFacts} from "./sources/fact-sights.js";
import type {Verified} from "./verify.js";
import type {Workspace} from "./workspace.js";
import {refuseUnwritable, sayUnwritable} from "./writable.js";

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
  /** Whether the files of tables for people to take away, {@link tableFiles}, are left out. */
  readonly tablesLater?: boolean;
}

/** How many files are written at once: few enough for any machine's limit of open files. */
const AT_ONCE = 32;

/** The folder in Framework's root for Framework's own files. */
const FRAMEWORKS = ".observablehq";

/**
 * Verifies and writes all compiled files: beside first, then recomputed from what was written, then put in place as one
 * folder; what is the same as before stays the same file. Throws a DiagnosticsError, with nothing changed, if anything
 * is wrong or can't be written.
 */
export async function compile(
  workspace: Workspace,
  {more, tablesLater = false}: CompileOptions = {}
): Promise<Verified> {
  const checked = await verify(workspace);
  throwDiagnostics(checked.report.diagnostics);
  const {evidence, crops} = await seeFacts(workspace, checked);
  const verified: Verified = {...checked, evidence};
  const others = more === undefined ? [] : await more(verified);
  const outputs = new Map([...dataOf(verified), ...(tablesLater ? [] : tableFiles(verified)), ...crops, ...others]);
  await refuseUnwritable(workspace);
  await sayUnwritable(workspace, () =>
    oneAtATime(workspace, "compile", () => writeWhole(workspace, verified, outputs, {whole: more !== undefined}))
  );
  return verified;
}

/** Writes further files into a compiled site. */
export async function addFiles(workspace: Workspace, files: Outputs): Promise<void> {
  await oneAtATime(workspace, "compile", async () => {
    for (const [path, contents] of files) {
      const next = join(workspace.site, `${path}.tmp`);
      await mkdir(dirname(next), {recursive: true});
      await (isCopy(contents) ? copyFile(contents.copyOf, next) : writeFile(next, contents));
      await rename(next, join(workspace.site, path));
    }
  });
}

async function writeWhole(
  workspace: Workspace,
  verified: Verified,
  outputs: Iterable<readonly [string, string | Uint8Array | FileCopy]>,
  {whole}: {readonly whole: boolean}
): Promise<void> {
  const {site} = workspace;
  const [next, old] = [`${site}.${process.pid}.tmp`, `${site}.old`];
  await clearLeftovers(workspace);
  await restoreFolder(site, old);
  await rm(next, {recursive: true, force: true});
  try {
    const written = [...outputs];
    const folders = new Set(written.map(([path]) => dirname(join(next, path))));
    await Promise.all([...folders].map((folder) => mkdir(folder, {recursive: true})));
    for (let at = 0; at < written.length; at += AT_ONCE)
      await Promise.all(
        written.slice(at, at + AT_ONCE).map(([path, contents]) => put(path, contents, {from: site, to: next}))
      );
    await recomputeWritten(next, verified);
    await keepOthers(site, next, {whole});
    await replaceFolder(next, site, old);
  } finally {
    await rm(next, {recursive: true, force: true});
  }
}

/** Texts that were written in this process, by their places, and by what it is seen that they still stand there. */
const textsWritten = new Map<string, {readonly text: string; readonly stamp: string}>();

/** By what it is seen that a file is still the one that was looked at: of two links to one file it is the same. */
export const stampOf = ({ino, size, mtimeMs}: Stats): string => `${ino} ${size} ${mtimeMs}`;

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
  const isKept = await isSame(before, contents);
  if (isKept) await link(before, after);
  else if (isCopy(contents)) await copyFile(contents.copyOf, after, constants.COPYFILE_FICLONE);
  else await writeFile(after, contents);
  // The folder that it is written to takes the place of the other.
  if (typeof contents === "string" && textsWritten.get(before)?.text !== contents)
    textsWritten.set(before, {text: contents, stamp: stampOf(await stat(after))});
}

const isCopy = (contents: string | Uint8Array | FileCopy): contents is FileCopy =>
  typeof contents === "object" && "copyOf" in contents;

/** A copied file larger than this, in bytes, is compared with its original by size and modification time only. */
const LARGE = 1024 * 1024;

async function isSame(path: string, contents: string | Uint8Array | FileCopy): Promise<boolean> {
  const before = await stat(path).catch(() => undefined);
  if (before === undefined) return false;
  const known = textsWritten.get(path);
  if (known !== undefined && known.stamp === stampOf(before)) return known.text === contents;
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

/** What pages load: the tables, their list, and the evidence. */
function dataOf({tables, content, evidence}: Verified): Outputs {
  return new Map<string, string | Uint8Array>([
    ...tables.map(({table, arrow}) => [`tables/${table.id}.arrow`, arrow] as const),
    ["data/tables.json", tablesJson(tables, contentLabels(content), content.terms)],
    ["data/evidence.json", `${JSON.stringify(evidence)}\n`]
  ]);
}

/** The files of tables for people to take away, by path below the site's folder; they take long to make. */
export function tableFiles({tables, content, evidence}: Verified): ReadonlyMap<string, string | Uint8Array> {
  const labels = contentLabels(content);
  return writeTableFiles(
    tables.map((written) => makeTableFiles(written, content.facts, content.terms, labels)),
    {collection: content.own.collection, version: evidence.version, digest: evidence.digest}
  );
}

/** Tables whose file was recomputed in this process, with the facts of which, and the file’s stamp. */
const recomputed = new WeakMap<BuiltTable, {readonly facts: Facts; readonly stamp: string}>();

async function recomputeWritten(folder: string, {tables, content: {facts}}: Verified): Promise<void> {
  for (const {table} of tables) {
    const file = join(folder, "tables", `${table.id}.arrow`);
    const stamp = stampOf(await stat(file));
    const before = recomputed.get(table);
    if (before !== undefined && before.facts === facts && before.stamp === stamp) continue;
    const {wrong} = recomputeCells(table, rowsFromArrow(await readFile(file)), facts);
    throwDiagnostics(
      wrong.map(({row, column, expression, reason}) => ({
        file: `tables/${table.id}.arrow`,
        id: `row ${row}, ${column}`,
        message: `${expression}: ${reason} as written`
      }))
    );
    recomputed.set(table, {facts, stamp});
  }
}

/** Takes over what the new site has not made itself: all of it where only tables were made, else Framework's own. */
async function keepOthers(site: string, next: string, {whole}: {readonly whole: boolean}): Promise<void> {
  const made = new Set(await readdir(next));
  for (const entry of await readdir(site, {withFileTypes: true}).catch(noEntries)) {
    const {name} = entry;
    if (made.has(name) || (whole && name !== FRAMEWORKS)) continue;
    if (name === FRAMEWORKS) await rename(join(site, name), join(next, name));
    else if (entry.isDirectory()) await linkFolder(join(site, name), join(next, name));
    else await link(join(site, name), join(next, name));
  }
}

function noEntries(error: NodeJS.ErrnoException): readonly Dirent[] {
  if (error.code === "ENOENT") return [];
  throw error;
}
