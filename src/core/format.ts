import {formatLocale, formatSpecifier} from "d3-format";
import Fraction from "fraction.js";
import {PERCENT_DECIMALS, printedWithQualifier, qualifierWords} from "./fact.js";
import type {Facts} from "./fact.js";
import {MOST_DECIMALS, intervalWidth, powerOfTen, roundHalfUp} from "./interval.js";
import type {Quantity} from "./quantity-columns.js";

/** A format that can't show a quantity: wrong unit, finer than the interval, or not understood. */
export class FormatError extends Error {
  override readonly name = "FormatError";
}

const locale = formatLocale({decimal: ".", thousands: ",", grouping: [3], currency: ["", ""], minus: "−"});
/** The greatest width, in characters, to which a format pads a number. */
const WIDEST = 32;

/** The coarsest step that a number is rounded to, as a power of ten. */
const COARSEST = 9;

/**
 * The text of a quantity. Without a format a fact is shown as printed, and anything else as finely as its interval
 * allows, to one decimal at most; a percentage to as many as the workspace shows. A format is a d3-format specifier of
 * type `f`, `d` or `%`; a `%` that names no decimals, such as `+%`, has those of the workspace. A value is rounded half
 * up before its format is applied. An implied whole is shown as the whole numbers that it may be. Throws a
 * {@link FormatError} for a `%` on another unit than percent and for a format finer than the interval.
 */
export function formatQuantity(quantity: Quantity, format: string | undefined, facts: Facts): string {
  if (format === undefined && quantity.tree.type === "fact") {
    const fact = facts.fact(quantity.tree.id);
    if (fact) return printedWithQualifier(fact);
  }
  if (format === undefined && isImplied(quantity)) return impliedRange(quantity);
  const decimals = isPercent(quantity) ? (facts.percentDecimals ?? PERCENT_DECIMALS) : 1;
  const text = format === undefined ? formatAsFineAsAllowed(quantity, decimals) : formatAs(quantity, format, decimals);
  return qualifierWords(quantity.qualifier) + text;
}

const isImplied = ({tree}: Quantity): boolean => tree.type === "call" && tree.name === "implied";

/** `implied 346 to 350`: the whole numbers in the interval of a whole that follows from a part and its share. */
function impliedRange({expression, unit, interval: {low, high}}: Quantity): string {
  if (!(low instanceof Fraction) || !(high instanceof Fraction))
    throw new FormatError(`${expression} is known too loosely to be shown`);
  const [least, most] = [low.ceil(), high.floor()];
  if (least.compare(most) > 0)
    throw new FormatError(`${expression}: no whole number of ${unit.label} fits both; one is not of the same whole`);
  const words = [least, most].map((bound) => locale.format(",d")(bound.valueOf()));
  return `implied ${[...new Set(words)].join(" to ")}`;
}

/** Functions that only add and take away, so that what is printed to some places comes to a number of as many. */
const ADDING = ["sum", "difference", "remainder"];

/**
 * The text of a quantity where it is worked out, step by step: percentages that are added or taken away keep the places
 * to which they are printed, so that `26.0% + 73.9%` is 99.9% and not 100%.
 */
export function formatWorked(quantity: Quantity, facts: Facts): string {
  const {tree} = quantity;
  return (
    (tree.type === "call" && ADDING.includes(tree.name) ? inFull(quantity) : undefined) ??
    formatQuantity(quantity, undefined, facts)
  );
}

/** A percentage of one or two decimals, or of none, with all of them; undefined where it has more. */
export function inFull(quantity: Quantity): string | undefined {
  const decimals = [1, 2].find((places) => quantity.value.mul(powerOfTen(places)).d === 1n);
  return !isPercent(quantity) || decimals === undefined
    ? undefined
    : `${qualifierWords(quantity.qualifier)}${locale.format(`,.${decimals}f`)(quantity.value.valueOf())}%`;
}

function formatAsFineAsAllowed(quantity: Quantity, decimals: number): string {
  const exponent = finestExponent(quantity, decimals);
  const rounded = roundHalfUp(quantity.value, powerOfTen(exponent));
  return locale.format(`,.${Math.max(0, -exponent)}f`)(rounded.valueOf()) + (isPercent(quantity) ? "%" : "");
}

/**
 * The power of ten that a quantity is rounded to: to so many decimals, or more where it would be shown as zero and is
 * not, or fewer where its interval allows no more.
 */
function finestExponent(quantity: Quantity, decimals: number): number {
  const {tree, value, interval} = quantity;
  if (tree.type === "call" && tree.name === "round" && tree.operands[1]?.type === "literal")
    return -Number(tree.operands[1].text);
  const width = intervalWidth(interval);
  const whole = value.d === 1n && !isPercent(quantity) && (!(width instanceof Fraction) || width.equals(0));
  if (whole) return 0;
  let exponent = -decimals;
  while (isLost(value, exponent) && allows(quantity, powerOfTen(exponent - 1))) exponent -= 1;
  while (!allows(quantity, powerOfTen(exponent))) {
    exponent += 1;
    if (exponent > COARSEST) throw new FormatError(`${quantity.expression} is known too loosely to be shown`);
  }
  return exponent;
}

/** Whether a number that is not zero would be shown as zero. */
function isLost(value: Fraction, exponent: number): boolean {
  return -exponent < MOST_DECIMALS && !value.equals(0) && roundHalfUp(value, powerOfTen(exponent)).equals(0);
}

function formatAs(quantity: Quantity, format: string, usual: number): string {
  const specifier = parseSpecifier(format);
  const percent = specifier.type === "%";
  if (percent && !isPercent(quantity)) {
    throw new FormatError(`format ${format} is for percentages; ${quantity.expression} is in ${quantity.unit.label}`);
  }
  if (specifier.type === "f" && specifier.precision === undefined)
    throw new FormatError(`format ${format}: say how many decimals, such as .1f`);
  const exponent =
    specifier.type === "d"
      ? 0
      : specifier.precision === undefined
        ? finestExponent(quantity, usual)
        : -specifier.precision;
  const step = powerOfTen(exponent);
  if (!allows(quantity, step)) {
    throw new FormatError(
      `format ${format} is finer than what is known of ${quantity.expression}; use fewer decimals or round()`
    );
  }
  const rounded = roundHalfUp(quantity.value, step);
  if (percent) specifier.precision = Math.max(0, -exponent);
  return locale.format(specifier.toString())(percent ? rounded.div(100).valueOf() : rounded.valueOf());
}

function parseSpecifier(format: string): ReturnType<typeof formatSpecifier> {
  let specifier;
  try {
    specifier = formatSpecifier(format);
  } catch (cause) {
    throw new FormatError(`format ${format} is not a d3-format specifier`, {cause});
  }
  if (!["f", "d", "%"].includes(specifier.type)) {
    throw new FormatError(`format ${format}: only the types f, d and % are used here, such as ",d" or ".1%"`);
  }
  if ((specifier.precision ?? 0) > MOST_DECIMALS || (specifier.width ?? 0) > WIDEST)
    throw new FormatError(`format ${format}: at most ${MOST_DECIMALS} decimals and ${WIDEST} characters wide`);
  return specifier;
}

const isPercent = ({unit}: Quantity): boolean => unit.kind === "percent";

/**
 * Whether a quantity may be shown to a rounding step: its interval is no wider than the step or is unbounded, or it is
 * a `round(…)`.
 */
function allows({interval, tree}: Quantity, step: Fraction): boolean {
  if (tree.type === "call" && tree.name === "round") return true;
  const width = intervalWidth(interval);
  return !(width instanceof Fraction) || width.compare(step) <= 0;
}
