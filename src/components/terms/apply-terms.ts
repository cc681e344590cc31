import {TERM_ATTRIBUTES} from "../../core/terms/attributes.js";
import {DEFAULT_VOCABULARY} from "../../core/terms/term.js";
import type {Vocabulary} from "../../core/terms/term.js";
import {closestTo} from "../event-target.js";
import {bindTermLinks} from "./links.js";
import {addressInTerms, readVocabulary, remember, vocabularyOf, wantedVocabulary} from "./vocabulary.js";

/**
 * Puts a page in the terms that its reader asks for, from before it is first drawn: what comes to it later follows, and so do the switch in its header and
 * its links to other pages.
 * Drawings in both vocabularies are chosen by CSS, by the attribute of the root.
 */
export function bindTerms(document: Document, window: Window & {readonly MutationObserver?: typeof MutationObserver}): void {
  const {vocabulary, named, unknown} = wantedVocabulary(window);
  show(document, vocabulary);
  if (!named) keepInAddress(window, vocabulary);
  const Observer = window.MutationObserver;
  if (Observer) {
    new Observer((records) => {
      const added = records.flatMap((record) => [...record.addedNodes]).filter((node): node is Element => node.nodeType === 1);
      if (vocabularyOf(document) !== DEFAULT_VOCABULARY) for (const element of added) putIn(element, vocabularyOf(document));
      for (const element of added) setSwitches(element, vocabularyOf(document));
    }).observe(document.documentElement, {childList: true, subtree: true});
  }
  document.addEventListener("DOMContentLoaded", () => {
    if (unknown !== undefined) say(document, `The address asks for “terms=${unknown}”, which is not known; these are the ${vocabulary === "sources" ? "sources’" : "guidelines’"} terms.`);
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
export function show(document: Document, vocabulary: Vocabulary): void {
  const {documentElement: root} = document;
  const before = vocabularyOf(document);
  root.dataset.terms = vocabulary;
  if (before !== vocabulary) putIn(root, vocabulary);
  setSwitches(root, vocabulary);
}

function putIn(root: Element, vocabulary: Vocabulary): void {
  for (const element of matching(root, ".tm-term")) {
    const text = (element as HTMLElement).dataset[vocabulary];
    if (text !== undefined && element.textContent !== text) element.textContent = text;
  }
  for (const element of matching(root, `[${TERM_ATTRIBUTES}]`)) {
    const wordings = JSON.parse(element.getAttribute(TERM_ATTRIBUTES) ?? "{}") as Partial<Record<Vocabulary, Readonly<Record<string, string>>>>;
    for (const [name, value] of Object.entries(wordings[vocabulary] ?? {})) element.setAttribute(name, value);
  }
}

function setSwitches(root: Element, vocabulary: Vocabulary): void {
  for (const input of matching(root, ".tm-terms-switch input")) (input as HTMLInputElement).checked = (input as HTMLInputElement).value === vocabulary;
}

function keepInAddress(window: Window, vocabulary: Vocabulary): void {
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
