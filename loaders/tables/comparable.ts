import {evaluate} from "../../src/core/expression/evaluate.js";
import type {Row} from "../../src/core/chart.js";
import {whyNeverTogether, whyUnlike} from "../../src/core/chart-spec/refuse-together.js";
import type {Fact, Facts, ValuedFact} from "../../src/core/fact.js";
import {expressionOf} from "../../src/core/quantity-columns.js";
import type {TableDescription} from "../../src/core/table.js";
import {TOGETHER} from "./refusals.js";

export {periodKind} from "../../src/core/chart-spec/refuse-together.js";

/**
 * Why facts can't stand in one quantity column or one series: they differ in unit, measure, area, producer, source or kind of
 * period. `allow`, the reason why a comparison holds all the same, lifts these, but never a refusal of refusals.ts. Undefined
 * if they can.
 */
export function whyNotComparable(facts: readonly ValuedFact[], allow = ""): string | undefined {
  return whyRefusedTogether(facts) ?? (allow.trim() === "" ? whyUnlike(facts) : undefined);
}

/** Why facts can't stand in one table, for any reason given; undefined if they can. */
export function whyRefusedTogether(facts: readonly Fact[]): string | undefined {
  return whyNeverTogether(facts, TOGETHER);
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
    const expression = expressionOf(row, name);
    if (expression === null) return [];
    const quantity = evaluate(expression, facts);
    return quantity.facts.flatMap((id) => facts.fact(id) ?? []).map((fact) => ({...fact, unit: quantity.unit.id}));
  });
}
