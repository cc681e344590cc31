import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {Chart, Row} from "../../src/core/chart.js";
import type {Facts} from "../../src/core/fact.js";
import type {TableDescription} from "../../src/core/table.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import type {List} from "../lists/list.js";
import type {Content} from "../read.js";
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

interface LibraryParts extends Required<Pick<ChartLibrary, "lists" | "facts" | "terms">> {
  readonly charts: readonly Chart[];
  readonly tables: Tables;
}

/** A library of parts at hand, with what values are called. */
export function makeLibrary({charts, tables, ...parts}: LibraryParts, labels: Labels): ChartLibrary {
  const units = [...labels.units];
  return {
    charts: new Map(charts.map((chart) => [chart.id, chart])), ...parts,
    tables: new Map([...tables].map(({table, rows}) => [table.id, tableInfo(table, rows, {...labels, units})]))
  };
}
