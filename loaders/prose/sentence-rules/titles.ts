import type {ValuedFact} from "../../../src/core/fact.js";
import type {Lexicon} from "./lexicon.js";
import {strangeYears} from "./years.js";

/** What the rows hold that a title, a column’s label or a description is of. */
export interface RowsOf {
  /** The ids of their facts. */
  readonly facts: readonly string[];
  /** The periods of the rows; none where what they are of may date itself otherwise. */
  readonly periods: readonly string[];
  /** Whether the numbers shown are percentages; undefined where some are and others not, or where it is not known. */
  readonly percent?: boolean | undefined;
}

const PERCENT = /\bper ?cent(?:ages?)?\b|%|^shares?\b/i;
const NUMBER_OF = /\bnumbers? of\b/i;

/** What a title, a column’s label or a description says that its rows are not. */
export function whyNotOfRows(
  text: string,
  {facts: ids, periods, percent}: RowsOf,
  lexicon: Lexicon
): readonly string[] {
  const facts = ids.flatMap((id) => lexicon.fact(id) ?? []);
  const years = strangeYears(text, periods, lexicon.documentWords);
  const unit = strangeUnit(text, facts, lexicon);
  const area = strangeArea(text, facts, lexicon);
  return [
    ...(years.length > 0
      ? [`${years.join(", ")}: no row is of this time; the rows are of ${distinct(periods).join(", ")}`]
      : []),
    ...(unit === undefined
      ? []
      : [
          `${unit}: no row counts them; the rows are in ${distinct(facts.map((fact) => fact.unit)).join(", ")}; say what they count`
        ]),
    ...(area === undefined
      ? []
      : [
          `${area}: no row is of this area; the rows are of ${distinct(facts.map((fact) => lexicon.areaLabel(fact.area))).join(", ")}; name theirs`
        ]),
    ...(percent === false && PERCENT.test(text)
      ? ["it speaks of percent, and what is shown are numbers; say what they count"]
      : []),
    ...(percent === true && NUMBER_OF.test(text) && !PERCENT.test(text)
      ? ["it speaks of a number, and what is shown are percentages; say of what"]
      : [])
  ];
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].filter((text) => text !== "");

/** A plural; a singular may qualify the noun that follows it. */
const PLURAL = /(?:s|children|people)$/i;

/** The plurals of a text by which something is counted, each with the units that it may stand for. */
export const countedIn = (
  text: string,
  lexicon: Lexicon
): readonly {readonly word: string; readonly units: readonly string[]}[] =>
  (text.match(/\p{L}+/gu) ?? []).flatMap((word) => {
    const units = PLURAL.test(word) ? lexicon.unitsOfWord(word) : undefined;
    return units === undefined ? [] : [{word, units}];
  });

/** A title whose first noun may be what is compared and not what is counted. */
const COMPARES = /\b(?:by (?:the )?numbers?|most|fewest|with|per)\b/i;

/** What is said to be counted, or to be the base of a percentage, up to the next word that leads on. */
const COUNTED =
  /\b(numbers?|per ?cent|percentages?|shares?) of ((?:(?:the|all|its|those|these) )*\p{L}+(?: (?!and\b)\p{L}+)?)/giu;
const AND_OF = /^(?:(?! and of )[^,;])* and of (\p{L}+(?: \p{L}+)?)/u;

/**
 * A word for what no row counts: after “number of”, after “percent of” over numbers alone, as the first noun, or where
 * the text has such words and none of them is the rows’. Rows of measurements alone say nothing of what is counted.
 */
function strangeUnit(text: string, facts: readonly ValuedFact[], lexicon: Lexicon): string | undefined {
  const units = new Set(facts.map(({unit}) => unit));
  const counts = [...units].filter((unit) => lexicon.isCount(unit));
  if (counts.length === 0) return undefined;
  const areCounts = counts.length === units.size;
  const isStrange = (one: {readonly units: readonly string[]}): boolean => !one.units.some((unit) => units.has(unit));
  const said = [...text.matchAll(COUNTED)]
    .filter(([, of = ""]) => areCounts || /^number/i.test(of))
    .flatMap(({0: all, 2: noun = "", index}) => [noun, AND_OF.exec(text.slice(index + all.length))?.[1] ?? ""])
    .flatMap((noun) => countedIn(noun.replace(/ (?:with|by|in|at|to|of|for|and|or) .*$/, ""), lexicon).slice(0, 1));
  const named = countedIn(text, lexicon);
  const [first] = countedIn(/^\p{L}+(?: \p{L}+)?/u.exec(text)?.[0] ?? "", lexicon);
  const strange =
    said.find(isStrange) ??
    (areCounts && first !== undefined && !COMPARES.test(text) && isStrange(first) ? first : undefined) ??
    (areCounts && named.every(isStrange) ? named[0] : undefined);
  return strange?.word;
}

/** Words before an area that is only spoken of. */
const BESIDE = /\b(?:outside|except|without|beyond|than|from|to|with) (?:the )?$/i;

/**
 * An area that a text names and of which no row is: by a part of the text between commas that holds nothing else, or,
 * where the area needs naming, anywhere. Rows whose area is not printed say nothing of it.
 */
function strangeArea(text: string, facts: readonly ValuedFact[], lexicon: Lexicon): string | undefined {
  if (facts.length === 0 || facts.some(({area}) => area === "")) return undefined;
  const parts = text.split(/[,;]| and /).map((part) => part.trim());
  for (const {id, label, kind, named} of lexicon.areas) {
    if (kind === "none" || facts.some(({area}) => area === id)) continue;
    if (parts.slice(1).includes(label)) return label;
    if (named === undefined || facts.some((fact) => fact.area.startsWith(id) || lexicon.nameOf(fact) === named))
      continue;
    const at = [...text.matchAll(/\p{L}+/gu)].find(({0: word}) => word === named)?.index;
    if (at !== undefined && !BESIDE.test(text.slice(0, at))) return named;
  }
  return undefined;
}
