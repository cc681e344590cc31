import {cellOfRow, rowOfItem} from "../core/chart-spec/cell.js";
import {printChartSpec} from "../core/chart-spec/print.js";
import type {ChartSpec} from "../core/chart-spec/spec.js";
import type {TableInfo} from "../core/chart-spec/table-info.js";
import type {Chart, Row} from "../core/chart.js";
import {withoutQuantity} from "../core/quantity-columns.js";
import {relationOf} from "../core/relations.js";
import {drawSpec, formRows} from "./spec-drawing.js";
import {nativeSpec} from "./spec-native.js";
import {tableColumns} from "./spec-table.js";
import {describeSpec, headlineOf, notesOf, titleOf} from "./spec-texts.js";
import {annotations} from "./spec-view.js";
import type {SpecView, SpecWords} from "./spec-view.js";

/**
 * The chart of a specification, like any other: its texts are the specification's, or made of the table's description
 * and rows. Where the table brings no rows, headline and title name no number. It is not checked here: `readChartSpec`
 * and `whyRefused` come before.
 */
export function chartOfSpec(spec: ChartSpec, table: TableInfo, words: SpecWords = {}): Chart {
  const view: SpecView = {id: specId(spec), spec, table, words};
  const own = formRows(view, table.rows ?? []);
  return {
    id: view.id,
    table: spec.table,
    relation: relationOf(spec, table),
    options: {},
    caveats: [],
    inline: true,
    spec: () => spec,
    shown: (rows) => onlyShown(view, formRows(view, rows).shown),
    headline: () => spec.headline ?? headlineOf(view, own),
    title: () => spec.title ?? titleOf(view, own),
    notes: () => [...notesOf(view, own), ...annotations(view)],
    describe: (rows) => describeSpec(view, formRows(view, rows)),
    dataTable: () => tableColumns(view, own.shown),
    draw: (rows, _options, context) => drawSpec(view, rows, context),
    native: (rows, _options, context) => nativeSpec(view, rows, context)
  };
}

/** Keys and the one number of rows, without the table's other numbers, which are not shown. */
function onlyShown({spec, table}: SpecView, rows: readonly Row[]): readonly Row[] {
  const {y} = spec;
  if (y === undefined) return rows;
  const others = table.columns.filter(({kind, name}) => kind === "quantity" && name !== y).map(({name}) => name);
  return rows
    .map((row) => others.reduce(withoutQuantity, row))
    .map((row, i) => rowOfItem({keys: withoutQuantity(row, y), cell: cellOfRow(rows[i]!, y)}, y));
}

/**
 * `boats-slope-1k3f9z`: of the table, the form and the text of the specification, so that the same one has the same id
 * everywhere.
 */
export function specId(spec: ChartSpec): string {
  let hash = 0x811c9dc5;
  for (const letter of printChartSpec(spec)) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return `${spec.table}-${spec.form}-${hash.toString(36)}`;
}
