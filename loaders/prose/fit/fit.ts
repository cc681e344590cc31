import {fitCategories} from "./categories.js";
import type {Lexicon} from "./lexicon.js";
import {fitMeasures, fitParts} from "./measures.js";
import {fitAppositions, fitOnce, fitPairs} from "./pairs.js";
import {fitAnchors, fitPlaces} from "./places.js";
import {sentencesOf} from "./sentence.js";
import type {FitRule, Misfit, Surroundings} from "./sentence.js";
import {fitShape, fitUnits, fitYears} from "./years.js";

/** The rules by which words and numbers must fit, by name. */
export const FIT_RULES: Readonly<Record<string, FitRule>> = {
  shape: fitShape, years: fitYears, units: fitUnits, pairs: fitPairs, parts: fitParts, categories: fitCategories, once: fitOnce, anchors: fitAnchors,
  places: fitPlaces, measures: fitMeasures, appositions: fitAppositions
};

/** What doesn’t fit in a text whose numbers are marks. */
export function misfitsOf(text: string, expressions: readonly string[], surroundings: Surroundings, lexicon: Lexicon): readonly Misfit[] {
  return sentencesOf(text, expressions).flatMap((sentence) => Object.values(FIT_RULES).flatMap((rule) => rule(sentence, lexicon, surroundings)));
}
