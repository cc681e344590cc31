import {NO_NOUNS, countedPattern, madeOfNouns, partsPattern} from "./claim-words.js";
import type {ProseNouns} from "./claim-words.js";

/** A range of prose: plain text, or a number with its expression. */
type ProsePart =
  | {readonly type: "text"; readonly text: string}
  | {readonly type: "number"; readonly expression: string; readonly format?: string; readonly at: number};

/** A `{{` without its `}}`, or nothing between them; `at` is the offset in the text. */
export class ProseError extends Error {
  override readonly name = "ProseError";
  constructor(
    message: string,
    readonly at: number
  ) {
    super(message);
  }
}

/** The number construct that starts at `at`, or undefined if none does. */
export function readNumber(
  text: string,
  at: number
): {readonly expression: string; readonly format?: string; readonly end: number} | undefined {
  if (!text.startsWith("{{", at)) return undefined;
  const close = text.indexOf("}}", at + 2);
  if (close < 0) throw new ProseError("{{ without }}", at);
  const inside = text.slice(at + 2, close);
  if (inside.includes("{{")) throw new ProseError("{{ inside {{", at);
  const [expression = "", format, ...rest] = inside
    .replaceAll("\\|", "|")
    .split("|")
    .map((part) => part.trim());
  if (expression === "") throw new ProseError("{{ }} holds no expression", at);
  if (rest.length > 0 || format === "") throw new ProseError(`{{${inside}}}: one format after one |`, at);
  return {expression, ...(format === undefined ? {} : {format}), end: close + 2};
}

/** Splits prose into text and numbers; throws a {@link ProseError}. */
export function parseProse(text: string): readonly ProsePart[] {
  const parts: ProsePart[] = [];
  let from = 0;
  for (let at = text.indexOf("{{"); at >= 0; at = text.indexOf("{{", from)) {
    const number = readNumber(text, at)!;
    if (at > from) parts.push({type: "text", text: text.slice(from, at)});
    parts.push({
      type: "number",
      expression: number.expression,
      at,
      ...(number.format === undefined ? {} : {format: number.format})
    });
    from = number.end;
  }
  if (from < text.length) parts.push({type: "text", text: text.slice(from)});
  return parts;
}

/** A rule by which a number in our own prose is plainly not a figure. */
interface PlainRule {
  readonly name: string;
  readonly pattern: RegExp;
}

const YEAR = String.raw`(?:1[89]|20)\d\d`;
const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

/** What parts of a document are usually called before their numbers. */
const PARTS = String.raw`paras?\.?|paragraphs?|footnotes?|bullets?|article|arts?\.|section|headings?|page|pp?\.|line|no\.|Act No\.|Part|Chapter|step`;

/** What is plainly not a figure, each with the words that make it so. */
const plainRules = madeOfNouns((nouns): readonly PlainRule[] => [
  {name: "date", pattern: new RegExp(String.raw`\b\d{1,2} ${MONTH}(?: ${YEAR})?\b|\b${MONTH} \d{1,2}, ${YEAR}\b`, "g")},
  {name: "date by number", pattern: new RegExp(String.raw`\b${YEAR}-\d\d(?:-\d\d)?\b`, "g")},
  {
    name: "year",
    pattern: new RegExp(
      String.raw`(?<![\d.,])(?:FY ?)?${YEAR}(?:[–/-](?:${YEAR}|\d\d))?(?![\d.,]\d|\d| (?:${countedPattern(nouns)})\b)`,
      "g"
    )
  },
  {
    name: "place in a document",
    pattern: new RegExp(
      String.raw`\b(?:${partsPattern(nouns, PARTS)}) (?:\d+|\(\d+\))(?: ?\([a-z\d]+\))*(?:(?:, | and |–)\d+)*`,
      "gi"
    )
  },
  {name: "symbol", pattern: /\b[A-Z]+(?:\/[A-Z\d][\w.]*)+\b|\b(?:ISO|RFC|SHA|UTF|WCAG|UTC)[ -]?\d+(?:\.\d+)*/g},
  {name: "row of a list", pattern: /\b[a-z][a-z\d]*\.[a-z]+\d*-[ivx\d]+(?:-[ivx\d]+)*\b/g},
  {name: "paper or version", pattern: /\bA[345]\b|\bv?\d+\.\d+\.\d+\b/g},
  {name: "age definition", pattern: /\b(?:under(?: the age of)?|aged?) \d{1,2}(?:(?: to |–)\d{1,2})?(?: years)?\b/gi},
  {name: "number to dial", pattern: /\bdial #?\d{3,4}\b/g},
  {name: "ordinal", pattern: /\b\d+(?:st|nd|rd|th)\b/g},
  {name: "address", pattern: /https?:\/\/\S+/g}
]);

const WORDS =
  "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|hundred|thousand|million|billion";
const numberWords = madeOfNouns(
  (nouns) =>
    new RegExp(String.raw`\b(?:${WORDS})(?: |-)(?:(?:${WORDS}) )?(?:in (?:${WORDS})|${countedPattern(nouns)})\b`, "gi")
);

/** A number in prose that is neither tied nor plainly not a figure. */
interface UntiedNumber {
  readonly at: number;
  readonly text: string;
}

/** A text with blanks in place of what is plainly not a figure. */
export function withoutPlain(prose: string, nouns: ProseNouns = NO_NOUNS): string {
  let rest = prose;
  for (const {pattern} of plainRules(nouns)) rest = rest.replace(pattern, (found) => " ".repeat(found.length));
  return rest;
}

/**
 * Finds the digits, and the number words before a noun of a unit, that no rule explains. Text of `{{ }}` must be taken
 * out before.
 */
export function findUntied(prose: string, nouns: ProseNouns = NO_NOUNS): readonly UntiedNumber[] {
  const rest = withoutPlain(prose, nouns);
  return [...rest.matchAll(/\d[\d.,:]*\d%?|\d%?/g), ...rest.matchAll(numberWords(nouns))]
    .map((match) => ({at: match.index, text: match[0]}))
    .sort((a, b) => a.at - b.at);
}
