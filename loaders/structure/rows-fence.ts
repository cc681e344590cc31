import {parse} from "yaml";
import {STRUCTURE_COLUMNS} from "./tables.js";

/** A list of rows, and which of its columns are shown. */
export interface RowsFence {
  readonly table: string;
  readonly columns: readonly string[];
}

/** What a list shows in other ways, or only where it is asked for. */
const OMITTED = ["note"];

/** Reads a `rows` fence: the list that `table` names, all its columns or those of `columns`; throws an Error that says what is unknown. */
export function readRowsFence(text: string): RowsFence {
  const {table = "(nothing)", columns, ...unknown} = (parse(text, {schema: "failsafe"}) ?? {}) as Readonly<Record<string, string | undefined>>;
  const [odd] = Object.keys(unknown);
  if (odd !== undefined) throw new Error(`rows: unknown key ${odd}; it takes table and columns`);
  const known = STRUCTURE_COLUMNS.get(table);
  if (!known) throw new Error(`rows: unknown table ${table}; known: ${[...STRUCTURE_COLUMNS.keys()].join(", ")}`);
  const wanted = columns === undefined ? ["label", ...known.filter((column) => !OMITTED.includes(column))] : columns.split(/[\s,]+/).filter((column) => column !== "");
  const absent = wanted.find((column) => !["id", "label", ...known].includes(column));
  if (absent !== undefined) throw new Error(`rows: columns: ${absent}: ${table} has id, label, ${known.join(", ")}`);
  return {table, columns: wanted};
}
