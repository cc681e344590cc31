import {readFile, stat} from "node:fs/promises";
import {join, relative} from "node:path";
import {DiagnosticsError} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {FileCopy} from "../compile.js";
import {packageFolder} from "../engine.js";
import {documentStyle} from "../exports/pdf.js";
import {buildTexts} from "./build-memory.js";
import type {TextBuild} from "./build-memory.js";
import {withoutNode} from "./without-node.js";

/** What the browser runs, each one file without imports. */
interface Scripts {
  /** A classic script: tooltips, the trace, controls. */
  readonly hydrate: string;
  /** A module that draws charts again: Plot, d3 and flechette are inside. */
  readonly redraw: string;
  /** A module that makes files of charts: pictures and workbooks. */
  readonly take: string;
  /** A classic script that runs before the page is drawn: puts it in the reader’s terms. */
  readonly terms: string;
  /** A classic script: makes a deck's page present. */
  readonly present: string;
}

const HYDRATE = "src/components/hydrate.ts";
const REDRAW = "src/components/redraw.ts";
const TAKE = "src/components/take.ts";
const TERMS = "src/components/terms/terms.ts";
const PRESENT = "src/components/present/present.ts";
const ALONE = "src/components/alone.ts";

/**
 * Bundles the browser's scripts. The same sources give the same bytes, wherever the workspace is. Throws a
 * DiagnosticsError that names each place esbuild objects to.
 */
export async function bundleScripts(root: string): Promise<Scripts> {
  const [hydrate, redraw, take, terms, present] = await Promise.all([
    bundle(root, HYDRATE, "iife"),
    bundle(root, REDRAW, "esm"),
    bundle(root, TAKE, "esm"),
    bundle(root, TERMS, "iife"),
    bundle(root, PRESENT, "iife")
  ]);
  return {hydrate, redraw, take, terms, present};
}

/** Bundles the one classic script of a deck that stands alone in a file: the trace and the presentation. */
export function bundleAlone(root: string): Promise<string> {
  return bundle(root, ALONE, "iife");
}

/** Bundles a module that a page loads when it is asked for. */
export function bundleModule(root: string, entry: string): Promise<string> {
  return bundle(root, entry, "esm");
}

/** Bundles a classic script that one page runs. */
export function bundleClassic(root: string, entry: string): Promise<string> {
  return bundle(root, entry, "iife");
}

type Format = "iife" | "esm";

/** Scripts of one format requested in the same turn of the event loop, and their common build. */
interface Asked {
  readonly entries: Set<string>;
  readonly made: Promise<ReadonlyMap<string, string>>;
}

const asked = new Map<string, Asked>();

/** Bundles a script together with all others requested at the same time, so that shared modules are read once. */
async function bundle(root: string, entry: string, format: Format): Promise<string> {
  const key = `${format} ${root}`;
  const group = asked.get(key) ?? gather(root, format, key);
  group.entries.add(entry);
  return (await group.made).get(entry)!;
}

function gather(root: string, format: Format, key: string): Asked {
  const entries = new Set<string>();
  const made = Promise.resolve().then(() => {
    asked.delete(key);
    return bundleAll(root, [...entries], format);
  });
  const group = {entries, made};
  asked.set(key, group);
  return group;
}

async function bundleAll(
  root: string,
  entryPoints: readonly string[],
  format: Format,
  more: Pick<TextBuild, "plugins"> = {}
): Promise<ReadonlyMap<string, string>> {
  try {
    return await buildTexts(root, {
      ...more,
      entryPoints,
      bundle: true,
      format,
      platform: "browser",
      target: "es2022",
      minify: true,
      charset: "utf8",
      legalComments: "none",
      define: {"process.env.NODE_ENV": '"production"'},
      logLevel: "silent"
    });
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    throw new DiagnosticsError(error.errors.map((message) => toDiagnostic(message, root)));
  }
}

/** The part of esbuild's BuildFailure that is read here. */
interface Failure {
  readonly errors: readonly {
    readonly text: string;
    readonly location: {readonly file: string; readonly line: number} | null;
  }[];
}

function isBuildFailure(error: unknown): error is Failure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

function toDiagnostic({text, location}: Failure["errors"][number], root: string): Diagnostic {
  if (location === null) return {message: text};
  const file = location.file.startsWith("/") ? relative(root, location.file) : location.file;
  return {file, line: location.line, message: text};
}

const DRAWER = "loaders/editing/browser-drawer.ts";

/** Bundles the module that draws and checks documents in the browser of a published site's reader. */
export async function bundleDrawer(root: string): Promise<string> {
  return (await bundleAll(root, [DRAWER], "esm", {plugins: [withoutNode]})).get(DRAWER)!;
}

const DECK = "src/components/downloads/deck.ts";
const BRIEFING = "src/components/downloads/briefing.ts";

/**
 * Bundles the scripts that make files of decks and briefings in the page, by path below the compiled folder. Throws a
 * DiagnosticsError that names each place esbuild objects to.
 */
export async function bundleDownloads(root: string): Promise<ReadonlyMap<string, string>> {
  const [deck, briefing, alone, style] = await Promise.all([
    bundleModule(root, DECK),
    bundleModule(root, BRIEFING),
    bundleAlone(root),
    documentStyle()
  ]);
  return new Map([
    ["data/deck-files.js", deck],
    ["data/briefing-files.js", briefing],
    ["data/alone.js", alone],
    ["data/alone.css", style]
  ]);
}

const PAGE = "src/components/query/query.ts";
const WORKSHOP = "src/components/query/workshop.ts";
const PACKAGE = "@duckdb/duckdb-wasm";
const WASM = "dist/duckdb-eh.wasm";
const WORKER = "dist/duckdb-browser-eh.worker.js";

/** The sizes of the query engine's files in bytes, as served. */
export interface EngineSize {
  readonly wasm: number;
  readonly worker: number;
}

/** The scripts of the query page, by path below the site's folder; the query engine is copied from its package. */
export async function bundleQuery(root: string): Promise<ReadonlyMap<string, string | FileCopy>> {
  const [page, workshop, worker] = await Promise.all([
    bundleClassic(root, PAGE),
    bundleModule(root, WORKSHOP),
    readWorker()
  ]);
  return new Map<string, string | FileCopy>([
    ["data/query.js", page],
    ["data/query-workshop.js", workshop],
    ["data/duckdb-worker.js", worker],
    ["data/duckdb.wasm", {copyOf: inPackage(WASM)}]
  ]);
}

/** Measures the query engine. */
export async function engineSize(): Promise<EngineSize> {
  const [wasm, worker] = await Promise.all([stat(inPackage(WASM)), readWorker()]);
  return {wasm: wasm.size, worker: Buffer.byteLength(worker)};
}

/** The worker's script, without the name of a source map that the site does not have. */
async function readWorker(): Promise<string> {
  return (await readFile(inPackage(WORKER), "utf8")).replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
}

function inPackage(path: string): string {
  const folder = packageFolder(PACKAGE);
  if (folder === undefined) throw new Error(`${PACKAGE}: not installed; run npm install`);
  return join(folder, path);
}
