import type {ChartSpec, SpecProblem} from "../chart-spec/spec.js";
import {NUMBER_STANDS, findClaims} from "../claim-words.js";
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
 * What is wrong with a specification’s prose: expressions that can’t be worked out, formats that aren’t any, terms that aren’t registered, numbers that are
 * typed by hand, which nothing ties, and words that claim what no number beside them says.
 */
export function proseProblems(spec: ChartSpec, wording: Wording): readonly SpecProblem[] {
  const claims = claimProblems(spec);
  return textsOf(spec).flatMap(([key, text]) => {
    const why = whyNotProse(text, wording);
    return [...(why === undefined ? [] : [{key, message: `${key}: ${why}`}]), ...claims.filter((problem) => problem.key === key)];
  });
}

/** The words of a specification’s own texts that state a quantity or a comparison in a sentence without a tied number. */
export function claimProblems(spec: ChartSpec): readonly SpecProblem[] {
  return textsOf(spec).flatMap(([key, text]) => {
    const found = findClaims(text.replace(/\{\{.*?\}\}/gs, NUMBER_STANDS).replace(/\[\[[^[\]]*\]\]/g, " "));
    return found.length === 0 ? [] : [{key, message: `${key}: ${quoted(found)} ${found.length === 1 ? "states" : "state"} a quantity or a comparison, and no tied number stands in the sentence; tie it: write {{ }} with an expression there, such as {{ change(a, b) }}, or say it without`}];
  });
}

/** The texts that a specification brings, each with its key. */
function textsOf({headline, title, annotate = {}}: ChartSpec): readonly (readonly [key: string, text: string])[] {
  const texts = [["headline", headline], ["title", title], ...Object.entries(annotate).map(([value, note]) => [`annotate.${value}`, note] as const)] as const;
  return texts.flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const]));
}

function whyNotProse(text: string, {facts, terms}: Wording): string | undefined {
  try {
    const parts = parseProse(text);
    for (const part of parts) if (part.type === "number") formatQuantity(evaluate(part.expression, facts), part.format, facts);
    inWords(text, terms, "guidelines");
    const words = inWords(parts.map((part) => (part.type === "text" ? part.text : " ")).join(""), terms, "sources");
    const typed = [...new Set(typedNumbers(words))];
    return typed.length === 0 ? undefined : `${quoted(typed)} ${typed.length === 1 ? "is" : "are"} typed by hand and tied to no printed figure; write {{ }} with an expression, such as {{ share(a, b) }}, or leave the number out`;
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(", ");

/** Numbers in digits of any script, and in words before what is counted. */
function typedNumbers(words: string): readonly string[] {
  const plain = words.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return [...findUntied(plain).map(({text}) => text), ...(plain.match(/[^\P{N}\d]+/gu) ?? [])];
}
