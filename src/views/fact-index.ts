import type {Evidence, EvidenceFact} from "../core/evidence.js";
import {printedWithQualifier} from "../core/fact.js";
import {periodLabel, yearsOf} from "../core/period.js";
import {FACT_STATES} from "../core/search/fact-index.js";
import type {Choice, FactIndex, FactState} from "../core/search/fact-index.js";
import {DEFAULT_TERM_VOCABULARY} from "../core/terms/term.js";
import {inWords} from "../core/terms/wording.js";
import {indexEvidence, unitBeside} from "./evidence-index.js";
import type {EvidenceIndex} from "./evidence-index.js";

/** All facts of the evidence as columns, in the order of the documents. */
export function makeFactIndex(evidence: Evidence): FactIndex {
  const index = indexEvidence(evidence);
  const {facts} = evidence;
  const sources = listOf(
    facts.map(({source}) => source),
    (id) => index.source(id)?.title ?? id
  );
  const measures = listOf(
    facts.map(({measure}) => measure),
    (id) => index.label("measures", id)
  );
  const units = listOf(
    facts.map((fact) => unitBeside(fact, index)),
    (label) => label
  );
  const periods = listOf(
    facts.map(({period, period_flag: flag}) => `${period} ${flag}`.trim()),
    (id) => {
      const [period = "", flag = ""] = id === "not-printed" ? [] : id.split(" ");
      return periodLabel(period, flag);
    }
  );
  return {
    version: 1,
    digest: evidence.digest,
    sources: sources.list,
    measures: measures.list,
    units: units.list,
    periods: periods.list.map(({id, label}) => ({id, label, years: yearsOf(id === "not-printed" ? "" : id)})),
    columns: {
      id: facts.map(({id}) => id),
      printed: facts.map(printedWithQualifier),
      value: facts.map(({id}) => index.facts.fact(id)!.value.valueOf()),
      source: sources.at,
      measure: measures.at,
      period: periods.at,
      unit: units.at,
      about: facts.map((fact) => aboutFact(fact, index)),
      also: facts.map((fact) => alsoCalled(fact, index)),
      locator: facts.map(({locator}) => locator),
      states: facts.map((fact) => statesOf(fact, index))
    }
  };
}

/** A fact's category, sex and area in words. */
export function aboutFact({category, sex, area}: EvidenceFact, index: EvidenceIndex): string {
  const parts = [
    category === "" ? "" : index.label("categories", category),
    sex === "" ? "" : index.label("sexes", sex),
    index.areas.get(area)?.kind === "home" ? "" : index.area(area)
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** What the guidelines call a fact's category, where that differs from the documents' word. */
export function alsoCalled(
  {category}: Pick<EvidenceFact, "category">,
  {evidence, label, markedTerm}: EvidenceIndex
): string {
  const words = category === "" ? "" : inWords(markedTerm(category), evidence.terms ?? [], DEFAULT_TERM_VOCABULARY);
  return words === "" || words === label("categories", category) ? "" : words;
}

function statesOf({id, status, status_in_text: inText, qualifier}: EvidenceFact, index: EvidenceIndex): number {
  const uses = index.evidence.uses[id] ?? [];
  const used = uses.some(({kind}) => kind !== "check");
  const holds: Readonly<Record<FactState, boolean>> = {
    exact: inText === "exact",
    unchecked: inText !== "exact",
    open: index.checksOf(id).some((check) => check.status === "discrepancy" || check.status === "fails"),
    provisional: status === "provisional",
    qualified: qualifier !== "",
    used,
    unused: !used
  };
  return FACT_STATES.reduce((sum, state) => sum + (holds[state.id] ? state.bit : 0), 0);
}

/** The distinct values in the order of first occurrence, and for each row the index of its value among them. */
function listOf(
  values: readonly string[],
  labelOf: (id: string) => string
): {readonly list: readonly Choice[]; readonly at: readonly number[]} {
  const ids = [...new Set(values)];
  const at = new Map(ids.map((id, i) => [id, i]));
  return {list: ids.map((id) => ({id, label: labelOf(id)})), at: values.map((value) => at.get(value)!)};
}
