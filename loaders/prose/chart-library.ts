import type {Chart, Row} from "../../src/core/chart.js";
import type {TableInfo} from "../../src/core/chart-spec/spec.js";
import {factsOfEvidence} from "../../src/core/evidence.js";
import type {Facts} from "../../src/core/fact.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import type {TableDescription} from "../../src/core/table.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import type {List} from "../lists/list.js";
import type {Content} from "../read.js";
import type {Site} from "../render/site.js";
import {tableInfo} from "../tables/info.js";
import type {Labels} from "../tables/info.js";

/** What fences can name: registered charts, the tables that a specification is of, and lists. */
export interface ChartLibrary {
  readonly charts: ReadonlyMap<string, Chart>;
  /** Ids of charts that are registered and have faults of their own, so that nothing more is said of them. */
  readonly broken?: ReadonlySet<string>;
  readonly tables: ReadonlyMap<string, TableInfo>;
  readonly lists: readonly List[];
  readonly facts: Facts;
  /** What the marks in labels and titles stand for; none where these hold none. */
  readonly terms?: readonly RegisteredTerm[];
}

type Tables = Iterable<{readonly table: TableDescription; readonly rows: readonly Row[]}>;

/** The library of content that is being verified. */
export function contentLibrary({vocabulary, facts, lists, terms}: Pick<Content, "vocabulary" | "facts" | "lists" | "terms">, charts: readonly Chart[], tables: Tables, broken: ReadonlySet<string> = new Set()): ChartLibrary {
  return {...makeLibrary({charts, tables, lists, facts, terms}, contentLabels({vocabulary})), broken};
}

/** The labels of the controlled lists. */
export function contentLabels({vocabulary}: Pick<Content, "vocabulary">): Labels {
  return {
    term: (value) => (vocabulary.categories.get(value) ?? vocabulary.sexes.get(value))?.label ?? value,
    areas: vocabulary.areas, units: [...vocabulary.units.values()]
  };
}

const libraries = new WeakMap<Site, ChartLibrary>();

/** The library of a site, made once for each; its labels are marks where the registry of terms has them, so that what is drawn follows the vocabulary. */
export function siteLibrary(site: Site): ChartLibrary {
  const known = libraries.get(site);
  if (known) return known;
  const {markedTerm: term, areas} = indexEvidence(site.evidence);
  const made = makeLibrary({
    charts: [...site.charts.values()], tables: site.tables.values(), lists: site.lists, facts: factsOfEvidence(site.evidence), terms: site.evidence.terms ?? []
  }, {term, areas, units: site.evidence.units});
  libraries.set(site, made);
  return made;
}

interface LibraryParts extends Required<Pick<ChartLibrary, "lists" | "facts" | "terms">> {
  readonly charts: readonly Chart[];
  readonly tables: Tables;
}

function makeLibrary({charts, tables, ...parts}: LibraryParts, labels: Labels): ChartLibrary {
  const units = [...labels.units];
  return {
    charts: new Map(charts.map((chart) => [chart.id, chart])), ...parts,
    tables: new Map([...tables].map(({table, rows}) => [table.id, tableInfo(table, rows, {...labels, units})]))
  };
}
