import {evaluate} from "../../src/core/expression/evaluate.js";
import type {Row} from "../../src/core/chart.js";
import {whyNeverTogether, whyUnlike} from "../../src/core/chart-spec/refuse-together.js";
import type {TogetherRules} from "../../src/core/chart-spec/refuse-together.js";
import type {Facts, ValuedFact} from "../../src/core/fact.js";
import {expressionOf} from "../../src/core/quantity-columns.js";
import type {TableDescription} from "../../src/core/table.js";

/**
 * Why facts can't stand in one quantity column or one series: they differ in unit, measure, area, producer, source or kind of
 * period. `allow`, the reason why a comparison holds all the same, lifts these, but never a refusal of the workspace's rules.
 * Undefined if they can.
 */
export function whyNotComparable(facts: readonly ValuedFact[], rules: TogetherRules, allow = ""): string | undefined {
  return whyNeverTogether(facts, rules) ?? (allow.trim() === "" ? whyUnlike(facts) : undefined);
}

/** What a table mixes that can't be compared, each with its column; a derived cell counts in the unit that it is evaluated to. */
export function whyMixed(table: TableDescription & {readonly rows: readonly Row[]}, facts: Facts, rules: TogetherRules): readonly string[] {
  const columns = table.columns.filter(({kind}) => kind === "quantity").map(({name}) => ({name, cells: factsOfColumn(name, table.rows, facts)}));
  const mixed = columns.flatMap(({name, cells}) => {
    const why = whyNotComparable(cells, rules, table.comparison);
    return why === undefined ? [] : [`column ${name}: ${why}; say in the table’s comparison why it holds, or make two tables`];
  });
  if (mixed.length > 0) return mixed;
  const refused = whyNeverTogether(columns.flatMap(({cells}) => cells), rules);
  return refused === undefined ? [] : [`columns ${columns.map(({name}) => name).join(", ")}: ${refused}`];
}

function factsOfColumn(name: string, rows: readonly Row[], facts: Facts): readonly ValuedFact[] {
  return rows.flatMap((row) => {
    const expression = expressionOf(row, name);
    if (expression === null) return [];
    const quantity = evaluate(expression, facts);
    return quantity.facts.flatMap((id) => facts.fact(id) ?? []).map((fact) => ({...fact, unit: quantity.unit.id}));
  });
}
