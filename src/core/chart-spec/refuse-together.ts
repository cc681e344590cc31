import type {Fact, ValuedFact} from "../fact.js";

/** Measures that never stand together, whatever a table says; without `and`, no two of the first list. */
export interface Refusal {
  readonly between: readonly string[];
  /** `*` is every other measure. */
  readonly and?: readonly string[];
  readonly why: string;
}

/** What a workspace’s documents can’t carry: written into the evidence, so that pages hold to it what a reader asks for. */
export interface TogetherRules {
  readonly refusals: readonly Refusal[];
  /** Measures whose counts of two dates are no trend. */
  readonly noTrend: readonly string[];
  /** Caveats that say of a figure that it is of one site: those that share one are of the same. */
  readonly single: readonly string[];
}

/** What the facts of one column or series have in common, and how a difference is said. */
const ASPECTS: readonly {readonly name: string; readonly of: (fact: Fact) => string}[] = [
  {name: "units", of: ({unit}) => unit},
  {name: "measures", of: ({measure}) => measure},
  {name: "areas", of: ({area}) => area},
  {name: "producers", of: ({producer}) => producer},
  {name: "sources", of: ({source}) => source},
  {name: "kinds of period", of: periodKind}
];

/** The one site that a fact is of, by its caveat; empty for a figure of wider reach. */
function siteOf({caveat}: Pick<Fact, "caveat">, {single}: Pick<TogetherRules, "single">): string {
  return single.includes(caveat) ? caveat : "";
}

/** Why two facts never stand together; undefined if they may. */
export function whyApart(a: Fact, b: Fact, {refusals, noTrend, single}: TogetherRules): string | undefined {
  if (siteOf(a, {single}) !== siteOf(b, {single})) return "a figure of a single site or hotline stands alone; it is no figure of a wider area and not to be set beside another’s";
  const found = refusals.find((refusal) => applies(refusal, a.measure, b.measure) || applies(refusal, b.measure, a.measure));
  if (found) return found.why;
  const isTrend = noTrend.includes(a.measure) && a.measure === b.measure && (a.source !== b.source || a.period !== b.period);
  return isTrend ? "the counts are of different dates, which are not both printed, and make no trend" : undefined;
}

function applies({between, and = between}: Refusal, a: string, b: string): boolean {
  return a !== b && between.includes(a) && (and.includes(b) || and.includes("*"));
}

/** Why facts can’t stand together, for any reason given; undefined if they can. */
export function whyNeverTogether(facts: readonly Fact[], rules: TogetherRules): string | undefined {
  const kinds = [...new Map([...facts].reverse().map((fact) => [[fact.measure, siteOf(fact, rules), fact.source, fact.period].join("|"), fact])).values()].reverse();
  for (const [i, a] of kinds.entries()) {
    for (const b of kinds.slice(i + 1)) {
      const why = whyApart(a, b, rules);
      if (why !== undefined) return `${a.id} beside ${b.id}: ${why}`;
    }
  }
  return undefined;
}

/** How facts differ that are not of one unit, measure, area, producer, source and kind of period; undefined if they are. */
export function whyUnlike([first, ...rest]: readonly ValuedFact[]): string | undefined {
  for (const {name, of} of ASPECTS) {
    const odd = first && rest.find((fact) => of(fact) !== of(first));
    if (odd) return `${name} differ: ${first.id} has ${of(first)}, ${odd.id} ${of(odd)}`;
  }
  return undefined;
}

/** `year`, `month`, `as of a month`, `since a year`, `12 months from month 04`, `not printed`. */
export function periodKind({period, period_flag: flag}: Pick<Fact, "period" | "period_flag">): string {
  if (period === "") return "not printed";
  const [start, end] = period.split("/") as [string, string | undefined];
  const words = end === undefined ? precisionOf(start) : end === ".." ? `since a ${precisionOf(start)}` : start === ".." ? `until a ${precisionOf(end)}` : spanOf(start, end);
  return flag === "as-of" ? `as of a ${words}` : words;
}

const precisionOf = (date: string): string => ["year", "month", "day"][date.split("-").length - 1]!;

function spanOf(start: string, end: string): string {
  const [from, to] = [start, end].map((date) => date.split("-").map(Number));
  if (from!.length === 1 && to!.length === 1) return `${to![0]! - from![0]! + 1} years`;
  const months = (to![0]! - from![0]!) * 12 + (to![1] ?? 12) - (from![1] ?? 1) + 1;
  return `${months} months from month ${from![1] ?? 1}`;
}
