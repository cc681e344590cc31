import {memoizeByText} from "../../src/core/memoize.js";

const SMALL_WORDS = new Set("that from with without under over than their this were have been only".split(" "));

/** A word's beginning, by which its forms are one: `suspe` of suspended and suspension. */
export const stemOf = (word: string): string => word.toLowerCase().replace(/s$/, "").slice(0, 5);

/** The words of a label that carry its meaning; one alone counts however short it is. */
export function contentWords(label: string): readonly string[] {
  const words = label.match(/\p{L}+|\d+/gu) ?? [];
  const long = words.filter((word) => /^\d/.test(word) || (word.length > 3 && !SMALL_WORDS.has(word.toLowerCase())));
  return long.length > 0 ? long : words;
}

const patternOf = memoizeByText(
  (word) =>
    /^\d/.test(word)
      ? new RegExp(String.raw`(?<!\p{N})${word}(?!\p{N})`, "u")
      : new RegExp(String.raw`(?<![\p{L}\p{N}])${stemOf(word)}`, "iu"),
  10_000
);

/** Whether a word stands in a text in any of its forms. Most don't, which a search without a pattern finds sooner. */
export const hasWord = (text: string, word: string): boolean =>
  (/^\d/.test(word) ? text.includes(word) : text.toLowerCase().includes(stemOf(word))) && patternOf(word).test(text);

/** Whether a label has a word of those by which documents print the same; true where none are given. */
export const sharesWord = (label: string, words: readonly string[]): boolean =>
  words.length === 0 || contentWords(label).some((word) => hasWord(words.join(" "), word));

/** What is wrong with a label that has none of them, and what to do. */
export const unlikeWords = (label: string, words: readonly string[]): string =>
  `label: ${label}: documents print it as ${words.join(", ")}; call it so`;

/** Whether each word of a name stands in a text, in whatever order. */
export const isNamed = (text: string, name: string): boolean => contentWords(name).every((word) => hasWord(text, word));
