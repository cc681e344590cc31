import {elementMaker} from "../../core/element.js";
import {endingOf} from "../../core/quantity-columns.js";
import type {ExampleQuery} from "../../core/query/examples.js";
import {BESIDE_NUMBERS, plainName, queryColumns, sqlName} from "../../core/query/names.js";
import type {ListedTable} from "../../core/table-about.js";
import {dressTerms} from "../../core/terms/dress.js";
import {messageOf, statusRegion} from "../announce.js";

/**
 * The list of tables beside the editor, fetched when the page opens and, where that failed, when the reader asks again.
 */
export class TableSide {
  readonly #place: HTMLElement;
  readonly #insert: (name: string) => void;
  #tables: Promise<readonly ListedTable[]>;

  /** `insert` is given the names that the reader picks. */
  constructor(place: HTMLElement, insert: (name: string) => void) {
    [this.#place, this.#insert] = [place, insert];
    this.#tables = this.#list();
  }

  /** The tables; empty if their list could not be loaded. */
  get tables(): Promise<readonly ListedTable[]> {
    return this.#tables;
  }

  async #list(): Promise<readonly ListedTable[]> {
    const {ownerDocument: document} = this.#place;
    const make = elementMaker(document);
    try {
      const response = await fetch(document.querySelector<HTMLLinkElement>('link[rel="tickmark-table-list"]')!.href);
      if (!response.ok) throw new Error(`status ${response.status}`);
      const listed = (await response.json()) as readonly ListedTable[];
      const fold = make(
        "details",
        {class: "tm-query-fold"},
        make("summary", {}, "Tables and columns"),
        tableList(document, listed, this.#insert)
      );
      fold.open = document.defaultView!.matchMedia("(min-width: 48rem)").matches;
      this.#place.replaceChildren(fold);
      return listed;
    } catch (error) {
      const again = make("button", {type: "button"}, "Try again");
      again.addEventListener("click", () => {
        this.#tables = this.#list();
      });
      this.#place.replaceChildren(
        make("p", {role: "alert"}, `The list of tables could not be loaded (${messageOf(error)}). `, again)
      );
      return [];
    }
  }
}

/**
 * The site's tables with their columns, each name a button that gives it to `insert`; titles follow the page's
 * vocabulary.
 */
export function tableList(
  document: Document,
  tables: readonly ListedTable[],
  insert: (name: string) => void
): HTMLElement {
  const make = elementMaker(document);
  const list = make(
    "div",
    {class: "tm-query-tables"},
    ...tables.map((table) => dressTerms(listed(document, table), table.terms ?? []))
  );
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
  return make(
    "details",
    {class: "tm-query-table"},
    make("summary", {}, make("code", {}, name), make("span", {class: "tm-query-title"}, table.title)),
    make(
      "p",
      {},
      nameButton(document, name, "Insert the table’s name"),
      ` ${table.length === 1 ? "one row" : `${table.length} rows`}`
    ),
    make(
      "dl",
      {},
      ...columns.flatMap(({name: column, type, about}) => [
        make(
          "dt",
          {},
          nameButton(document, column, "Insert the column’s name"),
          " ",
          make("span", {class: "tm-query-type"}, type)
        ),
        make("dd", {}, about)
      ])
    ),
    ...(columns.some(({type}) => type === "DOUBLE") ? [besideNumbers(document)] : [])
  );
}

function besideNumbers(document: Document): HTMLElement {
  const make = elementMaker(document);
  const endings = BESIDE_NUMBERS.flatMap(([part, about], i) => [
    ...(i === 0 ? [] : ["; "]),
    make("code", {}, endingOf(part)),
    `: ${about}`
  ]);
  return make(
    "p",
    {class: "tm-query-beside"},
    "Beside each column of numbers stand four more, named by it and an ending: ",
    ...endings,
    "."
  );
}

function nameButton(document: Document, name: string, title: string): HTMLElement {
  return elementMaker(document)(
    "button",
    {type: "button", class: "tm-query-name", "data-name": sqlName(name), title},
    name
  );
}

/** What the query page is made of. */
export interface QueryParts {
  readonly root: HTMLElement;
  /** For a message about the link that opened the page. */
  readonly notice: HTMLElement;
  readonly editor: HTMLTextAreaElement;
  readonly run: HTMLButtonElement;
  readonly stop: HTMLButtonElement;
  readonly load: HTMLButtonElement;
  readonly copy: HTMLButtonElement;
  readonly progress: HTMLProgressElement;
  readonly progressText: HTMLElement;
  readonly loading: HTMLElement;
  readonly status: HTMLElement;
  /** For a message if a part of the page fails. */
  readonly diagnostic: HTMLElement;
  readonly tables: HTMLElement;
  readonly result: HTMLElement;
}

/** Makes the page's parts; `pick` is given the query of an example. */
export function queryParts(
  document: Document,
  queries: readonly ExampleQuery[],
  pick: (sql: string) => void
): QueryParts {
  const make = elementMaker(document);
  const button = (label: string, className?: string): HTMLButtonElement =>
    make("button", {type: "button", class: className}, label);
  const editor = make("textarea", {
    id: "tm-query-sql",
    rows: "9",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    "aria-describedby": "tm-query-hint"
  });
  const progress = make("progress", {"aria-label": "Query engine, part fetched", max: "1", value: "0"});
  const progressText = make("span", {});
  const parts = {
    editor,
    progress,
    progressText,
    notice: make("p", {class: "tm-query-notice", hidden: ""}),
    run: button("Run", "tm-primary"),
    stop: button("Stop"),
    load: button("Load the query engine"),
    copy: button("Copy link"),
    loading: make("p", {class: "tm-query-loading", hidden: ""}, progress, " ", progressText),
    status: statusRegion(document),
    diagnostic: make("div", {role: "alert", class: "tm-query-alert"}),
    tables: make("aside", {class: "tm-query-aside", "aria-label": "Tables and columns"}),
    result: make("section", {class: "tm-query-shown", "aria-labelledby": "tm-query-heading", hidden: ""})
  };
  parts.stop.hidden = true;
  const examples = queries.map(({label, sql}) => {
    const example = button(label);
    example.addEventListener("click", () => pick(sql));
    return example;
  });
  const work = make(
    "div",
    {class: "tm-query-work"},
    parts.notice,
    make("label", {for: editor.id}, "Query in SQL"),
    editor,
    make("p", {class: "tm-query-hint", id: "tm-query-hint"}, "Ctrl or Cmd with Enter runs it. Tab leaves the field."),
    make("div", {class: "tm-query-buttons"}, parts.run, parts.copy, parts.stop, parts.load),
    parts.loading,
    parts.status,
    parts.diagnostic,
    make(
      "div",
      {class: "tm-query-examples", role: "group", "aria-labelledby": "tm-query-examples"},
      make("span", {id: "tm-query-examples"}, "Examples:"),
      ...examples
    )
  );
  return {
    ...parts,
    root: make("div", {class: "tm-query"}, make("div", {class: "tm-query-layout"}, work, parts.tables), parts.result)
  };
}
