import type {Row} from "../core/chart.js";
import {statedPublisher} from "../core/citation.js";
import type {EvidenceFact} from "../core/evidence.js";
import {expressionOf} from "../core/quantity-columns.js";
import type {TableDescription} from "../core/table.js";
import {TICK_WORDS} from "../core/tick.js";
import type {TickState} from "../core/tick.js";
import type {EvidenceIndex} from "./evidence-index.js";
import {factsNamed, sourcePlace} from "./trace-links.js";

/** A source with the places in it; the address is from the site’s root. */
export interface ChartSource {
  readonly label: string;
  readonly href: string;
}

/** The state of the evidence behind a chart; with an expression, the tick links to its trace. */
export interface ChartTick {
  readonly state: TickState;
  readonly label: string;
  readonly href: string;
  readonly expression?: string;
}

/** The distinct facts of all cells of some rows. */
export function factsOfRows({columns}: Pick<TableDescription, "columns">, rows: readonly Row[]): readonly string[] {
  const names = columns.filter(({kind}) => kind === "quantity").map(({name}) => name);
  const expressions = rows.flatMap((row) => names.map((name) => expressionOf(row, name)));
  return [...new Set(expressions.flatMap((expression) => (expression === null ? [] : factsNamed(expression))))];
}

/** The caveats of facts, as prose, each once. */
export function caveatsOfFacts(facts: readonly EvidenceFact[], index: EvidenceIndex): readonly string[] {
  return [...new Set(facts.flatMap((fact) => index.caveatsInChart(fact)))];
}

/** The sources of a chart’s facts with their places; of a list, the documents in which its rows stand. */
export function sourcesOfRows(
  facts: readonly EvidenceFact[],
  rows: readonly Row[],
  index: EvidenceIndex
): readonly ChartSource[] {
  const ids = new Set(facts.length > 0 ? facts.map(({source}) => source) : rows.map((row) => String(row["source"])));
  return [...ids].flatMap((id) => {
    const source = index.source(id);
    if (!source) return [];
    const own = facts.filter((fact) => fact.source === id);
    const locators = [...new Set(own.map(({locator}) => locator))].join("; ");
    const named = [statedPublisher(source), source.symbol || source.title].filter((part) => part !== "").join(", ");
    return [
      {
        label: `${named} (${source.date.slice(0, 4)})${locators === "" ? "" : `, ${locators}`}`,
        href: own[0] ? sourcePlace(own[0]) : `/sources/${id}`
      }
    ];
  });
}

/**
 * The tick of a chart: whether its facts or list rows were found in their documents, and whether one of their checks is
 * an open point.
 */
export function tickOfRows(facts: readonly EvidenceFact[], rows: readonly Row[], index: EvidenceIndex): ChartTick {
  if (facts.length === 0) {
    const ids = [...new Set(rows.map((row) => String(row["source"])))];
    if (ids.some((id) => index.source(id)?.present !== true))
      return {state: "unchecked", label: TICK_WORDS.unchecked, href: "/sources/"};
    return {state: "tied", label: "tied to its source", href: ids.length === 1 ? `/sources/${ids[0]}` : "/sources/"};
  }
  const ids = new Set(facts.map(({id}) => id));
  const open = index.evidence.checks.find(
    (check) => check.status === "discrepancy" && check.facts.some((id) => ids.has(id))
  );
  if (open) return {state: "open", label: TICK_WORDS.open, href: `/open-points#check-${open.id}`};
  if (facts.some(({status_in_text: status}) => status !== "exact"))
    return {state: "unchecked", label: TICK_WORDS.unchecked, href: "/trace/"};
  return {state: "tied", label: "tied to its source", href: "/trace/", expression: facts[0]!.id};
}
