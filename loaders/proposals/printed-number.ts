import {
  MINUS,
  USUAL_STYLE,
  inPlainSigns,
  plainNumber,
  styleInText,
  styleOfSource
} from "../../src/core/number-style.js";
import type {NumberStyle} from "../../src/core/number-style.js";
import {SCALES, parsePrinted} from "../../src/core/printed.js";

/** How the numbers of a document are read, and what it tells of that itself. */
export interface DocumentStyle {
  /** As its entry says, and as `verify` reads it. */
  readonly style: NumberStyle;
  /** Whether its entry names a style, or its numbers tell that it is the usual one. */
  readonly isTold: boolean;
  /** What its numbers tell, where its entry names none. */
  readonly likely?: NumberStyle;
}

/** How a document prints its numbers. */
export function documentStyle(source: {readonly numbers?: string}, text: string): DocumentStyle {
  const style = styleOfSource(source);
  const likely = source.numbers === undefined ? styleInText(text) : undefined;
  const isTold = source.numbers !== undefined || likely === USUAL_STYLE;
  return {style, isTold, ...(likely === undefined || isTold ? {} : {likely})};
}

/** Words behind a number that are printed as part of it: `3 million`, `12千`. */
const SCALE_BEHIND = new RegExp(
  String.raw`^(?:(?:[ -](?:${Object.keys(SCALES).join("|")})\b)+|(?:[十百千]?万|[十百]?億|[千兆])(?![\d十百千万億兆]))`,
  "i"
);

/** A number with the scale that stands behind it; undefined for one without, or that is none with it. */
function scaleOf(
  printed: string,
  after: string,
  style: NumberStyle
): {readonly behind: number; readonly value: string} | undefined {
  const words = SCALE_BEHIND.exec(after)?.[0];
  if (words === undefined) return undefined;
  try {
    return {behind: words.length, value: parsePrinted(printed + words, "count", "", style).value.toString()};
  } catch {
    return undefined;
  }
}

/** What stands around a number: in its cell, or on its line. */
export interface Beside {
  readonly left: string;
  readonly right: string;
  readonly isCell: boolean;
}

/** A printed number, read. */
export interface PrintedNumber {
  /** With the sign or the brackets that belong to it. */
  readonly printed: string;
  /** How many characters of it stand before and behind its digits. */
  readonly before: number;
  readonly behind: number;
  /** In plain digits with a point: `-1234.5`; absent where it can’t be read in the style. */
  readonly value?: string;
  /** Why a person has to look at it. */
  readonly look: readonly string[];
  /** Why it has no value before the document’s style is named. */
  readonly undecided?: string;
}

/** A number with several scales, such as △2億300万, which goes on behind its first digits; undefined for another. */
function compoundOf(
  digits: string,
  after: string,
  style: NumberStyle
): {readonly behind: number; readonly value: string} | undefined {
  const rest = /^[十百千万億兆]+\d[\d.,]*(?:[十百千万億兆]+\d[\d.,]*)*[十百千万億兆]*/
    .exec(after)?.[0]
    .replace(/[.,]+$/, "");
  if (rest === undefined) return undefined;
  try {
    const {value} = parsePrinted(digits + rest, "count", "", style);
    return {behind: rest.length, value: value.toString()};
  } catch {
    return undefined;
  }
}

const SIGN_IN_CELL = new RegExp(`^\\s*(${MINUS} ?)$`);
/** On a line a dash may as well part words, and a hyphen at its beginning stand before an item. */
const SIGN_IN_LINE = /((?<=[\s(])-|(?<![\dA-Za-z])−|[△▲] ?)$/;

/**
 * A number with the sign before it, or the brackets around it where its document prints what is below zero so, and
 * whether it is the whole number that is printed, which can be read in one way only.
 */
export function readPrintedNumber(
  digits: string,
  {left, right, isCell}: Beside,
  {style, isTold, likely}: DocumentStyle
): PrintedNumber {
  const [before, after] = [inPlainSigns(left), inPlainSigns(right)];
  const isBracketed = isCell && /^\s*\($/.test(before) && /^ ?%?\)/.test(after);
  const closing = isBracketed && style.brackets ? after.indexOf(")") + 1 : 0;
  const sign = (isCell ? SIGN_IN_CELL : SIGN_IN_LINE).exec(before)?.[1]?.length ?? 0;
  const signed = `${left.slice(left.length - sign)}${digits}`;
  const compound = compoundOf(signed, after, style);
  if (compound !== undefined && !/\d[十百千万億兆]*$/.test(before))
    return {
      printed: signed + right.slice(0, compound.behind),
      before: sign,
      behind: compound.behind,
      value: compound.value,
      look: []
    };
  const start = closing > 0 ? 1 : sign;
  const own = `${left.slice(left.length - start)}${digits}${right.slice(0, closing)}`;
  const isAlone = closing === 0 && !/\d[十百千万億兆]+$/.test(before);
  const scale = isAlone ? scaleOf(own, after, style) : undefined;
  const printed = own + right.slice(closing, closing + (scale?.behind ?? 0));
  const value = scale?.value ?? plainNumber(own.replace("%", ""), style);
  const plain = inPlainSigns(digits);
  const say = (examples: readonly string[]): string =>
    `say numbers: ${examples.map((example) => `"${example}"`).join(" or ")} in its entry of sources.yaml`;
  const isTouched = /^[.,']\d/.test(after) || /\d[.,']$/.test(before);
  const isSpaced = /^ \d{3}(?!\d)/.test(after) || (/\d $/.test(before) && /^\d{3}$/.test(plain));
  const close = "digits stand close beside it, and the document does not tell whether they are one number";
  const undecided =
    !isTold && likely !== undefined && (isTouched || isSpaced || /[.,]/.test(plain))
      ? `other numbers of the document are printed as ${likely.example}; ${say([likely.example, USUAL_STYLE.example])}`
      : !isTold && /^[1-9]\d{0,2}\.\d{3}$/.test(plain)
        ? `${plain} may be ${plain.replace(".", "")} or ${plain}, and the document does not tell; ${say(["1.234,5", "1,234.5"])}`
        : !isTold && isTouched
          ? `${close}; ${say(["1.234,5", "1,234.5"])}`
          : undefined;
  return {
    printed,
    before: start,
    behind: closing + (scale?.behind ?? 0),
    ...(value === undefined || undecided !== undefined ? {} : {value}),
    look: [
      ...(undecided === undefined ? [] : [undecided]),
      ...(undecided === undefined && !isTold && isSpaced
        ? [`${close}; if they are, ${say(["1 234,5", "1 234.5"])}`]
        : []),
      ...(value === undefined && /\d/.test(plain)
        ? [`${digits} can’t be read as a number where numbers are printed as ${style.example}`]
        : []),
      ...(isBracketed && closing === 0
        ? [`brackets stand around it, which may say that it is below zero; if so, ${say([`(${style.example})`])}`]
        : []),
      ...(!isCell && / /.test(digits) ? ["a space groups its digits, or parts two numbers"] : []),
      ...(/\d[千万億兆]$/.test(before) || /^[千万億兆]\d/.test(after) ? ["it is a part of a longer number"] : [])
    ],
    ...(undecided === undefined ? {} : {undecided})
  };
}
