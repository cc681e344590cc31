import type {Chart, Row} from "../../src/core/chart.js";
import {citeSource, citeWork} from "../../src/core/citation.js";
import type {Collection} from "../../src/core/citation.js";
import type {Facts} from "../../src/core/fact.js";
import {GUARD_RULE} from "../../src/core/formula.js";
import {yearsOf} from "../../src/core/period.js";
import {endingOf, physicalColumns} from "../../src/core/quantity-columns.js";
import {TABLE_FILES} from "../../src/core/table-about.js";
import type {TableAbout, TableListing} from "../../src/core/table-about.js";
import type {TableDescription} from "../../src/core/table.js";
import {wrapText} from "../../src/core/wrap-text.js";
import {INFINITY_RULE} from "../../src/exports/csv-text.js";
import {proseText} from "../../src/views/prose-html.js";
import type {Content} from "../content.js";
import type {BuiltTable} from "../tables/build.js";
import {factsOfRows} from "../tables/select.js";
import type {PackageAbout, TableFiles} from "./datapackage.js";

const COLUMNS = 78;

/**
 * What a reader of a table's zip needs to know, as plain text: what a row is and is not, columns, units, notes,
 * sources, citation.
 */
export function tableReadme(
  table: BuiltTable,
  {collection, sources, citation, notes, measures, units, digest, version}: TableAbout
): string {
  const labelOf = (unit: string): string => units.find(({id}) => id === unit)?.label ?? unit;
  return document([
    heading(table.title),
    table.description,
    ...section("To be said wherever a number of this table is shown", listed(notes)),
    ...section("What is counted", listed(measures.map(({label, definition}) => `${label}: ${definition}`))),
    ...section(
      "Columns",
      listed(
        physicalColumns(table).map(
          ({name, metadata: {label = "", unit}}) =>
            `${name}: ${label}${unit === undefined ? "" : ` (${labelOf(unit)})`}`
        )
      )
    ),
    ...section("How to read the numbers", [READING]),
    ...section(
      "Files",
      listed([
        ...TABLE_FILES.filter(({ending}) => ending !== "zip").map(
          ({ending, label, about}) => `${table.id}.${ending}: ${label}, ${about}`
        ),
        "datapackage.json: a Data Package of these files"
      ])
    ),
    ...section(
      "Sources",
      listed(
        sources.map((cited) =>
          [
            `${citeSource(cited).full}.`,
            cited.source.url === "" ? "Its official address is not certain, so none is given." : cited.source.url
          ].join(" ")
        )
      )
    ),
    ...section("To cite this table", [citation.full, `In short: ${citation.short}`]),
    ...section("State", [`Version ${version}`, `Data digest ${digest}`, rights(collection)])
  ]);
}

/** What a reader of the zip of all tables needs to know. */
export function packageReadme(
  tables: readonly TableFiles[],
  {title, description, version, digest}: PackageAbout,
  collection: Collection
): string {
  const sources = new Map(tables.flatMap(({about}) => about.sources.map(({source}) => [source.id, source] as const)));
  return document([
    heading(title),
    description,
    ...section("How to read the numbers", [READING]),
    ...section("Tables", listed(tables.map(({table}) => `tables/${table.id}: ${table.title}. ${table.description}`))),
    ...section("What must be said with each table", [
      "Each table’s notes stand in its own files: in the sheet Notes, in the metadata beside the CSV, and inside the Arrow and Parquet files."
    ]),
    ...section(
      "Sources",
      listed(
        [...sources.values()].map((source) =>
          [`${citeSource({source}).full}.`, source.url].filter((part) => part !== "").join(" ")
        )
      )
    ),
    ...section("State", [`Version ${version}`, `Data digest ${digest}`, rights(collection)])
  ]);
}

const READING = [
  `A number that a document prints stands as it is printed; any other is an expression over printed figures, which the column that ends in ${endingOf("expression")} holds.`,
  `The columns that end in ${endingOf("low")} and ${endingOf("high")} hold the interval that the printed precision allows; where a number is missing, the one that ends in ${endingOf("missing")} says why.`,
  INFINITY_RULE,
  GUARD_RULE
].join(" ");

function rights({licence}: Collection): string {
  return licence === undefined
    ? "The documents remain their publishers’."
    : `The tables are under the ${licence.title} (${licence.path}); the documents remain their publishers’.`;
}

const heading = (text: string): string => `${text}\n${"=".repeat(Math.min(text.length, COLUMNS))}`;

function section(title: string, paragraphs: readonly string[]): readonly string[] {
  return paragraphs.length === 0 ? [] : [`${title}\n${"-".repeat(title.length)}`, ...paragraphs];
}

function listed(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [items.map((item) => wrapText(`- ${item}`, COLUMNS, "  ")).join("\n")];
}

function document(blocks: readonly string[]): string {
  return `${blocks.map((block) => (block.includes("\n") ? block : wrapText(block, COLUMNS))).join("\n\n")}\n`;
}

/** Gathers what the files of a table say of it. */
export function aboutTable(
  table: BuiltTable,
  content: Content,
  version: string,
  charts: readonly Pick<Chart, "table" | "caveats">[]
): TableAbout {
  const {
    own: {collection},
    vocabulary,
    digest
  } = content;
  const facts = factsOfRows(table, table.rows).flatMap((id) => content.facts.fact(id) ?? []);
  const named = new Set([...facts.map(({source}) => source), ...table.rows.map((row) => row.source)]);
  const sources = content.sources
    .filter(({id}) => named.has(id))
    .map((source) => ({
      source,
      locators: [...new Set(facts.filter((fact) => fact.source === source.id).map(({locator}) => locator))]
    }));
  const measures = [
    ...new Set(table.columns.flatMap((column) => (column.kind === "quantity" ? column.measures : [])))
  ].flatMap((id) => vocabulary.measures.get(id) ?? []);
  const caveats = new Set([
    ...charts.filter((chart) => chart.table === table.id).flatMap((chart) => chart.caveats),
    ...facts.flatMap((fact) => [fact.caveat, vocabulary.measures.get(fact.measure)?.caveat ?? ""]),
    content.lists.find(({id}) => id === table.id)?.caveat ?? ""
  ]);
  const notes = [
    ...[...caveats].flatMap((id) => vocabulary.caveats.get(id)?.text ?? []),
    ...(table.comparison === undefined ? [] : [table.comparison])
  ];
  return {
    collection,
    digest,
    version,
    sources,
    citation: citeWork({
      collection: collection.name,
      title: table.title,
      name: `table ${table.id}`,
      version,
      digest,
      sources
    }),
    notes: [...new Set(notes.map((note) => plainText(note, content.facts)))],
    measures: measures.map(({id, label, definition}) => ({
      id,
      label,
      definition: plainText(definition, content.facts)
    })),
    units: [...vocabulary.units.values()]
  };
}

/** A table as pages list it; the years are those of the columns that hold periods. */
export function listedTable({
  table,
  about,
  rows
}: {
  readonly table: TableDescription;
  readonly about: TableAbout;
  readonly rows: readonly Row[];
}): TableListing {
  const periods = table.columns
    .filter((column) => (column.kind === "key" && column.dimension === "period") || column.name === "date")
    .map(({name}) => name);
  const years = rows.flatMap((row) => periods.flatMap((name) => yearsOf(String(row[name] ?? ""))));
  return {table, about, years: [...new Set(years)].sort()};
}

/** Prose as plain text; prose that can't be evaluated stays as written, since `verify` reports it. */
function plainText(prose: string, facts: Facts): string {
  try {
    return proseText(prose, facts);
  } catch {
    return prose;
  }
}
