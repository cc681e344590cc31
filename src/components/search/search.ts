import {elementMaker} from "../../core/element.js";
import {ENTRY_KINDS, MOST_WORDS, openSearchIndex} from "../../core/search/search-index.js";
import type {Found, FoundEntry, FoundGroup, SearchFile} from "../../core/search/search-index.js";
import {messageOf} from "../announce.js";
import {siteLink, siteRoot} from "../site-links.js";
import {withNamedTerms} from "../terms/apply-terms.js";

const LIMIT = 5;

let opened: {readonly document: Document; readonly show: () => void} | undefined;

/**
 * Opens the search dialog with the last query. Escape and Close return the focus to where it was. During a show it
 * finds figures alone, which open their traces above the slide, so that nobody leaves the talk for another page.
 */
export function openSearch(document: Document, options: Partial<SearchFieldOptions> = {}): void {
  if (opened?.document !== document) opened = {document, show: searchDialog(document, options)};
  opened.show();
}

function searchDialog(document: Document, options: Partial<SearchFieldOptions>): () => void {
  const make = elementMaker(document);
  const root = siteRoot(document);
  const whole = make("p", {class: "tm-search-whole", hidden: ""}, make("a", {}, "All results as a page"));
  const field = searchField(document, {
    root,
    limit: LIMIT,
    ...options,
    onFind: (query) => {
      whole.hidden = query.trim() === "" || isShow(document);
      whole.querySelector("a")!.href = `${root}search?q=${encodeURIComponent(query.trim())}`;
    }
  });
  const close = make("button", {type: "button"}, "Close");
  const hint = make("p", {class: "tm-search-hint"}, "Arrow keys go through the results, Enter opens, Escape closes.");
  const dialog = make(
    "dialog",
    {class: "tm-search", "aria-label": "Search"},
    make("div", {class: "tm-search-head"}, field.form, close),
    hint,
    field.status,
    field.results,
    whole
  );
  let before: HTMLElement | null = null;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => before?.focus({preventScroll: true}));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
    if (
      (event.target as Element).closest("a[href]") &&
      !event.defaultPrevented &&
      event.button === 0 &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.shiftKey
    ) {
      before = null;
      dialog.close();
    }
  });
  bindResultKeys(dialog, field);
  return () => {
    if (dialog.open) return;
    before = document.activeElement as HTMLElement | null;
    if (!dialog.isConnected) document.body.append(dialog);
    dialog.showModal();
    field.input.focus();
    field.input.select();
    void field.find();
  };
}

const PAGE_LIMIT = 50;

/** Runs the query in the address (`?q=`) of the search page, and updates the address as the reader types. */
export async function showSearchPage(
  document: Document,
  window: Window,
  options: Partial<SearchFieldOptions> = {}
): Promise<void> {
  const page = document.querySelector<HTMLElement>("#tm-search-page");
  if (!page) return;
  const title = document.title;
  const field = searchField(document, {
    root: siteRoot(document),
    limit: PAGE_LIMIT,
    ...options,
    onFind: (query) => {
      const {pathname, hash} = window.location;
      window.history.replaceState(
        null,
        "",
        pathname + withNamedTerms(query.trim() === "" ? "" : `?q=${encodeURIComponent(query.trim())}`, window) + hash
      );
      document.title = query.trim() === "" ? title : `${shortened(query.trim())}: ${title}`;
    }
  });
  page.replaceChildren(field.form, field.status, field.results);
  bindResultKeys(page, field);
  field.input.value = new URLSearchParams(window.location.search).get("q") ?? "";
  await field.find();
  if (window.location.hash === "") field.input.focus();
  else document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
}

/** A field of search with its results below: in the dialog, and on the page of the search. */
export interface SearchField {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly status: HTMLElement;
  readonly results: HTMLElement;
  /** Looks for what the field holds. Settles when it is shown. */
  readonly find: () => Promise<void>;
}

/** What a field is made with. */
export interface SearchFieldOptions {
  readonly root: string;
  /** How many results of a kind are shown. */
  readonly limit: number;
  readonly load?: (document: Document) => Promise<Finder>;
  /** Called with the query each time something was looked for. */
  readonly onFind?: (query: string) => void;
}

/** Makes a search field that searches while typing; Enter opens the best result, arrow keys move between results. */
export function searchField(
  document: Document,
  {root, limit, load = loadFinder, onFind}: SearchFieldOptions
): SearchField {
  const make = elementMaker(document);
  const input = make("input", {
    type: "text",
    name: "q",
    role: "searchbox",
    "aria-label": "Search pages, charts and figures",
    placeholder: "Words, or a number as printed",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search"
  });
  const status = make("p", {class: "tm-search-status", role: "status"});
  const results = make("div", {class: "tm-search-results"});
  const form = make("form", {class: "tm-search-form", role: "search", action: `${root}search`}, input);
  let answered: string | undefined;
  const find = async (): Promise<void> => {
    const asked = input.value;
    try {
      const waiting = setTimeout(() => (status.textContent = "Loading the index …"), 200);
      const finder = await load(document).finally(() => clearTimeout(waiting));
      if (asked !== input.value) return;
      const found = isShow(document) ? figuresOf(finder(asked)) : finder(asked);
      answered = asked;
      status.textContent = foundWords(found, asked);
      results.replaceChildren(
        ...searchResults(found, {root, query: asked, limit}, document),
        ...(found.count === 0 && asked.trim() !== "" && !isShow(document) ? nothingFound(root, document) : [])
      );
    } catch (error) {
      answered = undefined;
      status.textContent = "";
      const again = make("button", {type: "button"}, "Try again");
      again.addEventListener("click", () => void find().then(() => input.focus()));
      results.replaceChildren(
        make(
          "div",
          {class: "tm-error", role: "alert"},
          make("p", {}, `The search can’t be used now: its index could not be loaded (${messageOf(error)}).`),
          again
        )
      );
    }
    onFind?.(asked);
  };
  input.addEventListener("input", () => void find());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const go = (): void => results.querySelector<HTMLElement>("a[data-found]")?.click();
    if (answered === input.value) go();
    else void find().then(go);
  });
  return {form, input, status, results, find};
}

