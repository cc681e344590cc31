import {elementMaker} from "../../core/element.js";
import type {ListedTable} from "../../core/listed-table.js";
import {endingOf} from "../../core/quantity-columns.js";
import {BESIDE_NUMBERS, plainName, queryColumns, sqlName} from "../../core/query/names.js";
import {dressTerms} from "../../core/terms/dress.js";

/** The site's tables with their columns, each name a button that gives it to `insert`; titles follow the page's vocabulary. */
export function tableList(document: Document, tables: readonly ListedTable[], insert: (name: string) => void): HTMLElement {
  const make = elementMaker(document);
  const list = make("div", {class: "tm-query-tables"}, ...tables.map((table) => dressTerms(listed(document, table), table.terms ?? [])));
  list.addEventListener("click", (event) => {
    const name = (event.target as Element).closest<HTMLElement>("button[data-name]")?.dataset.name;
    if (name !== undefined) insert(name);
  });
  return list;
}

function listed(document: Document, table: ListedTable): HTMLElement {
  const make = elementMaker(document);
  const name = plainName(table.id) ?? table.id;
  const columns = queryColumns(table);
  return make("details", {class: "tm-query-table"},
    make("summary", {}, make("code", {}, name), make("span", {class: "tm-query-title"}, table.title)),
    make("p", {}, nameButton(document, name, "Insert the table’s name"), ` ${table.length === 1 ? "one row" : `${table.length} rows`}`),
    make("dl", {}, ...columns.flatMap(({name: column, type, about}) => [
      make("dt", {}, nameButton(document, column, "Insert the column’s name"), " ", make("span", {class: "tm-query-type"}, type)), make("dd", {}, about)])),
    ...(columns.some(({type}) => type === "DOUBLE") ? [besideNumbers(document)] : []));
}

function besideNumbers(document: Document): HTMLElement {
  const make = elementMaker(document);
  const endings = BESIDE_NUMBERS.flatMap(([part, about], i) => [...(i === 0 ? [] : ["; "]), make("code", {}, endingOf(part)), `: ${about}`]);
  return make("p", {class: "tm-query-beside"}, "Beside each column of numbers stand four more, named by it and an ending: ", ...endings, ".");
}

function nameButton(document: Document, name: string, title: string): HTMLElement {
  return elementMaker(document)("button", {type: "button", class: "tm-query-name", "data-name": sqlName(name), title}, name);
}
