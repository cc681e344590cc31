import type Fraction from "fraction.js";
import type {Interval} from "./interval.js";
import type {UnitKind} from "./printed.js";

/** One number printed in one source: the string as printed, where it stands, and what it measures. */
export interface Fact {
  readonly id: string;
  readonly source: string;
  readonly locator: string;
  /** Code points of the source's text, 0-based, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  /** How its source prints numbers, as an example of a style; absent for `1,234.5`. */
  readonly numbers?: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly qualifier: string;
  readonly unit: string;
  readonly measure: string;
  /** ISO 8601 date, month, year or interval; empty where the source prints none. */
  readonly period: string;
  readonly period_flag: "" | "as-of" | "not-printed";
  readonly area: string;
  readonly category: string;
  readonly sex: string;
  /** Id of the fact that is its whole, if the source says so; else empty. */
  readonly of: string;
  readonly producer: string;
  readonly status: string;
  readonly caveat: string;
  readonly note: string;
}

/** A fact with the number that its printed string says. */
export interface ValuedFact extends Fact {
  readonly value: Fraction;
  readonly interval: Interval;
}

/** An entry of `vocabulary/units.yaml`. */
export interface Unit {
  readonly id: string;
  /** The unit's name in the plural. */
  readonly label: string;
  /** The unit's name in the singular. */
  readonly one?: string;
  readonly kind: UnitKind;
}

/** A row of a list (measures, recommendations …) as counts see it; a field may hold several values. */
export interface CountedRow {
  readonly id: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** What expressions are evaluated over. */
export interface Facts {
  fact(id: string): ValuedFact | undefined;
  unit(id: string): Unit | undefined;
  /** The rows of a list; undefined for a table that is none. */
  rows?(table: string): readonly CountedRow[] | undefined;
  /** The decimals of a worked-out percentage without a format of its own; else {@link PERCENT_DECIMALS}. */
  readonly percentDecimals?: number | undefined;
}

/** How finely a worked-out percentage is shown in a workspace that does not say. */
export const PERCENT_DECIMALS = 1;

const QUALIFIER_WORDS: Readonly<Record<string, string>> = {
  about: "about",
  "more-than": "more than",
  "at-least": "at least",
  "up-to": "up to",
  "less-than": "less than",
  nearly: "nearly",
  from: "from",
  to: "to",
  average: "on average"
};

/** The qualifiers that a row may carry. */
export const QUALIFIERS: readonly string[] = ["", ...Object.keys(QUALIFIER_WORDS)];

/** The words for a qualifier, with a space after them; empty for none. */
export function qualifierWords(qualifier: string): string {
  return qualifier === "" ? "" : `${QUALIFIER_WORDS[qualifier] ?? qualifier} `;
}

/** The number as the source prints it, with its qualifier: `about 220`, `26.0%`. */
export function printedWithQualifier({printed, qualifier}: Pick<Fact, "printed" | "qualifier">): string {
  return qualifierWords(qualifier) + printed;
}
