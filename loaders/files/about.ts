import {citeWork} from "../../src/core/citation.js";
import type {Chart, Row} from "../../src/core/chart.js";
import type {Facts} from "../../src/core/fact.js";
import {yearsOf} from "../../src/core/period.js";
import type {TableListing, TableAbout} from "../../src/core/table-about.js";
import type {TableDescription} from "../../src/core/table.js";
import {proseText} from "../../src/views/prose-html.js";
import type {Content} from "../read.js";
import type {BuiltTable} from "../tables/build.js";
import {factsOfRows} from "../tables/sources.js";

/** Gathers what the files of a table say of it. */
export function aboutTable(table: BuiltTable, content: Content, version: string, charts: readonly Pick<Chart, "table" | "caveats">[]): TableAbout {
  const {own: {collection}, vocabulary, digest} = content;
  const facts = factsOfRows(table, table.rows).flatMap((id) => content.facts.fact(id) ?? []);
  const named = new Set([...facts.map(({source}) => source), ...table.rows.map((row) => row.source)]);
  const sources = content.sources.filter(({id}) => named.has(id)).map((source) => ({
    source, locators: [...new Set(facts.filter((fact) => fact.source === source.id).map(({locator}) => locator))]
  }));
  const measures = [...new Set(table.columns.flatMap((column) => (column.kind === "quantity" ? column.measures : [])))].flatMap((id) => vocabulary.measures.get(id) ?? []);
  const caveats = new Set([
    ...charts.filter((chart) => chart.table === table.id).flatMap((chart) => chart.caveats),
    ...facts.flatMap((fact) => [fact.caveat, vocabulary.measures.get(fact.measure)?.caveat ?? ""]),
    content.lists.find(({id}) => id === table.id)?.caveat ?? ""
  ]);
  const notes = [...[...caveats].flatMap((id) => vocabulary.caveats.get(id)?.text ?? []), ...(table.comparison === undefined ? [] : [table.comparison])];
  return {
    collection, digest, version, sources,
    citation: citeWork({collection: collection.name, title: table.title, name: `table ${table.id}`, version, digest, sources}),
    notes: [...new Set(notes.map((note) => plainText(note, content.facts)))],
    measures: measures.map(({id, label, definition}) => ({id, label, definition: plainText(definition, content.facts)})),
    units: [...vocabulary.units.values()]
  };
}

/** A table as pages list it; the years are those of the columns that hold periods. */
export function listedTable({table, about, rows}: {readonly table: TableDescription; readonly about: TableAbout; readonly rows: readonly Row[]}): TableListing {
  const periods = table.columns.filter((column) => (column.kind === "key" && column.dimension === "period") || column.name === "date").map(({name}) => name);
  const years = rows.flatMap((row) => periods.flatMap((name) => yearsOf(String(row[name] ?? ""))));
  return {table, about, years: [...new Set(years)].sort()};
}

/** Prose without its links; what can't be worked out stays as it is written, since `verify` says so of its own accord. */
function plainText(prose: string, facts: Facts): string {
  try {
    return proseText(prose, facts);
  } catch {
    return prose;
  }
}
