import {join} from "node:path";
import {UNNAMED} from "../src/core/citation.js";
import {FOLDERS} from "../src/core/editing/document-id.js";
import type {ProseNouns} from "../src/core/claim-words.js";
import type {Diagnostic} from "../src/core/diagnostic.js";
import type {Check, Evidence, EvidenceFact} from "../src/core/evidence.js";
import type {Facts} from "../src/core/fact.js";
import type {RegisteredTerm} from "../src/core/terms/term.js";
import {checkPlaces} from "./check-places.js";
import {evaluateChecks} from "./checks/evaluate.js";
import {checkNeeded} from "./checks/needed.js";
import {readChecks} from "./checks/read-checks.js";
import type {FactRow} from "./facts/facts-csv.js";
import type {LocatedFact} from "./facts/locate.js";
import {checkPartLabels} from "./facts/part-words.js";
import {readTerms} from "./facts/read-terms.js";
import {readVocabulary} from "./facts/vocabulary.js";
import type {Vocabulary} from "./facts/vocabulary.js";
import type {List} from "./lists/list.js";
import {readLists} from "./lists/read-lists.js";
import {memoizeByText, once} from "../src/core/memoize.js";
import {digestData} from "./read-text.js";
import {openSources} from "./source-reader.js";
import type {SourceReader} from "./source-reader.js";
import type {TokenAudit} from "./sources/audit.js";
import {readRegistry} from "./sources/registry.js";
import type {RegisteredSource} from "./sources/registry.js";
import {foldFinder} from "./sources/text.js";
import type {SourceText} from "./sources/text.js";
import type {Derivation} from "./tables/derivation.js";
import {readTableDefinitions} from "./tables/read-definitions.js";
import {FactTables} from "./tables/select.js";
import type {TableDefinition} from "./tables/table.js";
import {verifySources} from "./verify-sources.js";
import type {VerifiedSource} from "./verify-sources.js";
import {readWorkspaceFile} from "./workspace-file.js";
import type {WorkspaceFile} from "./workspace-file.js";
import {openFiles, shownPath} from "./workspace.js";
import type {Workspace} from "./workspace.js";

/** The verified content of a workspace; rows, texts, located facts and audits are read when needed. */
export interface Content {
  /** The contents of `workspace.yaml`. */
  readonly own: WorkspaceFile;
  readonly sources: readonly RegisteredSource[];
  /** The sources that are registered with a text or have rows, in the order of their files. */
  readonly verified: readonly VerifiedSource[];
  readonly texts: ReadonlyMap<string, SourceText>;
  readonly vocabulary: Vocabulary;
  readonly rows: readonly FactRow[];
  readonly located: readonly LocatedFact[];
  readonly checks: readonly Check[];
  /** By source, for the texts that are present. */
  readonly audits: ReadonlyMap<string, TokenAudit>;
  readonly tables: readonly TableDefinition[];
  /** Ids of tables and lists whose definitions have diagnostics; references to them are not reported again. */
  readonly broken: ReadonlySet<string>;
  /** What the tables are derived from. */
  readonly derivation: Derivation;
  /** The lists that documents print; none in a workspace without any. */
  readonly lists: readonly List[];
  /** The registry of terms; empty in a workspace without one. */
  readonly terms: readonly RegisteredTerm[];
  /** The words that stand beside numbers in prose. */
  readonly nouns: ProseNouns;
  readonly facts: Facts;
  /** Of all that people wrote. */
  readonly digest: string;
  /** What definitions of tables are carried out on: the following without these definitions. */
  readonly derivedFrom: string;
  /**
   * What tables are built from, and charts drawn: a digest of all but charts, notebooks, decks and briefings, and the
   * texts there are.
   */
  readonly builtFrom: string;
  /** What documents show: the same with the charts. */
  readonly shownFrom: string;
}

/** The same nouns for the same words, since what is made of nouns is kept with them. */
const sameNouns = memoizeByText((json) => JSON.parse(json) as ProseNouns, 4);

