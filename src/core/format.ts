import {formatLocale, formatSpecifier} from "d3-format";
import Fraction from "fraction.js";
import {printedWithQualifier, qualifierWords} from "./fact.js";
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

const STEPS = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * The text of a quantity. Without a format a fact is shown as printed, and anything else as finely as its interval
 * allows, to one decimal at most. A format is a d3-format specifier of type `f`, `d` or `%`; a value is rounded half up
 * before it is applied. Throws a {@link FormatError} for a `%` on another unit than percent and for a format finer than
 * the interval.
 */
export function formatQuantity(quantity: Quantity, format: string | undefined, facts: Facts): string {
  if (format === undefined && quantity.tree.type === "fact") {
    const fact = facts.fact(quantity.tree.id);
    if (fact) return printedWithQualifier(fact);
  }
  const text = format === undefined ? formatAsFineAsAllowed(quantity) : formatAs(quantity, format);
  return qualifierWords(quantity.qualifier) + text;
}

function formatAsFineAsAllowed(quantity: Quantity): string {
  const exponent = finestExponent(quantity);
  if (exponent === undefined) throw new FormatError(`${quantity.expression} is known too loosely to be shown`);
  const rounded = roundHalfUp(quantity.value, powerOfTen(exponent));
  return locale.format(`,.${Math.max(0, -exponent)}f`)(rounded.valueOf()) + (isPercent(quantity) ? "%" : "");
}

function finestExponent(quantity: Quantity): number | undefined {
  const {tree, value, interval} = quantity;
  if (tree.type === "call" && tree.name === "round" && tree.operands[1]?.type === "literal")
    return -Number(tree.operands[1].text);
  const width = intervalWidth(interval);
  const whole = value.d === 1n && !isPercent(quantity) && (!(width instanceof Fraction) || width.equals(0));
  return whole ? 0 : STEPS.find((step) => allows(quantity, powerOfTen(step)));
}

function formatAs(quantity: Quantity, format: string): string {
  const specifier = parseSpecifier(format);
  const percent = specifier.type === "%";
  if (percent && !isPercent(quantity)) {
    throw new FormatError(`format ${format} is for percentages; ${quantity.expression} is in ${quantity.unit.label}`);
  }
  const decimals = specifier.type === "d" ? 0 : (specifier.precision ?? (percent ? 0 : NaN));
  if (Number.isNaN(decimals)) throw new FormatError(`format ${format}: say how many decimals, such as .1f`);
  const step = powerOfTen(-decimals);
  if (!allows(quantity, step)) {
    throw new FormatError(
      `format ${format} is finer than what is known of ${quantity.expression}; use fewer decimals or round()`
    );
  }
  const rounded = roundHalfUp(quantity.value, step);
  return locale.format(format)(percent ? rounded.div(100).valueOf() : rounded.valueOf());
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
