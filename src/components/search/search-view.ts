import {elementMaker} from "../../core/element.js";
import {ENTRY_KINDS} from "../../core/search/search-entry.js";
import type {FoundEntry} from "../../core/search/search-entry.js";
import type {Found, FoundGroup} from "../../core/search/search-index.js";

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

/** What was found, in words for a status. */
export function foundWords({count, partly}: Found, query: string): string {
  if (query.trim() === "") return "";
  if (count === 0) return `Nothing is found for “${query.trim()}”.`;
  const found = count === 1 ? "One result" : `${count} results`;
  return partly ? `Nothing holds all of these words. ${found} with some of them.` : `${found}.`;
}

/** Lists of everything, by their addresses. */
const WAYS_ON: readonly (readonly [path: string, label: string])[] = [["facts/", "All figures, with filters"], ["gallery", "All charts"], ["tables/", "All tables"], ["sources/", "The documents"]];

/** What a reader may try where nothing is found. */
export function nothingFound(root: string, document: Document): readonly HTMLElement[] {
  const make = elementMaker(document);
  return [
    make("p", {}, "The search knows the words of these pages and the numbers as they are printed, not the text of the documents."),
    make("ul", {}, ...WAYS_ON.map(([path, label]) => make("li", {}, make("a", {href: root + path}, label))))
  ];
}

function groupSection({kind, found}: FoundGroup, {root, query, limit}: SearchViewOptions, document: Document): HTMLElement {
  const make = elementMaker(document);
  const id = `tm-found-${kind}`;
  const more = found.length - limit;
  const all = kind === "fact" ? `${root}facts/?q=${encodeURIComponent(query.trim())}` : `${root}search?q=${encodeURIComponent(query.trim())}#${id}`;
  return make("section", {"aria-labelledby": id},
    make("h2", {id}, ENTRY_KINDS[kind]),
    make("ul", {}, ...found.slice(0, limit).map((entry) => make("li", {}, entryLink(entry, root, document)))),
    more <= 0 ? undefined : make("p", {class: "tm-found-more"}, make("a", {href: all}, `${more} more`, make("span", {class: "tm-hidden"}, ` of: ${ENTRY_KINDS[kind].toLowerCase()}`))));
}

function entryLink({title, about, href}: FoundEntry, root: string, document: Document): HTMLElement {
  const make = elementMaker(document);
  return make("a", {href: root + href, "data-found": ""}, make("span", {class: "tm-found-title"}, title), about === "" ? undefined : make("span", {class: "tm-found-about"}, about));
}
