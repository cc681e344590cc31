import {citeSource} from "../../src/core/citation.js";
import type {Collection} from "../../src/core/collection.js";
import {GUARD_RULE} from "../../src/core/formula.js";
import {endingOf, physicalColumns} from "../../src/core/quantity-columns.js";
import type {TableAbout} from "../../src/core/table-about.js";
import {TABLE_FILES} from "../../src/core/table-files.js";
import {wrapText} from "../../src/core/wrap-text.js";
import {INFINITY_RULE} from "../../src/exports/csv-text.js";
import type {BuiltTable} from "../tables/build.js";
import type {PackageAbout, TableFiles} from "./datapackage.js";

const COLUMNS = 78;

/** What a reader of a table's zip needs to know, as plain text: what a row is and is not, columns, units, notes, sources, citation. */
export function tableReadme(table: BuiltTable, {collection, sources, citation, notes, measures, units, digest, version}: TableAbout): string {
  const labelOf = (unit: string): string => units.find(({id}) => id === unit)?.label ?? unit;
  return document([
    heading(table.title), table.description,
    ...section("To be said wherever a number of this table is shown", listed(notes)),
    ...section("What is counted", listed(measures.map(({label, definition}) => `${label}: ${definition}`))),
    ...section("Columns", listed(physicalColumns(table).map(({name, metadata: {label = "", unit}}) => `${name}: ${label}${unit === undefined ? "" : ` (${labelOf(unit)})`}`))),
    ...section("How to read the numbers", [READING]),
    ...section("Files", listed([
      ...TABLE_FILES.filter(({ending}) => ending !== "zip").map(({ending, label, about}) => `${table.id}.${ending}: ${label}, ${about}`),
      "datapackage.json: a Data Package of these files"
    ])),
    ...section("Sources", listed(sources.map((cited) => [`${citeSource(cited).full}.`, cited.source.url === "" ? "Its official address is not certain, so none is given." : cited.source.url].join(" ")))),
    ...section("To cite this table", [citation.full, `In short: ${citation.short}`]),
    ...section("State", [`Version ${version}`, `Data digest ${digest}`, rights(collection)])
  ]);
}

/** What a reader of the zip of all tables needs to know. */
export function packageReadme(tables: readonly TableFiles[], {title, description, version, digest}: PackageAbout, collection: Collection): string {
  const sources = new Map(tables.flatMap(({about}) => about.sources.map(({source}) => [source.id, source] as const)));
  return document([
    heading(title), description,
    ...section("How to read the numbers", [READING]),
    ...section("Tables", listed(tables.map(({table}) => `tables/${table.id}: ${table.title}. ${table.description}`))),
    ...section("What must be said with each table", ["Each table’s notes stand in its own files: in the sheet Notes, in the metadata beside the CSV, and inside the Arrow and Parquet files."]),
    ...section("Sources", listed([...sources.values()].map((source) => [`${citeSource({source}).full}.`, source.url].filter((part) => part !== "").join(" ")))),
    ...section("State", [`Version ${version}`, `Data digest ${digest}`, rights(collection)])
  ]);
}

const READING = [
  `A number that a document prints stands as it is printed; any other is an expression over printed figures, which the column that ends in ${endingOf("expression")} holds.`,
  `The columns that end in ${endingOf("low")} and ${endingOf("high")} hold the interval that the printed precision allows; where a number is missing, the one that ends in ${endingOf("missing")} says why.`,
  INFINITY_RULE, GUARD_RULE
].join(" ");

function rights({licence}: Collection): string {
  return licence === undefined ? "The documents remain their publishers’." : `The tables are under the ${licence.title} (${licence.path}); the documents remain their publishers’.`;
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
