import {readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import type {FileCopy} from "../compile.js";
import {packageFolder} from "../engine.js";
import {bundleClassic, bundleModule} from "./bundle.js";

const PAGE = "src/components/query/query.ts";
const WORKSHOP = "src/components/query/workshop.ts";
const PACKAGE = "@duckdb/duckdb-wasm";
const WASM = "dist/duckdb-eh.wasm";
const WORKER = "dist/duckdb-browser-eh.worker.js";

/** How many bytes the files of the query engine have, as they are served. */
export interface EngineSize {
  readonly wasm: number;
  readonly worker: number;
}

/** What the page of queries runs, by path below the site's folder; the query engine is copied from its package. */
export async function bundleQuery(root: string): Promise<ReadonlyMap<string, string | FileCopy>> {
  const [page, workshop, worker] = await Promise.all([bundleClassic(root, PAGE), bundleModule(root, WORKSHOP), readWorker()]);
  return new Map<string, string | FileCopy>([["data/query.js", page], ["data/query-workshop.js", workshop], ["data/duckdb-worker.js", worker], ["data/duckdb.wasm", {copyOf: inPackage(WASM)}]]);
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
