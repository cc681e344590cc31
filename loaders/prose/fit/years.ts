import type {ValuedFact} from "../../../src/core/fact.js";
import {rememberByText} from "../../memory.js";
import type {FitRule} from "./rule.js";
import {NUMBER_MARK} from "./sentence.js";

const YEAR = /(?<![\d-])(?:FY ?)?((?:19|20)\d\d)(?!\d)/g;

/** Words before a year by which it dates a law, a document or a visit and no figure; besides what the workspace calls its documents. */
const NOT_OF_FIGURES = ["Acts?", "[Pp]lan", "[Rr]eport", "law", "visit", "entered", "amended", "approved", "adopted", "since"];

const datesOther = rememberByText((called) => new RegExp(`(?<![\\p{L}])(?:${[...NOT_OF_FIGURES, called].filter((word) => word !== "").join("|")})(?![\\p{L}])[^.;,]{0,24}$`, "u"));

/** `{{ }} ships in 2014`, `{{ }} ferries of 2014`: the number is of that year, if no other number or break stands between. */
const BOUND = new RegExp(`^[^${NUMBER_MARK};:()]*?\\b(?:in|for|of|by)(?: the)?(?: fiscal year)?(?: [A-Z][a-z]+)? ((?:19|20)\\d\\d)`);

/** A number’s facts are of a year that the sentence names, or else the nearest heading that names any. */
export const fitYears: FitRule = ({text, numbers}, lexicon, {headings}) => {
  const dates = datesOther(lexicon.documentWords);
  const yearsIn = (words: string): readonly string[] => yearsOfFigures(words, dates);
  const own = yearsIn(text);
  const years = own.length > 0 ? own : [...headings].reverse().map(yearsIn).find((found) => found.length > 0) ?? [];
  return numbers.flatMap((number) => {
    const [, bound] = BOUND.exec(beforeLaws(text.slice(number.at + 1), dates)) ?? [];
    return number.facts.flatMap((id) => {
      const fact = lexicon.fact(id);
      if (!fact) return [];
      const wanted = bound === undefined ? years : [bound];
      if (wanted.length === 0 || wanted.some((year) => isOf(fact, year)) || (fact.period === "" && bound === undefined)) return [];
      if (bound !== undefined && number.facts.length > 1) return years.some((year) => isOf(fact, year)) ? [] : [{number, message: misfit(fact, years)}];
      return [{number, message: misfit(fact, wanted)}];
    });
  });
};

function misfit({id, period}: ValuedFact, years: readonly string[]): string {
  return `${id} is ${period === "" ? "undated" : `of ${period}`}, the words around it speak of ${[...new Set(years)].join(", ")}`;
}

/** The years in a text that may be those of a figure. */
function yearsOfFigures(text: string, dates: RegExp): readonly string[] {
  return [...text.matchAll(YEAR)].filter(({index}) => !dates.test(text.slice(Math.max(0, index - 40), index))).map((match) => match[1]!);
}

function beforeLaws(text: string, dates: RegExp): string {
  return text.replace(YEAR, (found, year: string, index: number) => (dates.test(text.slice(Math.max(0, index - 40), index)) ? "-".repeat(found.length) : year.padStart(found.length)));
}

function isOf({period}: ValuedFact, year: string): boolean {
  if (period === "") return false;
  const [start, end = start!] = period.split("/");
  return (start === ".." || start!.slice(0, 4) <= year) && (end === ".." || end.slice(0, 4) >= year);
}
