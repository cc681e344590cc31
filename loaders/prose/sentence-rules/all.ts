import {checkBases, checkBehind, checkReach} from "./bases.js";
import {checkCategories} from "./categories.js";
import type {Lexicon} from "./lexicon.js";
import {checkMeasures, checkParts} from "./measures.js";
import {checkNegations} from "./negations.js";
import {checkAppositions, checkOnce, checkPairs} from "./pairs.js";
import {checkAnchors, checkPlaces} from "./places.js";
import {sentencesOf} from "./sentence.js";
import type {SentenceRule, Mismatch, Surroundings} from "./sentence.js";
import {checkShape, checkUnits, checkYears} from "./years.js";

/** The rules by which words and numbers must fit, by name. */
export const SENTENCE_RULES: Readonly<Record<string, SentenceRule>> = {
  shape: checkShape,
  years: checkYears,
  units: checkUnits,
  pairs: checkPairs,
  parts: checkParts,
  categories: checkCategories,
  bases: checkBases,
  behind: checkBehind,
  reach: checkReach,
  once: checkOnce,
  anchors: checkAnchors,
  places: checkPlaces,
  measures: checkMeasures,
  appositions: checkAppositions,
  negations: checkNegations
};

/**
 * The mismatches between words and numbers in a text whose numbers are marks; `expressions` are those of the marks, in
 * order.
 */
export function mismatchesOf(
  text: string,
  expressions: readonly string[],
  surroundings: Surroundings,
  lexicon: Lexicon
): readonly Mismatch[] {
  return sentencesOf(text, expressions).flatMap((sentence) =>
    Object.values(SENTENCE_RULES).flatMap((rule) => rule(sentence, lexicon, surroundings))
  );
}
