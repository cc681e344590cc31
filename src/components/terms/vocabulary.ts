import {DEFAULT_VOCABULARY, VOCABULARIES} from "../../core/terms/term.js";
import type {Vocabulary} from "../../core/terms/term.js";

/** The parameter of the address. */
export const TERMS_PARAMETER = "terms";

const STORED = "tickmark-terms";

/** The vocabulary that a page shows. */
export function vocabularyOf({documentElement}: Document): Vocabulary {
  return readVocabulary(documentElement.dataset.terms) ?? DEFAULT_VOCABULARY;
}

/** A vocabulary by its name; undefined for any other text. */
export function readVocabulary(text: string | null | undefined): Vocabulary | undefined {
  return VOCABULARIES.find((vocabulary) => vocabulary === text);
}

/** What a reader asks for. */
export interface WantedVocabulary {
  readonly vocabulary: Vocabulary;
  /** Whether the address names it. */
  readonly named: boolean;
  /** A name in the address that means nothing. */
  readonly unknown?: string;
}

/** What a reader asks for: by the address, or else by what was chosen on another page. */
export function wantedVocabulary(window: Window): WantedVocabulary {
  const name = new URLSearchParams(window.location.search).get(TERMS_PARAMETER);
  const known = readVocabulary(name);
  const vocabulary = known ?? keptVocabulary(window);
  return {vocabulary, named: known !== undefined, ...(name !== null && known === undefined ? {unknown: name} : {})};
}

/** What a page shows whose address names no vocabulary: what was chosen before, where the browser keeps it, or else the default. */
export function keptVocabulary(window: Window): Vocabulary {
  return readVocabulary(stored(window)) ?? DEFAULT_VOCABULARY;
}

/** The address with a vocabulary in it; the default stays out. */
export function addressInTerms(address: string, vocabulary: Vocabulary): string {
  const url = new URL(address);
  if (vocabulary === DEFAULT_VOCABULARY) url.searchParams.delete(TERMS_PARAMETER);
  else url.searchParams.set(TERMS_PARAMETER, vocabulary);
  return url.href;
}

/** A page’s own search, empty or from its `?` on, with the terms that its address names. */
export function withNamedTerms(search: string, {location}: Pick<Window, "location">): string {
  const named = readVocabulary(new URLSearchParams(location.search).get(TERMS_PARAMETER));
  return named === undefined ? search : `${search === "" ? "?" : `${search}&`}${TERMS_PARAMETER}=${named}`;
}

/** Remembers a choice for other pages, where the browser keeps anything. */
export function remember(window: Window, vocabulary: Vocabulary): void {
  try {
    if (vocabulary === DEFAULT_VOCABULARY) window.localStorage.removeItem(STORED);
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
