import type {RegisteredTerm, TermVocabulary} from "./term.js";

/** Thrown for a mark whose term is not registered, or is withheld. */
export class TermError extends Error {
  override readonly name = "TermError";
}

/** The terms that have been named with their legal category in a page, chart or export so far, by id. */
export type NamedTerms = Set<string>;

/** Looks a mark's term up; throws a {@link TermError}. */
export function termOf({id}: TermMark, terms: readonly RegisteredTerm[]): RegisteredTerm {
  const term = terms.find((other) => other.id === id);
  if (!term)
    throw new TermError(
      `[[${id}]]: unknown term; vocabulary/terms.yaml has ${
        terms
          .filter(({withheld}) => !withheld)
          .map((other) => other.id)
          .join(", ") || "none"
      }`
    );
  if (term.withheld) throw new TermError(`[[${id}]]: a word that is never ours; it is shown only in its passage`);
  return term;
}

/**
 * The words that a mark is replaced with. In the sources' vocabulary: the documents' own term in quotation marks, or
 * without them as a label. In the guidelines' vocabulary: their term, followed, if it is wider or narrower, by the
 * legal category in brackets at its first use.
 */
export function wordingOf(mark: TermMark, term: RegisteredTerm, vocabulary: TermVocabulary, named: NamedTerms): string {
  return vocabulary === "sources" || term.guideline === ""
    ? sourceWording(mark, term)
    : guidelineWording(mark, term, named);
}

function sourceWording({label, capital}: TermMark, {term}: RegisteredTerm): string {
  const text = capital ? capitalised(term) : term;
  return label ? text : `“${text}”`;
}

function guidelineWording(
  {label, capital}: TermMark,
  {id, guideline, relation, category, of}: RegisteredTerm,
  named: NamedTerms
): string {
  const text = capital ? capitalised(guideline) : guideline;
  if (label || named.has(id) || (relation !== "wider" && relation !== "narrower")) return text;
  named.add(id);
  return `${text} (${of === "" ? "" : `${of} `}“${category}”)`;
}

/**
 * A text with its marks replaced with a vocabulary's words; legal categories that it names are added to `named`. Throws
 * a {@link TermError} for an unregistered or withheld term.
 */
export function inWords(
  text: string,
  terms: readonly RegisteredTerm[],
  vocabulary: TermVocabulary,
  named: NamedTerms = new Set()
): string {
  return splitTerms(text).reduce<string>(
    (words, part) =>
      words +
      (typeof part === "string" ? part : withinQuotes(wordingOf(part, termOf(part, terms), vocabulary, named), words)),
    ""
  );
}

/** A term’s words with single instead of double quotation marks if the text before them has an open quotation. */
export function withinQuotes(words: string, before: string): string {
  const open = before.split("“").length > before.split("”").length;
  return open ? words.replaceAll("“", "‘").replaceAll("”", "’") : words;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A place in a text of ours where a registered term stands: `[[lantern]]`, with a capital first where the sentence
 * begins with it. With `:label` it is a label, which is short and never brings its legal category along.
 */
export interface TermMark {
  readonly id: string;
  readonly capital: boolean;
  readonly label: boolean;
}

const MARK = /\[\[([A-Za-z][\w-]*)(:label)?\]\]/g;

/** A text's ranges: plain ones and marks. */
type TermPart = string | TermMark;

/** Splits a text at its marks. */
export function splitTerms(text: string): readonly TermPart[] {
  const parts: TermPart[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    const [all, name = "", label] = match;
    parts.push({
      id: name.charAt(0).toLowerCase() + name.slice(1),
      capital: /^[A-Z]/.test(name),
      label: label !== undefined
    });
    from = match.index + all.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** Whether a text may hold marks. */
export const hasTerms = (text: string): boolean => text.includes("[[");

/** Code for plain text without backticks: an invisible word joiner separates `[[`, so that it is not read as a mark. */
export const codeInText = (code: string): string => code.replaceAll("[[", "[\u2060[");

/** The mark of a term as a label. */
export const labelMark = (id: string): string => `[[${id}:label]]`;
