import {Table, columnFromArray, field, float64, tableToIPC, utf8} from "@uwdata/flechette";
import type {ChartRows, RowsAbout} from "./chart-rows.js";

/** Rows as an Arrow file: units as metadata of the columns, what is said of the rows as metadata of the schema. */
export function rowsArrow({columns, kinds, rows}: ChartRows, about: RowsAbout): Uint8Array<ArrayBuffer> {
  const types = kinds.map(({type}) => (type === "number" ? float64() : utf8()));
  const fields = columns.map((name, i) => {
    const kind = kinds[i]!;
    return field(name, types[i]!, true, kind.type === "number" && kind.unit !== "" ? new Map([["unit", kind.unit]]) : null);
  });
  const data = columns.map((_, i) => columnFromArray(rows.map((row) => row[i] ?? null), types[i]));
  const {schema} = new Table({version: 4, endianness: 0, fields, metadata: new Map(Object.entries(about))}, data);
  const bytes = tableToIPC(new Table(schema, data), {format: "file"});
  if (!bytes) throw new Error("The rows could not be written.");
  return Uint8Array.from(bytes);
}
