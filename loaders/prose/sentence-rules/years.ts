import {printExpression} from "../../../src/core/expression/syntax.js";
import type {Expression} from "../../../src/core/expression/syntax.js";
import type {ValuedFact} from "../../../src/core/fact.js";
import {memoizeByText} from "../../../src/core/memoize.js";
import {isWholeOf, nestedOperands} from "../../tables/comparable.js";
import type {Lexicon} from "./lexicon.js";
import {NUMBER_MARK} from "../../../src/core/sentence-ends.js";
import type {SentenceRule} from "./sentence.js";

const YEAR = /(?<![\d-])(?:FY ?)?((?:19|20)\d\d)(?!\d)/g;

/**
 * Words before a year that dates a law, document or visit rather than a figure, besides the workspace’s words for its
 * documents.
 */
const NOT_OF_FIGURES = [
  "Acts?",
  "[Pp]lan",
  "[Rr]eport",
  "law",
  "visit",
  "entered",
  "amended",
  "approved",
  "adopted",
  "since"
];

const wordsForOthers = (called: string): string =>
  `(?<![\\p{L}])(?:${[...NOT_OF_FIGURES, called].filter((word) => word !== "").join("|")})(?![\\p{L}])`;

const datesOther = memoizeByText((called) => new RegExp(`${wordsForOthers(called)}[^.;,]{0,24}$`, "u"));

const speaksOfOthers = memoizeByText((called) => new RegExp(wordsForOthers(called), "u"));

/**
 * Matches a year that belongs to the preceding number, as in `{{ }} ships in 2014`, with no other number or break
 * between.
 */
const BOUND = new RegExp(
  `^(?:(?!\\bthan\\b)[^${NUMBER_MARK};:()])*?\\b(?:in|for|of|by)(?: the)?(?: fiscal year)?(?: [A-Z][a-z]+)? ((?:19|20)\\d\\d)`
);

/**
 * Checks that a number’s facts are of a year named in the sentence or, if it names none, in the nearest heading with a
 * year.
 */
export const checkYears: SentenceRule = ({text, numbers}, lexicon, {headings}) => {
  const dates = datesOther(lexicon.documentWords);
  const yearsIn = (words: string): readonly string[] => yearsOfFigures(words, dates);
  const own = yearsIn(text);
  const years =
    own.length > 0
      ? own
      : ([...headings]
          .reverse()
          .map(yearsIn)
          .find((found) => found.length > 0) ?? []);
  return numbers.flatMap((number) => {
    const [, bound] = BOUND.exec(beforeLaws(text.slice(number.at + 1), dates)) ?? [];
    return number.facts.flatMap((id) => {
      const fact = lexicon.fact(id);
      if (!fact) return [];
      const wanted = bound === undefined ? years : [bound];
      if (wanted.length === 0 || wanted.some((year) => isOf(fact, year)) || (fact.period === "" && bound === undefined))
        return [];
      if (bound !== undefined && number.facts.length > 1)
        return years.some((year) => isOf(fact, year)) ? [] : [{number, message: mismatch(fact, years)}];
      return [{number, message: mismatch(fact, wanted)}];
    });
  });
};

/**
 * The years that a title names and that lie in none of the periods; none where no period is given. A part of it between
 * commas that speaks of a law, document or visit may name the year of that.
 */
export function strangeYears(title: string, periods: readonly string[], called: string): readonly string[] {
  const dated = periods.filter((period) => period !== "");
  if (dated.length === 0) return [];
  return title
    .split(/[,;]/)
    .filter((part) => !speaksOfOthers(called).test(part))
    .flatMap((part) => [...part.matchAll(YEAR)].map((match) => match[1]!))
    .filter((year) => !dated.some((period) => isOf({period}, year)));
}

function mismatch({id, period}: ValuedFact, years: readonly string[]): string {
  return `${id} is ${period === "" ? "undated" : `of ${period}`}, the words around it speak of ${[...new Set(years)].join(", ")}`;
}

