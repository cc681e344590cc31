import {isMap, isScalar, isSeq} from "yaml";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {Chart, Row} from "../../src/core/chart.js";
import type {Facts} from "../../src/core/fact.js";
import type {QueryAnswers} from "../../src/core/query/query-cell.js";
import type {TableDescription} from "../../src/core/table.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import type {Content} from "../content.js";
import {parseCsv} from "../facts/facts-csv.js";
import type {List} from "../lists/list.js";
import {tableInfo} from "../tables/worded.js";
import type {Labels} from "../tables/worded.js";
import {parseYaml} from "../yaml.js";

/** Everything that fences can name: registered charts, tables and lists. */
export interface ChartLibrary {
  readonly charts: ReadonlyMap<string, Chart>;
  /** Ids of registered charts that have diagnostics of their own; references to them are not reported again. */
  readonly broken?: ReadonlySet<string>;
  readonly tables: ReadonlyMap<string, TableInfo>;
  readonly lists: readonly List[];
  readonly facts: Facts;
  /** What the queries of the notebooks come to; absent where there are none. */
  readonly queries?: QueryAnswers;
  /** The registered terms for marks in labels and titles; absent if these hold no marks. */
  readonly terms?: readonly RegisteredTerm[];
}

type Tables = Iterable<{readonly table: TableDescription; readonly rows: readonly Row[]}>;

/** The library for content that is being verified. */
export function contentLibrary(
  {vocabulary, facts, lists, terms}: Pick<Content, "vocabulary" | "facts" | "lists" | "terms">,
  charts: readonly Chart[],
  tables: Tables,
  broken: ReadonlySet<string> = new Set()
): ChartLibrary {
  return {...makeLibrary({charts, tables, lists, facts, terms}, contentLabels({vocabulary})), broken};
}

/** The labels of the controlled lists. */
export function contentLabels({vocabulary}: Pick<Content, "vocabulary">): Labels {
  return {
    term: (value) => (vocabulary.categories.get(value) ?? vocabulary.sexes.get(value))?.label ?? value,
    areas: vocabulary.areas,
    units: [...vocabulary.units.values()]
  };
}

interface LibraryParts extends Required<Pick<ChartLibrary, "lists" | "facts" | "terms">> {
  readonly charts: readonly Chart[];
  readonly tables: Tables;
}

/** Makes a library from charts, tables and labels. */
export function makeLibrary({charts, tables, ...parts}: LibraryParts, labels: Labels): ChartLibrary {
  const units = [...labels.units];
  return {
    charts: new Map(charts.map((chart) => [chart.id, chart])),
    ...parts,
    tables: new Map([...tables].map(({table, rows}) => [table.id, tableInfo(table, rows, {...labels, units})]))
  };
}

/** A text for readers in a data file of a workspace. */
interface Label {
  readonly line: number;
  /** The id of the entry; empty where it has none. */
  readonly id: string;
  /** The key or column whose value it is. */
  readonly key: string;
  readonly text: string;
}

/**
 * Keys and columns whose values are words for readers; ids, expressions, strings of the documents and places in them
 * are not.
 */
const READ = ["label", "name", "definition", "text", "explanation", "note", "reason", "since", "why"];

/** Every text for readers in a YAML file, with its line. */
export function labelsOfYaml(text: string): readonly Label[] {
  const {document, lines} = parseYaml(text);
  const found: Label[] = [];
  const visit = (node: unknown): void => {
    if (isSeq(node)) node.items.forEach(visit);
    if (!isMap(node)) return;
    for (const {key, value} of node.items) {
      if (isScalar(value) && READ.includes(String(key))) {
        found.push({
          line: lines.linePos((value.range ?? [0])[0]).line,
          id: textOf(node.get("id")),
          key: String(key),
          text: textOf(value.value)
        });
      } else {
        visit(value);
      }
    }
  };
  visit(document.contents);
  return found;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Every text for readers in a CSV file with a header, with its line; malformed files are reported by another check. */
export function labelsOfCsv(text: string): readonly Label[] {
  const columns = (/^.*/.exec(text)?.[0] ?? "").trimEnd().split(",");
  const read = columns.filter((column) => READ.includes(column) && !(column === "text" && columns.includes("reason")));
  return parseCsv(text, "", columns, []).flatMap(({line, fields}) =>
    read.map((column) => ({line, id: fields["id"] ?? "", key: column, text: fields[column] ?? ""}))
  );
}
