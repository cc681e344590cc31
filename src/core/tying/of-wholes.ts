import {groupsBy} from "./candidate.js";
import type {Candidate, Point} from "./candidate.js";

/** Wholes with more parts than this are not taken apart; with more than the second, not three parts at a time. */
const MOST_PARTS = 24;
const MOST_IN_THREES = 12;

/** The shares, sums and remainders of each whole and the figures that name it as theirs. */
export function candidatesOfWholes(points: readonly Point[]): readonly Candidate[] {
  const byId = new Map(points.map((point) => [point.fact.id, point]));
  const named = points.filter(({fact}) => byId.has(fact.of));
  return groupsBy(named, ({fact}) => fact.of, 1).flatMap((all) => {
    const whole = byId.get(all[0]!.fact.of)!;
    const parts = all.filter(({fact}) => fact.unit === whole.fact.unit);
    return parts.length > MOST_PARTS
      ? parts.flatMap((part) => sharesOf([part], whole))
      : [...subsetsOf(parts)].flatMap((some) => [
          ...sharesOf(some, whole),
          ...sumOf(some),
          ...remainderOf(whole, some)
        ]);
  });
}

/** Each one, two and three of a few parts, and all of them; of many parts only each one, two, and all. */
function* subsetsOf(parts: readonly Point[]): Generator<readonly Point[]> {
  const most = parts.length > MOST_IN_THREES ? 2 : 3;
  for (const [i, a] of parts.entries()) {
    yield [a];
    for (const [j, b] of parts.entries()) {
      if (j <= i) continue;
      yield [a, b];
      if (most === 3) for (const [k, c] of parts.entries()) if (k > j) yield [a, b, c];
    }
  }
  if (parts.length > most) yield parts;
}

const total = (points: readonly Point[]): number => points.reduce((sum, {value}) => sum + value, 0);
const idsOf = (points: readonly Point[]): string => points.map(({fact}) => fact.id).join(", ");

function sharesOf(some: readonly Point[], whole: Point): readonly Candidate[] {
  if (whole.kind !== "count" || whole.value === 0) return [];
  const part = some.length === 1 ? idsOf(some) : `sum(${idsOf(some)})`;
  return [
    {
      expression: `share(${part}, ${whole.fact.id})`,
      form: "share",
      value: (total(some) / whole.value) * 100,
      kind: "percent",
      facts: [...some, whole].map(({fact}) => fact)
    }
  ];
}

function sumOf(some: readonly Point[]): readonly Candidate[] {
  if (some.length === 1) return [];
  const {kind} = some[0]!;
  return [
    {expression: `sum(${idsOf(some)})`, form: "sum", value: total(some), kind, facts: some.map(({fact}) => fact)}
  ];
}

function remainderOf(whole: Point, some: readonly Point[]): readonly Candidate[] {
  const value = whole.value - total(some);
  if (value < 0) return [];
  const facts = [whole, ...some].map(({fact}) => fact);
  return [{expression: `remainder(${idsOf([whole, ...some])})`, form: "remainder", value, kind: whole.kind, facts}];
}
