import type {DocumentId} from "../core/editing/document-id.js";
import {closestTo} from "./announce.js";

/** The addresses that every page carries in its head, absolute; undefined where a page has none. */
export type SiteLink =
  | "add"
  | "alone"
  | "alone-style"
  | "chart-controls"
  | "charts"
  | "defined-charts"
  | "document"
  | "downloads"
  | "drawer"
  | "drawing"
  | "duckdb"
  | "evidence"
  | "facts"
  | "list"
  | "offline"
  | "pdf-pages"
  | "pdf-worker"
  | "redraw"
  | "root"
  | "search"
  | "search-index"
  | "source"
  | "tables"
  | "take";

/** Resolves `<link rel="tickmark-…">`, so that any base path works. */
export function siteLink(document: Document, name: SiteLink): string | undefined {
  return document.querySelector<HTMLLinkElement>(`link[rel~="tickmark-${name}"]`)?.href || undefined;
}

/** The digest of the data that the page was built from, or an empty string. */
export function dataDigest(document: Document): string {
  return document.querySelector<HTMLElement>("link[data-digest]")?.dataset.digest ?? "";
}

/** The address of a table in one of its formats; the digest makes a cached copy of older data impossible. */
export function tableAddress(document: Document, table: string, ending: string): string {
  const digest = dataDigest(document);
  const address = `${siteLink(document, "tables") ?? `${siteRoot(document)}tables/`}${table}.${ending}`;
  return digest === "" ? address : `${address}?d=${encodeURIComponent(digest)}`;
}

/** The site's root with a slash at its end; the page's own folder where no link says it. */
export function siteRoot(document: Document): string {
  return siteLink(document, "root") ?? new URL(".", document.baseURI).href;
}

/** The address of a document's builder. */
export function builderAddress(document: Document, {kind, name}: DocumentId): string {
  return new URL(`build/${kind}?id=${encodeURIComponent(name)}`, siteRoot(document)).href;
}

const GROUP = "details.tm-nav-group";

/** Closes the groups of the site's navigation on Escape, on a click elsewhere, and when Tab leaves them. */
export function bindNavigation(document: Document): void {
  const foldOthers = (kept: Element | null): void => {
    for (const group of document.querySelectorAll<HTMLDetailsElement>(`${GROUP}[open]`))
      if (group !== kept) group.open = false;
  };
  document.addEventListener("click", (event) => foldOthers(closestTo(event.target, GROUP)));
  document.addEventListener("focusin", (event) => foldOthers(closestTo(event.target, GROUP)));
  document.addEventListener("keydown", (event) => {
    const group =
      event.key === "Escape" ? (closestTo(event.target, `${GROUP}[open]`) as HTMLDetailsElement | null) : null;
    if (!group) return;
    group.open = false;
    group.querySelector("summary")?.focus();
  });
}
