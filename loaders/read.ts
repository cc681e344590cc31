import type {Check, Evidence, EvidenceFact} from "../src/core/evidence.js";
import type {Facts} from "../src/core/fact.js";
import type {Fault} from "../src/core/fault.js";
import {readExplained} from "./audit/explained.js";
import type {ExplainedRow} from "./audit/explained.js";
import {auditTokens} from "./audit/tokens.js";
import type {TokenAudit} from "./audit/tokens.js";
import {evaluateChecks} from "./checks/evaluate.js";
import {readChecks} from "./checks/read.js";
import {locateFacts} from "./facts/locate.js";
import type {LocatedFact} from "./facts/locate.js";
import {readFacts} from "./facts/read.js";
import type {FactRow} from "./facts/read.js";
import {readVocabulary} from "./facts/vocabulary.js";
import type {Vocabulary} from "./facts/vocabulary.js";
import {digestData} from "./digest.js";
import {groupBySource} from "./group.js";
import type {Project} from "./project.js";
import {foldedLines, foldFinder} from "./sources/folded.js";
import {readRegistry} from "./sources/registry.js";
import type {RegisteredSource} from "./sources/registry.js";
import {readTexts} from "./sources/text.js";
import type {SourceText} from "./sources/text.js";
import {readStructure} from "./structure/read.js";
import type {Structure} from "./structure/structure.js";

/** All that people wrote, read, validated and located. */
export interface Content {
  readonly sources: readonly RegisteredSource[];
  readonly texts: ReadonlyMap<string, SourceText>;
  readonly vocabulary: Vocabulary;
  readonly rows: readonly FactRow[];
  readonly located: readonly LocatedFact[];
  readonly checks: readonly Check[];
  /** By source, for the texts that are present. */
  readonly audits: ReadonlyMap<string, TokenAudit>;
  readonly structure: Structure;
  readonly facts: Facts;
  readonly digest: string;
}

/** Reads a project's content; everything that is wrong is added to `faults`. */
export async function readContent(project: Project, faults: Fault[]): Promise<Content> {
  const sources = await readRegistry(project, faults);
  const [texts, vocabulary, digest] = await Promise.all([readTexts(project, sources, faults), readVocabulary(project, faults), digestData(project)]);
  const rows = await readFacts(project, sources, vocabulary, faults);
  const located = locateFacts(rows, texts, vocabulary, faults);
  const audits = auditTexts(texts, rows, await readExplained(project, sources, faults), faults);
  for (const text of texts.values()) foldedLines(text, faults);
  const structure = await readStructure(project, sources, texts, faults);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const facts: Facts = {fact: (id) => byId.get(id), unit: (id) => vocabulary.units.get(id), rows: (table) => structure.tables.find(({id}) => id === table)?.rows};
  const checks = evaluateChecks(await readChecks(project, faults), facts, faults);
  return {sources, texts, vocabulary, rows, located, checks, audits, structure, facts, digest};
}

function auditTexts(texts: Content["texts"], rows: readonly FactRow[], explained: readonly ExplainedRow[], faults: Fault[]): Content["audits"] {
  const [factsOf, explainedOf] = [groupBySource(rows), groupBySource(explained)];
  const present = [...texts.values()].filter(({state}) => state === "match");
  return new Map(present.map((text) => {
    const {id} = text.source;
    return [id, auditTokens(text, factsOf.get(id) ?? [], explainedOf.get(id) ?? [], faults)];
  }));
}

/** What a trace needs of the content, with each passage once. */
export function evidenceOf({sources, texts, vocabulary, located, checks, structure, digest}: Content, version: string): Omit<Evidence, "uses"> {
  const folds = new Map([...texts].map(([id, text]) => [id, foldFinder(text)]));
  const passages: string[] = [];
  const indexOf = new Map<string, number>();
  const placeOf = (passage: string | null, place: LocatedFact["place"]): EvidenceFact["place"] => {
    if (passage === null || place === null) return null;
    let index = indexOf.get(passage);
    if (index === undefined) indexOf.set(passage, index = passages.push(passage) - 1);
    return {passage: index, ...place};
  };
  const facts = located.map(({fact, status, passage, place}): EvidenceFact => {
    const {value: _value, interval: _interval, file: _file, line: _line, ...row} = fact;
    const folded = folds.get(fact.source)?.(fact);
    if (folded !== undefined) return {...row, prefix: "", suffix: "", status_in_text: status, place: null, folded};
    return {...row, status_in_text: status, place: placeOf(passage, place)};
  });
  const lists = structure.tables.map(({id, title, columns, rows}) => ({
    id, title, columns,
    rows: rows.map(({status, passage, place, start, end: _end, ...row}) =>
      ({...row, status_in_text: status, place: folds.get(row.source)?.({locator: row.locator, start}) === undefined ? placeOf(passage, place) : null}))
  }));
  const terms = (list: Vocabulary["measures"]) => [...list.values()].map(({id, label, definition, caveat}) => ({id, label, definition, caveat}));
  return {
    digest, version,
    sources: sources.map(({line: _line, folded: _folded, ...source}) => ({...source, present: texts.get(source.id)?.state === "match"})),
    facts, passages,
    units: [...vocabulary.units.values()],
    measures: terms(vocabulary.measures), categories: terms(vocabulary.categories), sexes: terms(vocabulary.sexes), producers: terms(vocabulary.producers),
    caveats: [...vocabulary.caveats.values()].map(({id, text}) => ({id, text})),
    checks, ...(lists.length > 0 ? {structure: lists} : {})
  };
}
