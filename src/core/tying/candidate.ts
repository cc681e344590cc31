import type {EvidenceFact, EvidenceTable} from "../evidence.js";
import type {WrittenValue} from "./written-number.js";

/** How a candidate follows from the printed figures. */
export type CandidateForm = "fact" | "count" | "share" | "change" | "difference" | "ratio" | "sum" | "remainder";

/** Something that a typed number could be, as an expression over facts or over the rows of a list. */
export interface Candidate {
  readonly expression: string;
  readonly form: CandidateForm;
  readonly value: number;
  readonly kind: WrittenValue["kind"];
  /** The facts that it is worked out from. */
  readonly facts: readonly EvidenceFact[];
  /** The list whose rows are counted, with the values that they are counted by. */
  readonly list?: {readonly table: EvidenceTable; readonly values: readonly string[]};
}

/** A fact with its value as a float; candidates are found by floats, and worked out exactly when they are offered. */
export interface Point {
  readonly fact: EvidenceFact;
  readonly value: number;
  readonly kind: Candidate["kind"];
}

/** What a written value may be: within half of the step to which it is rounded. */
export function boundsOf(value: number, step: number): readonly [low: number, high: number] {
  const slack = step / 2 + 1e-9 * Math.max(1, Math.abs(value));
  return [value - slack, value + slack];
}

/** The place of the first of some sorted values that is not below a bound. */
export function firstFrom(sorted: readonly {readonly value: number}[], bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.value < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Groups of at least `least` points, each in the order in which they came. */
export function groupsBy(
  points: readonly Point[],
  keyOf: (point: Point) => string,
  least: number
): readonly (readonly Point[])[] {
  const groups = new Map<string, Point[]>();
  for (const point of points) {
    const group = groups.get(keyOf(point));
    if (group) group.push(point);
    else groups.set(keyOf(point), [point]);
  }
  return [...groups.values()].filter(({length}) => length >= least);
}
