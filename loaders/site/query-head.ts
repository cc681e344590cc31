import {EXAMPLE_META} from "../../src/core/query/examples.js";
import type {ExampleQuery} from "../../src/core/query/examples.js";
import type {EngineSize} from "./bundle-query.js";
import {escapeAttribute} from "./markup.js";

type Head = (page: {readonly path: string}) => string;

/** What the page of queries is given. */
export interface QueryHead {
  /** The engine's bytes as measured. */
  readonly size: EngineSize;
  readonly examples: readonly ExampleQuery[];
}

/** Adds to the head of the page of queries, and of no other, what it runs, where the engine is, and the workspace's examples. */
export function withQuery(head: Head, {size, examples}: QueryHead): Head {
  return (page) => page.path !== "/query" ? head(page) : [
    head(page),
    ...examples.map(({label, sql}) => `<meta name="${EXAMPLE_META}" data-label="${escapeAttribute(label)}" content="${escapeAttribute(sql)}">`),
    `<link rel="tickmark-table-list" href="/data/tables.json">`,
    `<link rel="tickmark-workshop" href="/data/query-workshop.js">`,
    `<link rel="tickmark-duckdb-worker" href="/data/duckdb-worker.js" data-bytes="${size.worker}">`,
    `<link rel="tickmark-duckdb" href="/data/duckdb.wasm" data-bytes="${size.wasm}">`,
    `<script type="text/ecmascript" src="/data/query.js" defer></script>`
  ].join("\n");
}
