import {quantityNames} from "../quantity-columns.js";

/** A query to begin with. */
export interface ExampleQuery {
  readonly label: string;
  readonly sql: string;
}

const tied = (column: string): string => `${column}, ${quantityNames(column).expression}`;

/** Queries that run as they are; none holds a figure. */
export const EXAMPLES: readonly ExampleQuery[] = [
  {
    label: "Numbers with their expressions",
    sql: `SELECT "group", year, ${tied("victims")}\nFROM child_victims\nORDER BY "group", year;`
  },
  {
    label: "Parts, largest first",
    sql: `SELECT type, ${tied("count")}, ${tied("share")}\nFROM abuse_types\nORDER BY count DESC;`
  },
  {
    label: "Two tables joined",
    sql: `SELECT v."group", v.year,\n  ${tied("v.victims")},\n  ${tied("c.cases")}\nFROM child_victims AS v\nJOIN cases_referred AS c USING ("group", year)\nORDER BY v."group", v.year;`
  },
  {
    label: "Measures by agency",
    sql: "SELECT agency, count(*) AS measures\nFROM (\n  SELECT unnest(string_split(ministries, ' ')) AS agency\n  FROM plan_measures\n)\nWHERE agency <> ''\nGROUP BY agency\nORDER BY measures DESC, agency;"
  },
  {
    label: "All columns",
    sql: "SELECT table_name, column_name, data_type\nFROM information_schema.columns\nWHERE table_name IN (\n  SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'\n)\nORDER BY table_name, ordinal_position;"
  }
];
