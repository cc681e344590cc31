import type {ChartSpec} from "../chart-spec/spec.js";
import {keyColumns, valuesOfColumn} from "../chart-spec/table-info.js";
import type {TableInfo} from "../chart-spec/table-info.js";
import type {Row} from "../chart.js";

/** A table that a query names, with the values of its key columns where they are known. */
export type OrderedTable = Pick<TableInfo, "columns" | "values" | "rows">;

/**
 * Rows whose series come in the order of the table that they were asked from, whatever the query sorts by: colours go by that order, so that a
 * category has the same one as on every other page. The order of what the series are set against stays, and bars and dots stay as the query sorts them.
 */
export function inSeriesOrder(rows: readonly Row[], {form, colour, x}: Pick<ChartSpec, "form" | "colour" | "x">, asked: readonly OrderedTable[]): readonly Row[] {
  if (colour === undefined || ["bar", "dot", "cards", "table"].includes(form)) return rows;
  const valueOf = (row: Row, column: string | undefined): string => String(row[column ?? ""] ?? "");
  const order = knownOrder([...new Set(rows.map((row) => valueOf(row, colour)))], asked);
  if (!order) return rows;
  const places = [...new Set(rows.map((row) => valueOf(row, x)))];
  const rank = (row: Row): number => (x === undefined || x === colour ? 0 : places.indexOf(valueOf(row, x)) * order.length) + order.indexOf(valueOf(row, colour));
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

/** The values of the first key column of a table that has them all. */
function knownOrder(values: readonly string[], asked: readonly OrderedTable[]): readonly string[] | undefined {
  const columns = asked.flatMap((table) => keyColumns(table).map(({name}) => valuesOfColumn(table, name) ?? []));
  return columns.find((known) => values.every((value) => known.includes(value)));
}
