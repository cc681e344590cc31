import {elementMaker} from "../../core/element.js";
import {messageOf} from "../fault-message.js";
import {tableList} from "./table-list.js";
import type {ListedTable} from "../../core/listed-table.js";

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
