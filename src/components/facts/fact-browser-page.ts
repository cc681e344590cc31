import {elementMaker} from "../../core/element.js";
import {ALL_FACTS, FACTS_A_PAGE} from "../../core/search/fact-index.js";
import type {FactIndex, FactQuery, FactSort, FactState} from "../../core/search/fact-index.js";
import {factQueryAddress, readFactQuery, setFilters} from "../../core/search/fact-query.js";
import {FactTable} from "../../core/search/fact-table.js";
import {countText, factRows, shownText} from "../../views/fact-browser.js";
import type {FactRowLinks} from "../../views/fact-browser.js";
import {siteTraceLinks} from "../../views/trace-links.js";
import {closestTo, isPlain, messageOf} from "../announce.js";
import {siteLink, siteRoot} from "../site-links.js";
import {withNamedTerms} from "../terms/apply-terms.js";

/**
 * Binds the list of facts to its filters, sortable headings, page links and the page's address. Shows a message if the
 * index can't be loaded.
 */
export async function showFactBrowser(
  document: Document,
  window: Window,
  load: (document: Document) => Promise<FactIndex> = loadFacts
): Promise<void> {
  const root = document.querySelector<HTMLElement>(".tm-fact-browser");
  const form = root?.querySelector("form");
  if (!root || !form) return;
  try {
    new FactBrowser(root, form, new FactTable(await load(document)), window).start();
  } catch (error) {
    const make = elementMaker(document);
    root
      .querySelector(".tm-fact-ignored")
      ?.replaceChildren(
        make(
          "p",
          {class: "tm-error", role: "alert"},
          `The figures can’t be filtered (${messageOf(error)}). The whole list stands below.`
        )
      );
    form.hidden = true;
  }
}

class FactBrowser {
  private query: FactQuery = ALL_FACTS;
  private typing = false;
  private readonly parts;
  private readonly links;

  constructor(
    private readonly root: HTMLElement,
    private readonly form: HTMLFormElement,
    private readonly facts: FactTable,
    private readonly window: Window
  ) {
    this.parts = factListParts(root);
    this.links = siteTraceLinks(siteRoot(root.ownerDocument));
  }

  start(): void {
    this.readAddress();
    this.form.addEventListener("input", ({target}) =>
      this.ask(
        {...this.query, ...this.filters(), page: 1},
        (target as Partial<HTMLInputElement>).name === "q" ? "typing" : "choice"
      )
    );
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.root.addEventListener("click", (event) => this.onClick(event));
    this.window.addEventListener("popstate", () => this.readAddress());
    bindRowKeys(this.root);
  }

  private readAddress(): void {
    const {query, ignored} = readFactQuery(this.window.location.search, this.facts.index);
    const make = elementMaker(this.root.ownerDocument);
    this.root
      .querySelector(".tm-fact-ignored")
      ?.replaceChildren(
        ...(ignored.length === 0
          ? []
          : [
              make(
                "p",
                {class: "tm-error", role: "alert"},
                `This address asks for what is not known here, which was left out: ${ignored.join(", ")}.`
              )
            ])
      );
    this.fillForm(query);
    this.query = drawFactList(this.parts, this.facts, query, this.links);
  }

  /** Shows a query; each choice is a history entry that Back undoes, and consecutive typing is one entry. */
  private ask(query: FactQuery, by: "choice" | "typing" = "choice"): void {
    this.query = drawFactList(this.parts, this.facts, query, this.links);
    const {history, location} = this.window;
    const address = location.pathname + withNamedTerms(factQueryAddress(this.query), this.window) + location.hash;
    if (address !== location.pathname + location.search + location.hash)
      history[by === "choice" || !this.typing ? "pushState" : "replaceState"](null, "", address);
    this.typing = by === "typing";
    this.root.querySelector(".tm-fact-ignored")?.replaceChildren();
  }

  private onClick(event: MouseEvent): void {
    if (!isPlain(event)) return;
    const button = closestTo(event.target, "button");
    const sort = button?.closest<HTMLElement>("th[data-sort]")?.dataset.sort as FactSort | undefined;
    const drop = (button as HTMLElement | null)?.dataset.drop;
    const turn = (button as HTMLElement | null)?.dataset.turn;
    if (sort !== undefined)
      this.ask({...this.query, sort, descending: this.query.sort === sort && !this.query.descending, page: 1});
    if (turn !== undefined && button?.getAttribute("aria-disabled") !== "true") {
      this.ask({...this.query, page: this.query.page + Number(turn)});
      this.parts.table.scrollIntoView({block: "start"});
    }
    if (drop !== undefined) this.drop(drop);
  }

  /** Drops a filter and moves the focus to the text field, because the pressed button is gone. */
  private drop(which: string): void {
    const {sort, descending} = this.query;
    const query =
      which === "all"
        ? {...ALL_FACTS, sort, descending}
        : setFilters(this.query, this.facts.index)[Number(which)]?.without;
    if (!query) return;
    this.fillForm(query);
    this.ask(query);
    (this.form.elements.namedItem("q") as HTMLInputElement).focus();
  }

  private filters(): Pick<FactQuery, "text" | "source" | "measure" | "period" | "states"> {
    const one = (name: string): string =>
      (this.form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement).value;
    const states = [...this.form.querySelectorAll<HTMLInputElement>('input[name="state"]:checked')].map(
      ({value}) => value as FactState
    );
    return {text: one("q"), source: one("source"), measure: one("measure"), period: one("period"), states};
  }

