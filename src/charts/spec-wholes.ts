import type {Row} from "../core/chart.js";
import {filterRows} from "../core/chart-spec/shape.js";
import {isPeriod, keyColumns, quantityOf} from "../core/chart-spec/table-info.js";
import {shareBase, wholeOfRows} from "../core/chart-spec/wholes.js";
import type {Whole} from "../core/chart-spec/wholes.js";
import type {SpecView} from "./spec-view.js";

/** The whole that all rows are parts of, if there is one that the table names and that is tied. */
export function oneWhole({spec, table}: Pick<SpecView, "spec" | "table">, kept: readonly Row[]): Whole | undefined {
  const several = keyColumns(table).some(({name}) => isPeriod(table, name) && new Set(kept.map((row) => row[name])).size > 1);
  const whole = several ? undefined : wholeOfRows(kept, spec.y!, table);
  return typeof whole?.cell.expression() === "string" ? whole : undefined;
}

/** What shares are of, in words: by the rows, or by those of the table where these have lost the table’s other numbers. */
export function wholeWords(view: Pick<SpecView, "spec" | "table">, kept: readonly Row[] = []): string {
  const {spec, table} = view;
  if (spec.measure !== "share") return shareBase(quantityOf(table, spec.y)?.label ?? "") ?? "the whole";
  return oneWhole(view, kept)?.label ?? oneWhole(view, filterRows(table.rows ?? [], spec.filter))?.label ?? "the whole";
}
