import Fraction from "fraction.js";

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
