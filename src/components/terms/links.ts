import {DEFAULT_VOCABULARY} from "../../core/terms/term.js";
import type {Vocabulary} from "../../core/terms/term.js";
import {closestTo} from "../event-target.js";
import {siteRoot} from "../site-links.js";
import {TERMS_PARAMETER, keptVocabulary, vocabularyOf} from "./vocabulary.js";

/** Whatever comes before a link is followed, copied, dragged or opened elsewhere. */
const BEFORE_USE = ["pointerdown", "focusin", "click", "auxclick", "dragstart"] as const;

/** What a link said before it was given the page’s terms, and what it says since. */
interface Rewritten {
  readonly own: string;
  readonly given: string;
}

/**
 * Makes links to other pages of the site carry the terms that this page shows, at the moment of use, so that a link that is copied or opened elsewhere has
 * them too. The rule is that of the page’s own address: the default stays out, unless a page without it would show what the browser keeps instead.
 */
export function bindTermLinks(document: Document, window: Window): void {
  const rewritten = new WeakMap<Element, Rewritten>();
  const carry = (event: Event): void => {
    const link = closestTo(event.target, "a[href]");
    const href = link?.getAttribute("href");
    if (!link || href === null || href === undefined) return;
    const known = rewritten.get(link);
    const own = known?.given === href ? known.own : href;
    const given = linkInTerms(own, vocabularyOf(document), {base: document.baseURI, root: siteRoot(document), kept: keptVocabulary(window)});
    if (given === href) return;
    link.setAttribute("href", given);
    rewritten.set(link, {own, given});
  };
  for (const type of BEFORE_USE) document.addEventListener(type, carry, true);
}

/** Where a link stands: its page’s address, the site’s root, and what other pages show of themselves. */
export interface LinkPlace {
  readonly base: string;
  readonly root: string;
  readonly kept: Vocabulary;
}

/** A link with the terms of the page in it; as it is where it names terms itself, leads to a place of its own page, to a file, or to elsewhere. */
export function linkInTerms(href: string, vocabulary: Vocabulary, {base, root, kept}: LinkPlace): string {
  if (href.startsWith("#") || (vocabulary === DEFAULT_VOCABULARY && kept === DEFAULT_VOCABULARY) || !URL.canParse(href, base)) return href;
  const url = new URL(href, base);
  if (!/^https?:/.test(url.href) || !url.href.startsWith(root) || url.searchParams.has(TERMS_PARAMETER) || !isPage(url.pathname)) return href;
  url.search += `${url.search === "" ? "?" : "&"}${TERMS_PARAMETER}=${vocabulary}`;
  return url.href;
}

function isPage(path: string): boolean {
  return !/\.(?!html$)\w+$/.test(path.split("/").at(-1) ?? "");
}
