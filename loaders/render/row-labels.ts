import {listLabel} from "../structure/list-labels.js";
import type {Site} from "./site.js";

/** What a value of a column is called where a list or the registry of documents holds it; undefined where none does. */
export function rowLabel({tables, evidence}: Pick<Site, "tables" | "evidence">, column: string, value: string): string | undefined {
  if (column !== "source") return listLabel((table) => tables.get(table)?.rows, column, value);
  const source = evidence.sources.find(({id}) => id === value);
  return source && (source.symbol || source.title);
}
