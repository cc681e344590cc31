import type {Chart, Row} from "../../src/core/chart.js";
import type {TableInfo} from "../../src/core/chart-spec/spec.js";
import {factsOfEvidence} from "../../src/core/evidence.js";
import type {Facts} from "../../src/core/fact.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import type {TableDescription} from "../../src/core/table.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import type {Content} from "../read.js";
import type {Site} from "../render/site.js";
import {tableInfo} from "../tables/info.js";
import type {Labels} from "../tables/info.js";

/** What a `chart` fence can name: registered charts, and the tables that a specification is of. */
export interface ChartLibrary {
  readonly charts: ReadonlyMap<string, Chart>;
  readonly tables: ReadonlyMap<string, TableInfo>;
  readonly facts: Facts;
  /** What the marks in labels and titles stand for; none where these hold none. */
  readonly terms?: readonly RegisteredTerm[];
}

type Tables = Iterable<{readonly table: TableDescription; readonly rows: readonly Row[]}>;

/** The library of content that is being verified. */
export function contentLibrary({vocabulary, facts, terms}: Pick<Content, "vocabulary" | "facts" | "terms">, charts: readonly Chart[], tables: Tables): ChartLibrary {
  return makeLibrary(charts, tables, contentLabels({vocabulary}), facts, terms);
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
  const made = makeLibrary([...site.charts.values()], site.tables.values(), {term, areas, units: site.evidence.units}, factsOfEvidence(site.evidence), site.evidence.terms);
  libraries.set(site, made);
  return made;
}

function makeLibrary(charts: readonly Chart[], tables: Tables, labels: Labels, facts: Facts, terms: readonly RegisteredTerm[] = []): ChartLibrary {
  const units = [...labels.units];
  return {
    charts: new Map(charts.map((chart) => [chart.id, chart])), facts, terms,
    tables: new Map([...tables].map(({table, rows}) => [table.id, tableInfo(table, rows, {...labels, units})]))
  };
}
