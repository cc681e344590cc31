import {elementMaker} from "../element.js";
import type {ElementMaker} from "../element.js";
import {DEFAULT_TERM_VOCABULARY} from "./term.js";
import type {RegisteredTerm, TermVocabulary} from "./term.js";
import {hasTerms, inWords, splitTerms, termOf, withinQuotes, wordingOf} from "./wording.js";
import type {NamedTerms, TermMark} from "./wording.js";

/** Attributes whose text readers see; `data-text` and `data-hint` are shown by a script or style. */
const ATTRIBUTES = ["aria-label", "title", "alt", "data-text", "data-hint"] as const;

/** Elements that name legal categories independently of the surrounding text: captions of charts, and citations. */
const APART = "figcaption, .tm-citation";

/** Code and formulas keep their marks as they are written. */
const KEPT = "code, math, pre, script, style, template, textarea";

const TEXTS = 4;

/**
 * The attributes of the element that stands for a mark: the term and what it is called in each vocabulary. Throws a
 * TermError.
 */
export function termAttributes(
  mark: TermMark,
  terms: readonly RegisteredTerm[],
  named: NamedTerms
): Readonly<Record<"class" | "data-term" | `data-${TermVocabulary}`, string>> {
  const term = termOf(mark, terms);
  return {
    class: "tm-term",
    "data-term": mark.id,
    "data-guidelines": wordingOf(mark, term, "guidelines", named),
    "data-sources": wordingOf(mark, term, "sources", named)
  };
}

/**
 * Replaces each mark below an element, in text and attributes, with the words of the default vocabulary, and stores the
 * words of both vocabularies for the page's switch. A legal category is named at its first use: of a part of a page,
 * `named` are those that stand above it, to which its own are added. Throws a TermError for an unregistered or withheld
 * term.
 */
export function dressTerms<E extends Element>(
  root: E,
  terms: readonly RegisteredTerm[],
  named: NamedTerms = new Set()
): E {
  if (!hasTerms(root.outerHTML)) return root;
  const scopes = new Map<Element | undefined, NamedTerms>([[undefined, named]]);
  for (const text of textsBelow(root)) {
    const parent = text.parentElement;
    if (parent?.closest(KEPT)) continue;
    const apart = parent?.closest(APART) ?? undefined;
    const named = scopes.get(apart) ?? new Set();
    scopes.set(apart, named);
    replaceText(text, terms, named);
  }
  for (const element of [root, ...root.querySelectorAll("*")]) dressAttributes(element, terms);
  return root;
}

function textsBelow(root: Element): readonly Text[] {
  const walker = root.ownerDocument.createTreeWalker(root, TEXTS);
  const found: Text[] = [];
  while (walker.nextNode()) if (hasTerms((walker.currentNode as Text).data)) found.push(walker.currentNode as Text);
  return found;
}

function replaceText(text: Text, terms: readonly RegisteredTerm[], named: NamedTerms): void {
  text.replaceWith(...termParts(text.data, terms, elementMaker(text.ownerDocument), named));
}

/** A text split into strings and an element for each mark. Throws a TermError for an unregistered or withheld term. */
export function termParts(
  text: string,
  terms: readonly RegisteredTerm[],
  make: ElementMaker,
  named: NamedTerms = new Set()
): readonly (HTMLElement | string)[] {
  const parts = splitTerms(text);
  return parts.map((part, i) => {
    if (typeof part === "string") return part;
    const before = parts
      .slice(0, i)
      .filter((other) => typeof other === "string")
      .join("");
    const written = termAttributes(part, terms, named);
    const attributes = {
      ...written,
      "data-guidelines": withinQuotes(written["data-guidelines"], before),
      "data-sources": withinQuotes(written["data-sources"], before)
    };
    return make("span", attributes, attributes[`data-${DEFAULT_TERM_VOCABULARY}`]);
  });
}

function dressAttributes(element: Element, terms: readonly RegisteredTerm[]): void {
  const marked = ATTRIBUTES.flatMap((name) => {
    const value = element.getAttribute(name);
    return value !== null && hasTerms(value) ? [[name, value] as const] : [];
  });
  if (marked.length === 0) return;
  const inVocabulary = (vocabulary: TermVocabulary): Readonly<Record<string, string>> =>
    Object.fromEntries(marked.map(([name, value]) => [name, inWords(value, terms, vocabulary)]));
  const wordings = {guidelines: inVocabulary("guidelines"), sources: inVocabulary("sources")};
  element.setAttribute(TERM_ATTRIBUTES, JSON.stringify(wordings));
  for (const [name, value] of Object.entries(wordings[DEFAULT_TERM_VOCABULARY])) element.setAttribute(name, value);
}

/** The attribute in which the wordings of an element's other attributes stand, by vocabulary and attribute, as JSON. */
export const TERM_ATTRIBUTES = "data-term-attributes";
