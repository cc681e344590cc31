import type {EngineSize} from "./bundle-query.js";

type Head = (page: {readonly path: string}) => string;

/** Adds to the head of the page of queries, and of no other, what it runs and where the engine is, with the engine's bytes as measured. */
export function withQuery(head: Head, size: EngineSize): Head {
  return (page) => page.path !== "/query" ? head(page) : [
    head(page),
    `<link rel="tickmark-table-list" href="/data/tables.json">`,
    `<link rel="tickmark-workshop" href="/data/query-workshop.js">`,
    `<link rel="tickmark-duckdb-worker" href="/data/duckdb-worker.js" data-bytes="${size.worker}">`,
    `<link rel="tickmark-duckdb" href="/data/duckdb.wasm" data-bytes="${size.wasm}">`,
    `<script type="text/ecmascript" src="/data/query.js" defer=""></script>`
  ].join("\n");
}
