import {show} from "./report.js";
import type {Report} from "./report.js";
import {keyColumns, valuesOfColumn} from "./table-info.js";
import type {TableInfo} from "./table-info.js";

/** How many of a column's values are listed in a message. */
const LISTED = 40;

/** A filter: a map of key columns to a value or a list of values. */
export function readFilter(key: string, value: unknown, table: TableInfo | undefined, report: Report): Readonly<Record<string, string | readonly string[]>> | undefined {
  if (!isMap(value)) {
    report(key, `expected a map of columns to values, found ${show(value)}`);
    return undefined;
  }
  const keys = table && keyColumns(table).map(({name}) => name);
  const read: Record<string, string | readonly string[]> = {};
  for (const [column, wanted] of Object.entries(value)) {
    const list = (Array.isArray(wanted) ? wanted as readonly unknown[] : [wanted]).map(textOf);
    if (keys && !keys.includes(column)) report(`${key}.${column}`, `table ${table.id} has no key column ${show(column)}`, keys);
    else if (list.length === 0 || list.some((text) => text === undefined)) report(`${key}.${column}`, `expected a value or a list of values, found ${show(wanted)}`);
    else {
      const known = table && valuesOfColumn(table, column);
      for (const text of list) if (known && !known.includes(text!)) report(`${key}.${column}`, `no row has ${show(text)}`, known.slice(0, LISTED));
      read[column] = Array.isArray(wanted) ? list as readonly string[] : list[0]!;
    }
  }
  return read;
}

/** One key column or a list of them. */
export function readKeyColumns(key: string, value: unknown, table: TableInfo | undefined, report: Report): readonly string[] | undefined {
  const names = (Array.isArray(value) ? value as readonly unknown[] : [value]).map(textOf);
  if (names.length === 0 || names.some((name) => name === undefined)) {
    report(key, `expected a column or a list of columns, found ${show(value)}`);
    return undefined;
  }
  const keys = table && keyColumns(table).map((column) => column.name);
  for (const name of names) if (keys && !keys.includes(name!)) report(key, `table ${table.id} has no key column ${show(name)}`, keys);
  return [...new Set(names as readonly string[])];
}

/** A map of values to notes. */
export function readNotes(key: string, value: unknown, report: Report): Readonly<Record<string, string>> | undefined {
  if (!isMap(value) || Object.values(value).some((note) => typeof note !== "string" || note === "")) {
    report(key, `expected a map of values to a note each, found ${show(value)}`);
    return undefined;
  }
  return value as Readonly<Record<string, string>>;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}
