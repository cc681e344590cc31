import type {Chart, Row} from "../../src/core/chart.js";
import type {Evidence} from "../../src/core/evidence.js";
import type {TableDescription} from "../../src/core/table.js";
import type {Definitions} from "../definitions.js";
import type {Verified} from "../verify.js";

/** What pages are drawn from: the evidence, the compiled rows and the charts. */
export interface Site {
  readonly evidence: Evidence;
  readonly tables: ReadonlyMap<string, {readonly table: TableDescription; readonly rows: readonly Row[]}>;
  readonly charts: ReadonlyMap<string, Chart>;
}

/** The site of a verified project. */
export function siteOf({evidence, tables}: Pick<Verified, "evidence" | "tables">, definitions: Definitions): Site {
  return {
    evidence,
    tables: new Map(tables.map(({table, rows}) => [table.id, {table, rows}])),
    charts: new Map(definitions.charts.map((chart) => [chart.id, chart]))
  };
}
