import type {Chart, Row} from "../../src/core/chart.js";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import type {DocumentPlace, DocumentText} from "../../src/core/document.js";
import type {Evidence} from "../../src/core/evidence.js";
import type {TableAbout} from "../../src/core/table-about.js";
import type {TableDescription} from "../../src/core/table.js";
import {chartPlaces} from "../chart-places.js";
import type {ChartPlace} from "../chart-places.js";
import type {List} from "../lists/list.js";
import {readDocument, readPlaces} from "../sources/document.js";
import type {Verified} from "../verify.js";
import type {WorkspaceFile} from "../workspace-file.js";

/** What pages are drawn from: the evidence, the compiled rows and the charts. */
export interface Site {
  /** What the workspace says of itself. */
  readonly own: WorkspaceFile;
  readonly evidence: Evidence;
  readonly tables: ReadonlyMap<string, {readonly table: TableDescription; readonly rows: readonly Row[]; readonly about: TableAbout}>;
  readonly charts: ReadonlyMap<string, Chart>;
  readonly lists: readonly List[];
  /** By source, for the texts that are present. */
  readonly documents: ReadonlyMap<string, DocumentText>;
  /** By source, where the rows of lists stand. */
  readonly places: ReadonlyMap<string, readonly DocumentPlace[]>;
  /** Every chart on every page, deck and briefing. */
  readonly chartPlaces: readonly ChartPlace[];
  /** By name, once they are worked out. */
  readonly decks: ReadonlyMap<string, CompiledDeck>;
  /** By name, once they are worked out. */
  readonly briefings: ReadonlyMap<string, CompiledBriefing>;
}

/** The site of a verified workspace, without decks and briefings, which are worked out from it. */
export function siteOf({evidence, tables, charts, content, pages}: Pick<Verified, "evidence" | "tables" | "charts" | "content" | "pages">): Site {
  const listed = content.lists.flatMap(({rows}) => rows);
  return {
    own: content.own, evidence, lists: content.lists,
    tables: new Map(tables.map(({table, rows, about}) => [table.id, {table, rows, about}])),
    charts: new Map(charts.map(({chart}) => [chart.id, chart])),
    documents: new Map([...content.audits].map(([id, audit]) => [id, readDocument(content.texts.get(id)!, audit, content.rows.filter(({source}) => source === id))])),
    places: new Map([...content.texts].map(([id, text]) => [id, readPlaces(text, listed.filter(({source}) => source === id))])),
    chartPlaces: chartPlaces(pages), decks: new Map(), briefings: new Map()
  };
}
