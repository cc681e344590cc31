import type {Row} from "../../src/core/chart.js";
import type {KeyLabels} from "../../src/core/table.js";

/** The lists whose rows the values of a column name, and the column of the list that holds such a value. */
const LISTS: Readonly<Record<string, readonly [table: string, column: string]>> = {
  pillar: ["plan-pillars", "pillar"], pillars: ["plan-pillars", "pillar"], ministries: ["agencies", "id"], agencies: ["agencies", "id"],
  measure: ["plan-measures", "id"]
};

/** What a value of a column is called by the list that has a row for it; undefined where none has. */
export function listLabel(rowsOf: (table: string) => readonly Row[] | undefined, column: string, value: string): string | undefined {
  const [table, key] = LISTS[column] ?? [];
  const row = table === undefined ? undefined : rowsOf(table)?.find((other) => other[key!] === value);
  return row ? String(row.label) : undefined;
}

/** What the values of a table's columns are called by the lists, by column; a cell of several is called by all of them, unless one has no row. */
export function listLabels(rowsOf: (table: string) => readonly Row[] | undefined, columns: readonly string[], rows: readonly Row[]): KeyLabels {
  const labelled = columns.filter((column) => Object.hasOwn(LISTS, column)).map((column) => {
    const values = [...new Set(rows.map((row) => String(row[column] ?? "")))].filter((value) => value !== "");
    const named = values.flatMap((value) => {
      const names = value.split(" ").map((part) => listLabel(rowsOf, column, part));
      return names.includes(undefined) ? [] : [[value, names.join("; ")] as const];
    });
    return [column, Object.fromEntries(named)] as const;
  });
  return Object.fromEntries(labelled.filter(([, names]) => Object.keys(names).length > 0));
}
