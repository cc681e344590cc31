import {carriesCourses, coursesOf} from "./claim-courses.js";
import type {Course} from "./claim-courses.js";
import {evaluate} from "./expression/evaluate.js";
import type {Expression} from "./expression/syntax.js";
import type {Facts, ValuedFact} from "./fact.js";
import type {Says} from "./claim-says.js";

/** What the numbers of a sentence can carry of its claims. */
export interface Evidence {
  /** Parts of wholes, in percent. */
  readonly parts: readonly number[];
  /** Changes in percent of what was before; without end where only the direction is known. */
  readonly changes: readonly number[];
  /** How many times as many. */
  readonly times: readonly number[];
  /** Neighbouring counts, in the order of the sentence. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Whether a number is the first or last of those printed beside it; empty where it has none beside it. */
  readonly ranks: readonly (1 | -1 | 0)[];
  /** Whether a number is itself printed as a change. */
  readonly isPrintedChange: boolean;
  readonly counts: readonly number[];
  readonly numbers: number;
  /** Which way each series of the numbers went, and those shown before, to which they may be likened. */
  readonly courses: readonly Course[];
  readonly coursesBefore: readonly Course[];
}

/** What numbers are worked out over; `beside` gives the other facts of a fact’s statistic. */
export interface ClaimFacts {
  readonly facts: Facts;
  readonly beside?: (fact: ValuedFact) => readonly ValuedFact[];
}

/** A number of a sentence: its expression, and the words between the number before it and itself. */
export interface ClaimNumber {
  readonly tree: Expression;
  readonly before: string;
}

/** Measures that are changes themselves. */
const OF_CHANGE = /increase|growth|rise|decrease|decline|reduction|change/;

/**
 * Works out what the numbers of a sentence carry, in their order; numbers that can’t be worked out carry nothing.
 * `before` are numbers shown before it.
 */
export function evidenceOf(
  numbers: readonly ClaimNumber[],
  {facts, beside}: ClaimFacts,
  before: readonly Expression[] = []
): Evidence {
  const found = {
    parts: [] as number[],
    changes: [] as number[],
    times: [] as number[],
    pairs: [] as (readonly [number, number])[],
    ranks: [] as (1 | -1 | 0)[]
  };
  let isPrintedChange = false;
  const counts: {
    readonly value: number;
    readonly unit: string;
    readonly fact: ValuedFact | undefined;
    readonly before: string;
  }[] = [];
  for (const {tree, before} of numbers) {
    const worked = valueOf(tree, facts);
    if (worked === undefined) continue;
    const {value, unit} = worked;
    const inner = withoutRounding(tree);
    const name = inner.type === "call" ? inner.name : "";
    const fact = inner.type === "fact" ? facts.fact(inner.id) : undefined;
    if (name === "change") found.changes.push(value);
    else if (name === "difference") found.changes.push(...directionOf(inner, value, facts));
    else if (name === "ratio" || unit === "times") found.times.push(value);
    else if (unit === "percent") found.parts.push(value);
    else counts.push({value, unit, fact, before});
    if (fact !== undefined && OF_CHANGE.test(fact.measure)) isPrintedChange = true;
    const ranked = fact ?? partOf(inner, facts);
    if (ranked !== undefined && beside !== undefined) found.ranks.push(...rankOf(ranked, beside(ranked)));
  }
  counts.slice(1).forEach((b, i) => {
    const a = counts[i]!;
    found.pairs.push([a.value, b.value]);
    if (a.unit !== b.unit) return;
    const change = changeBetween(a.fact, b.fact);
    if (change !== undefined) found.changes.push(change);
    else if (a.value + b.value > 0) found.parts.push(partIn(a, b));
  });
  return {
    ...found,
    isPrintedChange,
    counts: counts.map(({value}) => value),
    numbers: numbers.length,
    courses: coursesOf(
      numbers.map(({tree}) => tree),
      facts
    ),
    coursesBefore: coursesOf(before, facts)
  };
}

function valueOf(tree: Expression, facts: Facts): {readonly value: number; readonly unit: string} | undefined {
  try {
    const {value, unit} = evaluate(tree, facts);
    return {value: value.valueOf(), unit: unit.id};
  } catch {
    return undefined;
  }
}

function withoutRounding(tree: Expression): Expression {
  return tree.type === "call" && tree.name === "round" ? withoutRounding(tree.operands[0]!) : tree;
}

function partOf(tree: Expression, facts: Facts): ValuedFact | undefined {
  const [part] = tree.type === "call" && tree.name === "share" ? tree.operands : [];
  return part?.type === "fact" ? facts.fact(part.id) : undefined;
}

/** `{{ a }} of {{ b }}` and `Of {{ a }} …, {{ b }}` are a part and its whole; other neighbours are two parts of one. */
function partIn(
  a: {readonly value: number; readonly before: string},
  b: {readonly value: number; readonly before: string}
): number {
  if (/\bof (?:the |all )?$/i.test(b.before) && a.value <= b.value) return (100 * a.value) / b.value;
  if (/(?:^|\W)of (?:the |all )?$/i.test(a.before) && b.value <= a.value) return (100 * b.value) / a.value;
  return (100 * a.value) / (a.value + b.value);
}

