import type {ChartSpec} from "../chart-spec/spec.js";
import {keyColumns, valuesOfColumn} from "../chart-spec/table-info.js";
import type {TableInfo} from "../chart-spec/table-info.js";
import type {Row} from "../chart.js";
import {physicalColumns} from "../quantity-columns.js";
import type {QuantityPart} from "../quantity-columns.js";
import type {Column} from "../table.js";

/** Words of SQL among the names that tables give their columns, and those near them. */
const RESERVED = new Set([
  "all",
  "and",
  "as",
  "asc",
  "by",
  "case",
  "check",
  "column",
  "default",
  "desc",
  "distinct",
  "else",
  "end",
  "from",
  "group",
  "having",
  "in",
  "into",
  "join",
  "limit",
  "not",
  "null",
  "offset",
  "on",
  "or",
  "order",
  "primary",
  "references",
  "select",
  "table",
  "then",
  "to",
  "union",
  "unique",
  "using",
  "when",
  "where",
  "window",
  "with"
]);

/** A name as an SQL identifier, quoted only if needed. */
export function sqlName(name: string): string {
  return /^[a-z_][a-z\d_]*$/.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** The name of a table that needs no quotes; undefined where its own needs none. */
export function plainName(table: string): string | undefined {
  return table.includes("-") ? table.replaceAll("-", "_") : undefined;
}

/** A column of a table as a query can name it. */
interface QueryColumn {
  readonly name: string;
  readonly type: string;
  /** What it holds, with its unit. */
  readonly about: string;
}

/** What stands beside each number, and what it holds. */
export const BESIDE_NUMBERS: readonly (readonly [part: QuantityPart, about: string])[] = [
  ["expression", "how it follows from printed figures"],
  ["low", "the least that the printed precision allows"],
  ["high", "the most that the printed precision allows"],
  ["missing", "why there is no number"]
];

/**
 * The columns that a table's description names, with their types; beside each number stand those of {@link
 * BESIDE_NUMBERS}.
 */
export function queryColumns(table: Pick<TableInfo, "columns" | "units">): readonly QueryColumn[] {
  return table.columns.map((column) => ({
    name: column.name,
    type: column.kind === "key" ? "VARCHAR" : "DOUBLE",
    about: aboutColumn(column, table.units)
  }));
}

function aboutColumn(column: Column, units: TableInfo["units"]): string {
  if (column.kind === "key") return column.label;
  return `${column.label} (${column.unit === "unit" ? "each row in its own unit" : (units?.[column.unit] ?? column.unit.replaceAll("-", " "))})`;
}

/** The tables whose names occur anywhere in a query; may include one that the query does not read, but misses none. */
export function tablesNamed<Table extends Pick<TableInfo, "id">>(
  sql: string,
  tables: readonly Table[]
): readonly Table[] {
  const words = new Set(sql.toLowerCase().match(/[\w-]+/g) ?? []);
  return tables.filter(({id}) => words.has(id) || words.has(plainName(id) ?? id));
}

/** Every column of a table as the query engine holds it, in order. */
export function heldColumns(table: Pick<TableInfo, "columns">): readonly Pick<QueryColumn, "name" | "type">[] {
  return physicalColumns(table).map(({name, type}) => ({name, type: type === "text" ? "VARCHAR" : "DOUBLE"}));
}

/** A table that a query names, with the values of its key columns where they are known. */
export type OrderedTable = Pick<TableInfo, "columns" | "values" | "rows">;

/**
 * Rows reordered so that series come in the order of the queried table, whatever the query sorts by. Colours follow
 * that order, so a category has the same colour as on other pages. The order of `x` stays, and bars and dots stay as
 * the query sorts them.
 */
export function inSeriesOrder(
  rows: readonly Row[],
  {form, colour, x}: Pick<ChartSpec, "form" | "colour" | "x">,
  asked: readonly OrderedTable[]
): readonly Row[] {
  if (colour === undefined || ["bar", "dot", "cards", "table"].includes(form)) return rows;
  const valueOf = (row: Row, column: string | undefined): string => String(row[column ?? ""] ?? "");
  const order = knownOrder([...new Set(rows.map((row) => valueOf(row, colour)))], asked);
  if (!order) return rows;
  const places = [...new Set(rows.map((row) => valueOf(row, x)))];
  const rank = (row: Row): number =>
    (x === undefined || x === colour ? 0 : places.indexOf(valueOf(row, x)) * order.length) +
    order.indexOf(valueOf(row, colour));
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

/** The values of the first key column of a table that has them all. */
function knownOrder(values: readonly string[], asked: readonly OrderedTable[]): readonly string[] | undefined {
  const columns = asked.flatMap((table) => keyColumns(table).map(({name}) => valuesOfColumn(table, name) ?? []));
  return columns.find((known) => values.every((value) => known.includes(value)));
}

/** Matches SQL text of only blanks, semicolons and comments. */
const NOTHING = /^(?:[\s;\uFEFF]|--[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)*$/;

/** Why a text is no SQL statement, in words for readers; undefined if it is one. */
export function whyNoStatement(sql: string): string | undefined {
  if (/^[\s;\uFEFF]*$/.test(sql)) return "Write a query first, or take an example.";
  return NOTHING.test(sql) ? "This is only a comment: write a query beneath it, or take an example." : undefined;
}
