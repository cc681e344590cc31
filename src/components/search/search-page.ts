import {siteRoot} from "../site-links.js";
import {withNamedTerms} from "../terms/vocabulary.js";
import {bindResultKeys, searchField} from "./search-field.js";
import type {SearchFieldOptions} from "./search-field.js";

const LIMIT = 50;

/** Makes the page of the search look for what its address asks for by `?q=`, and keeps the address with what is typed. */
export async function showSearchPage(document: Document, window: Window, options: Partial<SearchFieldOptions> = {}): Promise<void> {
  const page = document.querySelector<HTMLElement>("#tm-search-page");
  if (!page) return;
  const title = document.title;
  const field = searchField(document, {root: siteRoot(document), limit: LIMIT, ...options, onFind: (query) => {
    const {pathname, hash} = window.location;
    window.history.replaceState(null, "", pathname + withNamedTerms(query.trim() === "" ? "" : `?q=${encodeURIComponent(query.trim())}`, window) + hash);
    document.title = query.trim() === "" ? title : `${query.trim()}: ${title}`;
  }});
  page.replaceChildren(field.form, field.status, field.results);
  bindResultKeys(page, field);
  field.input.value = new URLSearchParams(window.location.search).get("q") ?? "";
  await field.find();
  if (window.location.hash === "") field.input.focus();
  else document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
}
