import {Table, tableFromIPC, tableToIPC} from "@uwdata/flechette";
import type {QueryResult} from "./result.js";
import {cellValue, typeName} from "./values.js";
import type {ArrowType} from "./values.js";

const OPTIONS = {useBigInt: true, useDecimalInt: true, useDate: true, useMap: true} as const;

/**
 * Reads a result from the pieces of its Arrow stream, the schema first, or from an Arrow file; `cut` says that more
 * were not fetched.
 */
export function readResult(arrow: readonly Uint8Array[] | Uint8Array, cut: boolean): QueryResult {
  const table = tableFromIPC(arrow instanceof Uint8Array ? arrow : [...arrow], OPTIONS);
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