  private fillForm({text, source, measure, period, states}: FactQuery): void {
    for (const [name, value] of Object.entries({q: text, source, measure, period}))
      (this.form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement).value = value;
    for (const box of this.form.querySelectorAll<HTMLInputElement>('input[name="state"]'))
      box.checked = (states as readonly string[]).includes(box.value);
  }
}

/** Makes the arrow keys go from the text field into the list and from row to row, and Home and End to its ends. */
function bindRowKeys(root: HTMLElement): void {
  root.addEventListener("keydown", (event) => {
    if (!isPlain(event) || event.isComposing) return;
    const links = [...root.querySelectorAll<HTMLElement>(".tm-row-measure a")];
    const field = root.querySelector<HTMLElement>('input[name="q"]');
    if (event.target === field) {
      if (event.key === "ArrowDown") go(event, links[0]);
      return;
    }
    const row = closestTo(event.target, "tr[data-fact-row]");
    const at = row ? links.findIndex((link) => row.contains(link)) : -1;
    if (at < 0) return;
    if (event.key === "ArrowDown") go(event, links[at + 1]);
    if (event.key === "ArrowUp") go(event, links[at - 1] ?? field ?? undefined);
    if (event.key === "Home") go(event, links[0]);
    if (event.key === "End") go(event, links.at(-1));
  });
}

function go(event: Event, target: HTMLElement | undefined): void {
  if (!target) return;
  event.preventDefault();
  target.focus();
}

/** Fetches the index of all facts that the page names. Rejects with an Error for readers. */
export async function loadFacts(document: Document): Promise<FactIndex> {
  const url = siteLink(document, "facts");
  if (url === undefined) throw new Error("This page names no list of figures.");
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return requireFacts(await response.json());
}

/** Checks that a value is an index of facts; throws an Error if not. */
export function requireFacts(value: unknown): FactIndex {
  const index = value as Partial<FactIndex> | null;
  const whole =
    typeof value === "object" &&
    index?.version === 1 &&
    Array.isArray(index.columns?.id) &&
    Array.isArray(index.sources);
  if (!whole) throw new Error("the file is not a list of figures");
  return index as FactIndex;
}

/** What is drawn again: the parts of the browser of facts in a page. */
interface FactListParts {
  readonly root: HTMLElement;
  readonly table: HTMLTableElement;
  readonly count: HTMLElement;
  readonly empty: HTMLElement;
  readonly pages: HTMLElement;
}

/** Finds the parts within the browser's element; throws an Error where one is missing. */
function factListParts(root: HTMLElement): FactListParts {
  const part = (selector: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`the list of figures lacks ${selector}`);
    return found;
  };
  return {
    root,
    table: part("table") as HTMLTableElement,
    count: part(".tm-fact-count"),
    empty: part(".tm-fact-empty"),
    pages: part(".tm-fact-pages")
  };
}

/**
 * Draws the page of a list that a query asks for; a page beyond the last is the last. Returns the query as it is shown.
 */
function drawFactList(parts: FactListParts, facts: FactTable, asked: FactQuery, links: FactRowLinks): FactQuery {
  const {table, count, empty, pages} = parts;
  const make = elementMaker(table.ownerDocument);
  const rows = facts.rows(asked);
  const last = Math.max(1, Math.ceil(rows.length / FACTS_A_PAGE));
  const page = Math.min(asked.page, last);
  table.tBodies[0]!.replaceChildren(
    ...factRows(facts.index, rows.subarray((page - 1) * FACTS_A_PAGE, page * FACTS_A_PAGE), make, links)
  );
  table.hidden = rows.length === 0;
  count.textContent = countText(rows.length, facts.length);
  count.dataset.shown = shownText(page, rows.length);
  pages.hidden = last === 1;
  pages.querySelector(".tm-fact-page-of")!.textContent = `Page ${page} of ${last.toLocaleString("en")}`;
  for (const button of pages.querySelectorAll<HTMLElement>("[data-turn]"))
    button.setAttribute("aria-disabled", String(button.dataset.turn === "1" ? page >= last : page <= 1));
  empty.hidden = rows.length > 0;
  empty.replaceChildren(...(rows.length > 0 ? [] : emptyState(facts, asked, make)));
  const drop = parts.root.querySelector<HTMLButtonElement>('.tm-fact-found [data-drop="all"]');
  if (drop) drop.hidden = rows.length === 0 || setFilters(asked, facts.index).length === 0;
  markSort(table, asked);
  return {...asked, page};
}

/** The message for an empty list: the filters whose removal would leave facts, with how many. */
function emptyState(facts: FactTable, query: FactQuery, make: ReturnType<typeof elementMaker>): readonly HTMLElement[] {
  const filters = setFilters(query, facts.index);
  const names = filters.map(({label}) => label);
  const listed = names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
  const ways = filters.flatMap(({label, without}, i) => {
    const left = facts.count(without);
    return left === 0
      ? []
      : [
          make(
            "li",
            {},
            make("button", {type: "button", "data-drop": String(i)}, `Drop ${label}`),
            ` leaves ${left.toLocaleString("en")}`
          )
        ];
  });
  return [
    make("p", {}, filters.length === 1 ? `No figure has ${listed}.` : `No figure is left by ${listed} together.`),
    ways.length > 0 ? make("ul", {}, ...ways) : make("p", {}, "Without any one of them there is still none."),
    ...(filters.length > 1
      ? [make("p", {}, make("button", {type: "button", "data-drop": "all"}, "Drop all filters"))]
      : [])
  ];
}

function markSort(table: HTMLTableElement, {sort, descending}: FactQuery): void {
  for (const head of table.querySelectorAll<HTMLElement>("th[data-sort]")) {
    const mine = head.dataset.sort === sort;
    if (mine) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}
