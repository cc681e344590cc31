import {constants} from "node:fs";
import {copyFile, mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {throwFaults} from "../src/core/fault.js";
import {rowsFromArrow} from "./arrow/read.js";
import {recomputeCells} from "./checks/recompute.js";
import type {Definitions} from "./definitions.js";
import {makeTableFiles, writeTableFiles} from "./files/table-files.js";
import {tablesJson} from "./files/tables-json.js";
import type {Project} from "./project.js";
import {contentLabels} from "./prose/chart-library.js";
import {verify} from "./verify.js";
import type {Verified} from "./verify.js";

/** What is written, by path below the compiled folder. */
export type Outputs = ReadonlyMap<string, string | Uint8Array | FileCopy>;

/** A file that is copied as it is, without being read. */
export interface FileCopy {
  readonly copyOf: string;
}

/** What is written besides, and how much. */
export interface CompileOptions {
  /** Makes what is written besides from what was verified. */
  readonly more?: (verified: Verified) => Promise<Outputs>;
}

/** Folders and files that the compiled folder holds; what else stands beside them is Framework's. */
const OWNED = ["tables", "data", "datapackage.json"];

/**
 * Verifies and writes all compiled files: beside first, then recomputed from what was written, then put in place by rename. Throws a
 * FaultsError, with nothing changed, if anything is wrong.
 */
export async function compile(project: Project, definitions: Definitions, {more = () => Promise.resolve(new Map())}: CompileOptions = {}): Promise<Verified> {
  const verified = await verify(project, definitions);
  throwFaults(verified.report.faults);
  const others = await more(verified);
  const next = `${project.cache}.${process.pid}.tmp`;
  try {
    for (const [path, contents] of [...outputsOf(verified), ...others]) {
      await mkdir(dirname(join(next, path)), {recursive: true});
      await put(join(next, path), contents);
    }
    await recomputeWritten(next, verified);
    await putInPlace(next, project.cache);
  } finally {
    await rm(next, {recursive: true, force: true});
  }
  return verified;
}

function put(path: string, contents: string | Uint8Array | FileCopy): Promise<void> {
  return typeof contents === "object" && "copyOf" in contents ? copyFile(contents.copyOf, path, constants.COPYFILE_FICLONE) : writeFile(path, contents);
}

function outputsOf({tables, content, evidence}: Verified): Outputs {
  const outputs = new Map(writeTableFiles(
    tables.map((written) => makeTableFiles(written, content.facts, content.terms)),
    {version: evidence.version, digest: evidence.digest}
  ));
  outputs.set("data/tables.json", tablesJson(tables, contentLabels(content), content.terms));
  outputs.set("data/evidence.json", `${JSON.stringify(evidence)}\n`);
  return outputs;
}

async function recomputeWritten(folder: string, {tables, content}: Verified): Promise<void> {
  for (const {table} of tables) {
    const {wrong} = recomputeCells(table, rowsFromArrow(await readFile(join(folder, "tables", `${table.id}.arrow`))), content.facts);
    throwFaults(wrong.map(({row, column, expression, reason}) => ({file: `tables/${table.id}.arrow`, id: `row ${row}, ${column}`, message: `${expression}: ${reason} as written`})));
  }
}

async function putInPlace(next: string, cache: string): Promise<void> {
  await mkdir(cache, {recursive: true});
  for (const name of OWNED) {
    const old = `${next}.${name}.old`;
    await rename(join(cache, name), old).catch(ignoreAbsent);
    await rename(join(next, name), join(cache, name)).catch(ignoreAbsent);
    await rm(old, {recursive: true, force: true});
  }
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
