/** What surrounds a typed number. */
export interface TieContext {
  /** The sentence or block that it stands in, with the numbers that are tied already as they are shown. */
  readonly text: string;
  /** Where the number begins in it. */
  readonly at: number;
  /** Words that hold for the whole of it: headings above, the title. */
  readonly heading?: string;
  /** The expressions of the numbers nearby. */
  readonly nearby?: readonly string[];
}

/** The words, by their beginnings, that a text holds, each with the weight of its nearness to a number. */
export class SentenceWords {
  private readonly weights = new Map<string, number>();
  private readonly text: string;
  private readonly facts: ReadonlySet<string>;
  private readonly years: readonly string[];

  constructor({text, at, heading = "", nearby = []}: TieContext) {
    this.text = `${heading} ${text}`;
    for (const stem of stemsOf(heading)) this.weights.set(stem.stem, HEADING);
    for (const {stem, index} of stemsOf(text)) {
      const weight = 1 / (1 + Math.abs(index - at) / NEAR);
      this.weights.set(stem, Math.max(this.weights.get(stem) ?? 0, 0.4 + weight));
    }
    this.facts = new Set(nearby.flatMap((expression) => expression.match(/[a-z][\w-]*\.[\w.-]+/g) ?? []));
    this.years = [...this.weights.keys()].filter((stem) => /^(?:19|20)\d\d$/.test(stem));
  }

  /** 0 for a word that doesn’t stand in it. */
  weight(stem: string): number {
    return this.weights.get(stem) ?? 0;
  }

  matches(pattern: RegExp): boolean {
    return pattern.test(this.text);
  }

  /** The facts of the numbers nearby. */
  get nearby(): ReadonlySet<string> {
    return this.facts;
  }

  /** Whether the text names a year, and none of these. */
  namesOtherYear(years: readonly string[]): boolean {
    return this.years.length > 0 && years.length > 0 && !years.some((year) => this.years.includes(year));
  }
}

/** Words of a heading weigh as much as far ones of the sentence; a word this many characters away half as much. */
const HEADING = 0.4;
const NEAR = 40;

const SMALL = new Set(
  "the of and in to a by for on from with that were was is are at as it its be this than or not no all one".split(" ")
);

/** A text's words by their beginnings, so that suspended and suspension are one, with their places. */
export function stemsOf(text: string): readonly {readonly stem: string; readonly index: number}[] {
  return [...text.toLowerCase().matchAll(/\p{L}+|\d{4}/gu)]
    .filter(({0: word}) => !SMALL.has(word))
    .map(({0: word, index}) => ({stem: word.replace(/(?:ies|es|s)$/, "").slice(0, 6), index}));
}
