import {columnFromArray, float64, tableFromColumns, tableFromIPC, tableToIPC, utf8} from "@uwdata/flechette";
import type {Column} from "@uwdata/flechette";
import {columnTable} from "../../../src/core/chart-spec/column-table.js";
import type {ColumnTable} from "../../../src/core/chart-spec/column-table.js";
import type {TableInfo} from "../../../src/core/chart-spec/spec.js";

/** A table's rows by columns, by way of an Arrow file. */
export function columnsOf(table: TableInfo): ColumnTable {
  const names = [...new Set(table.rows!.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name): [string, Column<unknown>] => {
    const values = table.rows!.map((row) => row[name] ?? null);
    const texts = values.every((value) => value === null || typeof value === "string");
    return [name, columnFromArray(values, texts ? utf8() : float64())];
  });
  return columnTable(tableFromIPC(tableToIPC(tableFromColumns(columns), {})!), table);
}
