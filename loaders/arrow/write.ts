import {Field, Float64, Schema, Table, Utf8, tableToIPC, vectorFromArray} from "apache-arrow";
import type {DataType} from "apache-arrow";
import type {BuiltTable} from "../tables/build.js";
import {physicalColumns} from "../tables/physical.js";

/** What every file says of where it comes from. */
export interface FileMetadata {
  readonly digest: string;
  readonly version: string;
  /** Ids of the sources of the table's facts. */
  readonly sources: readonly string[];
  /** The citations of those sources. */
  readonly citation: string;
}

/** An Arrow IPC file: units and labels as field metadata; sources, digest and version as schema metadata. */
export function tableToArrow(table: BuiltTable, metadata: FileMetadata): Uint8Array {
  const columns = physicalColumns(table);
  const fields = columns.map(({name, type, metadata: about}) => new Field(name, typeOf(type), true, new Map(Object.entries(about))));
  const schema = new Schema(fields, new Map(Object.entries({
    table: table.id, title: table.title, description: table.description, sources: metadata.sources.join(" "), citation: metadata.citation,
    digest: metadata.digest, version: metadata.version
  })));
  const vectors = Object.fromEntries(columns.map(({name, type}) => [name, vectorFromArray(table.rows.map((row) => row[name] ?? null), typeOf(type))]));
  return tableToIPC(new Table(schema, vectors), "file");
}

function typeOf(type: "text" | "number"): DataType {
  return type === "text" ? new Utf8() : new Float64();
}
