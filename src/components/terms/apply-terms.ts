import {TERM_ATTRIBUTES} from "../../core/terms/dress.js";
import {DEFAULT_TERM_VOCABULARY, TERM_VOCABULARIES} from "../../core/terms/term.js";
import type {TermVocabulary} from "../../core/terms/term.js";
import {closestTo} from "../announce.js";
import {siteRoot} from "../site-links.js";

/**
 * Puts a page in the terms that its reader asks for, from before it is first drawn: what comes to it later follows, and
 * so do the switch in its header and its links to other pages. Drawings in both vocabularies are chosen by CSS, by the
 * attribute of the root.
 */
export function bindTerms(
  document: Document,
  window: Window & {readonly MutationObserver?: typeof MutationObserver}
): void {
  const {vocabulary, named, unknown} = wantedVocabulary(window);
  show(document, vocabulary);
  if (!named) keepInAddress(window, vocabulary);
  const Observer = window.MutationObserver;
  if (Observer) {
    new Observer((records) => {
      const added = records
        .flatMap((record) => [...record.addedNodes])
        .filter((node): node is Element => node.nodeType === 1);
      if (vocabularyOf(document) !== DEFAULT_TERM_VOCABULARY)
        for (const element of added) putIn(element, vocabularyOf(document));
      for (const element of added) setSwitches(element, vocabularyOf(document));
    }).observe(document.documentElement, {childList: true, subtree: true});
  }
  document.addEventListener("DOMContentLoaded", () => {
    if (unknown !== undefined)
      say(
        document,
        `The address asks for “terms=${unknown}”, which is not known; these are the ${vocabulary === "sources" ? "sources’" : "guidelines’"} terms.`
      );
  });
  document.addEventListener("change", (event) => {
    const input = closestTo(event.target, ".tm-terms-switch input") as HTMLInputElement | null;
    const chosen = readVocabulary(input?.value);
    if (chosen === undefined) return;
    remember(window, chosen);
    keepInAddress(window, chosen);
    show(document, chosen);
    say(document, chosen === "sources" ? "Shown in the sources’ terms" : "Shown in the guidelines’ terms");
  });
  bindTermLinks(document, window);
  window.addEventListener("popstate", () => show(document, wantedVocabulary(window).vocabulary));
}

/** Puts a whole page in a vocabulary. */
function show(document: Document, vocabulary: TermVocabulary): void {
  const {documentElement: root} = document;
  const before = vocabularyOf(document);
  root.dataset.terms = vocabulary;
  if (before !== vocabulary) putIn(root, vocabulary);
  setSwitches(root, vocabulary);
}

function putIn(root: Element, vocabulary: TermVocabulary): void {
  for (const element of matching(root, ".tm-term")) {
    const text = (element as HTMLElement).dataset[vocabulary];
    if (text !== undefined && element.textContent !== text) element.textContent = text;
  }
  for (const element of matching(root, `[${TERM_ATTRIBUTES}]`)) {
    const wordings = JSON.parse(element.getAttribute(TERM_ATTRIBUTES) ?? "{}") as Partial<
      Record<TermVocabulary, Readonly<Record<string, string>>>
    >;
    for (const [name, value] of Object.entries(wordings[vocabulary] ?? {})) element.setAttribute(name, value);
  }
}

function setSwitches(root: Element, vocabulary: TermVocabulary): void {
  for (const input of matching(root, ".tm-terms-switch input"))
    (input as HTMLInputElement).checked = (input as HTMLInputElement).value === vocabulary;
}

function keepInAddress(window: Window, vocabulary: TermVocabulary): void {
  const address = addressInTerms(window.location.href, vocabulary);
  if (address === window.location.href || !/^https?:/.test(address)) return;
  window.history.replaceState(window.history.state, "", address);
}

function say(document: Document, message: string): void {
  const status = document.querySelector(".tm-terms-switch [role=status]");
  if (status) status.textContent = message;
}

