import Fraction from "fraction.js";
import type {Check, CheckStatus} from "../../src/core/evidence.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError, factsOf} from "../../src/core/expression/syntax.js";
import type {Expression} from "../../src/core/expression/syntax.js";
import type {Facts, ValuedFact} from "../../src/core/fact.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {formatQuantity, inFull} from "../../src/core/format.js";
import {compareBounds, intervalWidth, intervalsMeet, roundHalfUp} from "../../src/core/interval.js";
import type {Quantity} from "../../src/core/quantity-columns.js";
import {ancestorsOf, nestedOperands} from "../tables/comparable.js";
import type {FactById} from "../tables/comparable.js";
import type {CheckRow, Relation} from "./read-checks.js";

/**
 * Evaluates every check by intervals; one that can't be evaluated, fails, or is explained without need is a diagnostic.
 */
export function evaluateChecks(rows: readonly CheckRow[], facts: Facts, diagnostics: Diagnostic[]): readonly Check[] {
  return rows.flatMap((row): readonly Check[] => {
    const diagnostic = (message: string): number =>
      diagnostics.push({file: row.file, line: row.line, id: row.id, message});
    let sides: readonly [Quantity, Quantity];
    try {
      sides = [evaluate(row.left, facts), evaluate(row.right, facts)];
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      diagnostic(`${row.expression}: ${error.message}`);
      return [];
    }
    const [left, right] = sides.map((side) => shownSide(side, facts)) as [string, string];
    for (const message of whyNotCompared(row, (id) => facts.fact(id))) diagnostic(`${row.expression}: ${message}`);
    const outcome = relate(row.relation, ...sides);
    const status: CheckStatus = outcome === "differs" ? (row.class === "" ? "fails" : "discrepancy") : outcome;
    if (status === "fails")
      diagnostic(
        `${row.expression}: ${left} against ${right}: does not hold; correct the facts, or say class, explanation and asked`
      );
    if (outcome !== "differs" && row.class !== "")
      diagnostic(`${row.expression}: ${outcome}, so it is no discrepancy; drop class and explanation`);
    const {id, expression, explanation, asked, note} = row;
    return [
      {
        id,
        expression,
        status,
        class: row.class,
        explanation,
        asked,
        note,
        left,
        right,
        facts: [...new Set(sides.flatMap((side) => side.facts))]
      }
    ];
  });
}

/**
 * A side as text: a derived percentage with one or two decimals is shown in full, since the check is about its last
 * place.
 */
function shownSide(side: Quantity, facts: Facts): string {
  return (side.tree.type === "fact" ? undefined : inFull(side)) ?? formatQuantity(side, undefined, facts);
}

/**
 * The status of a relation: it holds if the values are equal or a computed value rounds to the printed one, and is
 * within rounding if the intervals meet. For `at-most` likewise with order.
 */
function relate(relation: Relation, a: Quantity, b: Quantity): "holds" | "within-rounding" | "differs" {
  if (relation === "at-most") {
    if (compareBounds(a.interval.high, b.interval.low) <= 0 || a.value.compare(b.value) <= 0) return "holds";
    return compareBounds(a.interval.low, b.interval.high) <= 0 ? "within-rounding" : "differs";
  }
  if (a.value.equals(b.value) || roundsTo(a, b) || roundsTo(b, a)) return "holds";
  return intervalsMeet(a.interval, b.interval) ? "within-rounding" : "differs";
}

/** Whether a computed value, rounded half up to the last place of a printed one, equals it. */
function roundsTo({value, tree}: Quantity, printed: Quantity): boolean {
  if (printed.tree.type !== "fact" || tree.type === "fact") return false;
  const place = intervalWidth(printed.interval);
  return place instanceof Fraction && place.compare(0) > 0 && roundHalfUp(value, place).equals(printed.value);
}

const DIMENSIONS = ["source", "measure", "unit", "period", "area", "category", "sex"] as const;

/** Why the two sides of a check can't be compared as the row says; empty if they can. */
function whyNotCompared(
  {left, right, across}: Pick<CheckRow, "left" | "right" | "across">,
  fact: FactById
): readonly string[] {
  const found = [...nestedOperands(left, fact), ...nestedOperands(right, fact)];
  for (const [whole, parts] of [
    [right, left],
    [left, right]
  ] as const) {
    if (whole.type !== "fact" || parts.type !== "call" || parts.name !== "sum") continue;
    const deeper = factsOf(parts).filter((id) => ancestorsOf(id, fact).includes(whole.id) && fact(id)?.of !== whole.id);
    found.push(...deeper.map((id) => `${id} is part of ${fact(id)?.of}, not directly of ${whole.id}`));
  }
  const differing = differingDimensions(left, right, fact);
  const undeclared = differing.filter((name) => !across.includes(name));
  const needless = across.filter((name) => !differing.includes(name));
  if (undeclared.length > 0)
    found.push(`its facts differ in ${undeclared.join(", ")}; compare others, or say so in across`);
  if (needless.length > 0) found.push(`across: its facts don't differ in ${needless.join(", ")}`);
  return found;
}

/**
 * The dimensions in which the facts of a check differ. Category and sex don't count if one side is the whole of the
 * other, or computed shares are compared with printed ones, since these differ by nature.
 */
function differingDimensions(left: Expression, right: Expression, fact: FactById): readonly string[] {
  const [a, b] = [left, right].map((side) => factsOf(side).flatMap((id) => fact(id) ?? [])) as [
    ValuedFact[],
    ValuedFact[]
  ];
  const all = [...a, ...b];
  const related = isWhole(right, a, fact) || isWhole(left, b, fact) || sharesOfOneSeries(left, right, all);
  return DIMENSIONS.filter((name) => {
    if (related && (name === "category" || name === "sex")) return false;
    const values = new Set(all.map((one) => (related ? one[name].replace(/-share$/, "") : one[name])));
    return values.size > (related && name === "unit" && values.has("percent") ? 2 : 1);
  });
}

/** Whether a side is a single fact that is the whole of all the others. */
function isWhole(side: Expression, others: readonly ValuedFact[], fact: FactById): boolean {
  return side.type === "fact" && others.length > 0 && others.every(({id}) => ancestorsOf(id, fact).includes(side.id));
}

/** Whether computed shares are compared with printed ones of the same measure. */
function sharesOfOneSeries(left: Expression, right: Expression, all: readonly ValuedFact[]): boolean {
  const computed = [left, right].some((side) => side.type === "call" && side.name === "share");
  const [printed, counted] = [all.filter(({unit}) => unit === "percent"), all.filter(({unit}) => unit !== "percent")];
  if (!computed || printed.length === 0) return false;
  const parts = new Set(counted.map(({category}) => category).filter((category) => category !== ""));
  return printed.every(({category}) => parts.has(category)) && parts.size === printed.length;
}
