import {strToU8, zipSync} from "fflate";
import {keyColumns, valuesOfColumn} from "../../src/core/chart-spec/table-info.js";
import type {Row} from "../../src/core/chart.js";
import type {Facts} from "../../src/core/fact.js";
import {physicalColumns} from "../../src/core/quantity-columns.js";
import {TABLE_FILES} from "../../src/core/table-about.js";
import type {ListedTable, TableAbout} from "../../src/core/table-about.js";
import type {KeyLabels, TableDescription} from "../../src/core/table.js";
import {tableInWords, termsIn} from "../../src/core/terms/in-terms.js";
import {DEFAULT_TERM_VOCABULARY} from "../../src/core/terms/term.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import {inWords} from "../../src/core/terms/wording.js";
import {csvText, withInfinity} from "../../src/exports/csv-text.js";
import type {BuiltTable} from "../tables/build.js";
import {tableInfo} from "../tables/worded.js";
import type {Labels} from "../tables/worded.js";
import type {WrittenTable} from "../verify.js";
import {tableToParquet} from "./parquet.js";
import {ALL_DATA, csvMetadata, dataPackage} from "./datapackage.js";
import type {TableFiles} from "./datapackage.js";
import {provenance} from "./prov.js";
import {packageReadme, tableReadme} from "./readme.js";
import {tableToXlsx} from "./xlsx.js";

/** The names of all files of some tables, as they stand in the folder `tables`. */
export function tableFileNames(ids: readonly string[]): readonly string[] {
  return [...ids.flatMap((id) => TABLE_FILES.map(({ending}) => `${id}.${ending}`)), ...(ids.length === 0 ? [] : [ALL])];
}

/** The zip of all tables. */
const ALL = "all.zip";

type Maker = (
  written: Pick<WrittenTable, "table" | "arrow" | "about"> & {readonly labels: KeyLabels},
  facts: Facts
) => string | Uint8Array;

const MAKERS: Readonly<Record<string, Maker>> = {
  csv: ({table}) => tableToCsv(table),
  "csv-metadata.json": ({table, about}) => csvMetadata(table, about),
  xlsx: ({table, about, labels}, facts) => tableToXlsx(table, about, {facts, labels}),
  arrow: ({arrow}) => arrow,
  parquet: ({table, about}) => tableToParquet(table, about),
  json: ({table}) => tableToJson(table),
  "prov.json": ({table, about}, facts) => provenance(table, about, facts)
};

/**
 * Makes the files of a table: its rows in each format, and what is said of them, in the default vocabulary. `labels`
 * are what values of keys are called; without them they stand as codes alone.
 */
export function makeTableFiles(
  written: Omit<Parameters<Maker>[0], "labels">,
  facts: Facts,
  terms: readonly RegisteredTerm[],
  labels?: Labels
): TableFiles {
  const said = {...tableInWords(written, terms), labels: labels ? plainLabels(written.table, labels, terms) : {}};
  const {table, about} = said;
  return {
    table,
    about,
    data: new Map(Object.entries(MAKERS).map(([ending, make]) => [`${table.id}.${ending}`, make(said, facts)] as const))
  };
}

function plainLabels(table: BuiltTable, labels: Labels, terms: readonly RegisteredTerm[]): KeyLabels {
  const plain = (label: string): string => inWords(label, terms, DEFAULT_TERM_VOCABULARY);
  return Object.fromEntries(
    Object.entries(tableInfo(table, table.rows, labels).labels ?? {}).flatMap(([column, texts]) => {
      const worded = Object.entries(texts).map(([value, label]) => [value, plain(label)] as const);
      const differing = worded.filter(([value, label]) => label !== value);
      return differing.length === 0 ? [] : [[column, Object.fromEntries(differing)] as const];
    })
  );
}

/** The zip of one table: data, metadata and a readme. */
function zipTable(files: TableFiles): Uint8Array {
  const {
    table: {id, title, description},
    about: {collection, version, digest}
  } = files;
  const descriptor = dataPackage([files], {name: id, title, description, version, digest}, collection, {
    folder: "",
    endings: ALL_DATA
  });
  return zipFiles(
    new Map([...files.data, ["datapackage.json", descriptor], ["README.txt", tableReadme(files.table, files.about)]])
  );
}

