import {boundsOf, firstFrom, groupsBy} from "./candidate.js";
import type {Candidate, Point} from "./candidate.js";
import type {WrittenValue} from "./written-number.js";

/** For one figure no more partners than this are taken, and for one number no more candidates. */
const MOST_PARTNERS = 6;
const MOST_FOUND = 600;

/** How two figures of a group make a value: what the second must be for the first, and what the two then are. */
interface Pairing {
  readonly form: Candidate["form"];
  /** Between which values the second figure lies, for a first one and the bounds of the value. */
  readonly partner: (first: number, low: number, high: number) => readonly [from: number, to: number];
  readonly value: (first: number, second: number) => number;
  readonly expression: (first: string, second: string) => string;
}

const CHANGE: Pairing = {
  form: "change",
  partner: (first, low, high) => [first * (1 + low / 100), first * (1 + high / 100)],
  value: (first, second) => (second / first - 1) * 100,
  expression: (first, second) => `change(${first}, ${second})`
};
const DIFFERENCE: Pairing = {
  form: "difference",
  partner: (first, low, high) => [first - high, first - low],
  value: (first, second) => first - second,
  expression: (first, second) => `difference(${first}, ${second})`
};
const RATIO: Pairing = {
  form: "ratio",
  partner: (first, low, high) => (low <= 0 ? NONE : [first / high, first / low]),
  value: (first, second) => first / second,
  expression: (first, second) => `ratio(${first}, ${second})`
};
const SUM: Pairing = {
  form: "sum",
  partner: (first, low, high) => [low - first, Math.min(high - first, first)],
  value: (first, second) => first + second,
  expression: (first, second) => `sum(${first}, ${second})`
};
const SHARE_OF_SUM: Pairing = {
  form: "share",
  partner: (first, low, high) => (low <= 0 || high >= 100 ? NONE : [first * (100 / high - 1), first * (100 / low - 1)]),
  value: (first, second) => (first / (first + second)) * 100,
  expression: (first, second) => `share(${first}, sum(${first}, ${second}))`
};
const NONE = [1, 0] as const;

/**
 * What two figures give that may be compared: of one measure and unit, they differ in their period alone, or in what
 * they count alone. The second of each pair is looked up by its value, so that a number is found among all pairs in a
 * time that grows as the figures do.
 */
export class Pairs {
  private readonly overTime: readonly (readonly Point[])[];
  private readonly sideBySide: readonly (readonly Point[])[];

  constructor(points: readonly Point[]) {
    const sorted = [...points].sort((a, b) => a.value - b.value);
    this.overTime = groupsBy(
      sorted.filter(({fact}) => fact.period !== ""),
      ({fact}) => [fact.measure, fact.unit, fact.area, fact.category, fact.sex].join("|"),
      2
    );
    this.sideBySide = groupsBy(sorted, ({fact}) => [fact.measure, fact.unit, fact.period, fact.source].join("|"), 2);
  }

  find(written: WrittenValue): readonly Candidate[] {
    const found: Candidate[] = [];
    for (const group of this.overTime)
      for (const pairing of overTimeOf(written, group[0]!)) this.add(found, group, pairing, written);
    for (const group of this.sideBySide)
      for (const pairing of sideBySideOf(written, group[0]!)) this.add(found, group, pairing, written);
    return found;
  }

  private add(
    found: Candidate[],
    group: readonly Point[],
    {form, partner, value, expression}: Pairing,
    written: WrittenValue
  ): void {
    // A fall is written with its minus or without.
    const signs = form === "change" && written.value > 0 ? [1, -1] : [1];
    for (const sign of signs) {
      const [low, high] = boundsOf(sign * written.value, written.step);
      for (const first of group) {
        const [from, to] = partner(first.value, low, high);
        let taken = 0;
        for (let i = firstFrom(group, from - 1e-9); i < group.length && group[i]!.value <= to + 1e-9; i++) {
          const second = group[i]!;
          if (second === first || (form === "change" && first.fact.period >= second.fact.period)) continue;
          if (found.length >= MOST_FOUND || taken++ >= MOST_PARTNERS) break;
          found.push({
            expression: expression(first.fact.id, second.fact.id),
            form,
            value: sign * value(first.value, second.value),
            kind: written.kind,
            facts: [first.fact, second.fact]
          });
        }
      }
    }
  }
}

const isPercent = ({fact}: Point): boolean => fact.unit === "percent";

function overTimeOf({kind}: WrittenValue, point: Point): readonly Pairing[] {
  if (kind === "times") return [RATIO];
  if (kind === "percent") return isPercent(point) ? [DIFFERENCE] : [CHANGE];
  return isPercent(point) ? [] : [DIFFERENCE];
}

function sideBySideOf({kind}: WrittenValue, point: Point): readonly Pairing[] {
  if (kind === "times") return [RATIO];
  if (kind === "percent") return isPercent(point) ? [DIFFERENCE] : [SHARE_OF_SUM];
  return isPercent(point) ? [] : [DIFFERENCE, SUM];
}
