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

/** A `{{ }}` as written, shortened if long, for a message on one line. */
export function numberAsWritten(expression: string, format: string | undefined): string {
  const inside = `${expression}${format === undefined ? "" : ` | ${format}`}`;
  return `{{ ${inside.length > LONGEST_SHOWN ? `${inside.slice(0, LONGEST_SHOWN)}…` : inside} }}`;
}

const LONGEST_SHOWN = 120;

/** Reads the `{{ }}` that starts at `at`; undefined if none does. Throws a {@link ProseError} for a malformed one. */
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

/** What of a text behind `https:` may be one address; brackets and stops of text without spaces end it. */
export const WRITTEN_ADDRESS = /^\/\/[^\s\u3000-\u303f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]*/;

// A page that only reads numbers has none of what finds them: by @__PURE__ its script leaves out what it never calls.
const ADDRESS = /* @__PURE__ */ new RegExp(`https?:${WRITTEN_ADDRESS.source.slice(1)}`, "g");

/** A text with blanks in place of the addresses that are written out in it. */
export function withoutAddresses(prose: string): string {
  return prose.replace(ADDRESS, (found) => " ".repeat(found.length));
}

/** What parts of a document are usually called before their numbers. */
const PARTS = String.raw`paras?\.?|paragraphs?|footnotes?|bullets?|article|arts?\.|section|headings?|page|pp?\.|line|no\.|Act No\.|Part|Chapter|step`;

