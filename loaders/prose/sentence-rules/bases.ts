import type {Expression} from "../../../src/core/expression/syntax.js";
import type {ValuedFact} from "../../../src/core/fact.js";
import {hasWord} from "../../../src/core/label-words.js";
import type {Lexicon} from "./lexicon.js";
import {NUMBER_MARK} from "../../../src/core/sentence-ends.js";
import type {Mismatch, SentenceRule, ShownNumber} from "./sentence.js";

/** `{{ }} of the ships counted were …`: the words of the base behind a share. */
const BEHIND = new RegExp(`^ of ([^,.;:()${NUMBER_MARK}]*?)(?= (?:was|were|is|are|had|have)\\b|[,.;:()]|$)`);

/** `Of those lit or dark, {{ }}` and `of those lit or dark it is {{ }}`: those before it. */
const BEFORE = new RegExp(`(?:^|[;:,.(] ?)[Oo]f ([^,.;:()${NUMBER_MARK}]+?),? (?:it is )?$`);

/**
 * The words that name a share’s base beside it name its own: parts that are added up are called by their names, and a
 * whole is not called by those of its parts.
 */
export const checkBases: SentenceRule = ({text, numbers}, lexicon) =>
  numbers.flatMap((number) => {
    const base = number.tree.type === "call" && number.tree.name === "share" ? number.tree.operands[1] : undefined;
    const [, words] = BEHIND.exec(text.slice(number.at + 1)) ?? BEFORE.exec(text.slice(0, number.at)) ?? [];
    return base === undefined || words === undefined ? [] : whyOtherBase(number, base, words, lexicon);
  });

function whyOtherBase(number: ShownNumber, base: Expression, words: string, lexicon: Lexicon): readonly Mismatch[] {
  if (base.type === "call" && base.name === "sum") {
    const parts = base.operands.flatMap((one) => (one.type === "fact" ? (lexicon.fact(one.id) ?? []) : []));
    const own = parts.filter(({of}) => of !== "").flatMap((part) => wordsOf(part, lexicon));
    if (own.length === 0 || own.some((word) => hasWord(words, word))) return [];
    return [
      {
        number,
        message: `its base is ${parts.map(({id}) => id).join(" and ")} together, the words beside it are “of ${words}”`
      }
    ];
  }
  const whole = base.type === "fact" ? lexicon.fact(base.id) : undefined;
  if (!whole) return [];
  const named = lexicon
    .partsOfWhole(whole)
    .filter((part) => wordsOf(part, lexicon).some((word) => hasWord(words, word)));
  if (new Set(named.map(({category}) => category)).size < 2) return [];
  return [
    {
      number,
      message: `its base is ${whole.id}, the words beside it, “of ${words}”, are those of ${named.map(({id}) => id).join(" and ")}`
    }
  ];
}

const wordsOf = (fact: ValuedFact, lexicon: Lexicon): readonly string[] =>
  lexicon.partsBeside(fact, "category").get(fact.category) ?? [];

/** What stands right behind a number, up to three words of it. */
const RIGHT_BEHIND = /^(?: [a-z-]+){1,3}/i;

/** Right behind a number of one sex or category stands no word of another: `{{ girls }} boys`. */
export const checkBehind: SentenceRule = ({text, numbers}, lexicon) =>
  numbers.flatMap((number) => {
    const fact = number.tree.type === "fact" ? lexicon.fact(number.tree.id) : undefined;
    const [behind] = RIGHT_BEHIND.exec(text.slice(number.at + 1)) ?? [];
    if (!fact || behind === undefined) return [];
    return (["category", "sex"] as const).flatMap((dimension) => {
      const parts = lexicon.partsBeside(fact, dimension);
      const names = (words: readonly string[]): boolean => words.some((word) => hasWord(behind, word));
      if (fact[dimension] === "" || names(parts.get(fact[dimension]) ?? [])) return [];
      const other = [...parts].find(([value, words]) => value !== fact[dimension] && words.length > 0 && names(words));
      return other === undefined
        ? []
        : [
            {
              number,
              message: `${fact.id} is of the ${dimension} ${fact[dimension]}, the words behind it are “${behind.trim()}”`
            }
          ];
    });
  });

/** Words by which a number is said to be the country’s; what is denied is not said. */
const NATIONAL =
  /(?<!\b(?:not?|nor|never|neither|than) (?:an? |the )?)\b(?:national|nationally|nationwide|countrywide|country-wide)\b/i;

/** A number of a single site is not called national. */
export const checkReach: SentenceRule = ({text, numbers}, lexicon) =>
  NATIONAL.test(text)
    ? numbers.flatMap((number) =>
        number.facts
          .flatMap((id) => lexicon.fact(id) ?? [])
          .filter((fact) => lexicon.isOfOneSite(fact))
          .slice(0, 1)
          .map(({id}) => ({
            number,
            message: `${id} is the record of a single site, the sentence calls it “${NATIONAL.exec(text)![0]}”`
          }))
      )
    : [];
