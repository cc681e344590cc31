import type {ChartContext} from "../core/chart.js";
import {hasTerms} from "../core/terms/marks.js";
import type {RegisteredTerm, Vocabulary} from "../core/terms/term.js";
import {inWords} from "../core/terms/wording.js";

type Worded = Pick<ChartContext, "label" | "text">;

/** A context whose labels and texts are in one vocabulary; `met` is called where one of them holds a term. */
export function labelsInTerms<C extends Worded>(context: C, terms: readonly RegisteredTerm[], vocabulary: Vocabulary, met: () => void = () => undefined): C {
  const {text} = context;
  const worded = (label: string): string => {
    if (!hasTerms(label)) return label;
    met();
    return inWords(label, terms, vocabulary);
  };
  return {...context, label: (column: string, value: string): string => worded(context.label(column, value)), ...(text === undefined ? {} : {text: (value: string): string => worded(text(value))})};
}

/** Something drawn in the default vocabulary and, where a label of it holds a term, in the sources' too. */
export function drawInTerms<C extends Worded, D>(terms: readonly RegisteredTerm[], context: C, draw: (context: C) => D): readonly [guidelines: D, sources?: D] {
  const met = {terms: 0};
  const drawn = draw(labelsInTerms(context, terms, "guidelines", () => {
    met.terms += 1;
  }));
  return met.terms > 0 ? [drawn, draw(labelsInTerms(context, terms, "sources"))] : [drawn];
}
