import type {CompiledBriefing, CompiledDeck} from "../../core/deck/compiled.js";
import {inTerms} from "../../core/terms/in-terms.js";
import {siteLink, siteRoot} from "../site-links.js";
import type {SiteLink} from "../site-links.js";
import {vocabularyOf} from "../terms/vocabulary.js";

/** The deck or briefing of a page, worked out, in the words that the page shows; rejects where it can't be had. */
export async function loadDocument<K extends "deck" | "briefing">(document: Document, kind: K): Promise<K extends "deck" ? CompiledDeck : CompiledBriefing> {
  const loaded = JSON.parse(await loadText(document, "document")) as CompiledDeck | CompiledBriefing;
  if (loaded.kind !== kind) throw new Error(`This page names no ${kind}.`);
  return inTerms(loaded, vocabularyOf(document)) as K extends "deck" ? CompiledDeck : CompiledBriefing;
}

/** The text of one of the site's files that a page names in its head; rejects where it can't be had. */
export async function loadText(document: Document, name: SiteLink): Promise<string> {
  const url = siteLink(document, name);
  if (url === undefined) throw new Error(`This page names no file for “${name}”.`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return response.text();
}

/** Where the page's site stands, for links that lead there from a file; empty where nobody else could follow them. */
export function siteOfPage(document: Document): string {
  const root = siteRoot(document);
  return /^https?:/.test(root) ? root : "";
}
