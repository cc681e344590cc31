import type {Site} from "./site.js";

/** The lists whose rows the values of a column name, and the column of the list that holds such a value. */
const LISTS: Readonly<Record<string, readonly [table: string, column: string]>> = {
  pillar: ["plan-pillars", "pillar"], pillars: ["plan-pillars", "pillar"], ministries: ["agencies", "id"], agencies: ["agencies", "id"],
  measure: ["plan-measures", "id"]
};

/** What a value of a column is called where a list or the registry of documents holds it; undefined where none does. */
export function rowLabel({tables, evidence}: Pick<Site, "tables" | "evidence">, column: string, value: string): string | undefined {
  if (column === "source") {
    const source = evidence.sources.find(({id}) => id === value);
    return source && (source.symbol || source.title);
  }
  const [table, key] = LISTS[column] ?? [];
  const row = table === undefined ? undefined : tables.get(table)?.rows.find((other) => other[key!] === value);
  return row ? String(row.label) : undefined;
}
