import {ONES, SCALES, TENS, parsePrinted} from "../printed.js";
import type {ProseNouns} from "../claim-words.js";
import {findUntied, inAsciiDigits} from "../prose.js";

/** What a number in a sentence may stand for. */
export interface WrittenValue {
  /** A percentage as 75 for 75%, a multiple as 2 for twice. */
  readonly value: number;
  /** What the number is rounded to, as far as it shows: 0.1 for 75.2; what it stands for lies within half of it. */
  readonly step: number;
  readonly kind: "percent" | "times" | "count";
}

/** A number that someone has typed, with the words that belong to it: `75.2%`, `about three quarters`, `約2割`. */
export interface WrittenNumber {
  readonly text: string;
  /** UTF-16 offsets in the text that was read; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Whether it is a fault to leave it untied. */
  readonly needed: boolean;
  /** What it may stand for, the likeliest first; none where it can’t be read. */
  readonly values: readonly WrittenValue[];
}

/**
 * The numbers of a sentence that are tied to nothing, with what they may stand for: those that must be tied, and words
 * such as two, which may.
 */
export function findWritten(prose: string, nouns?: ProseNouns): readonly WrittenNumber[] {
  const plain = inAsciiDigits(prose);
  const needed = findUntied(prose, nouns);
  const free = [...prose.matchAll(WORDS)]
    .map(({index: at, 0: text}) => ({at, text}))
    .filter(({at, text}) => !needed.some((other) => at < other.at + other.text.length && other.at < at + text.length));
  const read = ({at, text}: {readonly at: number; readonly text: string}, isNeeded: boolean): WrittenNumber => {
    const sign = /(?<![\p{L}\p{N}])[+−-]$/u.exec(plain.slice(0, at))?.[0] ?? "";
    const about = ABOUT.test(plain.slice(0, at));
    const words = TAIL.exec(plain.slice(at + text.length))?.[0] ?? "";
    const hasTail = /\d$|\p{No}$/u.test(plain.slice(at, at + text.length)) || text.length === 0;
    const end = at + text.length + (hasTail ? words.length : 0);
    const start = at - sign.length;
    return {
      text: prose.slice(start, end),
      start,
      end,
      needed: isNeeded,
      values: readWritten(plain.slice(start, end), about)
    };
  };
  return [...needed.map((number) => read(number, true)), ...free.map((number) => read(number, false))]
    .sort((a, b) => a.start - b.start)
    .reduce<WrittenNumber[]>((found, number) => {
      if (number.start >= (found.at(-1)?.end ?? 0)) found.push(number);
      return found;
    }, []);
}

/** Numbers in words, wherever they stand. */
const WORDS = new RegExp(
  String.raw`\b(?:(?:${TENS.join("|")})(?:-(?:${ONES.slice(1, 10).join("|")}))?|${ONES.slice(1).join("|")}|half|doubl(?:ed|ing|e)|tripled?)\b`,
  "gi"
);

/** What makes a number a rough one. */
const ABOUT = /(?:\b(?:about|around|some|roughly|approximately|almost|nearly|over|more than)\s*|[約凡]\s*|ほぼ\s*)$/i;

/** What follows the digits of a number and belongs to it. */
const TAIL =
  /^(?:\s?[%％]|\s?per ?cent(?:age points?)?\b|\spercentage points?\b|[ -]?fold\b|\stimes\b|\s(?:hundred|thousand|million|billion|trillion)\b|割(?:\d分)?|倍|パーセント|[十百千万億兆](?:[\d,.]*[十百千万億兆])*(?:[\d,]*\d)?)/i;

