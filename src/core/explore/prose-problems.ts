import type {ChartSpec, SpecProblem} from "../chart-spec/spec.js";
import {claimMessages, quoted} from "../claim-messages.js";
import {NO_NOUNS, findMixedScripts, standIn, withoutStands} from "../claim-words.js";
import type {ProseNouns} from "../claim-words.js";
import {findClaims} from "../claims.js";
import {evaluate} from "../expression/evaluate.js";
import {readExpression} from "../expression/syntax.js";
import type {Expression} from "../expression/syntax.js";
import type {Facts} from "../fact.js";
import {formatQuantity} from "../format.js";
import {findUntied, parseProse, withoutPlain} from "../prose.js";
import type {RegisteredTerm} from "../terms/term.js";
import {inWords} from "../terms/wording.js";
import {whyNotItsWords} from "./number-words.js";
import type {NumberMeaning} from "./number-words.js";

/**
 * What prose is checked against: facts for its numbers, registered terms for its marks, and nouns that stand beside
 * numbers.
 */
export interface Wording {
  readonly facts: Facts;
  readonly terms: readonly RegisteredTerm[];
  readonly nouns: ProseNouns;
  /** By which a headline’s words are held against its numbers; without it they aren’t. */
  readonly meaning?: NumberMeaning;
}

/** A text of a specification with more characters is refused before it is read. */
const LONGEST_TEXT = 2000;

/**
 * Problems in a specification’s prose: expressions that can’t be evaluated, unknown formats, unregistered terms,
 * numbers typed by hand, and words that claim what no number beside them says.
 */
export function proseProblems(spec: ChartSpec, wording: Wording): readonly SpecProblem[] {
  const long = textsOf(spec).filter(([, text]) => text.length > LONGEST_TEXT);
  if (long.length > 0)
    return long.map(([key, text]) => ({
      key,
      message: `${key}: ${text.length} characters long; at most ${LONGEST_TEXT} are read`
    }));
  const claims = claimProblems(spec, wording);
  return textsOf(spec).flatMap(([key, text]) => {
    const why = whyNotProse(text, wording);
    const other =
      key === "headline" && wording.meaning !== undefined
        ? whyNotItsWords(text, wording.facts, wording.meaning)
        : undefined;
    return [
      ...[why ?? [], other ?? []].flat().map((message) => ({key, message: `${key}: ${message}`})),
      ...claims.filter((problem) => problem.key === key)
    ];
  });
}

/**
 * Problems with words of a specification’s texts that state a quantity, change or comparison which no tied number of
 * their sentence says, or that mix two scripts.
 */
export function claimProblems(
  spec: ChartSpec,
  {nouns, facts}: Pick<Wording, "nouns" | "facts">
): readonly SpecProblem[] {
  return textsOf(spec).flatMap(([key, text]) => {
    const {words, numbers} = withStands(text);
    const mixed = findMixedScripts(words);
    const messages = [
      ...claimMessages(findClaims(words, {nouns, numbers, worked: {facts}})).map(({message}) => message),
      ...(mixed.length === 0
        ? []
        : [
            `${quoted(mixed)} ${mixed.length === 1 ? "mixes" : "mix"} letters of several scripts; write each word in one`
          ])
    ];
    return messages.map((message) => ({key, message: `${key}: ${message}`}));
  });
}

/** Expressions whose value compares numbers. */
const COMPARING = /^\s*(?:change|ratio|share|difference|rebase)\s*\(/;

/** A text with stand-ins for its numbers, and blanks for its marks of terms; and what the stand-ins stand for. */
function withStands(text: string): {readonly words: string; readonly numbers: readonly (Expression | undefined)[]} {
  const seen: string[] = [];
  const words = withoutStands(text)
    .replace(/\{\{(.*?)\}\}/gs, (_whole, inside: string) => {
      const expression = (inside.split("|")[0] ?? "").replace(/\s+/g, "");
      if (!seen.includes(expression)) seen.push(expression);
      return standIn(seen.indexOf(expression), {isChange: COMPARING.test(expression)});
    })
    .replace(/\[\[[^[\]]*\]\]/g, " ");
  return {words, numbers: seen.map(readExpression)};
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

/** Words that in a specification’s own texts are numbers too, and elsewhere may name a unit or a few things. */
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
