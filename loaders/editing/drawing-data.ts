import {chartOf} from "../../src/charts/defined-chart.js";
import type {ChartDefinition} from "../../src/core/chart-definition.js";
import type {Row} from "../../src/core/chart.js";
import {factsOfEvidence, valueFact} from "../../src/core/evidence.js";
import type {QueryAnswers} from "../../src/core/query/query-cell.js";
import type {Evidence} from "../../src/core/evidence.js";
import type {TableAbout} from "../../src/core/table-about.js";
import type {TableDescription} from "../../src/core/table.js";
import type {Theme} from "../../src/core/themes/tokens.js";
import type {List} from "../lists/list.js";
import {ProseReport} from "../prose/check-text.js";
import type {Knowledge} from "../prose/sentence-rules/lexicon.js";
import type {Site} from "../render/site.js";
import type {Verified} from "../verify.js";
import type {WorkspaceFile} from "../workspace-file.js";
import type {DrawingSite} from "./draw-text.js";

/** What a published site needs, besides its evidence, to draw and check documents in the browser. */
interface DrawingData {
  readonly own: WorkspaceFile;
  readonly knowledge: Pick<Knowledge, "vocabulary" | "sources" | "nouns">;
  readonly lists: readonly List[];
  readonly tables: readonly {
    readonly table: TableDescription;
    readonly about: TableAbout;
    readonly rows: readonly Row[];
  }[];
  readonly charts: readonly ChartDefinition[];
  /** The facts of each chart's table, by the chart's id. */
  readonly chartFacts: ReadonlyMap<string, readonly string[]>;
  /** What the queries of the site's notebooks come to. */
  readonly queries: QueryAnswers;
  /** The themes of the site's decks, by the path that a deck writes. */
  readonly themes: ReadonlyMap<string, Theme>;
}

/** Prints what documents are drawn and checked with as JSON, in which a map is `{$map: entries}`. */
export function printDrawingData(
  {content, tables, charts, chartFacts, queries}: Verified,
  themes: DrawingData["themes"] = new Map()
): string {
  const {own, vocabulary, sources, nouns, lists} = content;
  const data: DrawingData = {
    own,
    knowledge: {vocabulary, sources: sources.map(({id, called}) => ({id, called})), nouns},
    lists,
    tables: tables.map(({table: {rows: _rows, ...table}, about, rows}) => ({table, about, rows})),
    charts: charts.map(({definition}) => definition),
    chartFacts,
    queries,
    themes
  };
  return `${JSON.stringify(data, (_key, value: unknown) => (value instanceof Map ? {$map: [...value]} : value))}\n`;
}

/** What was printed by {@link printDrawingData}, with the site's evidence. */
export function readDrawingData(text: string, evidence: Evidence): DrawingSite & Pick<DrawingData, "themes"> {
  const data = JSON.parse(text, (_key, value: unknown) =>
    isMapEntries(value) ? new Map(value.$map) : value
  ) as DrawingData;
  const units = new Map(evidence.units.map((unit) => [unit.id, unit]));
  const facts = factsOfEvidence(evidence);
  const knowledge: Knowledge = {
    ...data.knowledge,
    rows: evidence.facts.map((fact) => valueFact(fact, units)),
    checks: evidence.checks,
    lists: data.lists,
    terms: evidence.terms ?? []
  };
  const site: Site = {
    own: data.own,
    evidence,
    tables: new Map(data.tables.map((one) => [one.table.id, one])),
    charts: new Map(data.charts.map((definition) => [definition.id, chartOf(definition)])),
    lists: data.lists,
    queries: data.queries,
    documents: new Map(),
    places: new Map(),
    chartPlaces: [],
    expressions: new Map(),
    standings: new Map(),
    decks: new Map(),
    briefings: new Map()
  };
  return {
    site,
    themes: data.themes,
    report: () => {
      const report = new ProseReport(facts, knowledge);
      for (const [id, own] of data.chartFacts) report.chartFacts.set(id, own);
      return report;
    }
  };
}

function isMapEntries(value: unknown): value is {readonly $map: readonly (readonly [unknown, unknown])[]} {
  return typeof value === "object" && value !== null && "$map" in value && Array.isArray(value.$map);
}
