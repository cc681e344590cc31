import {areaLabel} from "../core/area.js";
import type {Areas} from "../core/area.js";
import {factsOfEvidence} from "../core/evidence.js";
import type {Check, Evidence, EvidenceFact, Source, Term} from "../core/evidence.js";
import {countsOf} from "../core/expression/count.js";
import type {Expression} from "../core/expression/syntax.js";
import type {Facts} from "../core/fact.js";
import {labelMark} from "../core/terms/marks.js";

/** The evidence, looked up by id. */
export interface EvidenceIndex {
  readonly evidence: Evidence;
  readonly facts: Facts;
  fact(id: string): EvidenceFact | undefined;
  source(id: string): (Source & {readonly present: boolean}) | undefined;
  measure(id: string): Term | undefined;
  /** The label of a term, or its id where no list holds it; that of a category as the documents print it. */
  label(list: "categories" | "sexes" | "producers" | "measures", id: string): string;
  /** The areas that the workspace names, by code. */
  readonly areas: Areas;
  /** An area in words. */
  area(code: string): string;
  /** The label of a category or sex, or the id itself: what a key column's value is called. */
  term(id: string): string;
  /** As {@link term}, with a mark where the registry of terms has the category, and a text of a row with its marks, so that they follow the vocabulary. */
  markedTerm(id: string): string;
  /** The texts of the caveats of a fact and of its measure, as prose. */
  caveats(fact: EvidenceFact): readonly string[];
  /** The texts of the caveats of the lists whose rows an expression counts, as prose. */
  listCaveats(expression: Expression): readonly string[];
  checksOf(factId: string): readonly Check[];
}

const indexes = new WeakMap<Evidence, EvidenceIndex>();

/** Indexes evidence, once for each object. */
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
  const terms = {
    categories: byId(evidence.categories), sexes: byId(evidence.sexes),
    producers: byId(evidence.producers), measures: byId(evidence.measures)
  };
  const registered = new Map((evidence.terms ?? []).filter(({label}) => label !== "").map((term) => [term.label, term]));
  const marked = new Map(Object.entries(evidence.marked ?? {}));
  const areas = byId(evidence.areas ?? []);
  const index: EvidenceIndex = {
    evidence, areas,
    area: (code) => areaLabel(code, areas),
    facts: factsOfEvidence(evidence),
    fact: (id) => facts.get(id),
    source: (id) => sources.get(id),
    measure: (id) => terms.measures.get(id),
    label: (list, id) => (list === "categories" ? registered.get(id)?.term : undefined) ?? terms[list].get(id)?.label ?? id,
    term: (id) => (terms.categories.get(id) ?? terms.sexes.get(id))?.label ?? id,
    markedTerm: (id) => (registered.get(id)?.guideline ? labelMark(registered.get(id)!.id) : marked.get(id) ?? index.term(id)),
    caveats(fact) {
      const ids = new Set([fact.caveat, terms.measures.get(fact.measure)?.caveat ?? ""]);
      return [...ids].flatMap((id) => caveats.get(id)?.text ?? []);
    },
    listCaveats(expression) {
      const lists = new Set(countsOf(expression).flatMap(({operands: [list]}) => (list?.type === "table" ? [list.id] : [])));
      return (evidence.structure ?? []).filter(({id}) => lists.has(id)).flatMap(({caveat}) => caveats.get(caveat ?? "")?.text ?? []);
    },
    checksOf: (id) => evidence.checks.filter((check) => check.facts.includes(id))
  };
  return index;
}

function byId<T extends {readonly id: string}>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** What a fact's unit is called beside its number, of one or of several; nothing where the number's own string says it. */
export function unitBeside({id, unit: name}: Pick<EvidenceFact, "id" | "unit">, {facts}: EvidenceIndex): string {
  const unit = facts.unit(name);
  if (unit?.kind === "percent" || unit?.kind === "times") return "";
  return (facts.fact(id)?.value.valueOf() === 1 ? unit?.one : undefined) ?? unit?.label ?? name;
}
