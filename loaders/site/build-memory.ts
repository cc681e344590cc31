import {statSync} from "node:fs";
import type {Stats} from "node:fs";
import {join, relative} from "node:path";
import {build} from "esbuild";
import type {BuildOptions} from "esbuild";

/** A build result with the state of its input files at that time. */
interface Built {
  readonly texts: ReadonlyMap<string, string>;
  readonly inputs: ReadonlyMap<string, string>;
}

/** Files that affect a build besides the modules that it reads. */
const SETTINGS = ["package.json", "tsconfig.json"];

/**
 * Milliseconds by which a file system's clock may lag; a build is not cached if an input may have changed since its
 * start.
 */
const CLOCK_MS = 100;

const BUILDS = Symbol.for("tickmark.builds");

/** The esbuild options of a build, with its entries. */
export type TextBuild = Omit<BuildOptions, "entryPoints"> & {readonly entryPoints: readonly string[]};

/**
 * The built text of each entry, rebuilt only if an input file has changed. The cache is kept on the process, because
 * Framework reloads the configuration, and this module with it, when data or code change. Throws esbuild's errors.
 */
export async function buildTexts(root: string, options: TextBuild): Promise<ReadonlyMap<string, string>> {
  const process_ = globalThis as {[BUILDS]?: Map<string, Built>};
  const builds = process_[BUILDS] ?? new Map<string, Built>();
  process_[BUILDS] = builds;
  const key = JSON.stringify([root, options]);
  const known = builds.get(key);
  if (known && [...known.inputs].every(([path, state]) => stateOf(statSync(path, {throwIfNoEntry: false})) === state))
    return known.texts;
  const started = Date.now();
  const {outputFiles, metafile} = await build({
    ...options,
    entryPoints: [...options.entryPoints],
    absWorkingDir: root,
    outdir: "out",
    outbase: ".",
    write: false,
    metafile: true
  });
  const texts = new Map(outputFiles.map(({path, text}) => [metafile.outputs[relative(root, path)]!.entryPoint!, text]));
  const found = [...SETTINGS, ...Object.keys(metafile.inputs)]
    .map((name) => join(root, name))
    .map((path) => [path, statSync(path, {throwIfNoEntry: false})] as const);
  if (found.every(([, stats]) => (stats?.ctimeMs ?? 0) < started - CLOCK_MS))
    builds.set(key, {texts, inputs: new Map(found.map(([path, stats]) => [path, stateOf(stats)]))});
  else builds.delete(key);
  return texts;
}

function stateOf(stats: Stats | undefined): string {
  return stats ? `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}` : "";
}
