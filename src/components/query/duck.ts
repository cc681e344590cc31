import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import {Table, tableFromIPC, tableToIPC} from "@uwdata/flechette";
import {plainName, sqlName} from "../../core/query/names.js";
import {MOST_ROWS} from "../../core/query/result.js";
import type {QueryResult} from "../../core/query/result.js";
import type {Engine} from "../../core/query/session.js";
import {cellValue, typeName} from "../../core/query/values.js";
import type {ArrowType} from "../../core/query/values.js";

/** The files from which an engine is started, already fetched, so that it can be restarted without a request. */
interface EngineParts {
  /** The worker’s script. */
  readonly worker: Blob;
  readonly wasm: Blob;
  /** Each table’s Arrow file. */
  readonly tables: ReadonlyMap<string, Uint8Array>;
}

/**
 * Settings that confine queries to the tables: no files, network or extensions, and no way to change that. The page’s
 * content security policy also applies to the worker.
 */
const CONFINED = [
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  "SET memory_limit = '1GB'",
  "SET enable_external_access = false",
  "SET lock_configuration = true"
];

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

const OPTIONS = {useBigInt: true, useDecimalInt: true, useDate: true, useMap: true} as const;

/** Reads a result from the pieces of its Arrow stream, the schema first; `cut` says that more were not fetched. */
function readResult(pieces: readonly Uint8Array[], cut: boolean): QueryResult {
  const table = tableFromIPC([...pieces], OPTIONS);
  const types = table.schema.fields.map(({type}) => type as unknown as ArrowType);
  const length = table.numRows;
  return {
    columns: table.schema.fields.map(({name}, i) => ({name, type: typeName(types[i]!)})),
    length,
    cut,
    rows: (most = length) =>
      Array.from({length: Math.min(most, length)}, (_, at) =>
        table.children.map((column, i) => cellValue(column.at(at), types[i]!))
      ),
    arrow: (about) => arrowFile(table, about)
  };
}

/** The rows as an Arrow file with `about` as the metadata of its schema. */
function arrowFile(table: Table, about: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const bytes = tableToIPC(new Table({...table.schema, metadata: new Map(Object.entries(about))}, table.children), {
    format: "file"
  });
  if (!bytes) throw new Error("The result could not be written.");
  return Uint8Array.from(bytes);
}
