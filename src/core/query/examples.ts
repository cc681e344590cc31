/** A query to begin with. */
export interface ExampleQuery {
  readonly label: string;
  readonly sql: string;
}

/** An example for any workspace. */
export const ALL_COLUMNS: ExampleQuery = {
  label: "All columns",
  sql: "SELECT table_name, column_name, data_type\nFROM information_schema.columns\nWHERE table_name IN (\n  SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'\n)\nORDER BY table_name, ordinal_position;"
};

/** By which name a page’s head carries the workspace’s examples. */
export const EXAMPLE_META = "tickmark-query";
