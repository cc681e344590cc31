import {splitTerms} from "./marks.js";
import type {TermMark} from "./marks.js";
import type {RegisteredTerm, Vocabulary} from "./term.js";

/** Thrown for a mark whose term is not registered, or is never ours. */
export class TermError extends Error {
  override readonly name = "TermError";
}

/** The terms that have been named with their legal category in a page, chart or export so far, by id. */
export type NamedTerms = Set<string>;

/** Looks a mark's term up; throws a {@link TermError}. */
export function termOf({id}: TermMark, terms: readonly RegisteredTerm[]): RegisteredTerm {
  const term = terms.find((other) => other.id === id);
  if (!term) throw new TermError(`[[${id}]]: unknown term; vocabulary/terms.yaml has ${terms.filter(({folded}) => !folded).map((other) => other.id).join(", ") || "none"}`);
  if (term.folded) throw new TermError(`[[${id}]]: a word that is never ours; it is shown only in its passage`);
  return term;
}

/**
 * What a mark reads as. In the sources' vocabulary, the documents' own term in quotation marks, a label without them. In the guidelines', their term; where
 * it is wider or narrower, the legal category stands in brackets behind it until it has been named.
 */
export function wordingOf(mark: TermMark, term: RegisteredTerm, vocabulary: Vocabulary, named: NamedTerms): string {
  return vocabulary === "sources" || term.guideline === "" ? sourceWording(mark, term) : guidelineWording(mark, term, named);
}

function sourceWording({label, capital}: TermMark, {term}: RegisteredTerm): string {
  const text = capital ? capitalised(term) : term;
  return label ? text : `“${text}”`;
}

function guidelineWording({label, capital}: TermMark, {id, guideline, relation, category, of}: RegisteredTerm, named: NamedTerms): string {
  const text = capital ? capitalised(guideline) : guideline;
  if (label || named.has(id) || (relation !== "wider" && relation !== "narrower")) return text;
  named.add(id);
  return `${text} (${of === "" ? "" : `${of} `}“${category}”)`;
}

/** A text with its marks read in a vocabulary; what is named in it is added to `named`. Throws a {@link TermError}. */
export function inWords(text: string, terms: readonly RegisteredTerm[], vocabulary: Vocabulary, named: NamedTerms = new Set()): string {
  return splitTerms(text).reduce<string>((words, part) => words + (typeof part === "string" ? part : withinQuotes(wordingOf(part, termOf(part, terms), vocabulary, named), words)), "");
}

/** A term’s words with single quotation marks, where what stands before them has begun a quotation. */
export function withinQuotes(words: string, before: string): string {
  const open = before.split("“").length > before.split("”").length;
  return open ? words.replaceAll("“", "‘").replaceAll("”", "’") : words;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
