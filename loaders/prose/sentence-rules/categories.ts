import type {Expression} from "../../../src/core/expression/syntax.js";
import type {ValuedFact} from "../../../src/core/fact.js";
import {hasWord} from "../../../src/core/label-words.js";
import type {Lexicon} from "./lexicon.js";
import type {SentenceRule, Mismatch, Sentence, ShownNumber} from "./sentence.js";

const DIMENSIONS = ["category", "sex"] as const;
type Dimension = (typeof DIMENSIONS)[number];

/**
 * Checks that a sentence names the category and sex of its numbers, and that each category or sex it names, of the
 * statistics in or beside it, has a number in the sentence.
 */
export const checkCategories: SentenceRule = (sentence, lexicon, {related}) => {
  const facts = (ids: Iterable<string>): readonly ValuedFact[] => [...ids].flatMap((id) => lexicon.fact(id) ?? []);
  const shown = facts(sentence.numbers.flatMap((number) => namedBy(number.tree)));
  const last = sentence.numbers.at(-1);
  return DIMENSIONS.flatMap((dimension) => [
    ...sentence.numbers.flatMap((number) =>
      facts(subjectsOf(number.tree)).flatMap((fact) => whyUnnamed(sentence, number, fact, dimension, lexicon))
    ),
    ...(last && shown.length > 0
      ? whyUncovered(sentence, last, [...shown, ...facts(related)], dimension, shown, lexicon)
      : [])
  ]);
};

/** The facts that a number is about: of a share the part, not the whole; of a sum or a remainder none. */
function subjectsOf(tree: Expression): readonly string[] {
  if (tree.type === "fact") return [tree.id];
  if (tree.type !== "call" || ["sum", "remainder", "count"].includes(tree.name)) return [];
  return (tree.name === "share" ? tree.operands.slice(0, 1) : tree.operands).flatMap(subjectsOf);
}

/** The facts for which a number can stand: all of its expression except the operands of a remainder. */
function namedBy(tree: Expression): readonly string[] {
  if (tree.type === "fact") return [tree.id];
  return tree.type === "call" && tree.name !== "remainder" ? tree.operands.flatMap(namedBy) : [];
}

function whyUnnamed(
  {text}: Sentence,
  number: ShownNumber,
  fact: ValuedFact,
  dimension: Dimension,
  lexicon: Lexicon
): readonly Mismatch[] {
  if (fact[dimension] === "" || ["from", "to"].includes(fact.qualifier) || !lexicon.isDivided(fact, dimension))
    return [];
  const own = lexicon.partsBeside(fact, dimension).get(fact[dimension]) ?? [];
  const measured = lexicon.measureWords(fact.measure);
  // Words that are also the measure's do not identify the category or sex, unless it has no others.
  const apart = own.filter((word) => !measured.includes(word));
  const words = apart.length > 0 ? apart : own;
  if (words.length === 0 || words.some((word) => hasWord(text, word))) return [];
  return [
    {
      number,
      message: `${fact.id} is of the ${dimension} ${fact[dimension]}, but its sentence has none of the words ${words.join(", ")}`
    }
  ];
}

function whyUncovered(
  {text}: Sentence,
  number: ShownNumber,
  near: readonly ValuedFact[],
  dimension: Dimension,
  shown: readonly ValuedFact[],
  lexicon: Lexicon
): readonly Mismatch[] {
  const measured = shown.flatMap(({measure}) => lexicon.measureWords(measure));
  const isNamed = (words: readonly string[]): boolean =>
    words.every((word) => hasWord(text, word)) && words.some((word) => !measured.includes(word));
  const named = new Map(
    [...new Set(near.map((fact) => lexicon.partsBeside(fact, dimension)))]
      .flatMap((parts) => [...parts])
      .filter(([, words]) => isNamed(words))
  );
  const bare = [...named].filter(([value]) => !shown.some((fact) => fact[dimension] === value));
  const given = [...new Set(shown.map((fact) => fact.id))].join(", ");
  return bare.map(([value, words]) => ({
    number,
    message: `the sentence says “${words.join(" ")}”, but none of its numbers (${given}) is of the ${dimension} ${value}`
  }));
}
