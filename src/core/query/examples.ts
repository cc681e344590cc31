import {plainName, sqlName} from "./names.js";

/** A query to begin with. */
export interface ExampleQuery {
  readonly label: string;
  readonly sql: string;
}

/** What can be asked of any tables. */
const ALL_COLUMNS: ExampleQuery = {
  label: "All columns",
  sql: "SELECT table_name, column_name, data_type\nFROM information_schema.columns\nWHERE table_name IN (\n  SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'\n)\nORDER BY table_name, ordinal_position;"
};

/**
 * The workspace's example queries, or one about its first table if it has none, and a query that works with any tables.
 */
export function examplesOf(own: readonly ExampleQuery[], tables: readonly string[]): readonly ExampleQuery[] {
  const [first] = tables;
  if (own.length > 0 || first === undefined) return [...own, ALL_COLUMNS];
  return [{label: "A whole table", sql: `SELECT *\nFROM ${plainName(first) ?? sqlName(first)};`}, ALL_COLUMNS];
}

/** Reads the example queries in a page's data; if it has none, those that work with any tables. */
export function readExamples(json: string | null | undefined): readonly ExampleQuery[] {
  return json === null || json === undefined ? examplesOf([], []) : (JSON.parse(json) as readonly ExampleQuery[]);
}
