import {physicalColumns} from "../../src/core/quantity-columns.js";
import type {TableAbout} from "../../src/core/table-about.js";
import type {BuiltTable} from "../tables/build.js";

/** What a table says of itself as names and texts, for formats that carry such pairs; lists have one line each. */
export function metadataPairs(table: BuiltTable, {digest, version, sources, citation, notes, measures}: TableAbout): Readonly<Record<string, string>> {
  return {
    table: table.id, title: table.title, description: table.description,
    sources: sources.map(({source}) => source.id).join(" "),
    citation: citation.full, short_citation: citation.short,
    notes: notes.join("\n"),
    measures: measures.map(({id, label, definition}) => `${id}: ${label}. ${definition}`).join("\n"),
    digest, version, generator: `Tickmark ${version}`
  };
}

/** The columns by name, with labels and units, for formats that have no place for them beside the column. */
export function columnsText(table: BuiltTable): string {
  return JSON.stringify(Object.fromEntries(physicalColumns(table).map(({name, metadata}) => [name, metadata])));
}
