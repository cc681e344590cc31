import type {ChartContext} from "../core/chart.js";
import {hasTerms} from "../core/terms/marks.js";
import type {RegisteredTerm, Vocabulary} from "../core/terms/term.js";
import {inWords} from "../core/terms/wording.js";

/** A context whose labels are in one vocabulary; `met` is called where a label holds a term. */
export function labelsInTerms<C extends Pick<ChartContext, "label">>(context: C, terms: readonly RegisteredTerm[], vocabulary: Vocabulary, met: () => void = () => undefined): C {
  return {
    ...context,
    label: (column: string, value: string): string => {
      const label = context.label(column, value);
      if (!hasTerms(label)) return label;
      met();
      return inWords(label, terms, vocabulary);
    }
  };
}

/** Something drawn in the default vocabulary and, where a label of it holds a term, in the sources' too. */
export function drawInTerms<C extends Pick<ChartContext, "label">, D>(terms: readonly RegisteredTerm[], context: C, draw: (context: C) => D): readonly [guidelines: D, sources?: D] {
  const met = {terms: 0};
  const drawn = draw(labelsInTerms(context, terms, "guidelines", () => {
    met.terms += 1;
  }));
  return met.terms > 0 ? [drawn, draw(labelsInTerms(context, terms, "sources"))] : [drawn];
}
