import type {ChartFace, ChartTable} from "../core/chart-definition.js";
import {keyColumns, periodColumn, quantityColumns} from "../core/chart-spec/table-info.js";
import type {ChartContext, Row, DataTableColumn} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import type {Column} from "../core/table.js";
import {quantityCell} from "./data-table.js";
import {CHANGE_SHOWN, keyLabel, wholeWords} from "./spec-view.js";
import type {SpecView} from "./spec-view.js";

/**
 * The columns that a specification shows as a table: the keys that its rows have, and its number, or all numbers where
 * it names none.
 */
export function tableColumns(
  {spec, table}: Pick<SpecView, "spec" | "table">,
  rows: readonly Row[]
): readonly DataTableColumn[] {
  const [first = {}] = rows;
  const asked = spec.form === "table" || spec.group !== undefined ? [] : [spec.x, spec.colour, spec.facet];
  const bases =
    spec.y === undefined || (spec.measure ?? "level") !== "level"
      ? []
      : quantityColumns(table)
          .filter(({name}) => name !== spec.y)
          .map(({from}) => from);
  const keys = keyColumns(table).filter(
    ({name}) =>
      (rows.length === 0 || name in first) &&
      !bases.includes(name) &&
      (asked.includes(name) || rows.some((row) => (row[name] ?? "") !== ""))
  );
  const quantities = quantityColumns(table).filter(({name}) =>
    spec.y === undefined ? rows.length === 0 || name in first : name === spec.y
  );
  return [
    ...keys.map(({name, label}) => ({column: name, label, quantity: false})),
    ...quantities.map(({name, label, from}) => ({
      column: name,
      label: `${label}${measureWords({spec, table})}`,
      quantity: true,
      ...(from !== undefined || spec.measure === "change" ? {format: CHANGE_SHOWN} : {})
    }))
  ];
}

/**
 * The default columns of a registered chart's data table: drawn keys, period, columns that qualify the numbers, and
 * every quantity.
 */
export function usualColumns(
  {form, x, y, colour, facet}: Pick<ChartFace, "form" | "x" | "y" | "colour" | "facet">,
  table: Pick<ChartTable, "columns" | "compare">
): readonly DataTableColumn[] {
  const [period, quantities] = [periodColumn(table), quantityColumns(table)];
  const columns = (names: Iterable<string | undefined>): readonly DataTableColumn[] =>
    [...names].flatMap((name) => table.columns.filter((column) => column.name === name)).map(dataTableColumn);
  if (form === "matrix" || form === "timeline")
    return columns(
      keyColumns(table)
        .map(({name}) => name)
        .filter((name) => name !== "id")
    );
  if (table.compare === "none") return columns([x, period, y, "flag"]);
  if (table.compare === "own-base") {
    const wholes = quantities.filter(({wholeOf}) => wholeOf === y).map(({name}) => name);
    return columns([x, y, "flag", "base", ...wholes, period]).map((column) =>
      column.column === "base" ? {...column, label: "Of what"} : column
    );
  }
  return columns(new Set([x, colour, facet, "within", period, ...quantities.map(({name}) => name), "flag"]));
}

function dataTableColumn({name, label, ...column}: Column): DataTableColumn {
  const quantity = column.kind === "quantity";
  return {column: name, label, quantity, ...(quantity && column.from !== undefined ? {format: CHANGE_SHOWN} : {})};
}

/** The words after a quantity's name for a share, change or index of it. */
function measureWords(view: Pick<SpecView, "spec" | "table">): string {
  const {measure = "level"} = view.spec;
  if (measure === "share") return `, share of ${wholeWords(view)}`;
  return {level: "", change: ", change on the first period", index: ", index with the first period as its base"}[
    measure
  ];
}

/** The rows as an HTML table, every number a link. */
export function drawTable(view: SpecView, rows: readonly Row[], context: ChartContext): HTMLElement {
  const make = elementMaker(context.document);
  const columns = tableColumns(view, rows);
  return make(
    "div",
    {class: "tm-scroll"},
    make(
      "table",
      {class: "tm-spec-table"},
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          ...columns.map(({label, quantity}) =>
            make("th", {scope: "col", class: quantity ? "tm-quantity" : undefined}, label)
          )
        )
      ),
      make(
        "tbody",
        {},
        ...rows.map((row) =>
          make(
            "tr",
            {},
            ...columns.map((column, i) => {
              if (column.quantity) return quantityCell(row, column, context);
              const text = keyLabel(view.table, column.column, String(row[column.column] ?? ""), context);
              return i === 0 ? make("th", {scope: "row"}, text) : make("td", {}, text);
            })
          )
        )
      )
    )
  );
}
