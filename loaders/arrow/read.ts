import {tableFromIPC} from "apache-arrow";
import type {Row} from "../../src/core/chart.js";

/**
 * The rows of an Arrow IPC file; throws an Error if the bytes are not one. Pages read the same files with flechette, which is a seventh of
 * apache-arrow's size.
 */
export function rowsFromArrow(bytes: Uint8Array): readonly Row[] {
  const table = tableFromIPC(bytes);
  if (table.schema.fields.length === 0) throw new Error("holds no Arrow table");
  const columns = table.schema.fields.map(({name}, i) => [name, table.getChildAt(i)!] as const);
  return Array.from({length: table.numRows}, (_, row) => Object.fromEntries(columns.map(([name, column]) => [name, column.get(row) as Row[string]])));
}
