import {Field, Float64, Message, RecordBatchFileWriter, Schema, Table, Utf8, vectorFromArray} from "apache-arrow";
import type {DataType} from "apache-arrow";
import {physicalColumns} from "../../src/core/quantity-columns.js";
import type {TableAbout} from "../../src/core/table-about.js";
import {metadataPairs} from "../files/metadata.js";
import type {BuiltTable} from "../tables/build.js";

/** An Arrow IPC file: units and labels as field metadata; sources, citation, notes, measures, digest and version as schema metadata. */
export function tableToArrow(table: BuiltTable, about: TableAbout): Uint8Array {
  const columns = physicalColumns(table);
  const fields = columns.map(({name, type, metadata}) => new Field(name, typeOf(type), true, new Map(Object.entries(metadata))));
  const schema = new Schema(fields, new Map(Object.entries(metadataPairs(table, about))));
  const vectors = Object.fromEntries(columns.map(({name, type}) => [name, vectorFromArray(table.rows.map((row) => row[name] ?? null), typeOf(type))]));
  const writer = new FileWriter();
  writer.write(new Table(schema, vectors));
  return writer.finish().toUint8Array(true);
}

/** apache-arrow leaves the schema out of the stream that a file holds; readers that go from front to back need it there. */
class FileWriter extends RecordBatchFileWriter {
  protected override _writeSchema(schema: Schema): this {
    return super._writeSchema(schema)._writeMessage(Message.from(schema));
  }
}

function typeOf(type: "text" | "number"): DataType {
  return type === "text" ? new Utf8() : new Float64();
}
