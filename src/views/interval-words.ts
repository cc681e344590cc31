import Fraction from "fraction.js";
import {compareBounds, intervalWidth} from "../core/interval.js";
import type {Bound} from "../core/interval.js";
import type {Quantity} from "../core/quantity.js";
import {powerOfTen, roundHalfUp} from "../core/rounding.js";

/** An interval in words: `from 25.95 to 26.05 per cent`, `220 cases or more`; undefined where the value is exact. */
export function intervalWords({interval, unit}: Pick<Quantity, "interval" | "unit">): string | undefined {
  const {low, high} = interval;
  if (compareBounds(low, high) === 0) return undefined;
  const width = intervalWidth(interval);
  const decimals = width instanceof Fraction ? decimalsFor(width) : 2;
  const text = (bound: Bound): string => boundText(bound, decimals);
  if (low instanceof Fraction && high instanceof Fraction) return `from ${text(low)} to ${text(high)} ${unit.label}`;
  if (low instanceof Fraction) return `${text(low)} ${unit.label} or more`;
  return high instanceof Fraction ? `${text(high)} ${unit.label} or less` : "not bounded by what is printed";
}

function decimalsFor(width: Fraction): number {
  return Math.min(6, Math.max(0, Math.ceil(1 - Math.log10(width.valueOf()))));
}

function boundText(bound: Bound, decimals: number): string {
  const value = bound instanceof Fraction ? roundHalfUp(bound, powerOfTen(-decimals)).valueOf() : bound;
  return new Intl.NumberFormat("en", {maximumFractionDigits: decimals}).format(value).replace("-", "−");
}
