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
import {UNTIED, describeSpec, headlineOf, notesOf, titleOf} from "./spec-texts.js";
import {annotations} from "./spec-view.js";
import type {SpecView, SpecWords} from "./spec-view.js";

/**
 * Makes a chart of a specification, with the specification's texts or texts derived from the table's description and
 * rows. If the table has no rows, headline and title state no number. The specification must have passed
 * `readChartSpec` and `whyRefused`.
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
    slideNotes: () => [...notesOf(view, own).filter((note) => note === UNTIED), ...annotations(view)],
    describe: (rows) => describeSpec(view, formRows(view, rows)),
    dataTable: () => tableColumns(view, own.shown),
    draw: (rows, _options, context) => drawSpec(view, rows, context),
    native: (rows, _options, context) => nativeSpec(view, rows, context)
  };
}

/** Rows with their keys and the shown quantity only, without the table's other quantities. */
function onlyShown({spec, table}: SpecView, rows: readonly Row[]): readonly Row[] {
  const {y} = spec;
  if (y === undefined) return rows;
  const others = table.columns.filter(({kind, name}) => kind === "quantity" && name !== y).map(({name}) => name);
  return rows
    .map((row) => others.reduce(withoutQuantity, row))
    .map((row, i) => rowOfItem({keys: withoutQuantity(row, y), cell: cellOfRow(rows[i]!, y)}, y));
}

/**
 * The id of a specification's chart, such as `boats-slope-1k3f9z`: table, form and a hash of the specification's text,
 * so that equal specifications have equal ids.
 */
export function specId(spec: ChartSpec): string {
  let hash = 0x811c9dc5;
  for (const letter of printChartSpec(spec)) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return `${spec.table}-${spec.form}-${hash.toString(36)}`;
}
