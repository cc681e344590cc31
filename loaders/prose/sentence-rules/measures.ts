import {factsOf} from "../../../src/core/expression/syntax.js";
import type {Expression} from "../../../src/core/expression/syntax.js";
import type {ValuedFact} from "../../../src/core/fact.js";
import {ancestorsOf} from "../../tables/comparable.js";
import {hasWord} from "../../../src/core/label-words.js";
import type {Lexicon} from "./lexicon.js";
import type {SentenceRule, Mismatch, ShownNumber} from "./sentence.js";

/**
 * Checks measures of one unit: a measure of the chart or check beside a sentence must have a number in the sentence if
 * all its words are there; and a sentence must not have distinctive words of another measure, of that chart or check or
 * printed in the same place as a number, and none of the number’s own measure.
 */
export const checkMeasures: SentenceRule = ({text, numbers}, lexicon, {related}) => {
  const near = [...related].flatMap((id) => lexicon.fact(id) ?? []);
  const shown = numbers.flatMap((number) => number.facts.flatMap((id) => lexicon.fact(id) ?? []));
  const last = numbers.at(-1);
  if (!last || shown.length === 0) return [];
  const isShown = (measure: string): boolean => shown.some((fact) => fact.measure === measure);
  const bare = [
    ...new Set(
      near
        .filter(({unit, measure}) => shown.some((fact) => fact.unit === unit) && !isShown(measure))
        .map(({measure}) => measure)
    )
  ].flatMap((measure) => {
    const words = lexicon.measureWords(measure);
    const isNamed = words.length > 1 && words.every((word) => hasWord(text, word));
    return isNamed
      ? [
          {
            number: last,
            message: `the sentence says “${words.join(" ")}”, but none of its numbers (${shown.map(({id}) => id).join(", ")}) measures ${measure}`
          }
        ]
      : [];
  });
  const unnamed = numbers.flatMap((number) => {
    const fact = number.tree.type === "fact" ? lexicon.fact(number.tree.id) : undefined;
    const rival =
      fact &&
      [...near, ...lexicon.printedBeside(fact)].find(
        (other) => !isShown(other.measure) && other.unit === fact.unit && isFitter(text, other, fact, lexicon)
      );
    return fact && rival
      ? [
          {
            number,
            message: `${fact.id} measures ${fact.measure}, the words of its sentence are those of ${rival.measure} (${ownWords(rival, fact, lexicon).join(", ")})`
          }
        ]
      : [];
  });
  return [...bare, ...unnamed];
};

/** Whether a sentence has distinctive words of one measure and none of the other. */
function isFitter(text: string, one: ValuedFact, other: ValuedFact, lexicon: Lexicon): boolean {
  const own = ownWords(other, one, lexicon);
  return (
    own.length > 0 &&
    !own.some((word) => hasWord(text, word)) &&
    ownWords(one, other, lexicon).some((word) => hasWord(text, word))
  );
}

function ownWords(one: ValuedFact, other: ValuedFact, lexicon: Lexicon): readonly string[] {
  const theirs = lexicon.measureWords(other.measure);
  return lexicon.measureWords(one.measure).filter((word) => !theirs.includes(word));
}

/**
 * Checks `{{ }} of the {{ }}` and `Of {{ }} …, {{ }}`: the part must be part of the whole if it has the whole’s unit,
 * and a share must be a share of it.
 */
export const checkParts: SentenceRule = ({text, numbers}, lexicon) => {
  const [first, ...rest] = numbers;
  const pairs = rest.flatMap((whole, i) =>
    /^ of (?:the )?$/.test(text.slice(numbers[i]!.at + 1, whole.at)) ? whyNoPart(numbers[i]!, whole, lexicon) : []
  );
  if (!first || !/(?:^|[;:,] )of (?:the )?$/i.test(text.slice(0, first.at))) return pairs;
  return [...pairs, ...rest.flatMap((part) => whyNoPart(part, first, lexicon))];
};

function whyNoPart(part: ShownNumber, whole: ShownNumber, lexicon: Lexicon): readonly Mismatch[] {
  if (part.tree.type === "call" && part.tree.name === "share") return whyOtherBase(part, part.tree.operands[1]!, whole);
  if (part.tree.type !== "fact") return [];
  if (whole.tree.type === "call" && whole.tree.name === "sum") {
    return whole.facts.includes(part.tree.id)
      ? []
      : [{number: part, message: `${part.tree.id} is set as a part of ${whole.expression}, which it is not`}];
  }
  if (whole.tree.type !== "fact") return [];
  const [a, b] = [lexicon.fact(part.tree.id), lexicon.fact(whole.tree.id)];
  if (!a || !b || a.unit !== b.unit || ancestorsOf(a.id, (id) => lexicon.fact(id)).includes(b.id)) return [];
  return [{number: part, message: `${a.id} is set as a part of ${b.id}, which it is not`}];
}

function whyOtherBase(share: ShownNumber, base: Expression, whole: ShownNumber): readonly Mismatch[] {
  const own = factsOf(base);
  const same = own.length === whole.facts.length && own.every((id) => whole.facts.includes(id));
  return same || whole.tree.type === "literal"
    ? []
    : [{number: share, message: `${share.expression} is set as a share of ${whole.expression}, which it is not`}];
}
