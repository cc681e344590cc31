import type {EvidenceTable} from "../evidence.js";
import type {Candidate} from "./candidate.js";

/** A list with more values than this is counted by each alone, not by two at a time. */
const MOST_IN_PAIRS = 80;

/** The rows of a list counted: all of them, by each value of each column, and by two values of two columns. */
export function candidatesOfList(table: EvidenceTable): readonly Candidate[] {
  const {id, rows, columns} = table;
  const rowsOf = new Map<string, Set<number>>();
  const filters = columns.flatMap(({name}) => {
    const values = [...new Set(rows.flatMap(({fields}) => fields[name] ?? []))];
    if (values.length === rows.length) return [];
    return values
      .filter((value) => /^[\w-]+$/.test(value))
      .map((value) => {
        const filter = `${name}=${value}`;
        rowsOf.set(filter, new Set(rows.flatMap(({fields}, i) => (fields[name]?.includes(value) ? [i] : []))));
        return {name, value, filter};
      });
  });
  const count = (some: typeof filters): Candidate => {
    const sets = some.map(({filter}) => rowsOf.get(filter)!);
    return {
      expression: `count(${[id, ...some.map(({filter}) => filter)].join(", ")})`,
      form: "count",
      value: rows.filter((_row, i) => sets.every((set) => set.has(i))).length,
      kind: "count",
      facts: [],
      list: {table, values: some.map(({name, value}) => `${name} ${value}`)}
    };
  };
  const pairs =
    filters.length > MOST_IN_PAIRS
      ? []
      : filters.flatMap((a, i) => filters.slice(i + 1).flatMap((b) => (a.name === b.name ? [] : [count([a, b])])));
  return [count([]), ...filters.map((filter) => count([filter])), ...pairs];
}
