import {parquetWriteBuffer} from "hyparquet-writer";
import {physicalColumns} from "../../src/core/quantity-columns.js";
import type {TableAbout} from "../../src/core/table-about.js";
import type {BuiltTable} from "../tables/build.js";
import {metadataPairs} from "./arrow-files.js";

/** The columns with labels and units as text, for formats without column metadata. */
function columnsText(table: BuiltTable): string {
  return JSON.stringify(Object.fromEntries(physicalColumns(table).map(({name, metadata}) => [name, metadata])));
}

/**
 * A table as Parquet: the same columns as the Arrow file, and key-value metadata with the same keys, besides `columns`
 * with labels and units, as Parquet has no metadata of columns. Equal tables give equal bytes.
 */
export function tableToParquet(table: BuiltTable, about: TableAbout): Uint8Array {
  const columnData = physicalColumns(table).map(({name, type}) => ({
    name,
    data: table.rows.map((row) => row[name] ?? null),
    type: type === "text" ? ("STRING" as const) : ("DOUBLE" as const)
  }));
  const pairs = {...metadataPairs(table, about), columns: columnsText(table)};
  const kvMetadata = Object.entries(pairs).map(([key, value]) => ({key, value}));
  return new Uint8Array(parquetWriteBuffer({columnData, kvMetadata, createdBy: `Tickmark ${about.version}`}));
}
