import {
  Field,
  Float64,
  Message,
  RecordBatchFileWriter,
  Schema,
  Table,
  Utf8,
  tableFromIPC,
  vectorFromArray
} from "apache-arrow";
import type {DataType, Vector} from "apache-arrow";
import type {Row} from "../../src/core/chart.js";
import {physicalColumns} from "../../src/core/quantity-columns.js";
import type {TableAbout} from "../../src/core/table-about.js";
import type {BuiltTable} from "../tables/build.js";

/**
 * An Arrow IPC file: units and labels as field metadata; sources, citation, notes, measures, digest and version as
 * schema metadata.
 */
export function tableToArrow(table: BuiltTable, about: TableAbout): Uint8Array {
  const columns = physicalColumns(table);
  const fields = columns.map(
    ({name, type, metadata}) => new Field(name, typeOf(type), true, new Map(Object.entries(metadata)))
  );
  const schema = new Schema(fields, new Map(Object.entries(metadataPairs(table, about))));
  const vectors = vectorsOf.get(table.rows) ?? vectorsOfRows(table.rows, columns);
  vectorsOf.set(table.rows, vectors);
  const writer = new FileWriter();
  writer.write(new Table(schema, vectors));
  return writer.finish().toUint8Array(true);
}

/** The columns of rows, of which files are written anew with another description. */
const vectorsOf = new WeakMap<BuiltTable["rows"], ReturnType<typeof vectorsOfRows>>();

function vectorsOfRows(
  rows: BuiltTable["rows"],
  columns: ReturnType<typeof physicalColumns>
): Readonly<Record<string, Vector>> {
  return Object.fromEntries(
    columns.map(({name, type}) => [
      name,
      vectorFromArray(
        rows.map((row) => row[name] ?? null),
        typeOf(type)
      )
    ])
  );
}

/**
 * A file writer that writes the schema at the start of the stream too, which apache-arrow omits and sequential readers
 * need.
 */
class FileWriter extends RecordBatchFileWriter {
  protected override _writeSchema(schema: Schema): this {
    return super._writeSchema(schema)._writeMessage(Message.from(schema));
  }
}

function typeOf(type: "text" | "number"): DataType {
  return type === "text" ? new Utf8() : new Float64();
}

/**
 * The rows of an Arrow IPC file; throws an Error if the bytes are not one. Pages read the same files with flechette,
 * which is a seventh of apache-arrow's size.
 */
export function rowsFromArrow(bytes: Uint8Array): readonly Row[] {
  const table = tableFromIPC(bytes);
  if (table.schema.fields.length === 0) throw new Error("holds no Arrow table");
  const columns = table.schema.fields.map(({name}, i) => [name, table.getChildAt(i)!] as const);
  return Array.from({length: table.numRows}, (_, row) =>
    Object.fromEntries(columns.map(([name, column]) => [name, column.get(row) as Row[string]]))
  );
}

/** A table's metadata as name-value pairs of text; list values are joined by line breaks. */
export function metadataPairs(
  table: BuiltTable,
  {digest, version, sources, citation, notes, measures}: TableAbout
): Readonly<Record<string, string>> {
  return {
    table: table.id,
    title: table.title,
    description: table.description,
    sources: sources.map(({source}) => source.id).join(" "),
    citation: citation.full,
    short_citation: citation.short,
    notes: notes.join("\n"),
    measures: measures.map(({id, label, definition}) => `${id}: ${label}. ${definition}`).join("\n"),
    digest,
    version,
    generator: `Tickmark ${version}`
  };
}