/** Whether the page shows a deck's slides rather than the page as it is read. */
const isShow = (document: Document): boolean => document.documentElement.classList.contains("tm-presenting");

function figuresOf(found: Found): Found {
  const groups = found.groups.filter(({kind}) => kind === "fact");
  return {...found, groups, count: groups.reduce((sum, group) => sum + group.found.length, 0)};
}

/** Makes the arrow keys, Home and End go through the results below a field. */
export function bindResultKeys(within: HTMLElement, {input, results}: Pick<SearchField, "input" | "results">): void {
  within.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const links = [...results.querySelectorAll<HTMLElement>("a[href], button")];
    const at = links.indexOf(event.target as HTMLElement);
    if (at < 0 && event.target !== input) return;
    const target = {
      ArrowDown: links[at + 1],
      ArrowUp: at < 0 ? undefined : (links[at - 1] ?? input),
      Home: at < 0 ? undefined : links[0],
      End: at < 0 ? undefined : links.at(-1)
    }[event.key];
    if (!target) return;
    event.preventDefault();
    target.focus();
  });
}

/** How results are shown: where the site's root is, how many of each kind, and where a whole list is. */
export interface SearchViewOptions {
  readonly root: string;
  readonly query: string;
  readonly limit: number;
}

/** Results as lists of links under the names of their kinds. */
export function searchResults({groups}: Found, options: SearchViewOptions, document: Document): readonly HTMLElement[] {
  return groups.map((group) => groupSection(group, options, document));
}

/** What was found, in words for a status; a long query is repeated in part. */
export function foundWords({count, partly, cut}: Found, query: string): string {
  const asked = query.trim();
  if (asked === "") return "";
  const limit = cut ? ` Only the first ${MOST_WORDS} words are looked for.` : "";
  if (count === 0) return `Nothing is found for “${shortened(asked)}”.${limit}`;
  const found = count === 1 ? "One result" : `${count} results`;
  return `${partly ? `Nothing holds all of these words. ${found} with some of them.` : `${found}.`}${limit}`;
}

const LONGEST_REPEATED = 200;

const shortened = (query: string): string =>
  query.length > LONGEST_REPEATED ? `${query.slice(0, LONGEST_REPEATED)}…` : query;

/** Lists of everything, by their addresses. */
const WAYS_ON: readonly (readonly [path: string, label: string])[] = [
  ["facts/", "All figures, with filters"],
  ["gallery", "All charts"],
  ["tables/", "All tables"],
  ["sources/", "The documents"]
];

/** What a reader may try where nothing is found. */
export function nothingFound(root: string, document: Document): readonly HTMLElement[] {
  const make = elementMaker(document);
  return [
    make(
      "p",
      {},
      "The search knows the words of these pages and the numbers as they are printed, not the text of the documents."
    ),
    make("ul", {}, ...WAYS_ON.map(([path, label]) => make("li", {}, make("a", {href: root + path}, label))))
  ];
}

function groupSection(
  {kind, found}: FoundGroup,
  {root, query, limit}: SearchViewOptions,
  document: Document
): HTMLElement {
  const make = elementMaker(document);
  const id = `tm-found-${kind}`;
  const more = found.length - limit;
  const all =
    kind === "fact"
      ? `${root}facts/?q=${encodeURIComponent(query.trim())}`
      : `${root}search?q=${encodeURIComponent(query.trim())}#${id}`;
  return make(
    "section",
    {"aria-labelledby": id},
    make("h2", {id}, ENTRY_KINDS[kind]),
    make("ul", {}, ...found.slice(0, limit).map((entry) => make("li", {}, entryLink(entry, root, document)))),
    more <= 0 || isShow(document)
      ? undefined
      : make(
          "p",
          {class: "tm-found-more"},
          make(
            "a",
            {href: all},
            `${more} more`,
            make("span", {class: "tm-hidden"}, ` of: ${ENTRY_KINDS[kind].toLowerCase()}`)
          )
        )
  );
}

function entryLink({title, about, href}: FoundEntry, root: string, document: Document): HTMLElement {
  const make = elementMaker(document);
  const fact = isShow(document) ? /^facts\/(.+)$/.exec(href)?.[1] : undefined;
  return make(
    "a",
    {href: root + href, "data-found": "", "data-trace": fact},
    make("span", {class: "tm-found-title"}, title),
    about === "" ? undefined : make("span", {class: "tm-found-about"}, about)
  );
}

/** Finds entries by a query as it is typed. */
export type Finder = (query: string) => Found;

const loading = new Map<string, Promise<Finder>>();

/** The site's search, its index fetched once; a failed fetch is tried again. Rejects with an Error for readers. */
export function loadFinder(document: Document): Promise<Finder> {
  const url = siteLink(document, "search-index");
  if (url === undefined) return Promise.reject(new Error("this page names no index"));
  const known = loading.get(url);
  if (known) return known;
  const promise = fetchIndex(url).catch((cause: unknown) => {
    loading.delete(url);
    throw cause;
  });
  loading.set(url, promise);
  return promise;
}

async function fetchIndex(url: string): Promise<Finder> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const file = (await response.json()) as Partial<SearchFile> | null;
  if (file?.version !== 1) throw new Error("the file is not an index of this version");
  return openSearchIndex(file.index);
}
