import {factsOf} from "../../src/core/expression/syntax.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {FactRow} from "../facts/facts-csv.js";
import type {CheckRow} from "./read-checks.js";

/**
 * Adds a diagnostic for facts that need a check and have none: a part and its whole in the same unit, and a number that
 * one source prints twice, stand together in at least one.
 */
export function checkNeeded(
  facts: readonly FactRow[],
  checks: readonly Pick<CheckRow, "left" | "right">[],
  diagnostics: Diagnostic[]
): void {
  const checksOf = new Map<string, Set<number>>();
  checks.forEach(({left, right}, i) => {
    for (const id of [left, right].flatMap(factsOf)) checksOf.set(id, (checksOf.get(id) ?? new Set()).add(i));
  });
  const stand = (a: string, b: string): boolean =>
    [...(checksOf.get(a) ?? [])].some((check) => checksOf.get(b)?.has(check) === true);
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const printed = new Map<string, FactRow>();
  for (const fact of facts) {
    const {id, of, unit, file, line} = fact;
    const need = (message: string): number => diagnostics.push({file, line, id, message});
    if (byId.get(of)?.unit === unit && !stand(id, of))
      need(`no check holds it and its whole, ${of}; add one to checks.yaml, such as at-most(${id}, ${of})`);
    const same = JSON.stringify([fact.value.valueOf(), ...COUNTED.map((column) => fact[column])]);
    const first = printed.get(same);
    if (first === undefined) printed.set(same, fact);
    else if (first.start !== fact.start && !stand(id, first.id))
      need(
        `counts what ${first.id} counts, and no check holds both; add equal(${first.id}, ${id}) to checks.yaml, or say in what they differ`
      );
  }
}

/** The columns in which two facts of one number agree. */
const COUNTED = ["source", "measure", "unit", "period", "area", "category", "sex", "of"] as const;
