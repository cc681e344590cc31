import type {Row} from "../core/chart.js";
import {elementMaker} from "../core/element.js";
import type {ElementMaker} from "../core/element.js";
import {periodLabel} from "../core/period.js";
import type {TableDescription} from "../core/table.js";

/** What a list of rows is drawn with. */
export interface RowListOptions {
  /** The columns shown, the first as the head of its row; the place in the document follows them. */
  readonly columns: readonly string[];
  /** What a value of a column is called. */
  label(column: string, value: string): string;
  /** The address of a row in the page of its document. */
  rowHref(source: string, id: string): string;
}

/** The rows of a list as a table, each with the place where it stands in its document as a link. */
export function rowList(table: TableDescription, rows: readonly Row[], document: Document, options: RowListOptions): HTMLElement {
  const make = elementMaker(document);
  const head = (name: string): string => table.columns.find((column) => column.name === name)?.label ?? name;
  const id = `rows-${table.id}`;
  return make("div", {class: "tm-row-list tm-scroll", role: "region", tabindex: "0", "aria-labelledby": id},
    make("table", {},
      make("caption", {id}, table.title),
      make("thead", {}, make("tr", {}, ...[...options.columns, "locator"].map((column) => make("th", {scope: "col"}, head(column))))),
      make("tbody", {}, ...rows.map((row) => make("tr", {},
        ...options.columns.map((column, i) => make(i === 0 ? "th" : "td", i === 0 ? {scope: "row"} : {}, ...cellOf(row, column, options, make))),
        make("td", {}, make("a", {href: options.rowHref(String(row.source), String(row.id))}, String(row.locator))))))));
}

/** The words of a cell: values by their names, but abbreviations as they are printed, with the name for who asks. */
function cellOf(row: Row, column: string, {label}: RowListOptions, make: ElementMaker): readonly (Node | string)[] {
  const value = String(row[column] ?? "");
  if (column === "date") return [value === "" ? "" : periodLabel(value)];
  const parts = value.split(" ").map((part) => ({part, name: label(column, part)}));
  if (parts.some(({part, name}) => part === name)) return [value];
  return parts.flatMap(({part, name}, i) => {
    const abbreviated = /^[A-Z]+$/.test(part);
    return [i === 0 ? "" : abbreviated ? ", " : "; ", abbreviated ? make("abbr", {title: name}, part) : name];
  });
}
