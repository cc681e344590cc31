import {elementMaker} from "../../core/element.js";
import type {ListedTable} from "../../core/listed-table.js";
import {endingOf} from "../../core/quantity-columns.js";
import {BESIDE_NUMBERS, plainName, queryColumns, sqlName} from "../../core/query/names.js";
import {dressTerms} from "../../core/terms/dress.js";
import {messageOf} from "../announce.js";

/** The list of tables beside the editor, fetched when the page opens and, where that failed, when the reader asks again. */
export class TableSide {
  readonly #place: HTMLElement;
  readonly #insert: (name: string) => void;
  #tables: Promise<readonly ListedTable[]>;

  /** `insert` is given the names that the reader picks. */
  constructor(place: HTMLElement, insert: (name: string) => void) {
    [this.#place, this.#insert] = [place, insert];
    this.#tables = this.#list();
  }

  /** The tables; none where their list could not be had. */
  get tables(): Promise<readonly ListedTable[]> {
    return this.#tables;
  }

  async #list(): Promise<readonly ListedTable[]> {
    const {ownerDocument: document} = this.#place;
    const make = elementMaker(document);
    try {
      const response = await fetch(document.querySelector<HTMLLinkElement>('link[rel="tickmark-table-list"]')!.href);
      if (!response.ok) throw new Error(`status ${response.status}`);
      const listed = await response.json() as readonly ListedTable[];
      const fold = make("details", {class: "tm-query-fold"}, make("summary", {}, "Tables and columns"), tableList(document, listed, this.#insert));
      fold.open = document.defaultView!.matchMedia("(min-width: 48rem)").matches;
      this.#place.replaceChildren(fold);
      return listed;
    } catch (error) {
      const again = make("button", {type: "button"}, "Try again");
      again.addEventListener("click", () => {
        this.#tables = this.#list();
      });
      this.#place.replaceChildren(make("p", {role: "alert"}, `The list of tables could not be loaded (${messageOf(error)}). `, again));
      return [];
    }
  }
}

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
