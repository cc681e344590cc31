import {existsSync} from "node:fs";
import {readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import type {FileCopy} from "../compile.js";
import {bundleClassic, bundleModule} from "./bundle.js";

const PAGE = "src/components/query/query.ts";
const WORKSHOP = "src/components/query/workshop.ts";
const PACKAGE = "node_modules/@duckdb/duckdb-wasm/dist";
const WASM = `${PACKAGE}/duckdb-eh.wasm`;
const WORKER = `${PACKAGE}/duckdb-browser-eh.worker.js`;

/** How many bytes the files of the query engine have, as they are served. */
export interface EngineSize {
  readonly wasm: number;
  readonly worker: number;
}

/** Whether a project has a page of queries. */
export function hasQueryPage(root: string): boolean {
  return existsSync(join(root, "src/query.md"));
}

/** What the page of queries runs, by path below the compiled folder; the engine is copied from its package. Nothing where there is no such page. */
export async function bundleQuery(root: string): Promise<ReadonlyMap<string, string | FileCopy>> {
  if (!hasQueryPage(root)) return new Map();
  const [page, workshop, worker] = await Promise.all([bundleClassic(root, PAGE), bundleModule(root, WORKSHOP), readWorker(root)]);
  return new Map<string, string | FileCopy>([["data/query.js", page], ["data/query-workshop.js", workshop], ["data/duckdb-worker.js", worker], ["data/duckdb.wasm", {copyOf: join(root, WASM)}]]);
}

/** Measures the engine; undefined where there is no page of queries. */
export async function engineSize(root: string): Promise<EngineSize | undefined> {
  if (!hasQueryPage(root)) return undefined;
  const [wasm, worker] = await Promise.all([stat(join(root, WASM)), readWorker(root)]);
  return {wasm: wasm.size, worker: Buffer.byteLength(worker)};
}

/** The worker's script, without the name of a source map that the site does not have. */
async function readWorker(root: string): Promise<string> {
  return (await readFile(join(root, WORKER), "utf8")).replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
}
