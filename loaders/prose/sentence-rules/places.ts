import type {ValuedFact} from "../../../src/core/fact.js";
import {hasWord, namesMeasure} from "../../../src/core/label-words.js";
import {isFootnote} from "./lexicon.js";
import type {Lexicon} from "./lexicon.js";
import type {SentenceRule, Mismatch, Sentence, ShownNumber, Surroundings} from "./sentence.js";

/**
 * Checks that a number of one area or site is named so in its sentence or a heading, and that a footnote or document
 * which the sentence names has a number there.
 */
export const checkPlaces: SentenceRule = (sentence, lexicon, surroundings) => {
  const each = sentence.numbers.flatMap((number) =>
    number.facts.flatMap((id) => {
      const fact = lexicon.fact(id);
      return fact
        ? [
            ...whyUnnamed(sentence, number, fact, lexicon, surroundings),
            ...whyOtherPlace(sentence, number, fact, lexicon)
          ]
        : [];
    })
  );
  return [...each, ...whyOtherDocument(sentence, lexicon)];
};

/**
 * Why an area or site is not named: if the facts beside the sentence are of several, the sentence itself must name it,
 * else a heading may.
 */
function whyUnnamed(
  {text}: Sentence,
  number: ShownNumber,
  fact: ValuedFact,
  lexicon: Lexicon,
  {headings, related}: Surroundings
): readonly Mismatch[] {
  const nameOf = (one: ValuedFact | undefined): string | undefined => one && lexicon.nameOf(one);
  const name = nameOf(fact);
  const names = new Set([...related].map((id) => nameOf(lexicon.fact(id))));
  if (name === undefined || hasWord(names.size > 1 ? text : [...headings, text].join(" "), name)) return [];
  return [
    {
      number,
      message: `${fact.id} is a figure of one place or body, but ${names.size > 1 ? "its sentence does not" : "neither its sentence nor the headings"} name it (${name})`
    }
  ];
}

/**
 * Why a number is from the wrong place: one printed both in the body and in a footnote must be the footnote’s if the
 * sentence mentions a footnote, else the body’s.
 */
function whyOtherPlace({text}: Sentence, number: ShownNumber, fact: ValuedFact, lexicon: Lexicon): readonly Mismatch[] {
  const other = lexicon.printedElsewhere(fact);
  if (!other || isFootnote(fact) === hasWord(text, "footnote")) return [];
  return [
    {
      number,
      message: `${fact.id} is printed in ${fact.locator}, ${isFootnote(fact) ? "of which its sentence says nothing" : "its sentence speaks of a footnote"}; ${other.id} is the same count there`
    }
  ];
}

function whyOtherDocument({text, numbers}: Sentence, lexicon: Lexicon): readonly Mismatch[] {
  const last = numbers.at(-1);
  const facts = numbers.flatMap(({facts: ids}) => ids.flatMap((id) => lexicon.fact(id) ?? []));
  const document = lexicon.documentIn(text);
  if (!last || facts.length === 0 || document === undefined) return [];
  if (facts.some(({source}) => document.sources.includes(source) || !lexicon.isCalled(source))) return [];
  return [
    {
      number: last,
      message: `the sentence speaks of a ${document.words}, but none of its numbers (${facts.map(({id}) => id).join(", ")}) stands in one`
    }
  ];
}

/**
 * Checks that a number is related to its context: it is of the chart, check or open point beside it, printed in the
 * same place as these, or its sentence names its measure.
 */
export const checkAnchors: SentenceRule = ({text, numbers}, lexicon, {related, others, headings}) => {
  const places = new Set(others === "none" ? [] : [...related].map((id) => lexicon.placeOf(id)));
  return numbers.flatMap((number) =>
    number.facts.flatMap((id) => {
      const fact = lexicon.fact(id);
      if (!fact || related.has(id) || places.has(lexicon.placeOf(id))) return [];
      const words = lexicon.measureWords(fact.measure);
      if (others === "named" && namesMeasure(`${headings.at(-1) ?? ""} ${text}`, words)) return [];
      const allowed =
        others === "none"
          ? ""
          : others === "same-place"
            ? " or printed in the place of one that is"
            : ` or printed in the place of one that is, and its sentence and heading have less than half of the words ${words.join(", ")}`;
      return [{number, message: `${id} is no number of the chart or check beside it${allowed}`}];
    })
  );
};
