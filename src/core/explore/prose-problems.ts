import type {ChartSpec, SpecProblem} from "../chart-spec/spec.js";
import {evaluate} from "../expression/evaluate.js";
import type {Facts} from "../fact.js";
import {formatQuantity} from "../format.js";
import {findUntied} from "../prose-lint.js";
import {parseProse} from "../prose.js";
import type {RegisteredTerm} from "../terms/term.js";
import {inWords} from "../terms/wording.js";

/** What numbers in prose are worked out from, and what its marks of terms stand for. */
export interface Wording {
  readonly facts: Facts;
  readonly terms: readonly RegisteredTerm[];
}

/**
 * What is wrong with a specification’s prose: expressions that can’t be worked out, formats that aren’t any, terms that aren’t registered, and numbers
 * that are typed by hand, which nothing ties.
 */
export function proseProblems({headline, title, annotate = {}}: ChartSpec, wording: Wording): readonly SpecProblem[] {
  const texts = [["headline", headline], ["title", title], ...Object.entries(annotate).map(([value, note]) => [`annotate.${value}`, note] as const)] as const;
  return texts.flatMap(([key, text]) => {
    const why = text === undefined ? undefined : whyNotProse(text, wording);
    return why === undefined ? [] : [{key, message: `${key}: ${why}`}];
  });
}

function whyNotProse(text: string, {facts, terms}: Wording): string | undefined {
  try {
    const parts = parseProse(text);
    for (const part of parts) if (part.type === "number") formatQuantity(evaluate(part.expression, facts), part.format, facts);
    inWords(text, terms, "guidelines");
    const words = inWords(parts.map((part) => (part.type === "text" ? part.text : " ")).join(""), terms, "sources");
    const typed = [...new Set(typedNumbers(words))];
    return typed.length === 0 ? undefined : `${typed.map((number) => `“${number}”`).join(", ")} ${typed.length === 1 ? "is" : "are"} typed by hand and tied to no printed figure; write {{ }} with an expression, such as {{ share(a, b) }}, or leave the number out`;
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

/** Numbers in digits of any script, and in words before what is counted. */
function typedNumbers(words: string): readonly string[] {
  const plain = words.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return [...findUntied(plain).map(({text}) => text), ...(plain.match(/[^\P{N}\d]+/gu) ?? [])];
}
