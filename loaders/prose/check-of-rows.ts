import type {ChartFace} from "../../src/core/chart-definition.js";
import type {ChartSpec} from "../../src/core/chart-spec/spec.js";
import {labelOf, quantityOf, valuesOfColumn} from "../../src/core/chart-spec/table-info.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {DataTableColumn, Row} from "../../src/core/chart.js";
import type {QuantityColumn, TableDescription} from "../../src/core/table.js";
import {factsOfRows} from "../tables/select.js";
import type {TableDefinition} from "../tables/table.js";
import type {ProseReport} from "./check-text.js";
import type {RowsOf} from "./sentence-rules/titles.js";

/** Holds the title and the labels of the columns of numbers of a table against its rows. */
export function checkTableOfRows(
  {file, lines, title, columns}: TableDefinition,
  table: TableDescription,
  rows: readonly Row[],
  report: ProseReport
): void {
  report.ofRows(file, lines["title"] ?? 1, "title", title, {
    facts: factsOfRows(table, rows),
    periods: periodsOf(table, rows)
  });
  for (const {column, line} of columns) {
    const own = quantityOf(table, column.name);
    if (own) report.column(file, line, `columns.${own.name}`, own.label, rowsOfColumn(own, rows));
  }
}

/** What a chart or a fence draws. */
type Drawn = Pick<ChartSpec, "y" | "measure"> & {readonly form: string};

/** What a title of a chart is of, given what it draws and the rows that it shows. */
export const rowsOfTitle = (drawn: Drawn, table: TableInfo, rows: readonly Row[]): RowsOf => ({
  facts: factsOfRows(table, rows),
  periods: periodsOf(table, rows),
  percent: isPercent(drawn, table)
});

/**
 * Holds what a chart says of its rows against those that it shows: title, its short form, opening words for who does
 * not see it, labels of columns, and names of values, of which none is what another value is called.
 */
export function checkChartOfRows(
  face: ChartFace,
  columns: readonly DataTableColumn[],
  {table, rows, all}: {readonly table: TableInfo; readonly rows: readonly Row[]; readonly all: readonly Row[]},
  {file, lineOf}: {readonly file: string; readonly lineOf: (path: string) => number},
  report: ProseReport
): void {
  const title = rowsOfTitle(face, table, rows);
  for (const key of ["title", "short"] as const) {
    const text = face[key];
    if (text !== undefined) report.ofRows(file, lineOf(key), key, text, {...title, periods: periodsOf(table, all)});
  }
  if (face.described !== undefined)
    report.ofRows(file, lineOf("described"), "described", face.described, {facts: title.facts, periods: []});
  for (const {column, label} of columns) {
    const [path, own] = [`columns.${column}`, quantityOf(table, column)];
    if (own) report.column(file, lineOf(path), path, label, rowsOfColumn(own, rows));
  }
  for (const column of new Set([face.x, face.colour, face.facet].filter((name) => name !== undefined)))
    for (const [value, name] of Object.entries(face.names)) {
      const other = valuesCalled(table, column, name, rows).find((one) => one !== value);
      if (other === undefined || !rows.some((row) => row[column] === value)) continue;
      const path = `names.${value}`;
      report.diagnostic(
        file,
        lineOf(path),
        `${path}: ${name}: is what ${other} is called; call it by a name of its own`
      );
    }
}

const valuesCalled = (table: TableInfo, column: string, name: string, rows: readonly Row[]): readonly string[] =>
  (valuesOfColumn({rows}, column) ?? []).filter(
    (value) => labelOf(table, column, value).toLowerCase() === name.toLowerCase()
  );

const rowsOfColumn = (column: QuantityColumn, rows: readonly Row[]): RowsOf => ({
  facts: factsOfRows({columns: [column]}, rows),
  periods: [],
  percent: column.unit === "unit" ? undefined : column.unit === "percent"
});

/** Whether what is drawn are percentages; undefined where it may be both. */
function isPercent({form, y, measure}: Drawn, table: TableInfo): boolean | undefined {
  if (measure === "share" || measure === "change") return true;
  const column = form === "cards" || form === "table" || measure === "index" ? undefined : quantityOf(table, y);
  return column === undefined || column.unit === "unit" ? undefined : column.unit === "percent";
}

const periodsOf = ({columns}: TableDescription, rows: readonly Row[]): readonly string[] =>
  columns.flatMap((column) =>
    column.kind === "key" && column.dimension === "period" ? rows.map((row) => String(row[column.name] ?? "")) : []
  );
