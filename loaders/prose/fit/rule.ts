import type {Lexicon} from "./lexicon.js";
import type {Misfit, Sentence, Surroundings} from "./sentence.js";

/** Finds what doesn’t fit in a sentence. A rule must be right about every sentence that is right: it may miss, never accuse. */
export type FitRule = (sentence: Sentence, lexicon: Lexicon, surroundings: Surroundings) => readonly Misfit[];
