import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {definitions} from "../definitions.js";
import {tableFileNames} from "../files/table-files.js";
import {openProject} from "../project.js";
import {formatFault, FaultsError} from "../../src/core/fault.js";
import {STRUCTURE_COLUMNS} from "../structure/tables.js";
import {compileSite} from "./compile-site.js";

/** Writes a compiled file to stdout, as Framework wants it of a loader; faults go to stderr, and the exit code is 1. */
export async function emit(path: string): Promise<void> {
  const project = openProject(process.env.TICKMARK_ROOT ?? process.cwd());
  try {
    await compileSite(project, definitions);
    process.stdout.write(await readFile(join(project.cache, path)));
  } catch (error) {
    if (!(error instanceof FaultsError)) throw error;
    for (const fault of error.faults) console.error(formatFault(fault));
    process.exitCode = 1;
  }
}

/**
 * Writes a file of a table that Framework names by `--table`: for `x.prov.json` that is `x.prov`, by the loader of `.json`. An unknown one is
 * an error that names the known tables.
 */
export async function emitTable(extension: "arrow" | "csv" | "json" | "parquet" | "xlsx" | "zip"): Promise<void> {
  const {table = ""} = parseArgs({options: {table: {type: "string"}}, strict: false}).values as {table?: string};
  const known = [...definitions.tables.map(({id}) => id), ...STRUCTURE_COLUMNS.keys()];
  const file = `${table}.${extension}`;
  if (tableFileNames(known).includes(file)) return emit(`tables/${file}`);
  console.error(`tables/${file}: unknown table ${table}; known: ${known.join(", ")}`);
  process.exitCode = 1;
}

/** Writes a deck that Framework names by `--deck`, worked out; an unknown one is an error. */
export const emitDeck = (): Promise<void> => emitDocument("deck");

/** Writes a briefing that Framework names by `--briefing`, worked out; an unknown one is an error. */
export const emitBriefing = (): Promise<void> => emitDocument("briefing");

async function emitDocument(kind: "deck" | "briefing"): Promise<void> {
  const {[kind]: name = ""} = parseArgs({options: {[kind]: {type: "string"}}, strict: false}).values as Readonly<Partial<Record<string, string>>>;
  if (/^[\w-]+$/.test(name) && existsSync(join(openProject(process.env.TICKMARK_ROOT ?? process.cwd()).data, `${kind}s`, `${name}.md`))) return emit(`data/${kind}s/${name}.json`);
  console.error(`data/${kind}s/${name}.json: unknown ${kind} ${name}; ${kind}s are the files of data/${kind}s`);
  process.exitCode = 1;
}
