import type {Evidence, EvidenceTable, PassagePlace} from "../core/evidence.js";
import {factsOfEvidence} from "../core/evidence.js";
import {countedRows, countsOf} from "../core/expression/count.js";
import {printExpression} from "../core/expression/syntax.js";
import type {Expression} from "../core/expression/syntax.js";
import {evidenceClosure} from "./evidence-closure.js";
import type {Needed} from "./evidence-closure.js";

/**
 * The part of the evidence behind some numbers, enough to trace every one of them: their facts with what these are parts of, the checks of those
 * facts with the facts of both sides, the rows that are counted, and the passages, documents and terms of all of these. Where facts are shown is
 * kept for the numbers' own facts.
 */
export function evidenceSubset(evidence: Evidence, needed: Needed): Evidence {
  const {own, facts: ids, checks, expressions} = evidenceClosure(evidence, needed);
  const cutter = passageCutter(evidence.passages);
  const facts = evidence.facts.filter(({id}) => ids.has(id)).map((fact) => ({...fact, place: cutter.renumber(fact.place)}));
  const structure = cutStructure(evidence, expressions)
    .map((table) => ({...table, rows: table.rows.map((row) => ({...row, place: cutter.renumber(row.place)}))}));
  const measures = only(evidence.measures, facts.map(({measure}) => measure));
  return {
    digest: evidence.digest, version: evidence.version,
    sources: only(evidence.sources, [...facts, ...structure.flatMap(({rows}) => rows)].map(({source}) => source)),
    facts, passages: cutter.passages(), units: evidence.units, measures,
    categories: only(evidence.categories, facts.map(({category}) => category)),
    sexes: only(evidence.sexes, facts.map(({sex}) => sex)),
    producers: only(evidence.producers, facts.map(({producer}) => producer)),
    caveats: only(evidence.caveats, [...facts, ...measures].map(({caveat}) => caveat)),
    ...(evidence.areas === undefined ? {} : {areas: only(evidence.areas, facts.map(({area}) => area))}), checks, ...(structure.length === 0 ? {} : {structure}),
    uses: Object.fromEntries(Object.entries(evidence.uses).filter(([id]) => own.has(id)))
  };
}

function only<T extends {readonly id: string}>(items: readonly T[], ids: readonly string[]): readonly T[] {
  const kept = new Set(ids);
  return items.filter(({id}) => kept.has(id));
}

/** The lists that are counted, with the rows that any count counts and, so that no filter is unknown, one row for each value asked for. */
function cutStructure(evidence: Evidence, expressions: readonly Expression[]): readonly EvidenceTable[] {
  const facts = factsOfEvidence(evidence);
  const calls = expressions.flatMap(countsOf);
  return (evidence.structure ?? []).flatMap((table): readonly EvidenceTable[] => {
    const own = calls.filter(({operands}) => operands[0] !== undefined && printExpression(operands[0]) === table.id);
    if (own.length === 0) return [];
    const kept = new Set(own.flatMap((call) => countedRows(call, facts).map(({id}) => id)));
    for (const filter of own.flatMap(({operands}) => operands)) {
      const one = filter.type === "filter" ? table.rows.find(({fields}) => fields[filter.column]?.includes(filter.value)) : undefined;
      if (one) kept.add(one.id);
    }
    return [{...table, rows: table.rows.filter(({id}) => kept.has(id))}];
  });
}

/** Numbers the passages that are asked for anew, in the order in which they are. */
function passageCutter(all: readonly string[]): {readonly renumber: (place: PassagePlace | null) => PassagePlace | null; readonly passages: () => readonly string[]} {
  const numbers = new Map<number, number>();
  return {
    renumber(place) {
      if (place === null || all[place.passage] === undefined) return null;
      const passage = numbers.get(place.passage) ?? numbers.size;
      numbers.set(place.passage, passage);
      return {...place, passage};
    },
    passages: () => [...numbers.keys()].map((number) => all[number]!)
  };
}
