import type {Chart, Row} from "../../src/core/chart.js";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import type {DocumentPlace, DocumentText} from "../../src/core/document.js";
import {factsOfEvidence} from "../../src/core/evidence.js";
import type {Evidence} from "../../src/core/evidence.js";
import type {QueryAnswers} from "../../src/core/query/query-cell.js";
import type {Standing} from "../../src/core/standing.js";
import type {TableAbout} from "../../src/core/table-about.js";
import type {TableDescription} from "../../src/core/table.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import {placeInList} from "../../src/views/trace-links.js";
import {listLabel} from "../lists/list.js";
import type {List} from "../lists/list.js";
import {makeLibrary} from "../prose/chart-library.js";
import type {ChartLibrary} from "../prose/chart-library.js";
import {readDocument, readPlaces} from "../sources/document.js";
import {chartPlaces, pageAddress} from "../uses.js";
import type {ChartPlace} from "../uses.js";
import type {Verified} from "../verify.js";
import type {WorkspaceFile} from "../workspace-file.js";

/** What pages are drawn from: the evidence, the compiled rows and the charts. */
export interface Site {
  /** The contents of `workspace.yaml`. */
  readonly own: WorkspaceFile;
  readonly evidence: Evidence;
  readonly tables: ReadonlyMap<
    string,
    {readonly table: TableDescription; readonly rows: readonly Row[]; readonly about: TableAbout}
  >;
  readonly charts: ReadonlyMap<string, Chart>;
  readonly lists: readonly List[];
  /** What the queries of the notebooks come to. */
  readonly queries: QueryAnswers;
  /** By source, for the texts that are present. */
  readonly documents: ReadonlyMap<string, DocumentText>;
  /** The places of list rows, by source. */
  readonly places: ReadonlyMap<string, readonly DocumentPlace[]>;
  /** Every chart on every page, deck and briefing. */
  readonly chartPlaces: readonly ChartPlace[];
  /** The expressions of each page's numbers, by its path from the site's root. */
  readonly expressions: ReadonlyMap<string, readonly string[]>;
  /** Which notebooks are drafts, and who cleared which, by their paths from the site's root. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** By name, once they are worked out. */
  readonly decks: ReadonlyMap<string, CompiledDeck>;
  /** By name, once they are worked out. */
  readonly briefings: ReadonlyMap<string, CompiledBriefing>;
}

type SiteTexts = Pick<Site, "documents" | "places">;

/** By what was found in the texts, which is the same while all that follows from it is. */
const knownTexts = new WeakMap<Verified["content"]["audits"], SiteTexts>();

/** The texts of the sources that are present, and the places in them. */
function textsOf({audits, texts, rows, lists}: Verified["content"]): SiteTexts {
  const known = knownTexts.get(audits);
  if (known) return known;
  const listed = lists.flatMap((list) => list.rows);
  const ofSource = <T extends {readonly source: string}>(all: readonly T[], id: string): readonly T[] =>
    all.filter(({source}) => source === id);
  const made: SiteTexts = {
    documents: new Map([...audits].map(([id, audit]) => [id, readDocument(texts.get(id)!, audit, ofSource(rows, id))])),
    places: new Map([...texts].map(([id, text]) => [id, readPlaces(text, ofSource(listed, id))]))
  };
  knownTexts.set(audits, made);
  return made;
}

/** The site of a verified workspace, without decks and briefings, which are compiled from it. */
export function siteOf({
  evidence,
  tables,
  charts,
  content,
  pages,
  queries
}: Pick<Verified, "evidence" | "tables" | "charts" | "content" | "pages" | "queries">): Site {
  return {
    own: content.own,
    evidence,
    lists: content.lists,
    queries,
    tables: new Map(tables.map(({table, rows, about}) => [table.id, {table, rows, about}])),
    charts: new Map(charts.map(({chart}) => [chart.id, chart])),
    ...textsOf(content),
    chartPlaces: chartPlaces(pages),
    expressions: new Map([...pages].map(([file, {expressions}]) => [pageAddress(file), expressions])),
    standings: new Map([...pages].flatMap(([file, {standing}]) => (standing ? [[pageAddress(file), standing]] : []))),
    decks: new Map(),
    briefings: new Map()
  };
}

const libraries = new WeakMap<Site, ChartLibrary>();

/**
 * The chart library of a site, memoized; labels that are registered terms are marks, so that drawings follow the
 * vocabulary.
 */
export function siteLibrary(site: Site): ChartLibrary {
  const known = libraries.get(site);
  if (known) return known;
  const {markedTerm: term, areas} = indexEvidence(site.evidence);
  const library = makeLibrary(
    {
      charts: [...site.charts.values()],
      tables: site.tables.values(),
      lists: site.lists,
      facts: factsOfEvidence(site.evidence),
      terms: site.evidence.terms ?? []
    },
    {term, areas, units: site.evidence.units}
  );
  const made = {...library, queries: site.queries};
  libraries.set(site, made);
  return made;
}

/**
 * The address of an expression's trace, from the site's root. Framework decodes and encodes links again, so it is
 * encoded as a whole, not part by part. Without JavaScript it leads to the first fact in the list.
 */
export function builtTraceHref(expression: string): string {
  return encodeURI(`/trace/?x=${expression}${placeInList(expression)}`);
}

/** The label of a column’s value from a list or the registry of documents; undefined if neither has it. */
export function rowLabel(
  {lists, evidence}: Pick<Site, "lists" | "evidence">,
  table: string,
  column: string,
  value: string
): string | undefined {
  if (column !== "source") {
    const list = lists.find(({id}) => id === table);
    return list && listLabel(list, column, value);
  }
  const source = evidence.sources.find(({id}) => id === value);
  return source && (source.symbol || source.title);
}