/** Patterns of numbers that are plainly not figures, with their names. */
const plainRules = /* @__PURE__ */ madeOfNouns((nouns): readonly PlainRule[] => [
  // First, since what the others find in an address would cut it.
  {name: "address", pattern: ADDRESS},
  {name: "date", pattern: new RegExp(String.raw`\b\d{1,2} ${MONTH}(?: ${YEAR})?\b|\b${MONTH} \d{1,2}, ${YEAR}\b`, "g")},
  {name: "date by number", pattern: new RegExp(String.raw`\b${YEAR}-\d\d(?:-\d\d)?\b`, "g")},
  {
    name: "year",
    pattern: new RegExp(
      String.raw`(?<=\b(?:[Ii]n|[Ss]ince) )${YEAR}(?= (?:${countedPattern(nouns)})\b)|(?<![\d.,])(?:FY ?)?${YEAR}(?:[–/-](?:${YEAR}|\d\d))?(?![\d.,]\d|\d| (?:${countedPattern(nouns)})\b)`,
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
  // A unit or a formula has up to three letters in a row; what is set beside a word may be a number.
  {
    name: "raised or lowered",
    pattern: /(?<=(?<!\p{L})\p{L}{1,3})(?:[⁻⁺]?[⁰¹²³⁴-⁹]{1,2}|[₀-₉]{1,2}|\^[-+−]?\d{1,2}\^|~\d{1,2}~)(?![⁰¹²³⁴-⁹₀-₉])/gu
  },
  {name: "ordinal", pattern: /\b\d+(?:st|nd|rd|th)\b/g},
  {
    name: "date in Japanese",
    pattern: new RegExp(
      String.raw`(?:(?:${YEAR}|(?:平成|令和|昭和)\d{1,2})年度?)?\d{1,2}月(?:\d{1,2}日)?|(?:平成|令和|昭和)\d{1,2}年度?|第\d+`,
      "g"
    )
  }
]);

const WORDS =
  "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|hundred|thousand|million|billion";
const numberWords = /* @__PURE__ */ madeOfNouns(
  (nouns) =>
    new RegExp(String.raw`\b(?:${WORDS})(?: |-)(?:(?:${WORDS}) )?(?:in (?:${WORDS})|${countedPattern(nouns)})\b`, "gi")
);

/** Words that are numbers wherever they stand. */
const NUMBERS: readonly RegExp[] = [
  /\b(?:half[- ]a[- ])?dozens?\b|\b(?:hundreds|thousands|millions|billions) of\b|\ba (?:hundred|thousand|million|billion)\b/gi,
  /\b(?:twice|thrice)(?= (?:as|the|that|those|what|its|their|this|these)\b)/gi,
  new RegExp(String.raw`\b(?:${WORDS})[- ]?fold\b`, "gi"),
  new RegExp(
    String.raw`\b(?:${WORDS})[- ](?:halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?)\b`,
    "gi"
  )
];

/**
 * Numerals of Chinese and Japanese before what they count, or several of them; one alone is a part of many words, and
 * behind 第 it only orders.
 */
const COUNTING_IDEOGRAPHS =
  /(?<![第〇零一二三四五六七八九十百千万億兆])[〇零一二三四五六七八九十百千万億兆]+(?:人(?!ひとり|々|一人)|件|割|倍|回|名|校|か所|カ所|箇所|歳|隻|個|个|枚|社|年間|か月|分の[一二三四五六七八九十百千]+|パーセント|[%％])|(?<![第〇零一二三四五六七八九十百千万億兆])[二三四五六七八九][十百千万億兆][〇零一二三四五六七八九十百千万億兆]*(?![月日])|(?:過?半数|半分)/gu;

/** Numerals of letters, signs and fractions of one character: Ⅻ, ⑤, ½. */
const SIGNS = /[\p{No}\p{Nl}]+/gu;

/** What parts of a document are usually called before their numerals. */
const NUMERAL_PARTS = String.raw`part|chapter|annex|article|arts?\.?|section|heading|paras?\.?|paragraph|page|pp?\.|no\.`;

/** Roman numerals of four letters and more, and shorter ones before what is counted; a place in a document is none. */
const romanNumbers = /* @__PURE__ */ madeOfNouns(
  (nouns) =>
    new RegExp(
      String.raw`(?<!\b(?:${partsPattern(nouns, NUMERAL_PARTS)}) |\()\b(?:(?=[mdclxvi]{4})|(?=[mdclxvi]{2,3} (?:${countedPattern(nouns)})\b))m{0,9}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})(?<=[mdclxvi])\b`,
      "gi"
    )
);

/** A number in prose that is neither tied nor plainly not a figure. */
interface UntiedNumber {
  readonly at: number;
  readonly text: string;
}

/** A text in which numbers that are plainly not figures are replaced with blanks. */
export function withoutPlain(prose: string, nouns: ProseNouns = NO_NOUNS): string {
  let rest = prose;
  for (const {pattern} of plainRules(nouns)) rest = rest.replace(pattern, (found) => " ".repeat(found.length));
  return rest;
}

/** A text that is set higher or lower, with its digits and signs as characters that say so: `m` and `2` read m². */
export function inScript(text: string, place: "superscript" | "subscript"): string {
  const signs = place === "superscript" ? "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻" : "₀₁₂₃₄₅₆₇₈₉₊₋₋";
  return text.replace(/[\d+\-−]/g, (sign) => signs["0123456789+-−".indexOf(sign)]!);
}

/** A text of the same length in which digits of any script and full-width number signs are replaced with ASCII. */
export function inAsciiDigits(text: string): string {
  return text
    .replace(/(?=[\0-\uFFFF])[^\P{Nd}0-9]/gu, (digit) => {
      const code = digit.codePointAt(0)!;
      const first = code - (code % 16);
      return String(/\p{Nd}/u.test(String.fromCodePoint(first)) ? code - first : code - first - 6);
    })
    .replace(/(?<=\d)[．，：٫٬％]/g, (sign) => ({"．": ".", "，": ",", "：": ":", "٫": ".", "٬": ","})[sign] ?? "%");
}

/**
 * Finds what no rule explains: digits of any script, numerals of letters and signs, words that are numbers, and number
 * words before a noun of a unit. Text of `{{ }}` must be taken out before.
 */
export function findUntied(prose: string, nouns: ProseNouns = NO_NOUNS): readonly UntiedNumber[] {
  const rest = withoutPlain(inAsciiDigits(prose), nouns);
  const patterns = [
    /(?:\p{Nd}[\p{Nd}.,:]*\p{Nd}|\p{Nd})(?:[⁰¹²³⁴-⁹]+|%?)/gu,
    SIGNS,
    COUNTING_IDEOGRAPHS,
    numberWords(nouns),
    romanNumbers(nouns),
    ...NUMBERS
  ];
  const found = patterns
    .flatMap((pattern) => [...rest.matchAll(pattern)])
    .map(({index: at, 0: {length}}) => ({at, text: prose.slice(at, at + length)}))
    .sort((a, b) => a.at - b.at || b.text.length - a.text.length);
  return found.filter((number, i) => !found.slice(0, i).some(({at, text}) => at + text.length > number.at));
}
