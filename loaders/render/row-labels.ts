import {listLabel} from "../lists/list-labels.js";
import type {Site} from "./site.js";

/** What a value of a table’s column is called where a list or the registry of documents holds it; undefined where none does. */
export function rowLabel({lists, evidence}: Pick<Site, "lists" | "evidence">, table: string, column: string, value: string): string | undefined {
  if (column !== "source") {
    const list = lists.find(({id}) => id === table);
    return list && listLabel(list, column, value);
  }
  const source = evidence.sources.find(({id}) => id === value);
  return source && (source.symbol || source.title);
}
