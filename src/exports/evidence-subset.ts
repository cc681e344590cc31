import {answerTo} from "../core/counter.js";
import {factsOfEvidence} from "../core/evidence.js";
import type {Check, Evidence, EvidenceTable, PassagePlace} from "../core/evidence.js";
import {countedRows, countsOf} from "../core/expression/count.js";
import {ExpressionError, factsOf, parseExpression, printExpression} from "../core/expression/syntax.js";
import type {Expression} from "../core/expression/syntax.js";
import {parseProse} from "../core/prose.js";

/**
 * The part of the evidence that is needed to trace some numbers: their facts and the wholes of these, the checks of
 * those facts with the facts of both sides, the counted rows, and the passages, documents and terms of all of these.
 * `uses` is kept only for the numbers' own facts, without
 * checks, and of a row only the fields that counts ask for.
 */
export function evidenceSubset(evidence: Evidence, needed: Needed): Evidence {
  const {own, facts: ids, checks, expressions} = evidenceClosure(evidence, needed);
  const cutter = passageCutter(evidence.passages);
  const facts = evidence.facts
    .filter(({id}) => ids.has(id))
    .map((fact) => ({...fact, place: cutter.renumber(fact.place)}));
  const structure = cutStructure(evidence, expressions).map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({...row, place: cutter.renumber(row.place)}))
  }));
  const measures = only(
    evidence.measures,
    facts.map(({measure}) => measure)
  );
  return {
    digest: evidence.digest,
    version: evidence.version,
    sources: only(
      evidence.sources,
      withCounters(
        [...facts, ...structure.flatMap(({rows}) => rows)].map(({source}) => source),
        evidence
      )
    ),
    facts,
    ...(evidence.embed === undefined ? {} : {embed: evidence.embed}),
    passages: cutter.passages(),
    units: evidence.units,
    ...(evidence.percentDecimals === undefined ? {} : {percentDecimals: evidence.percentDecimals}),
    measures,
    categories: only(
      evidence.categories,
      facts.map(({category}) => category)
    ),
    sexes: only(
      evidence.sexes,
      facts.map(({sex}) => sex)
    ),
    producers: only(
      evidence.producers,
      facts.map(({producer}) => producer)
    ),
    caveats: only(
      evidence.caveats,
      [...facts, ...measures].map(({caveat}) => caveat)
    ),
    ...(evidence.areas === undefined
      ? {}
      : {
          areas: only(
            evidence.areas,
            facts.map(({area}) => area)
          )
        }),
    checks,
    ...(structure.length === 0 ? {} : {structure}),
    uses: Object.fromEntries(
      Object.entries(evidence.uses)
        .filter(([id]) => own.has(id))
        .map(([id, uses]) => [id, uses.filter(({kind}) => kind !== "check")])
    )
  };
}

/** Documents with those that answer or dispute them. */
const withCounters = (ids: readonly string[], {sources}: Evidence): readonly string[] => [
  ...ids,
  ...sources.flatMap(({id, counter}) => (counter !== undefined && ids.includes(id) ? [counter] : []))
];

function only<T extends {readonly id: string}>(items: readonly T[], ids: readonly string[]): readonly T[] {
  const kept = new Set(ids);
  return items.filter(({id}) => kept.has(id));
}

/**
 * The counted lists, with the rows that any count includes and at least one row for each value in a filter, so that the
 * filter remains valid.
 */
function cutStructure(evidence: Evidence, expressions: readonly Expression[]): readonly EvidenceTable[] {
  const facts = factsOfEvidence(evidence);
  const calls = expressions.flatMap(countsOf);
  return (evidence.structure ?? []).flatMap((table): readonly EvidenceTable[] => {
    const own = calls.filter(({operands}) => operands[0] !== undefined && printExpression(operands[0]) === table.id);
    if (own.length === 0) return [];
    const kept = new Set(own.flatMap((call) => countedRows(call, facts).map(({id}) => id)));
    for (const filter of own.flatMap(({operands}) => operands)) {
      const one =
        filter.type === "filter"
          ? table.rows.find(({fields}) => fields[filter.column]?.includes(filter.value))
          : undefined;
      if (one) kept.add(one.id);
    }
    const columns = new Set(
      own.flatMap(({operands}) => operands.flatMap((one) => (one.type === "filter" ? [one.column] : [])))
    );
    const rows = table.rows
      .filter(({id}) => kept.has(id))
      .map((row) => ({
        ...row,
        fields: Object.fromEntries(Object.entries(row.fields).filter(([key]) => columns.has(key)))
      }));
    return [{...table, rows}];
  });
}

/** Collects the needed passages and renumbers them in the order of use. */
function passageCutter(all: readonly string[]): {
  readonly renumber: (place: PassagePlace | null) => PassagePlace | null;
  readonly passages: () => readonly string[];
} {
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

/** What must be traceable in an output. */
interface Needed {
  readonly facts: readonly string[];
  /** Expressions; what can't be parsed is left out. */
  readonly expressions: readonly string[];
}

/** Everything that the traces of some numbers refer to. */
interface Closure {
  /** The facts of the numbers themselves. */
  readonly own: ReadonlySet<string>;
  /** These, and the facts named in their cards and checks. */
  readonly facts: ReadonlySet<string>;
  readonly checks: readonly Check[];
  readonly expressions: readonly Expression[];
}

/**
 * Follows numbers to their facts, to the checks of those, and from every fact to its whole and to the numbers in its
 * notes and caveats.
 */
function evidenceClosure(evidence: Evidence, needed: Needed): Closure {
  const named = needed.expressions.flatMap(parsed);
  const own = new Set([...needed.facts, ...named.flatMap(factsOf)]);
  const checks = evidence.checks.filter((check) => check.facts.some((id) => own.has(id)));
  const answers = evidence.facts.flatMap((fact) => (own.has(fact.id) ? (answerTo(fact, evidence)?.facts ?? []) : []));
  const checked = checks.flatMap(({expression, explanation, note}) => [
    ...parsed(expression),
    ...expressionsInProse(explanation),
    ...expressionsInProse(note)
  ]);
  const saidOf = proseOfFacts(evidence);
  const wholeOf = new Map(evidence.facts.map(({id, of}) => [id, of]));
  const facts = new Set<string>();
  const expressions = [...named, ...checked];
  const waiting = [
    ...own,
    ...answers.map(({id}) => id),
    ...checks.flatMap((check) => check.facts),
    ...checked.flatMap(factsOf)
  ];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const whole = wholeOf.get(id);
    if (whole === undefined || facts.has(id)) continue;
    facts.add(id);
    const said = saidOf(id).flatMap(expressionsInProse);
    expressions.push(...said);
    waiting.push(whole, ...said.flatMap(factsOf));
  }
  return {own, facts, checks, expressions};
}

/** Our note on a fact and the caveats that go with it, as prose. */
function proseOfFacts({facts, measures, caveats}: Evidence): (id: string) => readonly string[] {
  const fact = new Map(facts.map((item) => [item.id, item]));
  const measure = new Map(measures.map((item) => [item.id, item]));
  const caveat = new Map(caveats.map(({id, text}) => [id, text]));
  return (id) => {
    const item = fact.get(id)!;
    return [item.note, caveat.get(item.caveat) ?? "", caveat.get(measure.get(item.measure)?.caveat ?? "") ?? ""];
  };
}

function expressionsInProse(text: string): readonly Expression[] {
  return parseProse(text).flatMap((part) => (part.type === "number" ? parsed(part.expression) : []));
}

function parsed(text: string): readonly Expression[] {
  try {
    return [parseExpression(text)];
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}
