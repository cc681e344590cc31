import {statSync} from "node:fs";
import {join} from "node:path";
import {build} from "esbuild";
import type {BuildOptions} from "esbuild";

/** A build with what it was made of, by file, as it stood then. */
interface Built {
  readonly text: string;
  readonly inputs: ReadonlyMap<string, string>;
}

/** What decides over a build besides the modules that it reads. */
const SETTINGS = ["package.json", "tsconfig.json"];

/** Milliseconds by which a file system's clock may be behind. */
const CLOCK_MS = 100;

const BUILDS = Symbol.for("tickmark.builds");

/**
 * The one text that a build of a project writes, built again only when a file that it was made of has changed. Framework reads the
 * configuration anew when data or code change, and this module with it, so what was built is kept for the process. Throws what esbuild throws.
 */
export async function buildText(root: string, options: BuildOptions): Promise<string> {
  const builds = ((globalThis as {[BUILDS]?: Map<string, Built>})[BUILDS] ??= new Map());
  const key = JSON.stringify([root, options]);
  const known = builds.get(key);
  if (known && [...known.inputs].every(([path, state]) => stateOf(path) === state)) return known.text;
  const started = Date.now();
  const {outputFiles, metafile} = await build({...options, absWorkingDir: root, write: false, metafile: true});
  const text = outputFiles[0]!.text;
  const files = [...SETTINGS, ...Object.keys(metafile.inputs)].map((name) => join(root, name));
  if (files.every((path) => changedAt(path) < started - CLOCK_MS)) builds.set(key, {text, inputs: new Map(files.map((path) => [path, stateOf(path)]))});
  else builds.delete(key);
  return text;
}

function stateOf(path: string): string {
  const found = statSync(path, {throwIfNoEntry: false});
  return found ? `${found.size} ${found.mtimeMs} ${found.ctimeMs}` : "";
}

function changedAt(path: string): number {
  return statSync(path, {throwIfNoEntry: false})?.ctimeMs ?? 0;
}
