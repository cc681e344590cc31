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

/** Memoizes a function of nouns by the identity of its argument. */
export function madeOfNouns<T>(make: (nouns: ProseNouns) => T): (nouns: ProseNouns) => T {
  const made = new WeakMap<ProseNouns, {readonly result: T}>();
  return (nouns) => {
    const known = made.get(nouns) ?? {result: make(nouns)};
    made.set(nouns, known);
    return known.result;
  };
}

/** Words that state a change or a ratio without a digit; the end of a verb in brackets. Case doesn’t matter. */
const CHANGE_WORDS: readonly string[] = [
  "halv(?:es?|ed|ing)",
  "doubl(?:es?|ed|ing)",
  "twice",
  "thrice",
  "tr(?:ip|eb)l(?:es?|ed|ing)",
  "quadrupl(?:es?|ed|ing)",
  "(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|many|several)[- ]?fold",
  "increas(?:es?|ed|ing)",
  "decreas(?:es?|ed|ing)",
  "declin(?:es?|ed|ing)",
  "ris(?:es?|en|ing)",
  "rose",
  "fall(?:s|en|ing)?",
  "fell",
  "grow(?:s|n|ing|th)?",
  "grew",
  "drop(?:s|ped|ping)?",
  "surg(?:es?|ed|ing)",
  "soar(?:s|ed|ing)?",
  "plung(?:es?|ed|ing)",
  "plummet(?:s|ed|ing)?"
];

/** Words that state a rank or a part. */
const PART_WORDS: readonly string[] = [
  "half",
  "an? (?:third|quarter|fifth|sixth|tenth)",
  "majorit(?:y|ies)",
  "most",
  "few",
  "(?:nearly|almost|virtually|hardly|scarcely) (?:all|every(?:one|body)?|any(?:one|body)?|none|no(?: one|body)?)",
  "all",
  "every(?:one|body)?",
  "none",
  "nobody",
  "no one",
  "fewer",
  "fewest",
  "highest",
  "lowest",
  "largest",
  "smallest",
  "biggest",
  "greatest",
  "(?:more|less|higher|lower|larger|smaller|greater|bigger) than",
  "outnumber(?:s|ed|ing)?",
  "exceed(?:s|ed|ing)?"
];

/** Phrases in which such a word states no quantity, change or comparison. */
const NO_CLAIM =
  /\b(?:most recent(?:ly)?|half[- ](?:years?|hour(?:ly)?|brothers?|sisters?|siblings?)|doubl(?:e|y)[- ]count(?:s|ed|ing)?|fall(?:s|en|ing)? (?:under|within|outside|into)|grow(?:s|n|ing)? up|drop(?:s|ped|ping)?[- ]?(?:in|outs?)|gives? rise to|third (?:part(?:y|ies)|countr(?:y|ies)|time)|(?:above|after|at) all(?=\s*(?:[.,;:!?]|$)))\b/gi;

const wordsOf = (words: readonly string[]): RegExp => new RegExp(String.raw`\b(?:${words.join("|")})\b`, "gi");
const claimsOf = madeOfNouns((nouns) => wordsOf([...CHANGE_WORDS, ...PART_WORDS, `no (?:${countedPattern(nouns)})`]));
const CHANGE = new RegExp(`^(?:${CHANGE_WORDS.join("|")})$`, "i");

/** The placeholder for a tied number. */
const NUMBER_STANDS = "\uFFFC";

/** The placeholder for a tied number that is itself a change or a ratio. */
const CHANGE_STANDS = "\uFFFD";

const STANDS = /[\uFFFC\uFFFD][\uE000-\uF8FF]?/g;

/** The placeholder for a text's number of this order (0-based); equal numbers must be given the same order. */
export function standIn(order: number, {isChange}: {readonly isChange: boolean}): string {
  return `${isChange ? CHANGE_STANDS : NUMBER_STANDS}${String.fromCharCode(0xe000 + Math.min(order, 0x18ff))}`;
}

/** A text in which characters reserved for placeholders are replaced with spaces. */
export function withoutStands(text: string): string {
  return text.replace(/[\uFFFC\uFFFD\uE000-\uF8FF]/g, " ");
}

/** Words that state more than the tied numbers of their sentence. */
interface Claims {
  /** Words in sentences without a tied number. */
  readonly untied: readonly string[];
  /** Words of change or ratio in sentences with a single number that is not itself a change or ratio. */
  readonly unmeasured: readonly string[];
}

/**
 * The words of a text that state a quantity, a change or a comparison which no number of their sentence says. Each tied
 * number must stand in the text as {@link standIn} gives it. Words of rank or part need a number beside them; words of
 * change or ratio need one that is worked out as such, or two numbers.
 */
export function findClaims(text: string, nouns: ProseNouns = NO_NOUNS): Claims {
  const sentences = text
    .normalize("NFKD")
    .replace(/[\p{Cf}\p{M}]/gu, "")
    .replace(/[\u2010-\u2012]/g, "-")
    .replace(/\s+/g, " ")
    .split(/(?<=[.!?]["”’)]?) /);
  const untied = new Set<string>();
  const unmeasured = new Set<string>();
  for (const sentence of sentences) {
    const numbers = new Set(sentence.match(STANDS));
    if (numbers.size > 1 || sentence.includes(CHANGE_STANDS)) continue;
    for (const [word] of sentence.replace(NO_CLAIM, " ").matchAll(claimsOf(nouns))) {
      if (numbers.size === 0) untied.add(word);
      else if (CHANGE.test(word)) unmeasured.add(word);
    }
  }
  return {untied: [...untied], unmeasured: [...unmeasured]};
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
