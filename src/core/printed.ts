import Fraction from "fraction.js";
import {addIntervals, hull, multiplyIntervals, pointInterval, powerOfTen} from "./interval.js";
import type {Interval} from "./interval.js";
import {MINUS, STYLE_EXAMPLES, USUAL_STYLE, inPlainSigns, plainNumber, styleNamed} from "./number-style.js";
import type {NumberStyle} from "./number-style.js";

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
  "up-to": ({value}) => hull([new Fraction(0), value]),
  "less-than": ({value}) => hull([new Fraction(0), value]),
  nearly: ({value}) => hull([new Fraction(0), value])
};

/** The scales of Japanese, with the power of ten of each; a number has one of them, or several that become smaller. */
export const JAPANESE_SCALES: Readonly<Record<string, number>> = {
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  億: 8,
  十億: 9,
  百億: 10,
  兆: 12
};

/**
 * Reads a printed number: `31,927`, `26.0%`, `16 per cent`, `127 million`, `4.8-fold`, `Three quarters`, `nine`,
 * `△ 3.2`, `2割`; digits in the style of its document. Throws an Error that says what can't be read.
 */
export function parsePrinted(
  printed: string,
  kind: UnitKind,
  qualifier = "",
  style: NumberStyle = USUAL_STYLE
): PrintedValue {
  const text = inPlainSigns(printed).trim().toLowerCase();
  const plain = readPrinted(text, kind, style);
  if (plain === undefined)
    throw new Error(`can't read "${printed}" as a number with a unit of kind ${kind}${otherStyle(text, kind, style)}`);
  return {value: plain.value, interval: QUALIFIED[qualifier]?.(plain) ?? plain.interval};
}

/** What to do about a number that another style reads. */
function otherStyle(text: string, kind: UnitKind, style: NumberStyle): string {
  const other = STYLE_EXAMPLES.find((example) => readPrinted(text, kind, styleNamed(example)!) !== undefined);
  return other === undefined
    ? ""
    : ` where numbers are printed as ${style.example}; if its document prints them as ${other}, say numbers: "${other}" in sources.yaml`;
}

function readPrinted(text: string, kind: UnitKind, style: NumberStyle): PrintedValue | undefined {
  const plain = readDecimal(text, kind === "percent", style);
  if (plain !== undefined) return plain;
  const percent = /^(.*?)\s*(?:%|per cent|percent)(\)?)$/.exec(text);
  if (percent)
    return kind === "percent" || kind === "points"
      ? readDecimal(`${percent[1]!}${percent[2]!}`, true, style)
      : undefined;
  const tenths = /^(.*)割$/.exec(text)?.[1];
  if (tenths !== undefined) return kind === "percent" ? readScaled(tenths, 1, style) : undefined;
  const fold = /^(.*?)[-\s]?(?:fold|times)$/.exec(text)?.[1];
  if (fold !== undefined) return kind === "times" ? (readDecimal(fold, true, style) ?? readWords(fold)) : undefined;
  if (MULTIPLES[text] !== undefined) return kind === "times" ? exactly(MULTIPLES[text]) : undefined;
  if (COMPOUND.test(text)) return readCompound(text, style);
  const [, digits, japanese] = /^(.*?\d)(\D+)$/.exec(text) ?? [];
  const scale = JAPANESE_SCALES[japanese ?? ""];
  if (scale !== undefined) return readScaled(digits!, scale, style);
  const [, base, word] = /^(.+)[\s-](\S+)$/.exec(text) ?? [];
  const exponent = SCALES[word ?? ""];
  return (
    readFractionWords(text, kind) ??
    (exponent === undefined ? undefined : readScaled(base!, exponent, style)) ??
    readWords(text)
  );
}

function readDecimal(text: string, rounded: boolean, style: NumberStyle): PrintedValue | undefined {
  const plain = plainNumber(text, style);
  if (plain === undefined) return undefined;
  const value = new Fraction(plain);
  const decimals = plain.split(".")[1]?.length ?? 0;
  return decimals > 0 || rounded ? {value, interval: around(value, powerOfTen(-decimals))} : exactly(value);
}

const COMPOUND = new RegExp(`^(?:${MINUS} ?)?\\d[\\d.,' ]*[十百千万億兆]+\\d`);

/** A number with several scales, `2億300万`, below zero where a sign stands before it: `△2億300万`. */
function readCompound(text: string, style: NumberStyle): PrintedValue | undefined {
  const digits = text.replace(new RegExp(`^${MINUS} ?`), "");
  const read = readScales(digits, style);
  if (read === undefined || digits === text) return read;
  const {value, interval} = read;
  return {value: value.neg(), interval: multiplyIntervals(interval, pointInterval(new Fraction(-1)))};
}

/** Parts of a number, each with its scale: each is smaller than the scale before it, and the last is rounded. */
function readScales(text: string, style: NumberStyle): PrintedValue | undefined {
  const parts = [...text.matchAll(/(\d[^十百千万億兆]*)([十百千万億兆]*)/g)];
  let whole = exactly(0);
  let above: Fraction | undefined;
  for (const [i, [, digits = "", word = ""]] of parts.entries()) {
    const exponent = word === "" ? 0 : JAPANESE_SCALES[word];
    const isLast = i === parts.length - 1;
    if (exponent === undefined || (word === "" && !isLast)) return undefined;
    const part = word === "" ? readDecimal(digits, false, style) : readScaled(digits, exponent, style);
    const scale = powerOfTen(exponent);
    if (part === undefined || (above !== undefined && part.value.compare(above) >= 0)) return undefined;
    if (!isLast && part.value.div(scale).d !== 1n) return undefined;
    const {interval} = isLast ? part : exactly(part.value);
    whole = {value: whole.value.add(part.value), interval: addIntervals(whole.interval, interval)};
    above = scale;
  }
  return whole;
}

/** A number times a power of ten, which is rounded to its last printed place. */
function readScaled(text: string, exponent: number, style: NumberStyle): PrintedValue | undefined {
  const base = readDecimal(text, false, style) ?? readWords(text);
  if (base === undefined) return undefined;
  const decimals = plainNumber(text, style)?.split(".")[1]?.length ?? 0;
  const value = base.value.mul(powerOfTen(exponent));
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
