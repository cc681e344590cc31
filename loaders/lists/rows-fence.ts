import {parse} from "yaml";
import {columnsOf} from "./list.js";
import type {List} from "./list.js";

/** A list of rows, and which of its columns are shown. */
export interface RowsFence {
  readonly table: string;
  readonly columns: readonly string[];
}

/** What a list shows in other ways, or only where it is asked for. */
const OMITTED = ["id", "note"];

/** Reads a `rows` fence: the list that `table` names, all its columns or those of `columns`; throws an Error that says what is unknown. */
export function readRowsFence(text: string, lists: readonly Pick<List, "id" | "columns">[]): RowsFence {
  const {table = "(nothing)", columns, ...unknown} = (parse(text, {schema: "failsafe"}) ?? {}) as Readonly<Record<string, string | undefined>>;
  const [odd] = Object.keys(unknown);
  if (odd !== undefined) throw new Error(`rows: unknown key ${odd}; it takes table and columns`);
  const list = lists.find(({id}) => id === table);
  const others = lists.length === 0 ? "this workspace has no lists" : `known: ${lists.map(({id}) => id).join(", ")}`;
  if (!list) throw new Error(`rows: unknown table ${table}; ${others}`);
  const known = columnsOf(list);
  const wanted = columns === undefined ? known.filter((column) => !OMITTED.includes(column)) : columns.split(/[\s,]+/).filter((column) => column !== "");
  const absent = wanted.find((column) => !known.includes(column));
  if (absent !== undefined) throw new Error(`rows: columns: ${absent}: ${table} has ${known.join(", ")}`);
  return {table, columns: wanted};
}
