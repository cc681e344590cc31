import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {compile} from "../compile.js";
import {definitions} from "../definitions.js";
import {openProject} from "../project.js";
import {formatFault, FaultsError} from "../../src/core/fault.js";
import {STRUCTURE_COLUMNS} from "../structure/tables.js";
import {bundleScripts} from "./bundle.js";

/** Writes a compiled file to stdout, as Framework wants it of a loader; faults go to stderr, and the exit code is 1. */
export async function emit(path: string): Promise<void> {
  const project = openProject(process.env.TICKMARK_ROOT ?? process.cwd());
  try {
    const scripts = await bundleScripts(project.root);
    await compile(project, definitions, new Map([["data/enliven.js", scripts.enliven], ["data/redraw.js", scripts.redraw]]));
    process.stdout.write(await readFile(join(project.cache, path)));
  } catch (error) {
    if (!(error instanceof FaultsError)) throw error;
    for (const fault of error.faults) console.error(formatFault(fault));
    process.exitCode = 1;
  }
}

/** Writes a table that Framework names by `--table`; an unknown one is an error that names the known ones. */
export async function emitTable(extension: "arrow" | "csv" | "json"): Promise<void> {
  const {table = ""} = parseArgs({options: {table: {type: "string"}}, strict: false}).values as {table?: string};
  const known = [...definitions.tables.map(({id}) => id), ...STRUCTURE_COLUMNS.keys()];
  if (known.includes(table)) return emit(`tables/${table}.${extension}`);
  console.error(`tables/${table}.${extension}: unknown table ${table}; known: ${known.join(", ")}`);
  process.exitCode = 1;
}
