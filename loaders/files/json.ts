import {physicalColumns} from "../../src/core/quantity-columns.js";
import {withInfinity} from "../../src/exports/csv-text.js";
import type {BuiltTable} from "../tables/build.js";

/** An array of rows with the same keys as the Arrow file; an open end of an interval is the text `INF`, as JSON has no infinity. */
export function tableToJson(table: BuiltTable): string {
  const names = physicalColumns(table).map(({name}) => name);
  return `${JSON.stringify(table.rows.map((row) => Object.fromEntries(names.map((name) => [name, withInfinity(row[name] ?? null)]))), undefined, 1)}\n`;
}
