import type {Row} from "../../src/core/chart.js";
import type {KeyLabels} from "../../src/core/table.js";
import type {List} from "./list.js";

/** What a value of a list's column is called by the list that has a row for it; undefined where none has. */
export function listLabel({columns}: Pick<List, "columns">, column: string, value: string): string | undefined {
  return columns.find(({name}) => name === column)?.names?.get(value);
}

/** What the values of a list's columns are called, by column; a cell of several is called by all of them, unless one has no row. */
export function listLabels(list: Pick<List, "columns">, rows: readonly Row[]): KeyLabels {
  const labelled = list.columns.filter(({names}) => names !== undefined).map(({name}) => {
    const values = [...new Set(rows.map((row) => String(row[name] ?? "")))].filter((value) => value !== "");
    const named = values.flatMap((value) => {
      const names = value.split(" ").map((part) => listLabel(list, name, part));
      return names.includes(undefined) ? [] : [[value, names.join("; ")] as const];
    });
    return [name, Object.fromEntries(named)] as const;
  });
  return Object.fromEntries(labelled.filter(([, names]) => Object.keys(names).length > 0));
}
