import type Fraction from "fraction.js";
import type {Expression} from "./expression/syntax.js";
import type {Unit} from "./fact.js";
import type {Interval} from "./interval.js";

/** A value with its expression, unit and rounding interval. */
export interface Quantity {
  /** Canonical text. */
  readonly expression: string;
  readonly tree: Expression;
  readonly value: Fraction;
  readonly unit: Unit;
  readonly interval: Interval;
  /** The distinct facts it follows from. */
  readonly facts: readonly string[];
  /** The distinct rows that it counts. */
  readonly rows: readonly string[];
  readonly qualifier: string;
}
