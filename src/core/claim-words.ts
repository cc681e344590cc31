/** The words of a workspace that stand beside numbers in prose, in lower case. */
export interface ProseNouns {
  /** By which it counts: words of its units. */
  readonly counted: readonly string[];
  /** By which its documents number their parts, besides the usual ones: `goal`. */
  readonly parts: readonly string[];
}

/** Those of a workspace that lists none. */
export const NO_NOUNS: ProseNouns = {counted: [], parts: []};

/** Nouns that count in any workspace. */
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

/**
 * The source of a regular expression that finds any noun, in the singular or plural, by which a number is one of
 * something.
 */
export function countedPattern({counted}: ProseNouns): string {
  return [...counted.map(inBothNumbers), ...COUNTED].join("|");
}

/**
 * The source of a regular expression that finds any of some words for parts of a document, or of the workspace's own,
 * in the singular or plural.
 */
export function partsPattern({parts}: ProseNouns, usual: string): string {
  return [...parts.map(inBothNumbers), usual].join("|");
}

function inBothNumbers(noun: string): string {
  const plain = noun.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return plain.endsWith("ies") ? `${plain.slice(0, -"ies".length)}(?:y|ies)` : `${plain.replace(/s$/, "")}s?`;
}

/** Something made of nouns, such as a regular expression, made once for each set of them. */
export function madeOfNouns<T>(make: (nouns: ProseNouns) => T): (nouns: ProseNouns) => T {
  const made = new WeakMap<ProseNouns, {readonly result: T}>();
  return (nouns) => {
    const known = made.get(nouns) ?? {result: make(nouns)};
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

/** What stands for one of the numbers of a text: the same number has the same place in their order. */
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