/** Reads and verifies a workspace's content; everything that is wrong is added to `diagnostics`. */
export async function readContent(workspace: Workspace, diagnostics: Diagnostic[]): Promise<Content> {
  await checkPlaces(workspace, diagnostics);
  const files = openFiles(workspace);
  const [own, sources, vocabulary] = await Promise.all([
    readWorkspaceFile(workspace, diagnostics),
    readRegistry(workspace, diagnostics),
    readVocabulary(workspace, diagnostics)
  ]);
  const reader = openSources(workspace, files, sources, vocabulary);
  const verified = await verifySources(workspace, files, sources, reader, diagnostics);
  const digest = await digestData(workspace, files);
  const documents = Object.values(FOLDERS);
  const [derived, built, shown] = await Promise.all([
    digestData(workspace, files, {without: ["tables", "charts", ...documents]}),
    digestData(workspace, files, {without: ["charts", ...documents]}),
    digestData(workspace, files, {without: documents})
  ]);
  const states = verified.map(({id, state}) => `${id} ${state}`);
  const texts = lazyTexts(workspace, sources, verified, reader);
  const {lists, broken: brokenLists} = await readLists(
    workspace,
    {sources, texts, vocabulary, order: own.lists},
    diagnostics
  );
  const rowsOf = new Map(lists.map((list) => [list.id, list.rows]));
  const terms = await readTerms(workspace, {sources, texts, vocabulary}, diagnostics);
  checkPartLabels(vocabulary, terms, diagnostics);
  const {tables, broken} = await readTableDefinitions(
    workspace,
    {sources: sources.map(({id}) => id), vocabulary, order: own.tables},
    diagnostics
  );
  for (const {id, file} of tables)
    if (rowsOf.has(id)) diagnostics.push({file, message: `id ${id} is that of a list already; ids are unique`});
  const facts: Facts = {
    fact: reader.fact,
    unit: (id) => vocabulary.units.get(id),
    rows: (table) => rowsOf.get(table),
    percentDecimals: own.percentDecimals
  };
  const written = await readChecks(workspace, diagnostics);
  const checks = evaluateChecks(written, facts, diagnostics);
  const nouns = sameNouns(
    JSON.stringify({
      counted: vocabulary.counted,
      parts: [...new Set(sources.flatMap(({parts}) => parts))]
    } satisfies ProseNouns)
  );
  const derivedFrom = [derived, ...states].join("\n");
  const read = readFrom([workspace.folder, derivedFrom].join("\n"), () =>
    readLater(verified, reader, facts, vocabulary)
  );
  checkNeeded(read.rows, written, diagnostics);
  return {
    own,
    sources,
    verified,
    texts,
    vocabulary,
    checks,
    lists,
    tables,
    broken: new Set([...broken, ...brokenLists]),
    terms,
    nouns,
    facts,
    digest,
    derivedFrom,
    builtFrom: [built, ...states].join("\n"),
    shownFrom: [shown, ...states].join("\n"),
    get rows() {
      return read.rows;
    },
    get derivation() {
      return read.derivation;
    },
    get located() {
      return read.located;
    },
    get audits() {
      return read.audits;
    }
  };
}

type ReadLater = Pick<Content, "rows" | "derivation" | "located" | "audits">;

/** What was read of the sources before, while all that it follows from is the same. */
const readFrom = memoizeByText((_from, read: () => ReadLater) => read(), 2);

/** What follows from the facts and texts of the sources, each read when it is first asked for. */
function readLater(
  verified: Content["verified"],
  reader: SourceReader,
  facts: Facts,
  vocabulary: Vocabulary
): ReadLater {
  const rows = once(() => verified.flatMap(({id}) => reader.facts(id).rows));
  const derivation = once((): Derivation => ({tables: new FactTables(rows()), facts, vocabulary}));
  const located = once(() => verified.flatMap(({id}) => reader.content(id).located));
  const audits = once(
    () =>
      new Map(
        verified.flatMap(({id}) => {
          const {audit} = reader.content(id);
          return audit ? [[id, audit] as const] : [];
        })
      )
  );
  return {
    get rows() {
      return rows();
    },
    get derivation() {
      return derivation();
    },
    get located() {
      return located();
    },
    get audits() {
      return audits();
    }
  };
}