/** All files of the tables by path: data and metadata, a zip per table, the zip of all tables, and the data package. */
export function writeTableFiles(
  tables: readonly TableFiles[],
  {collection, version, digest}: Pick<TableAbout, "collection" | "version" | "digest">
): ReadonlyMap<string, string | Uint8Array> {
  const about = {
    name: packageName(collection.name),
    title: "Figures printed in public documents, with the expression of every number",
    description:
      "Tables derived from printed figures. Each number has a column with its expression, two with its rounding interval, and one with the reason where there is no number.",
    version,
    digest
  };
  const all = new Map(
    tables.flatMap(({data}) => [...data].map(([name, contents]) => [`tables/${name}`, contents] as const))
  );
  const descriptor = dataPackage(tables, about, collection, {folder: "tables/", endings: ["csv"]});
  return new Map<string, string | Uint8Array>([
    ...all,
    ...tables.map((files) => [`tables/${files.table.id}.zip`, zipTable(files)] as const),
    [
      `tables/${ALL}`,
      zipFiles(
        new Map([...all, ["datapackage.json", descriptor], ["README.txt", packageReadme(tables, about, collection)]])
      )
    ],
    ["datapackage.json", descriptor]
  ]);
}

/** A name as data packages have them: lower-case letters, digits and hyphens. */
function packageName(name: string): string {
  return (
    name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "tables"
  );
}

/**
 * A table as CSV with the same columns as the Arrow file; a cell without a value is empty, an open end of an interval
 * is `INF`.
 */
export function tableToCsv(table: BuiltTable): string {
  const names = physicalColumns(table).map(({name}) => name);
  return csvText(
    names,
    table.rows.map((row) => names.map((name) => row[name] ?? null))
  );
}

/**
 * An array of rows with the same keys as the Arrow file; an open end of an interval is the text `INF`, as JSON has no
 * infinity.
 */
export function tableToJson(table: BuiltTable): string {
  const names = physicalColumns(table).map(({name}) => name);
  return `${JSON.stringify(
    table.rows.map((row) => Object.fromEntries(names.map((name) => [name, withInfinity(row[name] ?? null)]))),
    undefined,
    1
  )}\n`;
}

/** The earliest time that a zip can hold, in local time, as zips store it. */
const TIME = new Date(1980, 0, 1);

/** File endings of formats that are already compressed. */
const STORED = /\.(xlsx|parquet|zip|png)$/;

/** Files as one zip, in the order of their names and without a time of day, so that equal files give equal bytes. */
export function zipFiles(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return zipSync(
    Object.fromEntries(
      sorted.map(([path, contents]) => [
        path,
        [
          typeof contents === "string" ? strToU8(contents) : contents,
          {mtime: TIME, level: STORED.test(path) ? 0 : 6}
        ] as const
      ])
    )
  );
}

type Written = {readonly table: TableDescription; readonly rows: readonly Row[]; readonly about: TableAbout};

/** The list of all tables: descriptions, units, labels and values of keys, caveats, sources. */
export function tablesJson(tables: readonly Written[], labels: Labels, terms: readonly RegisteredTerm[]): string {
  return `${JSON.stringify(tables.map((written) => listedInfo(written, labels, terms)))}\n`;
}

function listedInfo({table, rows, about}: Written, labels: Labels, terms: readonly RegisteredTerm[]): ListedTable {
  const {rows: _rows, ...info} = tableInfo(table, rows, labels);
  const own = termsIn(JSON.stringify([info, about.notes]), terms);
  return {
    ...info,
    ...(own.length === 0 ? {} : {terms: own}),
    values: Object.fromEntries(keyColumns(table).map(({name}) => [name, valuesOfColumn({rows}, name) ?? []])),
    length: rows.length,
    caveats: about.notes,
    sources: about.sources.map(({source: {id, title, publisher, date}}) => ({id, title, publisher, date}))
  };
}
