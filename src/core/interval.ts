import Fraction from "fraction.js";

/** The most decimals to which a number is rounded or shown; no document prints more. */
export const MOST_DECIMALS = 12;

/** An end of an interval: an exact number, or an infinity. */
export type Bound = Fraction | typeof Infinity;

/** A closed interval of exact ends; infinite ends are open. */
export interface Interval {
  readonly low: Bound;
  readonly high: Bound;
}

const finite = (bound: Bound): bound is Fraction => bound instanceof Fraction;

/** Ascending order of bounds. */
export function compareBounds(a: Bound, b: Bound): number {
  if (finite(a) && finite(b)) return a.compare(b);
  const [x, y] = [Number(a), Number(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

const least = (bounds: readonly Bound[]): Bound => bounds.reduce((a, b) => (compareBounds(b, a) < 0 ? b : a));
const greatest = (bounds: readonly Bound[]): Bound => bounds.reduce((a, b) => (compareBounds(b, a) > 0 ? b : a));

/** The interval that holds one number only. */
export function pointInterval(value: Fraction): Interval {
  return {low: value, high: value};
}

/** The smallest interval that holds all the numbers. */
export function hull(values: readonly Bound[]): Interval {
  return {low: least(values), high: greatest(values)};
}

/** `high − low`, a number or `Infinity`. */
export function intervalWidth({low, high}: Interval): Bound {
  return finite(low) && finite(high) ? high.sub(low) : Infinity;
}

/** Whether the intervals have a number in common. */
export function intervalsMeet(a: Interval, b: Interval): boolean {
  return compareBounds(a.low, b.high) <= 0 && compareBounds(b.low, a.high) <= 0;
}

function addBounds(a: Bound, b: Bound): Bound {
  return finite(a) && finite(b) ? a.add(b) : finite(a) ? b : a;
}

function negateBound(a: Bound): Bound {
  return finite(a) ? a.neg() : -a;
}

function multiplyBounds(a: Bound, b: Bound): Bound {
  if (finite(a) && finite(b)) return a.mul(b);
  const sign = Math.sign(Number(a)) * Math.sign(Number(b));
  return sign === 0 ? new Fraction(0) : sign * Infinity;
}

/** The interval of all sums of a number of `a` and a number of `b`. */
export function addIntervals(a: Interval, b: Interval): Interval {
  return {low: addBounds(a.low, b.low), high: addBounds(a.high, b.high)};
}

/** The interval of all differences of a number of `a` and a number of `b`. */
export function subtractIntervals(a: Interval, b: Interval): Interval {
  return {low: addBounds(a.low, negateBound(b.high)), high: addBounds(a.high, negateBound(b.low))};
}

/** The interval of all products of a number of `a` and a number of `b`. */
export function multiplyIntervals(a: Interval, b: Interval): Interval {
  return hull([a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => multiplyBounds(x, y))));
}

/** The interval of all quotients; unbounded if `b` contains zero. */
export function divideIntervals(a: Interval, b: Interval): Interval {
  return multiplyIntervals(a, reciprocal(b));
}

function reciprocal({low, high}: Interval): Interval {
  const [below, above] = [compareBounds(low, new Fraction(0)), compareBounds(high, new Fraction(0))];
  if (below < 0 && above > 0) return {low: -Infinity, high: Infinity};
  const invert = (bound: Bound): Bound => (finite(bound) ? bound.inverse() : new Fraction(0));
  if (below === 0 && above === 0) return {low: -Infinity, high: Infinity};
  if (below === 0) return {low: invert(high), high: Infinity};
  if (above === 0) return {low: -Infinity, high: invert(low)};
  return {low: invert(high), high: invert(low)};
}

/** `10 ** digits` as an exact number; `digits` may be negative. */
export function powerOfTen(digits: number): Fraction {
  const power = 10n ** BigInt(Math.abs(digits));
  return digits < 0 ? new Fraction(1n, power) : new Fraction(power);
}

/** Rounds to the nearest multiple of `step`; a tie goes away from zero, as in print. */
export function roundHalfUp(value: Fraction, step: Fraction): Fraction {
  const scaled = value.abs().div(step).add(1, 2).floor();
  const rounded = scaled.mul(step);
  return value.compare(0) < 0 ? rounded.neg() : rounded;
}

/** The exact decimal text of a number that has one, with `decimals` places: `75.2`. */
export function toDecimal(value: Fraction, decimals: number): string {
  const units = value.abs().mul(powerOfTen(decimals)).round();
  const digits = units.n.toString().padStart(decimals + 1, "0");
  const sign = value.compare(0) < 0 && units.n > 0n ? "-" : "";
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
