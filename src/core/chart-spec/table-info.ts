import type {Row} from "../chart.js";
import {besideOf, quantityNames} from "../quantity-columns.js";
import type {Column, KeyColumn, QuantityColumn, TableDescription} from "../table.js";

/** A table as specifications are checked against it: its description, with its rows and values if loaded. */
export interface TableInfo extends TableDescription {
  /** Its rows, or the rows that `shape` made from them; without them only what depends on columns is checked. */
  readonly rows?: readonly Row[];
  /** What values of key columns are called, by column and value. */
  readonly labels?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The codes of `area` that stand for no single area. */
  readonly noArea?: readonly string[];
  /** What units are called, by id. */
  readonly units?: Readonly<Record<string, string>>;
  /** The values of key columns, if the rows are not loaded. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

/** The key columns of a table. */
export function keyColumns({columns}: Pick<TableInfo, "columns">): readonly KeyColumn[] {
  return columns.filter((column) => column.kind === "key");
}

/** The quantity columns of a table. */
export function quantityColumns({columns}: Pick<TableInfo, "columns">): readonly QuantityColumn[] {
  return columns.filter((column) => column.kind === "quantity");
}

/** The name of the key column that holds the period; undefined if the table has none. */
export function periodColumn(table: Pick<TableInfo, "columns">): string | undefined {
  return keyColumns(table).find(({dimension}) => dimension === "period")?.name;
}

/** Whether a column holds the period. */
export function isPeriod(table: Pick<TableInfo, "columns">, name: string | undefined): boolean {
  return keyColumns(table).some((column) => column.name === name && column.dimension === "period");
}

/** A quantity column by its name; undefined if the table has none of this name. */
export function quantityOf(table: Pick<TableInfo, "columns">, name: string | undefined): QuantityColumn | undefined {
  return quantityColumns(table).find((column) => column.name === name);
}

/** The distinct values of a key column in their order; undefined if neither rows nor values are loaded. */
export function valuesOfColumn(
  {rows, values}: Pick<TableInfo, "rows" | "values">,
  name: string
): readonly string[] | undefined {
  return values?.[name] ?? (rows && [...new Set(rows.map((row) => String(row[name] ?? "")))]);
}

/** For a table with more rows than this, sums are proposed first and its rows are not searched for a whole. */
const LONG = 500;

/** Whether a table has more rows than a reader can look through. */
export function isLong({rows = []}: Pick<TableInfo, "rows">): boolean {
  return rows.length > LONG;
}

/** A column's label as used within a sentence; the given name if the table has no such column. */
export function columnWords({columns}: Pick<TableInfo, "columns">, name: string): string {
  const label = columns.find((column) => column.name === name)?.label ?? name;
  return label.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}

/** What a value of a key column is called. */
export function labelOf({labels}: Pick<TableInfo, "labels">, column: string, value: string): string {
  return labels?.[column]?.[value] ?? value;
}

const PERIODS = ["year", "period", "date"];

/**
 * Describes a table from its rows alone, by the column names that our tables use: a column of numbers, or with an
 * expression column beside it, is a quantity; `share` is in percent, `whole` is the whole of the first quantity, and
 * `year` and `period` hold periods.
 */
export function tableOfRows(id: string, rows: readonly Row[], more: Partial<TableInfo> = {}): TableInfo {
  const [first = {}] = rows;
  const isTied = (name: string): boolean => quantityNames(name).expression in first;
  const names = Object.keys(first).filter((name) => {
    const of = besideOf(name)?.column;
    return of === undefined || !(of in first);
  });
  const columns = names.map((name): Column => {
    const quantity = isTied(name) || rows.some((row) => typeof row[name] === "number");
    if (quantity)
      return {
        kind: "quantity",
        name,
        label: name,
        unit: /^share(?:_|$)/.test(name) ? "percent" : "",
        measures: [],
        ...(name === "whole" ? {wholeOf: names.find(isTied)!} : {})
      };
    return {
      kind: "key",
      name,
      label: name,
      ...(PERIODS.includes(name) ? {dimension: "period" as const} : name === "area" ? {dimension: "area" as const} : {})
    };
  });
  return {id, title: id, description: "", columns, rows, ...more};
}
