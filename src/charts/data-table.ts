import {rowsShown} from "../core/chart.js";
import type {Chart, ChartContext, OptionValues, Row, DataTableColumn} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import {periodLabel} from "../core/period.js";
import {shownCell} from "../core/quantity-columns.js";
import {isMissingReason, missingWords} from "../core/table.js";
import type {FrameContext} from "./frame-context.js";
import {numberText} from "./marks.js";

/** A key longer than this, in characters, is wrapped. */
const LONG = 32;

/** The rows that a chart shows as an HTML table, every number a link to its trace. */
export function frameDataTable(
  chart: Chart,
  rows: readonly Row[],
  options: OptionValues,
  context: FrameContext,
  id: string
): HTMLElement {
  const make = elementMaker(context.document);
  const columns = chart.dataTable(options);
  const table = make(
    "table",
    {id: `${id}-data-table`},
    make("caption", {}, context.plain(chart.title(options))),
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
      ...rowsShown(chart, rows, options).map((row) =>
        make(
          "tr",
          {},
          ...columns.map((column, i) =>
            column.quantity ? quantityCell(row, column, context) : keyCell(row, column, i === 0, context)
          )
        )
      )
    )
  );
  return make(
    "details",
    {class: "tm-data-table"},
    make("summary", {}, "Table of these numbers"),
    make("div", {class: "tm-scroll", role: "region", tabindex: "0", "aria-labelledby": `${id}-headline`}, table)
  );
}

/** A quantity as a cell: its number as a link, or the reason why there is none. */
export function quantityCell(row: Row, {column, format}: DataTableColumn, context: ChartContext): HTMLElement {
  const make = elementMaker(context.document);
  const cell = shownCell(row, column);
  if ("missing" in cell) {
    return make("td", {class: "tm-quantity"}, make("span", {class: "tm-missing"}, missingWords(cell.missing)));
  }
  const {expression, text} = numberText(row, column, context, format)!;
  return make(
    "td",
    {class: "tm-quantity"},
    expression === null
      ? text
      : make("a", {class: "tm-number", href: context.traceHref(expression), "data-trace": expression}, text)
  );
}

function keyCell(row: Row, {column}: DataTableColumn, header: boolean, context: ChartContext): HTMLElement {
  const make = elementMaker(context.document);
  const text = keyText(column, row, context);
  const className = text.length > LONG ? "tm-long" : undefined;
  return header ? make("th", {scope: "row", class: className}, text) : make("td", {class: className}, text);
}

/** A key of a row in words. */
export function keyText(column: string, row: Row, context: Pick<ChartContext, "label">): string {
  const value = String(row[column] ?? "");
  if (column === "period" || column === "year" || column === "date")
    return periodLabel(value, String(row[`${column}_flag`] ?? ""));
  if (value === "") return "";
  if (isMissingReason(value)) return missingWords(value);
  const text = context.label(column, value);
  return text === value ? plainWords(value) : text;
}

/** `aged-under-9` → `aged under 9`; an identifier, such as `charter.r1-i`, stands as it is. */
export function plainWords(value: string): string {
  return /^[a-z]+(?:-[a-z\d]+)+$/.test(value) ? value.replaceAll("-", " ") : value;
}
