import type {Row} from "../../src/core/chart.js";
import type {KeyColumn} from "../../src/core/table.js";
import type {BuiltTable} from "../tables/build.js";
import {listLabels} from "./list-labels.js";
import type {List, ListRow} from "./list.js";

const key = (name: string, label: string): KeyColumn => ({kind: "key", name, label});

const FIRST: readonly KeyColumn[] = [key("id", "Id"), key("label", "What it is")];
const LAST: readonly KeyColumn[] = [key("locator", "Place in the document"), key("source", "Document")];

/**
 * The lists of a workspace as tables of texts alone, as they are written to files; several values stand with a space between them. What one list says
 * of another's rows has these rows' names as its labels.
 */
export function builtLists(lists: readonly List[]): readonly BuiltTable[] {
  return lists.map((list) => {
    const {id, title, description, columns} = list;
    const rows = rowsOf(list);
    const labels = listLabels(list, rows);
    return {
      id, title, description, columns: [...FIRST, ...columns.map(({name, label}) => key(name, label)), ...LAST],
      ...(Object.keys(labels).length === 0 ? {} : {labels}), rows
    };
  });
}

function rowsOf({columns, rows}: List): readonly Row[] {
  return rows.map((row: ListRow) => ({
    id: row.id, label: row.label, ...Object.fromEntries(columns.map(({name}) => [name, (row.fields[name] ?? []).join(" ")])),
    locator: row.locator, source: row.source
  }));
}
