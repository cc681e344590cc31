import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {Fact} from "../../src/core/fact.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import {contentWords, hasWord, sharesWord, unlikeWords} from "./content-words.js";
import type {Vocabulary} from "./vocabulary.js";

const ENGINE_PARTS = ["not-itemised", "range-from", "range-to"];

/**
 * Why the words around a number are not those of its category or sex: the words that documents have for it, or else
 * those of its label, stand between the numbers of other parts before and behind it. `others` are the facts of the same
 * passage.
 */
export function whyOtherPart(
  fact: Fact,
  others: readonly Fact[],
  textOf: (start: number, end: number) => string,
  passage: {readonly start: number; readonly end: number},
  vocabulary: Pick<Vocabulary, "categories" | "sexes" | "partWords">
): string | undefined {
  for (const field of ["category", "sex"] as const) {
    const id = fact[field];
    const term = (field === "sex" ? vocabulary.sexes : vocabulary.categories).get(id);
    if (term === undefined || ENGINE_PARTS.includes(id) || fact.note.includes(term.label)) continue;
    const apart = others.filter((other) => other[field] !== id);
    const from = Math.max(passage.start, ...apart.filter(({end}) => end <= fact.start).map(({end}) => end));
    const to = Math.min(passage.end, ...apart.filter(({start}) => start >= fact.end).map(({start}) => start));
    const around = `${textOf(from, fact.start)} ${textOf(fact.end, to)}`;
    const words = vocabulary.partWords.get(id) ?? [];
    const stands =
      words.length > 0
        ? new RegExp(String.raw`(?<!\p{L})(?:${words.join("|")})(?!\p{L})`, "iu").test(around)
        : contentWords(term.label).every((word) => hasWord(around, word));
    if (!stands)
      return `${field}: ${id}: no word for it (${words.join(", ") || term.label}) stands beside the number; correct it, give the document’s word in vocabulary/dimensions.yaml, or name its label in note, and why`;
  }
  return undefined;
}

/**
 * Adds a diagnostic for each category or sex whose label shares no word with those by which documents print it. One
 * that the registry of terms explains may be called otherwise.
 */
export function checkPartLabels(
  {categories, sexes, partWords}: Pick<Vocabulary, "categories" | "sexes" | "partWords">,
  terms: readonly Pick<RegisteredTerm, "label">[],
  diagnostics: Diagnostic[]
): void {
  const explained = new Set(terms.map(({label}) => label));
  for (const {id, label, file, line} of [...categories.values(), ...sexes.values()]) {
    const words = partWords.get(id) ?? [];
    if (sharesWord(label, words) || explained.has(id)) continue;
    diagnostics.push({file, line, id, message: `${unlikeWords(label, words)}, or explain it in vocabulary/terms.yaml`});
  }
}
