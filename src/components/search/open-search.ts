import {elementMaker} from "../../core/element.js";
import {closestTo, isPlain, messageOf} from "../announce.js";
import {siteLink} from "../site-links.js";
import type * as Search from "./search.js";

const TYPING = "input, select, textarea, [contenteditable]:not([contenteditable='false'])";

/** Loads the search module; rejects if the site has no search or it can't be loaded. */
type Load = (document: Document) => Promise<Pick<typeof Search, "openSearch" | "showSearchPage">>;

/**
 * Opens the search by its button and by the keys `/` and Ctrl or Cmd with K, which elsewhere than in a field of input
 * mean nothing else; where it can't be had, it is said beside the button. On the page of the search, shows what its
 * address asks for.
 */
export function bindSearch(document: Document, window: Window, load: Load = loadSearch): void {
  for (const link of document.querySelectorAll("a[data-search]")) {
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
  }
  const open = (event: Event, link: Element | null): void => {
    event.preventDefault();
    load(document).then(
      ({openSearch}) => openSearch(document),
      (error: unknown) => link?.after(failure(link, error))
    );
  };
  document.addEventListener("click", (event) => {
    const link = isPlain(event) ? closestTo(event.target, "a[data-search]") : null;
    if (link) open(event, link);
  });
  document.addEventListener("keydown", (event) => {
    if (isSearchKey(event) && !isBusy(document, event)) open(event, document.querySelector("a[data-search]"));
  });
  const place = document.querySelector("#tm-search-page");
  if (place)
    load(document).then(
      ({showSearchPage}) => showSearchPage(document, window),
      (error: unknown) => place.prepend(failure(place, error))
    );
}

/** Says why the search can't be used; what was said before at that place gives way. */
function failure(place: Element, error: unknown): Element {
  for (const before of place.parentElement?.querySelectorAll(`.${FAILURE}`) ?? []) before.remove();
  const message = `The search can’t be used now: ${messageOf(error)}.`;
  return elementMaker(place.ownerDocument)("p", {class: `tm-error ${FAILURE}`, role: "alert"}, message);
}

const FAILURE = "tm-search-failure";

/** Whether a key asks for a search: `/`, or K with Ctrl or Cmd. */
export function isSearchKey(event: KeyboardEvent): boolean {
  const {key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented} = event;
  if (defaultPrevented || isComposing || altKey) return false;
  return key === "/" ? !ctrlKey && !metaKey : key.toLowerCase() === "k" && ctrlKey !== metaKey && !event.shiftKey;
}

/** Whether a key must not open the search: the site has none, or the key belongs to an input field or a dialog. */
const isBusy = (document: Document, event: KeyboardEvent): boolean =>
  siteLink(document, "search") === undefined || isTyping(document, event);

/** Whether a key belongs to an input field or a dialog. */
export function isTyping(document: Document, event: KeyboardEvent): boolean {
  return closestTo(event.target, TYPING) !== null || document.querySelector("dialog[open]") !== null;
}

async function loadSearch(document: Document): Promise<typeof Search> {
  const url = siteLink(document, "search");
  if (url === undefined) throw new Error("this page names no search");
  return (await import(/* @vite-ignore */ url)) as typeof Search;
}
