import {closestTo, isPlain} from "../announce.js";
import {siteLink} from "../site-links.js";
import type * as Search from "./search.js";

const TYPING = "input, select, textarea, [contenteditable]:not([contenteditable='false'])";

/** Loads the search module; rejects if the site has no search or it can't be loaded. */
type Load = (document: Document) => Promise<Pick<typeof Search, "openSearch" | "showSearchPage">>;

/**
 * Opens the search on its button and on the keys `/` and Ctrl or Cmd with K (outside input fields); if it can't be
 * loaded, the button leads to the search page, which says why. On the search page, runs the query in the address.
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
      () => {
        const href = (link as HTMLAnchorElement | null)?.href;
        if (href !== undefined) window.location.assign(href);
      }
    );
  };
  document.addEventListener("click", (event) => {
    const link = isPlain(event) ? closestTo(event.target, "a[data-search]") : null;
    if (link) open(event, link);
  });
  document.addEventListener("keydown", (event) => {
    if (isSearchKey(event) && !isBusy(document, event)) open(event, document.querySelector("a[data-search]"));
  });
  if (document.querySelector("#tm-search-page"))
    void load(document).then(({showSearchPage}) => showSearchPage(document, window));
}

function isSearchKey(event: KeyboardEvent): boolean {
  const {key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented} = event;
  if (defaultPrevented || isComposing || altKey) return false;
  return key === "/" ? !ctrlKey && !metaKey : key.toLowerCase() === "k" && ctrlKey !== metaKey && !event.shiftKey;
}

/**
 * Whether a key must not open the search: the site has none, or the key belongs to an input field, a dialog or a show.
 */
function isBusy(document: Document, event: KeyboardEvent): boolean {
  return (
    siteLink(document, "search") === undefined ||
    closestTo(event.target, TYPING) !== null ||
    document.querySelector("dialog[open]") !== null ||
    document.documentElement.classList.contains("tm-presenting")
  );
}

async function loadSearch(document: Document): Promise<typeof Search> {
  const url = siteLink(document, "search");
  if (url === undefined) throw new Error("this page names no search");
  return (await import(/* @vite-ignore */ url)) as typeof Search;
}
