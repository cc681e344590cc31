import {siteRoot} from "../site-links.js";

/** A text that somebody wants in a document, and the page where it was found, from the site's root. */
export interface AddRequest {
  readonly add: string;
  readonly from: string;
}

/**
 * The address at which a text is put into a document. It stands behind the `#`, so that no server sees it, and only the
 * builder's own page, which asks first, writes anything. `href` is where the text was found.
 */
export function addAddress(document: Document, add: string, href = document.location.href): string {
  const root = siteRoot(document);
  const url = new URL("build", root);
  url.hash = new URLSearchParams({add, from: href.startsWith(root) ? href.slice(root.length) : ""}).toString();
  return url.href;
}

/** What the hash of an address asks to add; undefined if it asks for nothing. */
export function readAddRequest(hash: string): AddRequest | undefined {
  const given = new URLSearchParams(hash.slice(1));
  const add = given.get("add")?.trim() ?? "";
  return add === "" ? undefined : {add, from: given.get("from") ?? ""};
}

/** The full address of a page by its path from the site's root; undefined if it would lead to another site. */
export function pageWithin(document: Document, path: string): string | undefined {
  const root = siteRoot(document);
  const url = URL.canParse(path, root) ? new URL(path, root).href : "";
  return path !== "" && url.startsWith(root) ? url : undefined;
}