/** The years in a text that may date a figure. */
function yearsOfFigures(text: string, dates: RegExp): readonly string[] {
  return [...text.matchAll(YEAR)]
    .filter(({index}) => !dates.test(text.slice(Math.max(0, index - 40), index)))
    .map((match) => match[1]!);
}

function beforeLaws(text: string, dates: RegExp): string {
  return text.replace(YEAR, (found, year: string, index: number) =>
    dates.test(text.slice(Math.max(0, index - 40), index)) ? "-".repeat(found.length) : year.padStart(found.length)
  );
}

function isOf({period}: Pick<ValuedFact, "period">, year: string): boolean {
  if (period === "") return false;
  const [start, end = start!] = period.split("/");
  return (start === ".." || start!.slice(0, 4) <= year) && (end === ".." || end.slice(0, 4) >= year);
}

/** A plural; a singular may qualify the noun that follows it. */
const PLURAL = /(?:s|children|people)$/;

/** Checks that a unit word after a number is one of the number’s unit. */
export const checkUnits: SentenceRule = ({text, numbers}, lexicon) =>
  numbers.flatMap((number) => {
    if (number.tree.type !== "fact") return [];
    const unit = lexicon.fact(number.tree.id)?.unit;
    const [, word] = /^ ([A-Za-z]+)/.exec(text.slice(number.at + 1)) ?? [];
    const units = word === undefined || !PLURAL.test(word) ? undefined : lexicon.unitsOfWord(word);
    if (unit === undefined || units === undefined || units.includes(unit)) return [];
    return [{number, message: `${number.tree.id} is in ${unit}, the word behind it is “${word}”`}];
  });

/**
 * Checks that an expression’s operands belong together: a share with its own whole, a change within one series, a sum
 * of like facts, a remainder with parts of its whole.
 */
export const checkShape: SentenceRule = ({numbers}, lexicon) =>
  numbers.flatMap((number) => [...new Set(problems(number.tree, lexicon))].map((message) => ({number, message})));

function problems(tree: Expression, lexicon: Lexicon): readonly string[] {
  if (tree.type !== "call" || tree.name === "count") return [];
  return [...own(tree, lexicon), ...tree.operands.flatMap((operand) => problems(operand, lexicon))];
}

function own(tree: Expression & {readonly type: "call"}, lexicon: Lexicon): readonly string[] {
  const fact = (id: string) => lexicon.fact(id);
  const [first, ...rest] = tree.operands;
  const facts = tree.operands.flatMap((operand) => (operand.type === "fact" ? (fact(operand.id) ?? []) : []));
  const [a, b] = facts;
  switch (tree.name) {
    case "share":
      return isWholeOf(rest[0]!, first!, fact)
        ? []
        : [`${printExpression(rest[0]!)} is not the whole of ${printExpression(first!)}`];
    case "remainder":
      return rest
        .filter((part) => !(part.type === "fact" && first!.type === "fact" && fact(part.id)?.of === first!.id))
        .map((part) => `${printExpression(part)} is no part that ${printExpression(first!)} falls into`);
    case "change": {
      const odd =
        a && b
          ? (["measure", "category", "sex", "area", "source"] as const).find((name) => a[name] !== b[name])
          : undefined;
      if (odd !== undefined) return [`${a!.id} and ${b!.id} are no series, their ${odd} differs`];
      return a && b && a.period >= b.period ? [`${a.id} is not of an earlier period than ${b.id}`] : [];
    }
    case "sum": {
      const odd = facts.find((one) =>
        (["source", "measure", "period", "area"] as const).some((name) => one[name] !== a![name])
      );
      const alike = facts.find((one, i) =>
        facts.slice(0, i).some(({category, sex}) => category === one.category && sex === one.sex)
      );
      const across =
        new Set(facts.map(({category}) => category)).size > 1 && new Set(facts.map(({sex}) => sex)).size > 1;
      return [
        ...(across ? ["the operands of the sum differ both in category and in sex"] : []),
        ...nestedOperands(tree, fact),
        ...(odd ? [`${odd.id} is no count of the same statistic as ${a!.id}`] : []),
        ...(alike ? [`${alike.id} counts what another operand counts`] : [])
      ];
    }
    default:
      return [];
  }
}
