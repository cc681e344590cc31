import type {CompiledDeck, ExportedExpression, ExportedFact} from "../../core/deck/compiled.js";
import {compactPlaces} from "../compact-evidence.js";

/**
 * What follows a number in one line: what it counts, or how it follows from others, and the places of its figures, with
 * their documents where asked for.
 */
export function numberWords(
  {expression, words, facts: ids, rows}: ExportedExpression,
  facts: ReadonlyMap<string, ExportedFact>,
  named: boolean
): string {
  const own = ids.flatMap((id) => facts.get(id) ?? []);
  const fact = facts.get(expression);
  const about = fact
    ? `: ${[fact.measure, fact.category, fact.period].filter((part) => part !== "").join(", ")}`
    : words === undefined
      ? `: ${rows.length} rows of a list`
      : ` = ${words}`;
  return [about, compactPlaces(own, {named})].filter((part) => part !== "").join("; ");
}

/** The document of a fact without the place in it. */
export function documentOf({locator, source}: Pick<ExportedFact, "locator" | "source">): string {
  return source.label.endsWith(`, ${locator}`) ? source.label.slice(0, -locator.length - 2) : source.label;
}

/** Lookups of a deck's evidence: expressions by their canonical text, facts by id. */
export interface EvidenceMaps {
  readonly expressions: ReadonlyMap<string, ExportedExpression>;
  readonly facts: ReadonlyMap<string, ExportedFact>;
}

/** Makes the lookups of a deck's evidence. */
export function evidenceMaps({expressions, facts}: CompiledDeck): EvidenceMaps {
  return {
    expressions: new Map(expressions.map((item) => [item.expression, item])),
    facts: new Map(facts.map((fact) => [fact.id, fact]))
  };
}
