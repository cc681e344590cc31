import type {TableDescription} from "../core/table.js";
import {elementMaker} from "../core/element.js";

const FORMATS = [["arrow", "Arrow"], ["csv", "CSV"], ["json", "JSON"]] as const;

/** All tables with what a row is and where its files are. */
export function tableList(tables: readonly TableDescription[], document: Document): HTMLElement {
  const make = elementMaker(document);
  return make("div", {class: "tm-table-list"}, ...tables.map(({id, title, description, columns}) =>
    make("section", {"aria-labelledby": `table-${id}`},
      make("h2", {id: `table-${id}`}, title),
      make("p", {}, description),
      make("p", {class: "tm-columns"}, `Columns: ${columns.map(({label}) => label.toLowerCase()).join(", ")}`),
      make("p", {class: "tm-actions"}, ...FORMATS.flatMap(([extension, label], i) =>
        [...(i === 0 ? [] : [" · "]), make("a", {href: `/tables/${id}.${extension}`}, label)])))));
}
