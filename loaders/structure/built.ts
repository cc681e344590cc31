import type {KeyColumn} from "../../src/core/table.js";
import type {BuiltTable} from "../tables/build.js";
import {key} from "../tables/columns.js";
import type {Structure, StructureRow, StructureTable} from "./structure.js";

const FIRST: readonly KeyColumn[] = [key("id", "Id"), key("label", "What it is")];
const LAST: readonly KeyColumn[] = [key("locator", "Place in the document"), key("source", "Document")];

/** The lists of a project as tables of texts alone, as they are written to files; several values stand with a space between them. */
export function builtStructure({tables}: Structure): readonly BuiltTable[] {
  return tables.map(({id, title, description, columns, rows}: StructureTable) => ({
    id, title, description,
    columns: [...FIRST, ...columns.map(({name, label}) => key(name, label)), ...LAST],
    rows: rows.map((row: StructureRow) => ({
      id: row.id, label: row.label, ...Object.fromEntries(columns.map(({name}) => [name, (row.fields[name] ?? []).join(" ")])), locator: row.locator, source: row.source
    }))
  }));
}