/** What a number as written may stand for; `about` where a word before it makes it rough. */
export function readWritten(written: string, about = false): readonly WrittenValue[] {
  const text = written.normalize("NFKC").replace("⁄", "/").toLowerCase().trim();
  const found = readDigits(text) ?? readJapanese(text) ?? readWords(text) ?? readRoman(text);
  if (found === undefined) return [];
  const value = about ? {...found, step: Math.max(found.step, lastPlace(found.value))} : found;
  return value.kind === "count" && /^[+−-]?[\d.,]+$/.test(text) ? [value, {...value, kind: "percent"}] : [value];
}

const DIGITS = /^([+−-]?)(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d+)?(.*)$/;

function readDigits(text: string): WrittenValue | undefined {
  const fraction = /^(\d+)?\s?(\d+)\/(\d+)$/.exec(text);
  if (fraction) return part((Number(fraction[1] ?? 0) + Number(fraction[2]) / Number(fraction[3])) * 100);
  const match = DIGITS.exec(text);
  if (!match) return undefined;
  const [, sign, whole, decimals = "", rest] = match;
  const value = Number(whole!.replace(/[, ]/g, "") + decimals) * (sign === "−" || sign === "-" ? -1 : 1);
  const step = 10 ** -Math.max(0, decimals.length - 1);
  const tail = rest!.trim();
  if (tail === "") return {value, step: decimals === "" ? 0 : step, kind: "count"};
  if (/^(?:%|per|point|パーセント)/.test(tail)) return {value, step, kind: "percent"};
  if (/^(?:-?fold|times|倍)/.test(tail)) return {value, step, kind: "times"};
  const tenths = /^割(?:(\d)分)?$/.exec(tail);
  if (tenths) return {value: value * 10 + Number(tenths[1] ?? 0), step: tenths[1] ? 1 : 10 * step, kind: "percent"};
  const scale = SCALES[tail];
  if (scale !== undefined) return {value: value * 10 ** scale, step: step * 10 ** scale, kind: "count"};
  return readJapanese(text);
}

const JAPANESE_DIGITS = "〇一二三四五六七八九";
const JAPANESE_SCALES: Readonly<Record<string, number>> = {十: 1, 百: 2, 千: 3, 万: 4, 億: 8, 兆: 12};
const LARGE = /([\d.,〇零一二三四五六七八九十百千]*)([万億兆])|([\d.,〇零一二三四五六七八九十百千]+)/g;
const COUNTERS = /(?:人|件|回|名|校|か所|カ所|箇所|歳|隻|個|个|枚|社|年間|か月)$/;

/** A number with the numerals of Chinese and Japanese, or with digits and their scale words: 2億300万, 三百二十四人. */
function readJapanese(text: string): WrittenValue | undefined {
  if (/半数|半分/.test(text)) return part(50);
  const parts = /^(.+)分の(.+)$/.exec(text);
  if (parts) {
    const [below, above] = [japaneseValue(parts[1]!), japaneseValue(parts[2]!)];
    return below === undefined || above === undefined ? undefined : part((above / below) * 100);
  }
  const [, number, tail = ""] = /^(.*?)(割|倍|%|パーセント)?$/.exec(text.replace(COUNTERS, ""))!;
  const value = japaneseValue(number!);
  if (value === undefined) return undefined;
  if (tail === "割") return {value: value * 10, step: 10, kind: "percent"};
  if (tail === "倍") return {value, step: 1, kind: "times"};
  return tail === "" ? {value, step: 0, kind: "count"} : {value, step: 1, kind: "percent"};
}

function japaneseValue(text: string): number | undefined {
  if (!/^[\d.,〇零一二三四五六七八九十百千万億兆]+$/.test(text)) return undefined;
  let sum = 0;
  for (const [, small, scale, last] of text.matchAll(LARGE)) {
    const value = belowTenThousand(small === "" ? "1" : (small ?? last!));
    if (!Number.isFinite(value)) return undefined;
    sum += value * 10 ** (JAPANESE_SCALES[scale ?? ""] ?? 0);
  }
  return sum;
}

