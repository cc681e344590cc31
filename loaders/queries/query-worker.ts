// Runs queries over tables in a thread of its own, so that one that doesn't end can be given up. What it is started
// with are the tables; each message is a query, and is answered by its rows as Arrow or by what is wrong.
import {createRequire} from "node:module";
import {join} from "node:path";
import {parentPort, workerData} from "node:worker_threads";
import type * as Duck from "@duckdb/duckdb-wasm/blocking";

/** What the thread is started with. */
export interface QueryWorkerData {
  /** The folder of the package of the engine. */
  readonly duckdb: string;
  /** Each table as a stream of Arrow, under its id. */
  readonly tables: readonly (readonly [id: string, stream: Uint8Array])[];
  /** Statements that are run once the tables are there. */
  readonly first: readonly string[];
}

/** A query, and the statement that is refused where it is none. */
export interface Asked {
  readonly trial: string;
  readonly sql: string;
}

/** What a query comes to. */
export type Answer = {readonly arrow: Uint8Array} | {readonly message: string};

async function serve({duckdb, tables, first}: QueryWorkerData): Promise<void> {
  const place = join(duckdb, "dist", "duckdb-node-blocking.cjs");
  const duck = createRequire(place)(place) as typeof Duck;
  const bundle = {mainModule: join(duckdb, "dist", "duckdb-eh.wasm"), mainWorker: ""};
  const database = await duck.createDuckDB({mvp: bundle, eh: bundle}, new duck.VoidLogger(), duck.NODE_RUNTIME);
  await database.instantiate();
  database.open({query: {castBigIntToDouble: false}});
  const connection = database.connect();
  for (const [name, stream] of tables)
    connection.insertArrowFromIPCStream(stream, {name, schema: "main", create: true});
  const run = (sql: string): Uint8Array => connection.useUnsafe((_bindings, number) => database.runQuery(number, sql));
  for (const statement of first) run(statement);
  parentPort!.on("message", ({trial, sql}: Asked) => {
    let answer: Answer;
    try {
      // The rows of the bare query keep their order.
      run(trial);
      answer = {arrow: run(sql)};
    } catch (error) {
      answer = {message: (error as Error).message};
    }
    parentPort!.postMessage(answer);
  });
}

void serve(workerData as QueryWorkerData);
