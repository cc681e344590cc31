import type {ValuedFact} from "../../../src/core/fact.js";
import type {Lexicon} from "./lexicon.js";
import {hasWord} from "./lexicon.js";
import type {FitRule} from "./rule.js";

/**
 * Where the chart or check beside a sentence has several measures in one unit: a measure whose own words all stand in the sentence has its
 * number there, and a number’s measure has one of its own words there; the latter also against what is printed in the number’s own place.
 */
export const fitMeasures: FitRule = ({text, numbers}, lexicon, {related}) => {
  const near = [...related].flatMap((id) => lexicon.fact(id) ?? []);
  const shown = numbers.flatMap((number) => number.facts.flatMap((id) => lexicon.fact(id) ?? []));
  const last = numbers.at(-1);
  if (!last || shown.length === 0) return [];
  const isShown = (measure: string): boolean => shown.some((fact) => fact.measure === measure);
  const bare = [...new Set(near.filter(({unit, measure}) => shown.some((fact) => fact.unit === unit) && !isShown(measure)).map(({measure}) => measure))].flatMap((measure) => {
    const words = lexicon.measureWords(measure);
    const isNamed = words.length > 1 && words.every((word) => hasWord(text, word));
    return isNamed ? [{number: last, message: `the sentence says “${words.join(" ")}”, but none of its numbers (${shown.map(({id}) => id).join(", ")}) measures ${measure}`}] : [];
  });
  const unnamed = numbers.flatMap((number) => {
    const fact = number.tree.type === "fact" ? lexicon.fact(number.tree.id) : undefined;
    const rival = fact && [...near, ...lexicon.printedBeside(fact)].find((other) => !isShown(other.measure) && other.unit === fact.unit && isFitter(text, other, fact, lexicon));
    return fact && rival ? [{number, message: `${fact.id} measures ${fact.measure}, the words of its sentence are those of ${rival.measure} (${ownWords(rival, fact, lexicon).join(", ")})`}] : [];
  });
  return [...bare, ...unnamed];
};

/** Whether a sentence has words of one measure that are not the other’s, and none of the other’s. */
function isFitter(text: string, one: ValuedFact, other: ValuedFact, lexicon: Lexicon): boolean {
  const own = ownWords(other, one, lexicon);
  return own.length > 0 && !own.some((word) => hasWord(text, word)) && ownWords(one, other, lexicon).some((word) => hasWord(text, word));
}

function ownWords(one: ValuedFact, other: ValuedFact, lexicon: Lexicon): readonly string[] {
  const theirs = lexicon.measureWords(other.measure);
  return lexicon.measureWords(one.measure).filter((word) => !theirs.includes(word));
}
