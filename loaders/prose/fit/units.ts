import type {FitRule} from "./rule.js";

/** A plural; a singular may qualify the noun that follows it. */
const PLURAL = /(?:s|children|people)$/;

/** The word behind a number, where it is a unit’s word, is one of the number’s own unit. */
export const fitUnits: FitRule = ({text, numbers}, lexicon) => numbers.flatMap((number) => {
  if (number.tree.type !== "fact") return [];
  const unit = lexicon.fact(number.tree.id)?.unit;
  const [, word] = /^ ([A-Za-z]+)/.exec(text.slice(number.at + 1)) ?? [];
  const units = word === undefined || !PLURAL.test(word) ? undefined : lexicon.unitsOfWord(word);
  if (unit === undefined || units === undefined || units.includes(unit)) return [];
  return [{number, message: `${number.tree.id} is in ${unit}, the word behind it is “${word}”`}];
});
