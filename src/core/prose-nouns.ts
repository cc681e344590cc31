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
const COUNTED = ["per ?cent", "percent(?:age)?", "percentage points?", "times", "cases?", "persons?", "people", "quarters?", "thirds?", "halves"];

/** The source of a regular expression that finds any noun, in the singular or plural, by which a number is one of something. */
export function countedPattern({counted}: ProseNouns): string {
  return [...counted.map(inBothNumbers), ...COUNTED].join("|");
}

/** The source of a regular expression that finds any of some words for parts of a document, or of the workspace's own, in the singular or plural. */
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
