import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {Worker} from "node:worker_threads";
import {tableFromIPC, tableToIPC} from "@uwdata/flechette";
import {readResult} from "../../src/core/query/arrow-result.js";
import {CONFINED} from "../../src/core/query/confined.js";
import {plainName, sqlName} from "../../src/core/query/names.js";
import {LONGEST_QUERY, lateQuery, queryAnswer, queryTrial, refusedQuery} from "../../src/core/query/query-cell.js";
import type {QueryAnswer, QueryAnswers} from "../../src/core/query/query-cell.js";
import {packageFolder} from "../engine.js";
import type {BuiltTable} from "../tables/build.js";
import type {Answer, Asked, QueryWorkerData} from "./query-worker.js";

/** A table with the bytes of its Arrow file. */
interface QueriedTable {
  readonly table: Pick<BuiltTable, "id" | "columns" | "rows">;
  readonly arrow: Uint8Array;
}

/** The answers to the queries of one state of the tables, with the engine that holds these, once one was needed. */
class TablesEngine {
  readonly answers = new Map<string, QueryAnswer>();
  #worker: Promise<Worker> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly tables: readonly QueriedTable[]) {}

  /** Runs a query after those that were asked before. */
  async answer(sql: string, longest: number): Promise<QueryAnswer> {
    const known = this.answers.get(sql);
    if (known) return known;
    const asked = this.#last.then(() => this.#run(sql, longest));
    this.#last = asked.catch(() => undefined);
    const answer = await asked;
    this.answers.set(sql, answer);
    return answer;
  }

  /** Ends the engine; it is started again when there is something to be asked. */
  end(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.then(
      (one) => one.terminate(),
      () => undefined
    );
  }

  async #run(sql: string, longest: number): Promise<QueryAnswer> {
    this.#worker ??= startWorker(this.tables);
    const worker = await this.#worker;
    worker.ref();
    const said = await new Promise<Answer>((resolve, reject) => {
      const late = setTimeout(() => {
        this.end();
        done({message: lateQuery(longest)});
      }, longest);
      const failed = (error: Error): void => {
        this.end();
        clearTimeout(late);
        reject(error);
      };
      const done = (answer: Answer): void => {
        clearTimeout(late);
        worker.off("error", failed).off("message", done);
        resolve(answer);
      };
      worker
        .once("message", done)
        .once("error", failed)
        .postMessage({trial: queryTrial(sql), sql} satisfies Asked);
    });
    worker.unref();
    return "arrow" in said ? queryAnswer(readResult(said.arrow, false)) : refusedQuery(said.message);
  }
}

async function startWorker(tables: readonly QueriedTable[]): Promise<Worker> {
  const file = join(import.meta.dirname, "query-worker.ts");
  const {transform} = await import("esbuild");
  const {code} = await transform(readFileSync(file, "utf8"), {loader: "ts", target: "node20", format: "cjs"});
  const named = tables.map(({table: {id}}) => [id, plainName(id)] as const);
  const workerData: QueryWorkerData = {
    duckdb: packageFolder("@duckdb/duckdb-wasm")!,
    tables: tables.map(({table, arrow}) => [table.id, tableToIPC(tableFromIPC(arrow), {format: "stream"})!]),
    first: [
      ...named.flatMap(([id, plain]) =>
        plain === undefined ? [] : [`CREATE VIEW ${sqlName(plain)} AS FROM ${sqlName(id)}`]
      ),
      ...CONFINED
    ]
  };
  return new Worker(code, {eval: true, workerData, env: {TZ: "UTC"}});
}

/** Changes with what a query can see of tables; the bytes of an Arrow file change with all that people wrote. */
function digestOf(tables: readonly QueriedTable[]): string {
  const hash = createHash("sha256");
  const asText = (_key: string, value: unknown): unknown =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  for (const {table} of tables) hash.update(JSON.stringify([table.id, table.columns, table.rows], asText));
  return hash.digest("hex");
}

/** The engine of the tables that were last asked, kept for the next time that they are. */
let kept: {readonly digest: string; readonly engine: TablesEngine} | undefined;

/**
 * Answers queries over tables, each as it was before where the tables are the same, so that verifying again asks for
 * nothing twice. A query that is wrong, or takes longer than `longest` milliseconds, is answered by what is wrong with
 * it.
 */
export async function runQueries(
  tables: readonly QueriedTable[],
  queries: readonly string[],
  longest = LONGEST_QUERY
): Promise<QueryAnswers> {
  if (queries.length === 0) return new Map();
  const digest = digestOf(tables);
  if (kept?.digest !== digest) {
    kept?.engine.end();
    kept = {digest, engine: new TablesEngine(tables)};
  }
  const {engine} = kept;
  const answers = new Map<string, QueryAnswer>();
  for (const sql of queries) answers.set(sql, await engine.answer(sql, longest));
  return answers;
}
