import {elementMaker} from "../../core/element.js";
import {siteRoot} from "../site-links.js";
import {bindResultKeys, searchField} from "./search-field.js";
import type {SearchFieldOptions} from "./search-field.js";

const LIMIT = 5;

let opened: {readonly document: Document; readonly show: () => void} | undefined;

/** Opens the search above the page; what was last looked for stands in it. Escape and Close lead back to where the reader was. */
export function openSearch(document: Document, options: Partial<SearchFieldOptions> = {}): void {
  if (opened?.document !== document) opened = {document, show: searchDialog(document, options)};
  opened.show();
}

function searchDialog(document: Document, options: Partial<SearchFieldOptions>): () => void {
  const make = elementMaker(document);
  const root = siteRoot(document);
  const whole = make("p", {class: "tm-search-whole", hidden: ""}, make("a", {}, "All results as a page"));
  const field = searchField(document, {root, limit: LIMIT, ...options, onFind: (query) => {
    whole.hidden = query.trim() === "";
    whole.querySelector("a")!.href = `${root}search?q=${encodeURIComponent(query.trim())}`;
  }});
  const close = make("button", {type: "button"}, "Close");
  const hint = make("p", {class: "tm-search-hint"}, "Arrow keys go through the results, Enter opens, Escape closes.");
  const dialog = make("dialog", {class: "tm-search", "aria-label": "Search"},
    make("div", {class: "tm-search-head"}, field.form, close), hint, field.status, field.results, whole);
  let before: HTMLElement | null = null;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => before?.focus({preventScroll: true}));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
    if ((event.target as Element).closest("a[href]") && !event.defaultPrevented && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
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
