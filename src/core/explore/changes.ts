import type {ChartSpec, Measure, Sort} from "../chart-spec/spec.js";
import {valuesOfColumn} from "../chart-spec/table-info.js";
import type {TableInfo} from "../chart-spec/table-info.js";
import {adaptSpec} from "./offers.js";

/** The keys that name one column. */
export type ColumnKey = "x" | "y" | "colour" | "facet";

/** Sets or removes the column of a key; if another key has that column, the two keys swap columns. */
export function withColumn(spec: ChartSpec, key: ColumnKey, column: string | undefined, table: TableInfo): ChartSpec {
  const other = (["x", "colour", "facet"] as const).find(
    (candidate) => candidate !== key && column !== undefined && spec[candidate] === column
  );
  const places = {[key]: column, ...(other === undefined ? {} : {[other]: spec[key]})};
  const group = spec.group?.filter((name) => name !== spec[key]);
  return adaptSpec(
    {
      ...without(spec, [key, "group", ...(other === undefined ? [] : [other])]),
      ...defined(places),
      ...(group === undefined ? {} : {group})
    },
    table
  );
}

/** Filters a column to these values; an empty list removes the filter. */
export function withFilter(spec: ChartSpec, column: string, values: readonly string[], table: TableInfo): ChartSpec {
  const {[column]: _before, ...others} = spec.filter ?? {};
  const known = valuesOfColumn(table, column) ?? [];
  const ordered = [...values].sort((a, b) => known.indexOf(a) - known.indexOf(b));
  const own = ordered.length === 0 ? {} : {[column]: ordered.length === 1 ? ordered[0]! : ordered};
  return adaptSpec({...spec, filter: {...others, ...own}}, table);
}

/** The values that a column is filtered to; none where it isn’t. */
export function filterValues({filter}: Pick<ChartSpec, "filter">, column: string): readonly string[] {
  const value = filter?.[column];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

/** Adds up the rows that agree in these columns and in all drawn columns; undefined removes the grouping. */
export function withGroup(spec: ChartSpec, group: readonly string[] | undefined, table: TableInfo): ChartSpec {
  return adaptSpec({...without(spec, ["group"]), ...defined({group})}, table);
}

/** Sets the measure; the form stays, and a measure that it can’t show is left out. */
export function withMeasure(spec: ChartSpec, measure: Measure, table: TableInfo): ChartSpec {
  return adaptSpec({...spec, measure}, table);
}

/** Sets the order. */
export function withSort(spec: ChartSpec, sort: Sort, table: TableInfo): ChartSpec {
  return adaptSpec({...spec, sort}, table);
}

/** Sets or removes the highlighted value. */
export function withHighlight(spec: ChartSpec, highlight: string | undefined, table: TableInfo): ChartSpec {
  return adaptSpec({...without(spec, ["highlight"]), ...defined({highlight})}, table);
}

function without(spec: ChartSpec, keys: readonly string[]): ChartSpec {
  return Object.fromEntries(Object.entries(spec).filter(([key]) => !keys.includes(key))) as unknown as ChartSpec;
}

type Defined<T> = {readonly [Key in keyof T]?: Exclude<T[Key], undefined>};

function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