/** The value of numerals up to thousands, with each of 十, 百, 千 behind its count, or of digits one after another. */
function belowTenThousand(text: string): number {
  const digits = text
    .replaceAll("零", "〇")
    .replace(/[〇一二三四五六七八九]/g, (sign) => String(JAPANESE_DIGITS.indexOf(sign)));
  if (/^[\d.,]+$/.test(digits)) return Number(digits.replaceAll(",", ""));
  let sum = 0;
  for (const [, count, scale] of digits.matchAll(/([\d.]*)([十百千]?)/g))
    sum += (count === "" ? (scale === "" ? 0 : 1) : Number(count)) * 10 ** (JAPANESE_SCALES[scale!] ?? 0);
  return sum;
}

const ROUGH: Readonly<Record<string, number>> = {dozen: 12, dozens: 12, "half a dozen": 6, "half-a-dozen": 6};

function readWords(text: string): WrittenValue | undefined {
  if (ROUGH[text] !== undefined) return {value: ROUGH[text], step: 0, kind: "count"};
  if (/^(?:twice|doubled?|doubling)$/.test(text)) return {value: 2, step: 0.5, kind: "times"};
  if (/^(?:thrice|tripled?)$/.test(text)) return {value: 3, step: 0.5, kind: "times"};
  const scale = /^a (hundred|thousand|million|billion)$/.exec(text)?.[1];
  if (scale !== undefined) return {value: 10 ** SCALES[scale]!, step: 0, kind: "count"};
  const share = /^(.+) in (.+)$/.exec(text);
  if (share) {
    const [above, below] = [countOf(share[1]!), countOf(share[2]!)];
    return above === undefined || below === undefined ? undefined : part((above / below) * 100);
  }
  const percent = /^(.+?)[ -](?:per ?cent|percent|percentage points?)$/.exec(text)?.[1];
  if (percent !== undefined) {
    const value = countOf(percent);
    return value === undefined ? undefined : {value, step: 1, kind: "percent"};
  }
  const times = tryPrinted(text, "times");
  if (/fold|times/.test(text) && times !== undefined) return {value: times, step: 0.5, kind: "times"};
  if (/(?:hal(?:f|ves)|thirds?|quarters?|fifths?|tenths?)$/.test(text)) {
    const value = tryPrinted(text, "percent");
    return value === undefined ? undefined : part(value);
  }
  const value = countOf(text) ?? countOf(text.replace(/[ -]\p{L}+$/u, ""));
  return value === undefined ? undefined : {value, step: 0, kind: "count"};
}

const countOf = (words: string): number | undefined =>
  NUMBER_WORDS.has(words) || words.includes(" ") || words.includes("-") ? tryPrinted(words, "count") : undefined;

const NUMBER_WORDS = new Set([...ONES, ...TENS]);

function tryPrinted(text: string, kind: "count" | "percent" | "times"): number | undefined {
  try {
    return parsePrinted(text, kind).value.valueOf();
  } catch {
    return undefined;
  }
}

const ROMAN: Readonly<Record<string, number>> = {i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000};

function readRoman(text: string): WrittenValue | undefined {
  if (!/^[ivxlcdm]+$/.test(text)) return undefined;
  const values = text.split(/(?:)/).map((sign) => ROMAN[sign]!);
  const value = values.reduce((sum, one, i) => sum + (one < (values[i + 1] ?? 0) ? -one : one), 0);
  return {value, step: 0, kind: "count"};
}

/** A share that is said in words, which stands for what lies nearer to it than to its neighbours. */
const part = (percent: number): WrittenValue => ({value: percent, step: 8, kind: "percent"});

/** The last place of a number that isn’t zero: 100 for 31,900, 0.1 for 4.8. */
function lastPlace(value: number): number {
  const digits = String(Math.abs(value));
  const decimals = digits.split(".")[1]?.length ?? 0;
  if (decimals > 0) return 10 ** -decimals;
  return 10 ** (/0*$/.exec(digits)?.[0].length ?? 0);
}
