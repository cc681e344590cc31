import {tableFromIPC} from "@uwdata/flechette";
import type {Row} from "../../src/core/chart.js";

/** The rows of an Arrow IPC file; throws an Error if the bytes are not one. */
export function rowsFromArrow(bytes: Uint8Array): readonly Row[] {
  return tableFromIPC(bytes).toArray();
}
