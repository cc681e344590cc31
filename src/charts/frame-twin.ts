import {cellOf} from "../core/chart.js";
import type {Chart, ChartContext, OptionValues, Row, TwinColumn} from "../core/chart.js";
import {periodLabel} from "../core/period.js";
import {MISSING_REASONS} from "../core/table.js";
import type {MissingReason} from "../core/table.js";
import {element} from "./element.js";
import type {FrameContext} from "./frame-context.js";

/** The rows of a chart as a table, every number a link; the chart's own rows, so that they can't drift. */
export function frameTwin(chart: Chart, rows: readonly Row[], options: OptionValues, context: FrameContext, id: string): HTMLElement {
  const {document} = context;
  const columns = chart.twin(options);
  const table = element(document, "table", {id: `${id}-twin`},
    element(document, "caption", {}, context.plain(chart.title(options))),
    element(document, "thead", {}, element(document, "tr", {}, ...columns.map(({label, quantity}) =>
      element(document, "th", {scope: "col", class: quantity ? "tm-quantity" : undefined}, label)))),
    element(document, "tbody", {}, ...rows.map((row) => element(document, "tr", {}, ...columns.map((column, i) =>
      column.quantity ? quantityCell(row, column, context) : keyCell(row, column, i === 0, context)))))
  );
  return element(document, "details", {class: "tm-twin"},
    element(document, "summary", {}, "Table of these numbers"),
    element(document, "div", {class: "tm-scroll", role: "region", tabindex: "0", "aria-labelledby": `${id}-headline`}, table));
}

/** A quantity as a cell: its number as a link, or the reason why there is none. */
export function quantityCell(row: Row, {column, format}: TwinColumn, context: ChartContext): HTMLElement {
  const {document} = context;
  const cell = cellOf(row, column);
  if ("missing" in cell) {
    return element(document, "td", {class: "tm-quantity"}, element(document, "span", {class: "tm-missing"}, MISSING_REASONS[cell.missing]));
  }
  const {expression} = cell;
  return element(document, "td", {class: "tm-quantity"},
    element(document, "a", {class: "tm-number", href: context.traceHref(expression), "data-trace": expression}, context.format(expression, format)));
}

function keyCell(row: Row, {column}: TwinColumn, header: boolean, {document, label}: ChartContext): HTMLElement {
  const value = String(row[column] ?? "");
  const text = column === "period" || column === "year" ? periodLabel(value) : value === "" ? "" : isReason(value) ? MISSING_REASONS[value] : label(column, value);
  return header ? element(document, "th", {scope: "row"}, text) : element(document, "td", {}, text);
}

const isReason = (value: string): value is MissingReason => Object.hasOwn(MISSING_REASONS, value);
