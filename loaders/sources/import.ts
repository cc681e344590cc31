import {copyFile, mkdir, readFile, readdir, rename} from "node:fs/promises";
import {join} from "node:path";
import type {Workspace} from "../workspace.js";
import type {RegisteredSource} from "./registry.js";
import {hashBytes} from "./hash.js";

/** What became of one registered source on import. */
export interface ImportResult {
  readonly id: string;
  readonly file: string;
  readonly state: "imported" | "present" | "missing" | "differs" | "no-text";
}

/** Copies the texts whose SHA-256 is registered from `from` into the workspace, whatever their names there. */
export async function importTexts(workspace: Workspace, sources: readonly RegisteredSource[], from: string): Promise<readonly ImportResult[]> {
  const byHash = new Map<string, string>();
  const names = new Set<string>();
  for (const entry of await readdir(from, {withFileTypes: true})) {
    if (!entry.isFile()) continue;
    names.add(entry.name);
    byHash.set(hashBytes(await readFile(join(from, entry.name))), join(from, entry.name));
  }
  await mkdir(workspace.texts, {recursive: true});
  const results: ImportResult[] = [];
  for (const source of sources) {
    results.push({id: source.id, file: source.file, state: await importText(workspace, source, byHash.get(source.sha256), names.has(source.file))});
  }
  return results;
}

async function importText(workspace: Workspace, source: RegisteredSource, found: string | undefined, nameIsThere: boolean): Promise<ImportResult["state"]> {
  if (source.file === "") return "no-text";
  const target = join(workspace.texts, source.file);
  if (await hashOf(target) === source.sha256) return "present";
  if (found === undefined) return nameIsThere ? "differs" : "missing";
  await copyFile(found, `${target}.tmp`);
  await rename(`${target}.tmp`, target);
  return "imported";
}

async function hashOf(path: string): Promise<string | undefined> {
  try {
    return hashBytes(await readFile(path));
  } catch {
    return undefined;
  }
}
