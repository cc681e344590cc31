import type {ChartSpec, SpecProblem} from "../chart-spec/spec.js";
import {NO_NOUNS, findClaims, findMixedScripts, standIn, withoutStands} from "../claim-words.js";
import type {ProseNouns} from "../claim-words.js";
import {evaluate} from "../expression/evaluate.js";
import type {Facts} from "../fact.js";
import {formatQuantity} from "../format.js";
import {findUntied, parseProse, withoutPlain} from "../prose.js";
import type {RegisteredTerm} from "../terms/term.js";
import {inWords} from "../terms/wording.js";

/**
 * What prose is checked against: facts for its numbers, registered terms for its marks, and nouns that stand beside
 * numbers.
 */
export interface Wording {
  readonly facts: Facts;
  readonly terms: readonly RegisteredTerm[];
  readonly nouns: ProseNouns;
}

/**
 * Problems in a specification’s prose: expressions that can’t be evaluated, unknown formats, unregistered terms,
 * numbers typed by hand, and words that claim what no number beside them says.
 */
export function proseProblems(spec: ChartSpec, wording: Wording): readonly SpecProblem[] {
  const claims = claimProblems(spec, wording.nouns);
  return textsOf(spec).flatMap(([key, text]) => {
    const why = whyNotProse(text, wording);
    return [
      ...(why === undefined ? [] : [{key, message: `${key}: ${why}`}]),
      ...claims.filter((problem) => problem.key === key)
    ];
  });
}

/**
 * Problems with words of a specification’s texts that state a quantity, change or comparison which no tied number of
 * their sentence says, or that mix two scripts.
 */
export function claimProblems(spec: ChartSpec, nouns: ProseNouns): readonly SpecProblem[] {
  return textsOf(spec).flatMap(([key, text]) => {
    const words = withStands(text);
    const [{untied, unmeasured}, mixed] = [findClaims(words, nouns), findMixedScripts(words)];
    const say = (
      found: readonly string[],
      [one, several]: readonly [string, string],
      why: string
    ): readonly SpecProblem[] =>
      found.length === 0
        ? []
        : [{key, message: `${key}: ${quoted(found)} ${found.length === 1 ? one : several} ${why}`}];
    return [
      ...say(
        untied,
        ["states", "state"],
        "a quantity or a comparison, and no tied number stands in the sentence; tie it: write {{ }} with an expression there, such as {{ change(a, b) }}, or say it without"
      ),
      ...say(
        unmeasured,
        ["states", "state"],
        "a change or a ratio, and the one number in the sentence is neither; write {{ change(a, b) }}, {{ ratio(a, b) }} or both numbers there, or say it without"
      ),
      ...say(mixed, ["mixes", "mix"], "letters of several scripts; write each word in one")
    ];
  });
}

/** Expressions whose value compares numbers. */
const COMPARING = /^\s*(?:change|ratio|share|difference|rebase)\s*\(/;

/** A text with stand-ins for its numbers, and blanks for its marks of terms. */
function withStands(text: string): string {
  const seen: string[] = [];
  return withoutStands(text)
    .replace(/\{\{(.*?)\}\}/gs, (_whole, inside: string) => {
      const expression = (inside.split("|")[0] ?? "").replace(/\s+/g, "");
      if (!seen.includes(expression)) seen.push(expression);
      return standIn(seen.indexOf(expression), {isChange: COMPARING.test(expression)});
    })
    .replace(/\[\[[^[\]]*\]\]/g, " ");
}

/** The texts that a specification brings, each with its key. */
function textsOf({headline, title, annotate = {}}: ChartSpec): readonly (readonly [key: string, text: string])[] {
  const texts = [
    ["headline", headline],
    ["title", title],
    ...Object.entries(annotate).map(([value, note]) => [`annotate.${value}`, note] as const)
  ] as const;
  return texts.flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const]));
}

function whyNotProse(text: string, {facts, terms, nouns}: Wording): string | undefined {
  try {
    const parts = parseProse(text);
    for (const part of parts)
      if (part.type === "number") formatQuantity(evaluate(part.expression, facts), part.format, facts);
    inWords(text, terms, "guidelines");
    const words = inWords(parts.map((part) => (part.type === "text" ? part.text : " ")).join(""), terms, "sources");
    const typed = typedNumbers(words, nouns);
    return typed.length === 0
      ? undefined
      : `${quoted(typed)} ${typed.length === 1 ? "is" : "are"} typed by hand and tied to no printed figure; write {{ }} with an expression, such as {{ share(a, b) }}, or leave the number out`;
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(", ");

/** Vague number words that count as numbers in a specification’s texts, but not in other prose. */
const VAGUE_NUMBERS =
  /\bscores? of\b|\b(?:hundreds|thousands|millions|billions)\b(?! of)|\b(?:the|one) (?:hundred|thousand|million|billion)\b|\b(?:couple|pair|handful) of\b/gi;

/** Chinese and Japanese numerals; in a specification’s texts they count as numbers within any word. */
const IDEOGRAPHS = /[〇零一二三四五六七八九十百千万億兆两兩壱弐参拾萬亿]+/gu;

/** The numbers that are typed by hand in a text without `{{ }}`: in digits of any script, in letters, and in words. */
export function typedNumbers(text: string, nouns: ProseNouns = NO_NOUNS): readonly string[] {
  const signs = text.match(/[\p{Nl}]+/gu) ?? [];
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\u2010-\u2012]/g, "-")
    .replace(/\s+/g, " ");
  const rest = withoutPlain(plain, nouns);
  const found = findUntied(plain, nouns).map((number) => number.text);
  const more = [VAGUE_NUMBERS, IDEOGRAPHS].flatMap((pattern) => rest.match(pattern) ?? []);
  return [...new Set([...found, ...signs, ...more])];
}
