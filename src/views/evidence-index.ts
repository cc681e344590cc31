import {areaLabel} from "../core/area.js";
import type {Areas} from "../core/area.js";
import {elementMaker} from "../core/element.js";
import type {ElementMaker} from "../core/element.js";
import {factsOfEvidence} from "../core/evidence.js";
import type {Check, Evidence, EvidenceFact, Source, Term} from "../core/evidence.js";
import {countsOf} from "../core/expression/count.js";
import type {Expression} from "../core/expression/syntax.js";
import type {Facts} from "../core/fact.js";
import {labelMark} from "../core/terms/wording.js";

/** The evidence, looked up by id. */
export interface EvidenceIndex {
  readonly evidence: Evidence;
  readonly facts: Facts;
  fact(id: string): EvidenceFact | undefined;
  source(id: string): (Source & {readonly present: boolean}) | undefined;
  measure(id: string): Term | undefined;
  /** The label of a term, or its id if the list lacks it; a category's label is the one that the documents print. */
  label(list: "categories" | "sexes" | "producers" | "measures", id: string): string;
  /** The areas that the workspace names, by code. */
  readonly areas: Areas;
  /** An area in words. */
  area(code: string): string;
  /** The label of a category or sex, for the value of a key column; else the id itself. */
  term(id: string): string;
  /**
   * Like {@link term}, but with a mark of the term if the registry has the category, and for a row's text the text with
   * its marks, so that both follow the vocabulary.
   */
  markedTerm(id: string): string;
  /** The texts of the caveats of a fact and of its measure, as prose. */
  caveats(fact: EvidenceFact): readonly string[];
  /**
   * The text of a fact’s own caveat, or else of its measure’s, as prose: beside a chart that of a measure may speak of
   * another chart, which shows other facts of the measure.
   */
  caveatsInChart(fact: EvidenceFact): readonly string[];
  /** What a slide says in place of a caveat's text: its short form, or the text where it has none. */
  shortCaveat(text: string): string;
  /** The texts of the caveats of the lists whose rows an expression counts, as prose. */
  listCaveats(expression: Expression): readonly string[];
  checksOf(factId: string): readonly Check[];
}

const indexes = new WeakMap<Evidence, EvidenceIndex>();

/** Indexes evidence, memoized by object. */
export function indexEvidence(evidence: Evidence): EvidenceIndex {
  const known = indexes.get(evidence);
  if (known) return known;
  const index = makeIndex(evidence);
  indexes.set(evidence, index);
  return index;
}

function makeIndex(evidence: Evidence): EvidenceIndex {
  const facts = byId(evidence.facts);
  const sources = byId(evidence.sources);
  const caveats = byId(evidence.caveats);
  const shorts = new Map(evidence.caveats.map(({text, short}) => [text, short ?? text]));
  const terms = {
    categories: byId(evidence.categories),
    sexes: byId(evidence.sexes),
    producers: byId(evidence.producers),
    measures: byId(evidence.measures)
  };
  const registered = new Map(
    (evidence.terms ?? []).filter(({label}) => label !== "").map((term) => [term.label, term])
  );
  const marked = new Map(Object.entries(evidence.marked ?? {}));
  const areas = byId(evidence.areas ?? []);
  const index: EvidenceIndex = {
    evidence,
    areas,
    area: (code) => areaLabel(code, areas),
    facts: factsOfEvidence(evidence),
    fact: (id) => facts.get(id),
    source: (id) => sources.get(id),
    measure: (id) => terms.measures.get(id),
    label: (list, id) =>
      (list === "categories" ? registered.get(id)?.term : undefined) ?? terms[list].get(id)?.label ?? id,
    term: (id) => (terms.categories.get(id) ?? terms.sexes.get(id))?.label ?? id,
    markedTerm: (id) =>
      registered.get(id)?.guideline ? labelMark(registered.get(id)!.id) : (marked.get(id) ?? index.term(id)),
    caveats(fact) {
      const ids = new Set([fact.caveat, terms.measures.get(fact.measure)?.caveat ?? ""]);
      return [...ids].flatMap((id) => caveats.get(id)?.text ?? []);
    },
    caveatsInChart(fact) {
      const id = fact.caveat === "" ? (terms.measures.get(fact.measure)?.caveat ?? "") : fact.caveat;
      return [caveats.get(id)?.text ?? []].flat();
    },
    shortCaveat: (text) => shorts.get(text) ?? text,
    listCaveats(expression) {
      const lists = new Set(
        countsOf(expression).flatMap(({operands: [list]}) => (list?.type === "table" ? [list.id] : []))
      );
      return (evidence.structure ?? [])
        .filter(({id}) => lists.has(id))
        .flatMap(({caveat}) => caveats.get(caveat ?? "")?.text ?? []);
    },
    checksOf: (id) => evidence.checks.filter((check) => check.facts.includes(id))
  };
  return index;
}

function byId<T extends {readonly id: string}>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/**
 * The unit's name to write beside a fact's number, singular or plural; empty if the printed string includes the unit.
 */
export function unitBeside({id, unit: name}: Pick<EvidenceFact, "id" | "unit">, {facts}: EvidenceIndex): string {
  const unit = facts.unit(name);
  if (unit?.kind === "percent" || unit?.kind === "times") return "";
  return (facts.fact(id)?.value.valueOf() === 1 ? unit?.one : undefined) ?? unit?.label ?? name;
}

/** The state of the evidence: counts of the verification, each a link to what it counts. */
export function evidenceState(evidence: Evidence, document: Document): HTMLElement {
  const {facts, checks, sources, recomputed} = evidence;
  const make = elementMaker(document);
  if (facts.length === 0) return beforeFacts(evidence, make);
  const tied = facts.filter(({status_in_text: status}) => status === "exact").length;
  const open = checks.filter(({status}) => status === "discrepancy" || status === "fails").length;
  const absent = sources.filter(({file, present}) => file !== "" && !present).length;
  return make(
    "p",
    {class: "tm-state"},
    make("a", {href: "/facts/"}, `${tied} of ${facts.length} figures found at their place in the documents`),
    " · ",
    make(
      "a",
      {href: "/open-points"},
      `${checks.length} ${checks.length === 1 ? "relation" : "relations"} checked, ${open} open`
    ),
    ...(recomputed === undefined
      ? []
      : [
          " · ",
          make(
            "a",
            {href: "/guides/reviewer"},
            `${recomputed.prose} numbers in sentences and ${recomputed.cells} in tables worked out again from them, none untied`
          )
        ]),
    ...(recomputed === undefined || recomputed.printed === 0
      ? []
      : [" · ", make("a", {href: "/sources/"}, `${recomputed.printed} numbers in the documents accounted for`)]),
    absent === 0
      ? undefined
      : ` · ${absent} of the documents not present in this copy, so their figures are not checked here`
  );
}

/** The state of a workspace that has no facts yet. */
function beforeFacts({sources, recomputed}: Evidence, make: ElementMaker): HTMLElement {
  const registered = sources.length === 1 ? "one document registered" : `${sources.length} documents registered`;
  return make(
    "p",
    {class: "tm-state"},
    make("a", {href: "/facts/"}, "No figure yet"),
    " · ",
    make("a", {href: "/sources/"}, sources.length === 0 ? "no document registered yet" : registered),
    ...(recomputed === undefined || recomputed.printed === 0
      ? []
      : [` · ${recomputed.printed} numbers in the documents accounted for`])
  );
}