function lazyTexts(
  workspace: Workspace,
  sources: readonly RegisteredSource[],
  verified: readonly VerifiedSource[],
  reader: SourceReader
): Content["texts"] {
  const stateOf = new Map(verified.map(({id, state}) => [id, state]));
  return new Map(
    sources
      .filter(({file}) => file !== "")
      .map((source) => [
        source.id,
        {
          source,
          shown: shownPath(workspace, join(workspace.texts, source.file)),
          state: stateOf.get(source.id) ?? "absent",
          get text() {
            return reader.text(source.id)!.text;
          }
        }
      ])
  );
}

/** The evidence for traces, with each passage once; facts that rules made of a CSV file are in it if they are used. */
export function evidenceOf(
  {own, sources, texts, vocabulary, located, checks, lists: written, terms: registered, nouns, digest}: Content,
  version: string,
  uses: Evidence["uses"]
): Evidence {
  const folds = new Map([...texts].map(([id, text]) => [id, foldFinder(text)]));
  const passages: string[] = [];
  const indexOf = new Map<string, number>();
  const placeOf = (passage: string | null, place: LocatedFact["place"]): EvidenceFact["place"] => {
    if (passage === null || place === null) return null;
    let index = indexOf.get(passage);
    if (index === undefined) indexOf.set(passage, (index = passages.push(passage) - 1));
    return {passage: index, ...place};
  };
  const kept = located.filter(({fact}) => fact.byRule === undefined || uses[fact.id] !== undefined);
  const facts = kept.map(({fact, status, passage, place}): EvidenceFact => {
    const {value: _value, interval: _interval, file: _file, line: _line, byRule: _byRule, ...row} = fact;
    const withheld = folds.get(fact.source)?.(fact);
    if (withheld !== undefined) return {...row, prefix: "", suffix: "", status_in_text: status, place: null, withheld};
    return {...row, status_in_text: status, place: placeOf(passage, place)};
  });
  const lists = written.map(({id, title, caveat, columns, rows}) => ({
    id,
    title,
    ...(caveat === undefined ? {} : {caveat}),
    columns: columns.map(({name, label}) => ({name, label})),
    rows: rows.map(({status, passage, place, start, end: _end, ...row}) => ({
      ...row,
      status_in_text: status,
      place: folds.get(row.source)?.({locator: row.locator, start}) === undefined ? placeOf(passage, place) : null
    }))
  }));
  const terms = (list: Vocabulary["measures"]) =>
    [...list.values()].map(({id, label, definition, caveat}) => ({id, label, definition, caveat}));
  return {
    digest,
    version,
    ...(own.collection.name === UNNAMED ? {} : {name: own.collection.name}),
    sources: sources.map(
      ({
        line: _line,
        registry: _registry,
        withheld: _withheld,
        called: _called,
        parts: _parts,
        footnotes: _footnotes,
        ...source
      }) => ({...source, present: texts.get(source.id)?.state === "match"})
    ),
    facts,
    passages,
    units: [...vocabulary.units.values()],
    ...(own.percentDecimals === undefined ? {} : {percentDecimals: own.percentDecimals}),
    ...(own.embed === undefined ? {} : {embed: own.embed}),
    nouns,
    measures: terms(vocabulary.measures),
    categories: terms(vocabulary.categories),
    sexes: terms(vocabulary.sexes),
    producers: terms(vocabulary.producers),
    caveats: [...vocabulary.caveats.values()].map(({id, text, short}) => ({
      id,
      text,
      ...(short === undefined ? {} : {short})
    })),
    areas: [...vocabulary.areas.values()].map(({named: _named, ...area}) => area),
    checks,
    ...(lists.length > 0 ? {structure: lists} : {}),
    ...(registered.length > 0 ? {terms: registered} : {}),
    together: vocabulary.together,
    uses
  };
}
