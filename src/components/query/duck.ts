import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import {tableFromIPC, tableToIPC} from "@uwdata/flechette";
import {CONFINED} from "../../core/query/confined.js";
import {plainName, sqlName} from "../../core/query/names.js";
import {MOST_ROWS} from "../../core/query/result.js";
import type {QueryResult} from "../../core/query/result.js";
import {readResult} from "../../core/query/arrow-result.js";
import type {Engine} from "../../core/query/session.js";

/** The files from which an engine is started, already fetched, so that it can be restarted without a request. */
interface EngineParts {
  /** The worker’s script. */
  readonly worker: Blob;
  readonly wasm: Blob;
  /** Each table’s Arrow file. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
}

/**
 * Starts DuckDB in a worker and loads the tables, each under its id and, if that needs quotes, also under a name that
 * doesn’t. Rejects if a table can’t be read.
 */
export async function startDuck({worker: script, wasm, tables}: EngineParts): Promise<Engine<QueryResult>> {
  const [scriptUrl, wasmUrl] = [URL.createObjectURL(script), URL.createObjectURL(wasm)];
  const worker = new Worker(scriptUrl);
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message || "the worker could not be started")), {
      once: true
    });
  });
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    await Promise.race([database.instantiate(wasmUrl), failed]);
    await database.open({query: {castBigIntToDouble: false}});
    const connection = await database.connectInternal();
    for (const [id, file] of tables) await insertTable(database, connection, id, file);
    for (const statement of CONFINED) await database.runQuery(connection, statement);
    return {run: (sql, stop) => run(database, connection, sql, stop), end: () => worker.terminate()};
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    URL.revokeObjectURL(scriptUrl);
    URL.revokeObjectURL(wasmUrl);
  }
}

async function insertTable(database: AsyncDuckDB, connection: number, id: string, file: Uint8Array): Promise<void> {
  const stream = tableToIPC(tableFromIPC(file), {format: "stream"});
  if (!stream) throw new Error(`the table ${id} could not be read`);
  await database.insertArrowFromIPCStream(connection, stream, {name: id, schema: "main", create: true});
  const plain = plainName(id);
  if (plain !== undefined) await database.runQuery(connection, `CREATE VIEW ${sqlName(plain)} AS FROM ${sqlName(id)}`);
}

/**
 * Runs a query piece by piece, so that it can be stopped in between, and fetches no more rows than the page can hold.
 */
async function run(database: AsyncDuckDB, connection: number, sql: string, stop: AbortSignal): Promise<QueryResult> {
  const goOn = async (): Promise<void> => {
    if (!stop.aborted) return;
    await database.cancelPendingQuery(connection);
    throw new Error("stopped");
  };
  let header = await database.startPendingQuery(connection, sql, true);
  while (header === null) {
    await goOn();
    header = await database.pollPendingQuery(connection);
  }
  const pieces = [header];
  for (let length = 0; ;) {
    await goOn();
    const piece = await database.fetchQueryResults(connection);
    if (piece === null || piece.length === 0) return readResult(pieces, false);
    length += tableFromIPC([header, piece]).numRows;
    if (length > MOST_ROWS) break;
    pieces.push(piece);
  }
  await database.cancelPendingQuery(connection);
  return readResult(pieces, true);
}
