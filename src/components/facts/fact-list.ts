import {elementMaker} from "../../core/element.js";
import {FACTS_A_PAGE} from "../../core/search/fact-index.js";
import type {FactQuery} from "../../core/search/fact-index.js";
import {setFilters} from "../../core/search/fact-query.js";
import type {FactTable} from "../../core/search/fact-table.js";
import {countText, factRows, shownText} from "../../views/fact-browser.js";
import type {FactRowLinks} from "../../views/fact-browser.js";

/** What is drawn again: the parts of the browser of facts in a page. */
export interface FactListParts {
  readonly root: HTMLElement;
  readonly table: HTMLTableElement;
  readonly count: HTMLElement;
  readonly empty: HTMLElement;
  readonly pages: HTMLElement;
}

/** Finds the parts within the browser's element; throws an Error where one is missing. */
export function factListParts(root: HTMLElement): FactListParts {
  const part = (selector: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`the list of figures lacks ${selector}`);
    return found;
  };
  return {root, table: part("table") as HTMLTableElement, count: part(".tm-fact-count"), empty: part(".tm-fact-empty"), pages: part(".tm-fact-pages")};
}

/** Draws the page of a list that a query asks for; a page beyond the last is the last. Returns the query as it is shown. */
export function drawFactList(parts: FactListParts, facts: FactTable, asked: FactQuery, links: FactRowLinks): FactQuery {
  const {table, count, empty, pages} = parts;
  const make = elementMaker(table.ownerDocument);
  const rows = facts.rows(asked);
  const last = Math.max(1, Math.ceil(rows.length / FACTS_A_PAGE));
  const page = Math.min(asked.page, last);
  table.tBodies[0]!.replaceChildren(...factRows(facts.index, rows.subarray((page - 1) * FACTS_A_PAGE, page * FACTS_A_PAGE), make, links));
  table.hidden = rows.length === 0;
  count.textContent = countText(rows.length, facts.length);
  count.dataset.shown = shownText(page, rows.length);
  pages.hidden = last === 1;
  pages.querySelector(".tm-fact-page-of")!.textContent = `Page ${page} of ${last.toLocaleString("en")}`;
  for (const button of pages.querySelectorAll<HTMLElement>("[data-turn]")) button.setAttribute("aria-disabled", String(button.dataset.turn === "1" ? page >= last : page <= 1));
  empty.hidden = rows.length > 0;
  empty.replaceChildren(...(rows.length > 0 ? [] : emptyState(facts, asked, make)));
  const drop = parts.root.querySelector<HTMLButtonElement>('.tm-fact-found [data-drop="all"]');
  if (drop) drop.hidden = rows.length === 0 || setFilters(asked, facts.index).length === 0;
  markSort(table, asked);
  return {...asked, page};
}

/** Which filters leave nothing, and what dropping one of them would leave. */
function emptyState(facts: FactTable, query: FactQuery, make: ReturnType<typeof elementMaker>): readonly HTMLElement[] {
  const filters = setFilters(query, facts.index);
  const names = filters.map(({label}) => label);
  const listed = names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
  const ways = filters.flatMap(({label, without}, i) => {
    const left = facts.count(without);
    return left === 0 ? [] : [make("li", {}, make("button", {type: "button", "data-drop": String(i)}, `Drop ${label}`), ` leaves ${left.toLocaleString("en")}`)];
  });
  return [
    make("p", {}, filters.length === 1 ? `No figure has ${listed}.` : `No figure is left by ${listed} together.`),
    ways.length > 0 ? make("ul", {}, ...ways) : make("p", {}, "Without any one of them there is still none."),
    ...(filters.length > 1 ? [make("p", {}, make("button", {type: "button", "data-drop": "all"}, "Drop all filters"))] : [])
  ];
}

function markSort(table: HTMLTableElement, {sort, descending}: FactQuery): void {
  for (const head of table.querySelectorAll<HTMLElement>("th[data-sort]")) {
    const mine = head.dataset.sort === sort;
    if (mine) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}
