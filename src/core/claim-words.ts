import {memoizeByText} from "./memoize.js";

/** A workspace's nouns that tell what a number beside them is, in lower case. */
export interface ProseNouns {
  /** Nouns of its units, such as `ships`; a number before one is a count. */
  readonly counted: readonly string[];
  /** Nouns for numbered parts of its documents, besides the usual ones: `goal`. */
  readonly parts: readonly string[];
}

/** The nouns of a workspace that lists none. */
export const NO_NOUNS: ProseNouns = {counted: [], parts: []};

/** Counted nouns of every workspace, as regular expressions. */
const COUNTED = [
  "per ?cent",
  "percent(?:age)?",
  "percentage points?",
  "times",
  "cases?",
  "persons?",
  "people",
  "quarters?",
  "thirds?",
  "halves"
];

/** The source of a regular expression that matches any counted noun, singular or plural. */
export function countedPattern({counted}: ProseNouns): string {
  return [...counted.map(inBothNumbers), ...COUNTED].join("|");
}

/**
 * The source of a regular expression that matches a word for a part of a document: the workspace's own, singular or
 * plural, or `usual`, itself a pattern.
 */
export function partsPattern({parts}: ProseNouns, usual: string): string {
  return [...parts.map(inBothNumbers), usual].join("|");
}

function inBothNumbers(noun: string): string {
  const plain = noun.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return plain.endsWith("ies") ? `${plain.slice(0, -"ies".length)}(?:y|ies)` : `${plain.replace(/s$/, "")}s?`;
}

/**
 * Memoizes a function of nouns: by what they are, since a workspace that is read again has the same, and by the
 * identity of its argument, which is the quicker to look up.
 */
export function madeOfNouns<T>(make: (nouns: ProseNouns) => T): (nouns: ProseNouns) => T {
  const made = new WeakMap<ProseNouns, {readonly result: T}>();
  const makeOf = memoizeByText((nouns) => ({result: make(JSON.parse(nouns) as ProseNouns)}), 4);
  return (nouns) => {
    const known = made.get(nouns) ?? makeOf(JSON.stringify({counted: nouns.counted, parts: nouns.parts}));
    made.set(nouns, known);
    return known.result;
  };
}

/** What stands in a text where a tied number stood. */
export const NUMBER_STANDS = "\uFFFC";

/** What stands in a text where a number stood that is worked out as a change or a ratio. */
export const CHANGE_STANDS = "\uFFFD";

/** A stand-in; with a number of its own it has two characters. */
export const STANDS = /[\uFFFC\uFFFD][\uE000-\uF8FF]?/g;

/** The placeholder for a text's number of this order (0-based); equal numbers must be given the same order. */
export function standIn(order: number, {isChange}: {readonly isChange: boolean}): string {
  return `${isChange ? CHANGE_STANDS : NUMBER_STANDS}${String.fromCharCode(0xe000 + Math.min(order, 0x18ff))}`;
}

/** The place in the order of the numbers that a stand-in has; -1 where it has none. */
export function orderOf(stand: string): number {
  return stand.length < 2 ? -1 : stand.charCodeAt(1) - 0xe000;
}

/** A text without what could pass for a number that isn’t there. */
export function withoutStands(text: string): string {
  return text.replace(/[\uFFFC\uFFFD\uE000-\uF8FF]/g, " ");
}

/** Words in which letters of several scripts that look alike are mixed. */
export function findMixedScripts(text: string): readonly string[] {
  const words =
    text
      .normalize("NFKC")
      .replace(/\p{Cf}/gu, "")
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  return [
    ...new Set(
      words.filter(
        (word) =>
          [
            /\p{Script=Latin}/u,
            /\p{Script=Cyrillic}/u,
            /\p{Script=Greek}/u,
            /\p{Script=Armenian}/u,
            /\p{Script=Cherokee}/u,
            /\p{Script=Lisu}/u
          ].filter((script) => script.test(word)).length > 1
      )
    )
  ];
}