function matching(root: Element, selector: string): readonly Element[] {
  return [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
}

/** Whatever comes before a link is followed, copied, dragged or opened elsewhere. */
const BEFORE_USE = ["pointerdown", "focusin", "click", "auxclick", "dragstart"] as const;

/** What a link said before it was given the page’s terms, and what it says since. */
interface Rewritten {
  readonly own: string;
  readonly given: string;
}

/**
 * Makes links to other pages of the site carry the terms that this page shows, at the moment of use, so that a link
 * that is copied or opened elsewhere has them too. The rule is that of the page’s own address: the default stays out,
 * unless a page without it would show what the browser keeps instead.
 */
function bindTermLinks(document: Document, window: Window): void {
  const rewritten = new WeakMap<Element, Rewritten>();
  const carry = (event: Event): void => {
    const link = closestTo(event.target, "a[href]");
    const href = link?.getAttribute("href");
    if (!link || href === null || href === undefined) return;
    const known = rewritten.get(link);
    const own = known?.given === href ? known.own : href;
    const given = linkInTerms(own, vocabularyOf(document), {
      base: document.baseURI,
      root: siteRoot(document),
      kept: keptVocabulary(window)
    });
    if (given === href) return;
    link.setAttribute("href", given);
    rewritten.set(link, {own, given});
  };
  for (const type of BEFORE_USE) document.addEventListener(type, carry, true);
}

/** Where a link stands: its page’s address, the site’s root, and what other pages show of themselves. */
interface LinkPlace {
  readonly base: string;
  readonly root: string;
  readonly kept: TermVocabulary;
}

/**
 * A link with the terms of the page in it; as it is where it names terms itself, leads to a place of its own page, to a
 * file, or to elsewhere.
 */
export function linkInTerms(href: string, vocabulary: TermVocabulary, {base, root, kept}: LinkPlace): string {
  if (
    href.startsWith("#") ||
    (vocabulary === DEFAULT_TERM_VOCABULARY && kept === DEFAULT_TERM_VOCABULARY) ||
    !URL.canParse(href, base)
  )
    return href;
  const url = new URL(href, base);
  if (
    !/^https?:/.test(url.href) ||
    !url.href.startsWith(root) ||
    url.searchParams.has(TERMS_PARAMETER) ||
    !isPage(url.pathname)
  )
    return href;
  url.search += `${url.search === "" ? "?" : "&"}${TERMS_PARAMETER}=${vocabulary}`;
  return url.href;
}

function isPage(path: string): boolean {
  return !/\.(?!html$)\w+$/.test(path.split("/").at(-1) ?? "");
}

/** The parameter of the address. */
const TERMS_PARAMETER = "terms";

const STORED = "tickmark-terms";

/** The vocabulary that a page shows. */
export function vocabularyOf({documentElement}: Document): TermVocabulary {
  return readVocabulary(documentElement.dataset.terms) ?? DEFAULT_TERM_VOCABULARY;
}

/** A vocabulary by its name; undefined for any other text. */
function readVocabulary(text: string | null | undefined): TermVocabulary | undefined {
  return TERM_VOCABULARIES.find((vocabulary) => vocabulary === text);
}

/** What a reader asks for. */
interface WantedVocabulary {
  readonly vocabulary: TermVocabulary;
  /** Whether the address names it. */
  readonly named: boolean;
  /** A name in the address that means nothing. */
  readonly unknown?: string;
}

/** What a reader asks for: by the address, or else by what was chosen on another page. */
function wantedVocabulary(window: Window): WantedVocabulary {
  const name = new URLSearchParams(window.location.search).get(TERMS_PARAMETER);
  const known = readVocabulary(name);
  const vocabulary = known ?? keptVocabulary(window);
  return {vocabulary, named: known !== undefined, ...(name !== null && known === undefined ? {unknown: name} : {})};
}

/**
 * What a page shows whose address names no vocabulary: what was chosen before, where the browser keeps it, or else the
 * default.
 */
function keptVocabulary(window: Window): TermVocabulary {
  return readVocabulary(stored(window)) ?? DEFAULT_TERM_VOCABULARY;
}

/** The address with a vocabulary in it; the default stays out. */
function addressInTerms(address: string, vocabulary: TermVocabulary): string {
  const url = new URL(address);
  if (vocabulary === DEFAULT_TERM_VOCABULARY) url.searchParams.delete(TERMS_PARAMETER);
  else url.searchParams.set(TERMS_PARAMETER, vocabulary);
  return url.href;
}

/** A page’s own search, empty or from its `?` on, with the terms that its address names. */
export function withNamedTerms(search: string, {location}: Pick<Window, "location">): string {
  const named = readVocabulary(new URLSearchParams(location.search).get(TERMS_PARAMETER));
  return named === undefined ? search : `${search === "" ? "?" : `${search}&`}${TERMS_PARAMETER}=${named}`;
}

/** Remembers a choice for other pages, where the browser keeps anything. */
function remember(window: Window, vocabulary: TermVocabulary): void {
  try {
    if (vocabulary === DEFAULT_TERM_VOCABULARY) window.localStorage.removeItem(STORED);
    else window.localStorage.setItem(STORED, vocabulary);
  } catch {
    return; // the address keeps it, and so do links to other pages
  }
}

function stored(window: Window): string | null {
  try {
    return window.localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
