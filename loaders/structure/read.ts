import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Fault} from "../../src/core/fault.js";
import type {Workspace} from "../workspace.js";
import type {RegisteredSource} from "../sources/registry.js";
import type {SourceText} from "../sources/text.js";
import {complainTo, readEntries} from "./entries.js";
import type {Entry} from "./entries.js";
import {FILES} from "./files.js";
import type {FileName} from "./files.js";
import {locateEntries} from "./locate.js";
import {checkEntries} from "./rules.js";
import type {Entries} from "./rules.js";
import type {Structure} from "./structure.js";
import {makeTables} from "./tables.js";
import {verifyStructure} from "./verify.js";

/**
 * Reads `data/lists/`, locates every row and holds it against the texts that are present; what is wrong is added to `faults`. A
 * workspace without the folder has no structure; in a folder, no file may be absent.
 */
export async function readStructure(workspace: Workspace, sources: readonly RegisteredSource[], texts: ReadonlyMap<string, SourceText>, faults: Fault[]): Promise<Structure> {
  if (!existsSync(join(workspace.folder, "lists"))) return {tables: []};
  const known = new Set(sources.filter(({file}) => file !== "").map(({id}) => id));
  const read = await Promise.all((Object.keys(FILES) as FileName[]).map(async (name): Promise<[FileName, readonly Entry[]]> => {
    const rows = await readEntries(workspace, FILES[name], known, faults);
    if (rows === undefined) faults.push({file: `data/lists/${FILES[name].name}.csv`, message: "no such file; restore it from git"});
    return [name, rows ?? []];
  }));
  const entries = Object.fromEntries(read) as unknown as Entries;
  const complain = complainTo(faults);
  checkEntries(entries, complain);
  const places = locateEntries(Object.values(entries).flat(), texts, complain);
  verifyStructure(entries, texts, places, faults);
  return {tables: makeTables(entries, places)};
}
