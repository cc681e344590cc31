import type {Row} from "../../src/core/chart.js";
import type {KeyColumn} from "../../src/core/table.js";
import type {BuiltTable} from "../tables/build.js";
import {listLabels} from "./list-labels.js";
import type {Structure, StructureRow, StructureTable} from "./structure.js";

const key = (name: string, label: string): KeyColumn => ({kind: "key", name, label});

const FIRST: readonly KeyColumn[] = [key("id", "Id"), key("label", "What it is")];
const LAST: readonly KeyColumn[] = [key("locator", "Place in the document"), key("source", "Document")];

/**
 * The lists of a workspace as tables of texts alone, as they are written to files; several values stand with a space between them. What one list says
 * of another's rows has these rows' names as its labels.
 */
export function builtStructure({tables}: Structure): readonly BuiltTable[] {
  const rows = new Map(tables.map((table) => [table.id, rowsOf(table)]));
  return tables.map(({id, title, description, columns}: StructureTable) => {
    const labels = listLabels((table) => rows.get(table), columns.map(({name}) => name), rows.get(id)!);
    return {
      id, title, description, columns: [...FIRST, ...columns.map(({name, label}) => key(name, label)), ...LAST],
      ...(Object.keys(labels).length === 0 ? {} : {labels}), rows: rows.get(id)!
    };
  });
}

function rowsOf({columns, rows}: StructureTable): readonly Row[] {
  return rows.map((row: StructureRow) => ({
    id: row.id, label: row.label, ...Object.fromEntries(columns.map(({name}) => [name, (row.fields[name] ?? []).join(" ")])), locator: row.locator, source: row.source
  }));
}