const SERIES = ["measure", "category", "sex", "area", "source", "unit"] as const;

/** The change in percent from the earlier to the later of two facts of one series. */
function changeBetween(a: ValuedFact | undefined, b: ValuedFact | undefined): number | undefined {
  if (!a || !b || a.period === b.period || SERIES.some((name) => a[name] !== b[name])) return undefined;
  const [from, to] = a.period < b.period ? [a, b] : [b, a];
  const before = from.value.valueOf();
  return before === 0 ? undefined : (100 * (to.value.valueOf() - before)) / before;
}

function directionOf(tree: Expression, value: number, facts: Facts): readonly number[] {
  const [a, b] =
    tree.type === "call" ? tree.operands.map((one) => (one.type === "fact" ? facts.fact(one.id) : undefined)) : [];
  const change = changeBetween(a, b);
  return change === undefined || value === 0 ? [] : [Math.sign(change) * Infinity];
}

function rankOf(fact: ValuedFact, others: readonly ValuedFact[]): readonly (1 | -1 | 0)[] {
  const values = others.map(({value}) => value.valueOf());
  if (values.length === 0) return [];
  const own = fact.value.valueOf();
  if (values.every((value) => own >= value)) return [1];
  return values.every((value) => own <= value) ? [-1] : [0];
}

/** How the word before a claim bends it: `more than half`, `about a third`. */
export type Bent = "more" | "less" | "about" | "";

/**
 * Whether a claim is carried by the numbers of its sentence: `yes`; `no`, where they say something else; `none`, where
 * no number says anything of the kind.
 */
export function carries(says: Says, bent: Bent, evidence: Evidence): "yes" | "no" | "none" {
  const {parts, changes, times, pairs, ranks, isPrintedChange} = evidence;
  switch (says.kind) {
    case "cause":
    case "record":
      return "none";
    case "courses":
      return carriesCourses(says, evidence.courses, evidence.coursesBefore);
    case "amount":
      if (says.most !== undefined && evidence.counts.length > 0)
        return yesIf(evidence.counts.some((count) => count <= says.most!));
      return evidence.numbers > 0 ? "yes" : "none";
    case "rank":
      if (ranks.length > 0) return ranks.includes(says.sign) ? "yes" : "no";
      return evidence.numbers > 0 ? "yes" : "none";
    case "order":
      if (pairs.length === 0 && changes.length === 0) return "none";
      return pairs.some(([a, b]) => Math.sign(a - b) === says.sign) ||
        (pairs.length === 0 && changes.some((change) => Math.sign(change) === says.sign))
        ? "yes"
        : "no";
    case "change":
      if (isPrintedChange) return "yes";
      if (changes.length === 0)
        return times.length > 0 && says.sign !== 0
          ? yesIf(times.some((value) => Math.sign(value - 1) === says.sign && isTimes(value, says.times, bent)))
          : "none";
      return yesIf(
        changes.some(
          (change) =>
            Math.sign(change) === says.sign &&
            isTimes(1 + change / 100, says.times, says.sign < 0 ? opposite(bent) : bent)
        )
      );
    case "times": {
      const ratios = [
        ...times,
        ...pairs.flatMap(([a, b]) => (b === 0 ? [] : [a / b])),
        ...changes.filter(Number.isFinite).map((change) => 1 + change / 100)
      ];
      return ratios.length === 0 ? "none" : yesIf(ratios.some((ratio) => isTimes(ratio, says.times, bent)));
    }
    case "part": {
      const shares = [...parts, ...changes.filter(Number.isFinite).map(Math.abs)];
      return shares.length === 0 ? "none" : yesIf(shares.some((share) => isPart(share, says, bent)));
    }
  }
}

const yesIf = (holds: boolean): "yes" | "no" => (holds ? "yes" : "no");

/** A word for a number is right within a tenth of it, of about that number within a seventh. */
const isNear = (value: number, wanted: number, bent: Bent): boolean =>
  Math.abs(value - wanted) <= wanted * (bent === "about" ? 0.15 : 0.1);

/** `More than halved` leaves less than half. */
const opposite = (bent: Bent): Bent => (bent === "more" ? "less" : bent === "less" ? "more" : bent);

function isTimes(ratio: number, times: number | undefined, bent: Bent): boolean {
  if (times === undefined || !Number.isFinite(ratio)) return true;
  if (bent === "more") return ratio > times;
  if (bent === "less") return ratio < times;
  return isNear(ratio, times, bent);
}

function isPart(share: number, {low, high, about}: Says & {readonly kind: "part"}, bent: Bent): boolean {
  if (about === undefined) return low === 50 ? share > low : high === 50 ? share < high : share >= low && share <= high;
  if (bent === "more") return share > about;
  if (bent === "less") return share < about;
  return isNear(share, about, bent);
}
