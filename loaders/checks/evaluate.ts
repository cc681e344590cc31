import type {Check, CheckStatus} from "../../src/core/evidence.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError} from "../../src/core/expression/syntax.js";
import type {Facts} from "../../src/core/fact.js";
import type {Fault} from "../../src/core/fault.js";
import {formatQuantity} from "../../src/core/format.js";
import {compareBounds, intervalWidth, intervalsMeet} from "../../src/core/interval.js";
import type {Quantity} from "../../src/core/quantity.js";
import {powerOfTen, roundHalfUp, toDecimal} from "../../src/core/rounding.js";
import Fraction from "fraction.js";
import {whyNotCompared} from "./comparison.js";
import type {CheckRow, Relation} from "./read.js";

/** Evaluates every check by intervals; one that can't be evaluated, fails, or is explained without need is a fault. */
export function evaluateChecks(rows: readonly CheckRow[], facts: Facts, faults: Fault[]): readonly Check[] {
  return rows.flatMap((row): readonly Check[] => {
    const fault = (message: string): number => faults.push({file: row.file, line: row.line, id: row.id, message});
    let sides: readonly [Quantity, Quantity];
    try {
      sides = [evaluate(row.left, facts), evaluate(row.right, facts)];
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      fault(`${row.expression}: ${error.message}`);
      return [];
    }
    const [left, right] = sides.map((side) => shownSide(side, facts)) as [string, string];
    for (const message of whyNotCompared(row, (id) => facts.fact(id))) fault(`${row.expression}: ${message}`);
    const outcome = relate(row.relation, ...sides);
    const status: CheckStatus = outcome === "differs" ? (row.class === "" ? "fails" : "discrepancy") : outcome;
    if (status === "fails") fault(`${row.expression}: ${left} against ${right}: does not hold; correct the facts, or say class, explanation and asked`);
    if (outcome !== "differs" && row.class !== "") fault(`${row.expression}: ${outcome}, so it is no discrepancy; drop class and explanation`);
    const {id, expression, explanation, asked, note} = row;
    return [{id, expression, status, class: row.class, explanation, asked, note, left, right, facts: [...new Set(sides.flatMap((side) => side.facts))]}];
  });
}

/** A side as shown: what is worked out to a decimal number is shown in full, since its last place is what the check is about. */
function shownSide(side: Quantity, facts: Facts): string {
  const decimals = [1, 2].find((places) => side.value.mul(powerOfTen(places)).d === 1n);
  if (side.tree.type === "fact" || side.unit.kind !== "percent" || decimals === undefined) return formatQuantity(side, undefined, facts);
  return `${toDecimal(side.value, decimals)}%`;
}

/** By the rules for checks: exact operands, or the computed value rounding to the printed string, hold; else the intervals may meet. */
export function relate(relation: Relation, a: Quantity, b: Quantity): "holds" | "within-rounding" | "differs" {
  if (relation === "at-most") {
    if (compareBounds(a.interval.high, b.interval.low) <= 0 || a.value.compare(b.value) <= 0) return "holds";
    return compareBounds(a.interval.low, b.interval.high) <= 0 ? "within-rounding" : "differs";
  }
  if (a.value.equals(b.value) || roundsTo(a, b) || roundsTo(b, a)) return "holds";
  return intervalsMeet(a.interval, b.interval) ? "within-rounding" : "differs";
}

/** Whether a value rounds, half up at the place to which `printed` is printed, to what is printed there. */
function roundsTo({value, tree}: Quantity, printed: Quantity): boolean {
  if (printed.tree.type !== "fact" || tree.type === "fact") return false;
  const place = intervalWidth(printed.interval);
  return place instanceof Fraction && place.compare(0) > 0 && roundHalfUp(value, place).equals(printed.value);
}
