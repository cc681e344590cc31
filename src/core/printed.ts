import Fraction from "fraction.js";
import {pointInterval, powerOfTen} from "./interval.js";
import type {Interval} from "./interval.js";

/** What a unit is, as far as arithmetic is concerned. */
export type UnitKind = "count" | "percent" | "points" | "times" | "index" | "duration" | "rate";

/** The number that a printed string says, in the unit of its row. */
export interface PrintedValue {
  readonly value: Fraction;
  /** Half the last printed place on either side; a point for an exact count. */
  readonly interval: Interval;
}

/** The words that scale a number, with the power of ten that each stands for. */
export const SCALES: Readonly<Record<string, number>> = {hundred: 2, thousand: 3, million: 6, billion: 9, trillion: 12};

/** The words of the numbers from 0 to 19. */
export const ONES: readonly string[] = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen"
).split(" ");

/** The words of the tens from 20 to 90. */
export const TENS: readonly string[] = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const ONE_OF: Readonly<Record<string, number>> = Object.fromEntries(ONES.map((word, i) => [word, i]));
const TEN_OF: Readonly<Record<string, number>> = Object.fromEntries(TENS.map((word, i) => [word, 10 * (i + 2)]));

const FRACTIONS: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fifth: 5,
  fifths: 5,
  tenth: 10,
  tenths: 10
};

const MULTIPLES: Readonly<Record<string, number>> = {
  double: 2,
  doubled: 2,
  doubling: 2,
  twice: 2,
  triple: 3,
  tripled: 3,
  quadruple: 4
};

/** Qualifiers and the interval each makes of a value; the others leave it as printed. */
const QUALIFIED: Readonly<Record<string, (printed: PrintedValue) => Interval>> = {
  about: ({value}) => aroundLastNonZeroPlace(value),
  "more-than": ({value}) => ({low: value, high: Infinity}),
  "at-least": ({value}) => ({low: value, high: Infinity}),
  "up-to": ({value}) => ({low: new Fraction(0), high: value}),
  "less-than": ({value}) => ({low: new Fraction(0), high: value}),
  nearly: ({value}) => ({low: new Fraction(0), high: value})
};

/**
 * Reads a printed number: `31,927`, `26.0%`, `16 per cent`, `127 million`, `4.8-fold`, `Three quarters`, `nine`.
 * Throws an Error that says what can't be read.
 */
export function parsePrinted(printed: string, kind: UnitKind, qualifier = ""): PrintedValue {
  const plain = readPrinted(printed.trim().toLowerCase(), kind);
  if (plain === undefined) throw new Error(`can't read "${printed}" as a number with a unit of kind ${kind}`);
  return {value: plain.value, interval: QUALIFIED[qualifier]?.(plain) ?? plain.interval};
}

function readPrinted(text: string, kind: UnitKind): PrintedValue | undefined {
  const plain = readDecimal(text, kind === "percent");
  if (plain !== undefined) return plain;
  const percent = /^(.*?)\s*(?:%|per cent|percent)$/.exec(text)?.[1];
  if (percent !== undefined) return kind === "percent" || kind === "points" ? readDecimal(percent, true) : undefined;
  const fold = /^(.*?)[-\s]?(?:fold|times)$/.exec(text)?.[1];
  if (fold !== undefined) return kind === "times" ? (readDecimal(fold, true) ?? readWords(fold)) : undefined;
  if (MULTIPLES[text] !== undefined) return kind === "times" ? exactly(MULTIPLES[text]) : undefined;
  return readFractionWords(text, kind) ?? readScaled(text) ?? readWords(text);
}

function readDecimal(text: string, rounded: boolean): PrintedValue | undefined {
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(text)) return undefined;
  const digits = text.replaceAll(",", "");
  const value = new Fraction(digits);
  const decimals = digits.split(".")[1]?.length ?? 0;
  return decimals > 0 || rounded ? {value, interval: around(value, powerOfTen(-decimals))} : exactly(value);
}

function readScaled(text: string): PrintedValue | undefined {
  const match = /^(\S+)[\s-](\S+)$/.exec(text);
  const exponent = SCALES[match?.[2] ?? ""];
  if (!match || exponent === undefined) return undefined;
  const base = readDecimal(match[1]!, true) ?? readWords(match[1]!);
  if (base === undefined) return undefined;
  const scale = powerOfTen(exponent);
  const decimals = match[1]!.split(".")[1]?.length ?? 0;
  const value = base.value.mul(scale);
  return {value, interval: around(value, powerOfTen(exponent - decimals))};
}

function readFractionWords(text: string, kind: UnitKind): PrintedValue | undefined {
  const match = /^(\S+)[\s-](\S+)$/.exec(text);
  const parts = FRACTIONS[match?.[2] ?? text];
  if (parts === undefined) return undefined;
  const count = match ? (match[1] === "a" ? 1 : ONE_OF[match[1]!]) : 1;
  if (count === undefined) return undefined;
  const scale = kind === "percent" ? 100 : 1;
  return {
    value: new Fraction(count * scale, parts),
    interval: around(new Fraction(count * scale, parts), new Fraction(scale, parts))
  };
}

function readWords(text: string): PrintedValue | undefined {
  const [tens, ones, ...rest] = text.split(/[\s-]/);
  if (rest.length > 0 || tens === undefined) return undefined;
  if (ones === undefined) {
    const value = ONE_OF[tens] ?? TEN_OF[tens];
    return value === undefined ? undefined : exactly(value);
  }
  const [ten, one] = [TEN_OF[tens], ONE_OF[ones]];
  return ten === undefined || one === undefined || one > 9 || one === 0 ? undefined : exactly(ten + one);
}

function exactly(value: number | Fraction): PrintedValue {
  const exact = value instanceof Fraction ? value : new Fraction(value);
  return {value: exact, interval: pointInterval(exact)};
}

function around(value: Fraction, place: Fraction): Interval {
  const half = place.div(2);
  return {low: value.sub(half), high: value.add(half)};
}

function aroundLastNonZeroPlace(value: Fraction): Interval {
  let exponent = 0;
  if (value.d === 1n) while (value.n !== 0n && value.mod(powerOfTen(exponent + 1)).equals(0)) exponent++;
  else while (value.mul(powerOfTen(-exponent)).d !== 1n && exponent > -12) exponent--;
  return around(value, powerOfTen(exponent));
}
