import {physicalColumns} from "../../src/core/quantity-columns.js";
import {csvText} from "../../src/exports/csv-text.js";
import type {BuiltTable} from "../tables/build.js";

/** A table as CSV with the same columns as the Arrow file; a cell without a value is empty, an open end of an interval is `INF`. */
export function tableToCsv(table: BuiltTable): string {
  const names = physicalColumns(table).map(({name}) => name);
  return csvText(names, table.rows.map((row) => names.map((name) => row[name] ?? null)));
}
