import type {Check, Evidence} from "../core/evidence.js";
import {ExpressionError, factsOf, parseExpression} from "../core/expression/syntax.js";
import type {Expression} from "../core/expression/syntax.js";
import {parseProse} from "../core/prose.js";

/** What must be traceable in an output. */
export interface Needed {
  readonly facts: readonly string[];
  /** Expressions; what can't be parsed is left out. */
  readonly expressions: readonly string[];
}

/** All that traces of some numbers lead to. */
export interface Closure {
  /** The facts of the numbers themselves. */
  readonly own: ReadonlySet<string>;
  /** Those and all that their cards and checks name. */
  readonly facts: ReadonlySet<string>;
  readonly checks: readonly Check[];
  readonly expressions: readonly Expression[];
}

/** Follows numbers to their facts, to the checks of those, and from every fact to its whole and to the numbers in its notes and caveats. */
export function evidenceClosure(evidence: Evidence, needed: Needed): Closure {
  const named = needed.expressions.flatMap(parsed);
  const own = new Set([...needed.facts, ...named.flatMap(factsOf)]);
  const checks = evidence.checks.filter((check) => check.facts.some((id) => own.has(id)));
  const checked = checks.flatMap(({expression, explanation, note}) => [...parsed(expression), ...expressionsInProse(explanation), ...expressionsInProse(note)]);
  const saidOf = proseOfFacts(evidence);
  const wholeOf = new Map(evidence.facts.map(({id, of}) => [id, of]));
  const facts = new Set<string>();
  const expressions = [...named, ...checked];
  const waiting = [...own, ...checks.flatMap((check) => check.facts), ...checked.flatMap(factsOf)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const whole = wholeOf.get(id);
    if (whole === undefined || facts.has(id)) continue;
    facts.add(id);
    const said = saidOf(id).flatMap(expressionsInProse);
    expressions.push(...said);
    waiting.push(whole, ...said.flatMap(factsOf));
  }
  return {own, facts, checks, expressions};
}

/** Our note on a fact and the caveats that go with it, as prose. */
function proseOfFacts({facts, measures, caveats}: Evidence): (id: string) => readonly string[] {
  const fact = new Map(facts.map((item) => [item.id, item]));
  const measure = new Map(measures.map((item) => [item.id, item]));
  const caveat = new Map(caveats.map(({id, text}) => [id, text]));
  return (id) => {
    const item = fact.get(id)!;
    return [item.note, caveat.get(item.caveat) ?? "", caveat.get(measure.get(item.measure)?.caveat ?? "") ?? ""];
  };
}

function expressionsInProse(text: string): readonly Expression[] {
  return parseProse(text).flatMap((part) => (part.type === "number" ? parsed(part.expression) : []));
}

function parsed(text: string): readonly Expression[] {
  try {
    return [parseExpression(text)];
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}
