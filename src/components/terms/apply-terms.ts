import {TERM_ATTRIBUTES} from "../../core/terms/dress.js";
import {DEFAULT_TERM_VOCABULARY, TERM_VOCABULARIES} from "../../core/terms/term.js";
import type {TermVocabulary} from "../../core/terms/term.js";
import {closestTo} from "../announce.js";
import {siteRoot} from "../site-links.js";

/**
 * Shows a page in the reader's vocabulary, from before the first paint; nodes added later, the switch in the header and
 * links to other pages follow. CSS chooses between drawings by an attribute of the root element.
 */
export function bindTerms(
  document: Document,
  window: Window & {readonly MutationObserver?: typeof MutationObserver}
): void {
  const {vocabulary, named, unknown} = wantedVocabulary(window);
  show(document, vocabulary);
  if (!named) keepInAddress(window, vocabulary, "replaceState");
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
    keepInAddress(window, chosen, "pushState");
    show(document, chosen);
    say(document, chosen === "sources" ? "Shown in the sources’ terms" : "Shown in the guidelines’ terms");
  });
  bindTermLinks(document, window);
  window.addEventListener("popstate", () => {
    // An address that names none is of the default, since a page writes any other into its own.
    const {vocabulary, named} = wantedVocabulary(window);
    const shown = named ? vocabulary : DEFAULT_TERM_VOCABULARY;
    remember(window, shown);
    show(document, shown);
  });
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

/** Names a vocabulary in the address: in the present entry of the browser’s history, or in one that Back undoes. */
function keepInAddress(window: Window, vocabulary: TermVocabulary, by: "pushState" | "replaceState"): void {
  const address = addressInTerms(window.location.href, vocabulary);
  if (address === window.location.href || !/^https?:/.test(address)) return;
  window.history[by](window.history.state, "", address);
}

function say(document: Document, message: string): void {
  const status = document.querySelector(".tm-terms-switch [role=status]");
  if (status) status.textContent = message;
}

function matching(root: Element, selector: string): readonly Element[] {
  return [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
}

/** Events that precede following, copying, dragging or opening a link. */
const BEFORE_USE = ["pointerdown", "focusin", "click", "auxclick", "dragstart"] as const;

/** A link’s address before and after it was given the page’s vocabulary. */
interface Rewritten {
  readonly own: string;
  readonly given: string;
}

/**
 * Adds the page’s vocabulary to links to other pages of the site when they are used, so that copied links have it too.
 * As in the page’s own address, the default is left out unless the browser keeps another choice.
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

/** The context of a link: its page’s address, the site’s root, and the vocabulary that pages show by default. */
interface LinkPlace {
  readonly base: string;
  readonly root: string;
  readonly kept: TermVocabulary;
}

/**
 * A link with the page’s vocabulary; unchanged if it names a vocabulary itself, or leads to a place in the same page, a
 * file or another site.
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

/** The vocabulary in the address, or else the one chosen on another page. */
function wantedVocabulary(window: Window): WantedVocabulary {
  const name = new URLSearchParams(window.location.search).get(TERMS_PARAMETER);
  const known = readVocabulary(name);
  const vocabulary = known ?? keptVocabulary(window);
  return {vocabulary, named: known !== undefined, ...(name !== null && known === undefined ? {unknown: name} : {})};
}

/** The vocabulary of a page whose address names none: the earlier choice if the browser keeps it, else the default. */
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
