import {factPage} from "../../src/views/fact-page.js";
import {factUsers} from "./fact-users.js";
import {lightDocument} from "./light-document.js";
import {builtTraceHref} from "./links.js";
import type {Site} from "./site.js";

const LINKS = {factHref: builtTraceHref, traceHref: builtTraceHref, checkHref: (id: string): string => `/open-points#check-${id}`};

/** The page of a fact in a site as an element of a document, by default one that can only be written. */
export function factPageElement(site: Site, fact: string, document: Document = lightDocument()): HTMLElement {
  return factPage(site.evidence, {fact, users: factUsers(site, fact)}, document, LINKS);
}

/** The page of a fact as HTML, its links from the site's root. Throws an Error for an unknown fact. */
export function drawFactPage(site: Site, fact: string): string {
  return factPageElement(site, fact).outerHTML;
}
