import type {QueryResult} from "../../core/query/result.js";
import {openSession} from "../../core/query/session.js";
import type {Session} from "../../core/query/session.js";
import {tableAddress} from "../site-links.js";
import type {workshop} from "./workshop.js";

/** The engine with its tables, and the functions that draw its results. */
export interface LoadedEngine {
  readonly session: Session<QueryResult>;
  readonly workshop: typeof workshop;
}

/** A WebAssembly module that uses exception handling; a browser that rejects it can't run the engine. */
const WITH_EXCEPTIONS = Uint8Array.of(
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  4,
  1,
  96,
  0,
  0,
  3,
  2,
  1,
  0,
  10,
  8,
  1,
  6,
  0,
  6,
  64,
  25,
  11,
  11
);

/** Why this browser can't run the engine; undefined where it can. */
export function whyNoEngine(): string | undefined {
  if (typeof WebAssembly !== "object")
    return "This browser runs no WebAssembly, of which the query engine is made; take the tables as files instead.";
  if (typeof Worker !== "function" || !WebAssembly.validate(WITH_EXCEPTIONS))
    return "This browser is older than the query engine asks for (it lacks exceptions in WebAssembly); take the tables as files instead.";
  return undefined;
}

/** How many bytes are fetched for the engine, before any compression on the way. */
export function engineBytes(document: Document): number {
  return engineParts(document).reduce((sum, {bytes}) => sum + bytes, 0);
}

/**
 * Fetches the engine and the tables and starts it; `onProgress` is given the bytes loaded so far. Rejects with an Error
 * for readers; can be called again.
 */
export async function loadEngine(
  document: Document,
  tables: readonly string[],
  onProgress: (loaded: number) => void
): Promise<LoadedEngine> {
  const [fetched, files, blobs] = await Promise.all([
    import(/* @vite-ignore */ linkOf(document, "workshop").href) as Promise<{
      readonly workshop: LoadedEngine["workshop"];
    }>,
    Promise.all(tables.map(async (id) => [id, await fetchTable(document, id)] as const)),
    fetchParts(engineParts(document), onProgress)
  ]);
  const [worker, wasm] = blobs;
  const parts = {worker: worker!, wasm: wasm!, tables: new Map(files)};
  return {workshop: fetched.workshop, session: await openSession(() => fetched.workshop.startDuck(parts))};
}

function engineParts(document: Document): readonly Part[] {
  const part = (name: string, type: string): Part => {
    const link = linkOf(document, name);
    return {url: link.href, type, bytes: Number(link.dataset.bytes)};
  };
  return [part("duckdb-worker", "text/javascript"), part("duckdb", "application/wasm")];
}

function linkOf(document: Document, name: string): HTMLLinkElement {
  const link = document.querySelector<HTMLLinkElement>(`link[rel="tickmark-${name}"]`);
  if (!link) throw new Error(`this page doesn’t name its ${name}`);
  return link;
}

async function fetchTable(document: Document, id: string): Promise<Uint8Array> {
  const response = await fetch(tableAddress(document, id, "arrow"));
  if (!response.ok) throw new Error(`the table ${id} could not be loaded (status ${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A file to fetch, and how many bytes it has. */
export interface Part {
  readonly url: string;
  readonly type: string;
  readonly bytes: number;
}

/**
 * Fetches files one after the other; `onProgress` is given the total of bytes loaded so far. Rejects with an Error for
 * readers.
 */
export async function fetchParts(
  parts: readonly Part[],
  onProgress: (loaded: number) => void
): Promise<readonly Blob[]> {
  let before = 0;
  const blobs: Blob[] = [];
  for (const {url, type, bytes} of parts) {
    const at = before;
    blobs.push(await fetchPart(url, type, (loaded) => onProgress(at + Math.min(loaded, bytes))));
    before += bytes;
    onProgress(before);
  }
  return blobs;
}

async function fetchPart(url: string, type: string, onProgress: (loaded: number) => void): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the host answered with status ${response.status}`);
  if (!response.body) return new Blob([await response.arrayBuffer()], {type});
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return new Blob(chunks, {type});
    chunks.push(value);
    onProgress((loaded += value.length));
  }
}
