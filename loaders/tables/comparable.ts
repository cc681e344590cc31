import {evaluate} from "../../src/core/expression/evaluate.js";
import type {Row} from "../../src/core/chart.js";
import type {Fact, Facts, ValuedFact} from "../../src/core/fact.js";
import type {TableDescription} from "../../src/core/table.js";
import {whyRefused} from "./refusals.js";

/** What the facts of one column or series have in common, and how a difference is said. */
const ASPECTS: readonly {readonly name: string; readonly of: (fact: Fact) => string}[] = [
  {name: "units", of: ({unit}) => unit},
  {name: "measures", of: ({measure}) => measure},
  {name: "areas", of: ({area}) => area},
  {name: "producers", of: ({producer}) => producer},
  {name: "sources", of: ({source}) => source},
  {name: "kinds of period", of: periodKind}
];

/**
 * Why facts can't stand in one quantity column or one series: they differ in unit, measure, area, producer, source or kind of
 * period. `allow`, the reason why a comparison holds all the same, lifts these, but never a refusal of refusals.ts. Undefined
 * if they can.
 */
export function whyNotComparable(facts: readonly ValuedFact[], allow = ""): string | undefined {
  const refused = whyRefusedTogether(facts);
  const [first, ...rest] = facts;
  if (refused !== undefined || first === undefined || allow.trim() !== "") return refused;
  for (const {name, of} of ASPECTS) {
    const odd = rest.find((fact) => of(fact) !== of(first));
    if (odd) return `${name} differ: ${first.id} has ${of(first)}, ${odd.id} ${of(odd)}`;
  }
  return undefined;
}

/** Why facts can't stand in one table, for any reason given; undefined if they can. */
export function whyRefusedTogether(facts: readonly Fact[]): string | undefined {
  for (const [i, a] of facts.entries()) {
    for (const b of facts.slice(i + 1)) {
      const why = whyRefused(a, b);
      if (why !== undefined) return `${a.id} beside ${b.id}: ${why}`;
    }
  }
  return undefined;
}

/** What a table mixes that can't be compared, each with its column; a derived cell counts in the unit that it is evaluated to. */
export function whyMixed(table: TableDescription & {readonly rows: readonly Row[]}, facts: Facts): readonly string[] {
  const columns = table.columns.filter(({kind}) => kind === "quantity").map(({name}) => ({name, cells: factsOfColumn(name, table.rows, facts)}));
  const mixed = columns.flatMap(({name, cells}) => {
    const why = whyNotComparable(cells, table.comparison);
    return why === undefined ? [] : [`column ${name}: ${why}; say in the table’s comparison why it holds, or make two tables`];
  });
  if (mixed.length > 0) return mixed;
  const refused = whyRefusedTogether(columns.flatMap(({cells}) => cells));
  return refused === undefined ? [] : [`columns ${columns.map(({name}) => name).join(", ")}: ${refused}`];
}

function factsOfColumn(name: string, rows: readonly Row[], facts: Facts): readonly ValuedFact[] {
  return rows.flatMap((row) => {
    const expression = row[`${name}_expression`];
    if (typeof expression !== "string") return [];
    const quantity = evaluate(expression, facts);
    return quantity.facts.flatMap((id) => facts.fact(id) ?? []).map((fact) => ({...fact, unit: quantity.unit.id}));
  });
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
