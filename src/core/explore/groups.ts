import {quantityColumns} from "../chart-spec/table-info.js";
import type {TableInfo} from "../chart-spec/table-info.js";

/** Tables of one kind, under what the kind is called. */
interface TableGroup<T> {
  readonly label: string;
  readonly tables: readonly T[];
}

type Listed = Pick<TableInfo, "columns" | "compare">;

const KINDS: readonly {readonly label: string; readonly holds: (table: Listed) => boolean}[] = [
  {
    label: "Numbers that can be compared",
    holds: (table) => table.compare === undefined && quantityColumns(table).length > 0
  },
  {label: "Shares, each of a base of its own", holds: ({compare}) => compare === "own-base"},
  {label: "Numbers side by side, not to be compared", holds: ({compare}) => compare === "none"},
  {
    label: "Lists of texts, without numbers",
    holds: (table) => table.compare === undefined && quantityColumns(table).length === 0
  }
];

/** Tables grouped by what may be done with their numbers, in listing order; empty groups are left out. */
export function groupTables<T extends Listed>(tables: readonly T[]): readonly TableGroup<T>[] {
  return KINDS.map(({label, holds}) => ({label, tables: tables.filter(holds)})).filter(
    ({tables: own}) => own.length > 0
  );
}

/** How many lines of a list are read out at most. */
const MOST = 8;

/**
 * The distinct lines of a list; of more than `most` + 1, the first `most` and a line that says how many more there are.
 */
export function someOf(lines: readonly string[], most = MOST): readonly string[] {
  const distinct = [...new Set(lines)];
  return distinct.length <= most + 1 ? distinct : [...distinct.slice(0, most), `and ${distinct.length - most} more`];
}
