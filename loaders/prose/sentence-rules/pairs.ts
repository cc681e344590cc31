import {factsOf} from "../../../src/core/expression/syntax.js";
import type {ValuedFact} from "../../../src/core/fact.js";
import {NUMBER_MARK} from "../../../src/core/sentence-ends.js";
import type {SentenceRule, Mismatch, ShownNumber} from "./sentence.js";

const RISE = /\b(?:rose|grew|increased|extended|up)\b/;
const FALL = /\b(?:fell|dropped|decreased|declined|down)\b/;

/**
 * Checks `from {{ }} to {{ }}` and `{{ }} …, after {{ }}`: both numbers must be of one series, in order of time, and a
 * verb of rise or fall must agree with them.
 */
export const checkPairs: SentenceRule = ({text, numbers}, lexicon) =>
  numbers.slice(1).flatMap((number, i) => {
    const before = numbers[i]!;
    const between = text.slice(before.at + 1, number.at);
    const [a, b] = [before, number].map(({tree}) => (tree.type === "fact" ? lexicon.fact(tree.id) : undefined));
    if (!a || !b) return [];
    if (/^ to $/.test(between) && /\bfrom $/.test(text.slice(0, before.at)))
      return whyNoSeries(a, b, number, text.slice(clauseStart(text, before.at), before.at));
    if (/, after $/.test(between)) return whyNoSeries(b, a, number, "");
    return whyNoRange(a, b, between, number);
  });

function clauseStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf(";", at), text.lastIndexOf(NUMBER_MARK, at - 1)) + 1;
}

function whyNoSeries(from: ValuedFact, to: ValuedFact, number: ShownNumber, clause: string): readonly Mismatch[] {
  const odd = (["measure", "category", "sex", "area", "source"] as const).find((name) => from[name] !== to[name]);
  if (odd !== undefined)
    return [{number, message: `${from.id} and ${to.id} are set in one series, but their ${odd} differs`}];
  if (from.period === to.period || (from.period !== "" && to.period !== "" && from.period > to.period))
    return [{number, message: `${from.id} is set before ${to.id}, but is not of an earlier period`}];
  const [low, high] = [from.value.valueOf(), to.value.valueOf()];
  if ((RISE.test(clause) && low > high) || (FALL.test(clause) && low < high))
    return [
      {
        number,
        message: `from ${from.id} to ${to.id} the number ${low > high ? "falls" : "rises"}, the words say the opposite`
      }
    ];
  return [];
}

/**
 * Checks two numbers with nothing between them, which must be the ends of a printed range: of one measure, the first
 * with the qualifier `from`, the second with `to`.
 */
function whyNoRange(a: ValuedFact, b: ValuedFact, between: string, number: ShownNumber): readonly Mismatch[] {
  if (between.trim() !== "" || (a.qualifier === "from" && b.qualifier === "to" && a.measure === b.measure)) return [];
  return [{number, message: `${a.id} and ${b.id} stand side by side, but are not the ends of one range`}];
}

/**
 * Checks `{{ }} …, which is {{ }}` and `{{ }} … ({{ }})`, which state one thing twice: both numbers must share a fact,
 * or a source, category and sex.
 */
export const checkAppositions: SentenceRule = ({text, numbers}, lexicon) =>
  numbers.slice(1).flatMap((number, i) => {
    const last = numbers[i]!;
    if (
      number.tree.type === "call" &&
      number.tree.name === "share" &&
      last.tree.type === "fact" &&
      /^ [^.;:,()]*\($/.test(text.slice(last.at + 1, number.at))
    ) {
      return factsOf(number.tree.operands[0]!).includes(last.tree.id)
        ? []
        : [{number, message: `${number.expression} in brackets is no share of ${last.tree.id}`}];
    }
    if (!/, which is $/.test(text.slice(0, number.at))) return [];
    const before = numbers.slice(0, i + 1);
    if (number.tree.type !== "fact")
      return before.some(({facts}) => facts.some((id) => number.facts.includes(id)))
        ? []
        : [{number, message: `${number.expression} has no fact in common with the numbers that it explains`}];
    const [a, b] = [lexicon.fact(number.tree.id), lexicon.fact(before.at(-1)!.facts[0] ?? "")];
    const odd =
      a && b
        ? (["source", "category", "sex", "period", "area"] as const).find((name) => a[name] !== b[name])
        : undefined;
    return odd === undefined ? [] : [{number, message: `${a!.id} explains ${b!.id}, but their ${odd} differs`}];
  });

/** Checks that no number occurs twice in one sentence. */
export const checkOnce: SentenceRule = ({numbers}) =>
  numbers.flatMap((number, i) =>
    numbers.slice(0, i).some(({expression}) => expression === number.expression)
      ? [{number, message: `${number.expression} stands in its sentence twice`}]
      : []
  );
