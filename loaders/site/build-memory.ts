import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import type {Stats} from "node:fs";
import {join, relative} from "node:path";
import {build, version} from "esbuild";
import type {BuildOptions} from "esbuild";

/** A build result with the state of its input files at that time. */
interface Built {
  readonly texts: ReadonlyMap<string, string>;
  readonly inputs: ReadonlyMap<string, string>;
}

/** Files that affect a build besides the modules that it reads: settings, what is installed, and how it is built. */
const SETTINGS = [
  "package.json",
  "tsconfig.json",
  "node_modules/.package-lock.json",
  "loaders/site/build-memory.ts",
  "loaders/site/bundle.ts",
  "loaders/site/without-node.ts"
];

/** The folder below the root in which builds are kept from one process to the next. */
export const KEPT_TEXTS = ".cache/texts";

/**
 * Milliseconds by which a file system's clock may lag; a build is not cached if an input may have changed since its
 * start.
 */
const CLOCK_MS = 100;

const BUILDS = Symbol.for("tickmark.builds");

/** The esbuild options of a build, with its entries. */
export type TextBuild = Omit<BuildOptions, "entryPoints"> & {readonly entryPoints: readonly string[]};

/**
 * The built text of each entry, rebuilt only if an input file has changed since this process or an earlier one built
 * it. The cache is kept on the process, because Framework reloads the configuration, and this module with it, when data
 * or code change. Throws esbuild's errors.
 */
export async function buildTexts(root: string, options: TextBuild): Promise<ReadonlyMap<string, string>> {
  const process_ = globalThis as {[BUILDS]?: Map<string, Built>};
  const builds = process_[BUILDS] ?? new Map<string, Built>();
  process_[BUILDS] = builds;
  const key = JSON.stringify([root, options]);
  const known = builds.get(key) ?? takeKept(root, key);
  if (known && [...known.inputs].every(([path, state]) => stateOf(statSync(path, {throwIfNoEntry: false})) === state)) {
    builds.set(key, known);
    return known.texts;
  }
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
  if (found.every(([, stats]) => (stats?.ctimeMs ?? 0) < started - CLOCK_MS)) {
    const built = {texts, inputs: new Map(found.map(([path, stats]) => [path, stateOf(stats)]))};
    builds.set(key, built);
    keep(root, key, built);
  } else builds.delete(key);
  return texts;
}

/** Where a build is kept; another version of esbuild or of Node has its own. */
function placeOf(root: string, key: string): string {
  const name = createHash("sha256").update(`${version} ${process.version} ${key}`).digest("hex").slice(0, 32);
  return join(root, KEPT_TEXTS, `${name}.json`);
}

/** The build that an earlier process kept; undefined where there is none that can be read. */
function takeKept(root: string, key: string): Built | undefined {
  try {
    const {texts, inputs} = JSON.parse(readFileSync(placeOf(root, key), "utf8")) as Record<
      keyof Built,
      [string, string][]
    >;
    return texts.length > 0 && inputs.length > 0 ? {texts: new Map(texts), inputs: new Map(inputs)} : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a build for later processes; where that can't be done, they build anew. */
function keep(root: string, key: string, {texts, inputs}: Built): void {
  const place = placeOf(root, key);
  const next = `${place}.${process.pid}`;
  try {
    mkdirSync(join(root, KEPT_TEXTS), {recursive: true});
    writeFileSync(next, JSON.stringify({texts: [...texts], inputs: [...inputs]}));
    renameSync(next, place);
  } catch {
    rmSync(next, {force: true});
  }
}

function stateOf(stats: Stats | undefined): string {
  return stats ? `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}` : "";
}
