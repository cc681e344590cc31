import {factsOf, parseExpression} from "../../../src/core/expression/syntax.js";
import type {Expression} from "../../../src/core/expression/syntax.js";
import {NUMBER_MARK, sentenceEnds} from "../../../src/core/sentence-ends.js";
import type {Lexicon} from "./lexicon.js";

/** A number in a sentence. */
export interface ShownNumber {
  readonly expression: string;
  readonly tree: Expression;
  /** Ids of its facts. */
  readonly facts: readonly string[];
  /** The offset of its mark in the sentence, in UTF-16 units. */
  readonly at: number;
  /** The offset of its mark in the whole text, in UTF-16 units. */
  readonly place: number;
}

/** A sentence with its numbers, in order. */
export interface Sentence {
  /** With a {@link NUMBER_MARK} for each number. */
  readonly text: string;
  readonly numbers: readonly ShownNumber[];
}

/** The context of a text. */
export interface Surroundings {
  /** The headings above it, the nearest last; for a chart’s text its title. */
  readonly headings: readonly string[];
  /** The facts of the charts beside it, of the open points that it leads to, or of the check that it explains. */
  readonly related: ReadonlySet<string>;
  /**
   * Which other facts may stand in it: none; those printed in the same place as a related one; or also those whose
   * measure it names.
   */
  readonly others: "none" | "same-place" | "named";
  /** Of a heading: the numbers that what stands below it shows, which carry what it claims without one of its own. */
  readonly support?: readonly string[];
  /** Of a slide’s heading: the facts of the charts of the slide before, to which it may liken its own. */
  readonly supportBefore?: readonly string[];
  /** Where what the text claims has been told of already. */
  readonly claimsTold?: true;
}

/** Why a number doesn’t fit the words around it. */
export interface Mismatch {
  readonly number: ShownNumber;
  readonly message: string;
}

/**
 * The sentences of a text whose numbers are marks, with the expressions of the marks in order. Numbers that don’t parse
 * are left out.
 */
export function sentencesOf(text: string, expressions: readonly string[]): readonly Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  let next = 0;
  for (const end of sentenceEnds(text)) {
    const part = text.slice(from, end);
    const marks = [...part.matchAll(new RegExp(NUMBER_MARK, "g"))].map(({index}) => index);
    const numbers = marks.flatMap((at) => shown(expressions[next++] ?? "", at, from + at));
    found.push({text: part.replace(/\s+/g, (space) => " ".repeat(space.length)), numbers});
    from = end;
  }
  return found;
}

function shown(expression: string, at: number, place: number): readonly ShownNumber[] {
  try {
    const tree = parseExpression(expression);
    return [{expression, tree, facts: factsOf(tree), at, place}];
  } catch {
    return [];
  }
}

/** The ids of an expression’s facts; none of one that doesn’t parse, which is told of elsewhere. */
export function factsIn(expression: string): readonly string[] {
  try {
    return factsOf(parseExpression(expression));
  } catch {
    return [];
  }
}

/**
 * Finds what doesn’t fit in a sentence. A rule must be right about every sentence that is right: it may miss, never
 * accuse.
 */
export type SentenceRule = (sentence: Sentence, lexicon: Lexicon, surroundings: Surroundings) => readonly Mismatch[];
