import {copyFile, mkdir, readFile, readdir, rename} from "node:fs/promises";
import {join} from "node:path";
import type {Workspace} from "../workspace.js";
import type {RegisteredSource} from "./registry.js";
import {decode} from "./decode.js";
import {hashBytes} from "./hash.js";

/** What became of one registered source on import. */
export interface ImportResult {
  readonly id: string;
  readonly file: string;
  readonly state: "imported" | "present" | "missing" | "differs" | "no-text";
}

/** A file in the folder that no source registers by its SHA-256. */
export interface UnregisteredFile {
  readonly file: string;
  readonly state: "unregistered";
  readonly sha256: string;
  /** A text can be registered; a PDF, for one, can't. */
  readonly isText: boolean;
}

/** What became of the sources, and which files are none of them. */
export interface Import {
  readonly results: readonly ImportResult[];
  readonly unregistered: readonly UnregisteredFile[];
}

/** Copies the texts whose SHA-256 is registered from `from` into the workspace, whatever their names there. */
export async function importTexts(workspace: Workspace, sources: readonly RegisteredSource[], from: string): Promise<Import> {
  const byHash = new Map<string, string>();
  const names = new Set<string>();
  const unregistered: UnregisteredFile[] = [];
  const entries = await readdir(from, {withFileTypes: true});
  for (const {name: file} of entries.filter((entry) => entry.isFile()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const bytes = await readFile(join(from, file));
    const sha256 = hashBytes(bytes);
    names.add(file);
    byHash.set(sha256, join(from, file));
    if (!file.startsWith(".") && !sources.some((source) => source.sha256 === sha256)) unregistered.push({file, state: "unregistered", sha256, isText: isText(bytes)});
  }
  await mkdir(workspace.texts, {recursive: true});
  const results: ImportResult[] = [];
  for (const source of sources) {
    results.push({id: source.id, file: source.file, state: await importText(workspace, source, byHash.get(source.sha256), names.has(source.file))});
  }
  return {results, unregistered};
}

/** The entry of `sources.yaml` for a text, to be filled in: one line of YAML. */
export function entryFor({file, sha256}: Pick<UnregisteredFile, "file" | "sha256">): string {
  const words = file.replace(/\.[^.]*$/, "").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "").join("-");
  const id = /^[a-z]/.test(words) ? words : ["source", words].filter((word) => word !== "").join("-");
  const name = /^[a-z][\w.-]*$/i.test(file) ? file : JSON.stringify(file);
  return `- {id: ${id}, file: ${name}, sha256: ${sha256}, title: "", publisher: "", date: "", symbol: "", url: "", language: en, note: ""}`;
}

function isText(bytes: Uint8Array): boolean {
  return bytes.length > 0 && !bytes.includes(0) && decode(bytes) !== undefined;
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
