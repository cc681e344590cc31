import {elementMaker} from "../../core/element.js";
import {messageOf} from "../fault-message.js";
import {loadFinder} from "./load-index.js";
import type {Finder} from "./load-index.js";
import {foundWords, nothingFound, searchResults} from "./search-view.js";

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

/** Makes a field of search that looks as one types; Enter goes to the best result, the arrow keys go from result to result. */
export function searchField(document: Document, {root, limit, load = loadFinder, onFind}: SearchFieldOptions): SearchField {
  const make = elementMaker(document);
  const input = make("input", {type: "text", name: "q", role: "searchbox", "aria-label": "Search pages, charts and figures", placeholder: "Words, or a number as printed", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search"});
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
      const found = finder(asked);
      answered = asked;
      status.textContent = foundWords(found, asked);
      results.replaceChildren(...searchResults(found, {root, query: asked, limit}, document), ...(found.count === 0 && asked.trim() !== "" ? nothingFound(root, document) : []));
    } catch (error) {
      answered = undefined;
      status.textContent = "";
      const again = make("button", {type: "button"}, "Try again");
      again.addEventListener("click", () => void find().then(() => input.focus()));
      results.replaceChildren(make("div", {class: "tm-error", role: "alert"}, make("p", {}, `The search can’t be used now: its index could not be loaded (${messageOf(error)}).`), again));
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

/** Makes the arrow keys, Home and End go through the results below a field. */
export function bindResultKeys(within: HTMLElement, {input, results}: Pick<SearchField, "input" | "results">): void {
  within.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const links = [...results.querySelectorAll<HTMLElement>("a[href], button")];
    const at = links.indexOf(event.target as HTMLElement);
    if (at < 0 && event.target !== input) return;
    const target = {ArrowDown: links[at + 1], ArrowUp: at < 0 ? undefined : links[at - 1] ?? input, Home: at < 0 ? undefined : links[0], End: at < 0 ? undefined : links.at(-1)}[event.key];
    if (!target) return;
    event.preventDefault();
    target.focus();
  });
}
