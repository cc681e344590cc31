import {parquetWriteBuffer} from "hyparquet-writer";
import type {ChartRows, RowsAbout} from "./chart-rows.js";

/** Rows as Parquet: what is said of them as key-value metadata, where `columns` has the units, as Parquet has no metadata of columns. */
export function rowsParquet({columns, kinds, rows}: ChartRows, about: RowsAbout): Uint8Array<ArrayBuffer> {
  const columnData = columns.map((name, i) => ({
    name, data: rows.map((row) => row[i] ?? null), type: kinds[i]?.type === "number" ? ("DOUBLE" as const) : ("STRING" as const)
  }));
  const pairs = {...about, columns: JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, kinds[i]])))};
  const kvMetadata = Object.entries(pairs).map(([key, value]) => ({key, value}));
  return new Uint8Array(parquetWriteBuffer({columnData, kvMetadata, createdBy: "Tickmark"}));
}
