import type {FactRow} from "../facts/read.js";

/** Which facts a table is made of. */
export type Selection = Partial<Pick<FactRow, "source" | "measure" | "period" | "area" | "category" | "sex">>;

/**
 * The facts with these properties, one for each combination of period, category and sex: a number that is printed twice counts
 * once, by its place in the body of the text.
 */
export function selectFacts(facts: readonly FactRow[], selection: Selection): readonly FactRow[] {
  const wanted = Object.entries(selection) as [keyof Selection, string][];
  const chosen = new Map<string, FactRow>();
  for (const fact of facts) {
    if (!wanted.every(([field, value]) => fact[field] === value)) continue;
    const key = [fact.measure, fact.period, fact.area, fact.category, fact.sex].join("|");
    const before = chosen.get(key);
    if (!before || (before.locator.startsWith("footnote") && !fact.locator.startsWith("footnote"))) chosen.set(key, fact);
  }
  return [...chosen.values()];
}

/** The one fact with these properties; throws an Error that says how many there are. */
export function selectFact(facts: readonly FactRow[], selection: Selection): FactRow {
  const found = selectFacts(facts, selection);
  if (found.length !== 1) throw new Error(`expected one fact with ${JSON.stringify(selection)}, found ${found.length}: ${found.map(({id}) => id).join(", ")}`);
  return found[0]!;
}
