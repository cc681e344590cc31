import type {ChartSpec, SpecProblem} from "../chart-spec/spec.js";
import {evaluate} from "../expression/evaluate.js";
import type {Facts} from "../fact.js";
import {formatQuantity} from "../format.js";
import {parseProse} from "../prose.js";
import type {RegisteredTerm} from "../terms/term.js";
import {inWords} from "../terms/wording.js";

/** What numbers in prose are worked out from, and what its marks of terms stand for. */
export interface Wording {
  readonly facts: Facts;
  readonly terms: readonly RegisteredTerm[];
}

/** What is wrong with a specification’s prose: expressions that can’t be worked out, formats that aren’t any, terms that aren’t registered. */
export function proseProblems({headline, title, annotate = {}}: ChartSpec, wording: Wording): readonly SpecProblem[] {
  const texts = [["headline", headline], ["title", title], ...Object.entries(annotate).map(([value, note]) => [`annotate.${value}`, note] as const)] as const;
  return texts.flatMap(([key, text]) => {
    const why = text === undefined ? undefined : whyNotProse(text, wording);
    return why === undefined ? [] : [{key, message: `${key}: ${why}`}];
  });
}

function whyNotProse(text: string, {facts, terms}: Wording): string | undefined {
  try {
    for (const part of parseProse(text)) if (part.type === "number") formatQuantity(evaluate(part.expression, facts), part.format, facts);
    inWords(text, terms, "guidelines");
    return undefined;
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}
