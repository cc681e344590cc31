import type {Facts} from "../../src/core/fact.js";
import type {TableAbout} from "../../src/core/table-about.js";
import {TABLE_FILES} from "../../src/core/table-files.js";
import {tableInWords} from "../../src/core/terms/table-in-words.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import type {WrittenTable} from "../verify.js";
import {tableToCsv} from "./csv.js";
import {csvMetadata} from "./csvw.js";
import {ALL_DATA, dataPackage} from "./datapackage.js";
import type {TableFiles} from "./datapackage.js";
import {tableToJson} from "./json.js";
import {tableToParquet} from "./parquet.js";
import {provenance} from "./prov.js";
import {packageReadme, tableReadme} from "./readme.js";
import {tableToXlsx} from "./xlsx.js";
import {zipFiles} from "./zip.js";

/** The names of all files of some tables, as they stand in the folder `tables`. */
export function tableFileNames(ids: readonly string[]): readonly string[] {
  return [...ids.flatMap((id) => TABLE_FILES.map(({ending}) => `${id}.${ending}`)), ...(ids.length === 0 ? [] : [ALL])];
}

/** The zip of all tables. */
const ALL = "all.zip";

type Maker = (written: Pick<WrittenTable, "table" | "arrow" | "about">, facts: Facts) => string | Uint8Array;

const MAKERS: Readonly<Record<string, Maker>> = {
  "csv": ({table}) => tableToCsv(table),
  "csv-metadata.json": ({table, about}) => csvMetadata(table, about),
  "xlsx": ({table, about}) => tableToXlsx(table, about),
  "arrow": ({arrow}) => arrow,
  "parquet": ({table, about}) => tableToParquet(table, about),
  "json": ({table}) => tableToJson(table),
  "prov.json": ({table, about}, facts) => provenance(table, about, facts)
};

/** Makes the files of a table: its rows in each format, and what is said of them, in the default vocabulary. */
export function makeTableFiles(written: Parameters<Maker>[0], facts: Facts, terms: readonly RegisteredTerm[]): TableFiles {
  const said = tableInWords(written, terms);
  const {table, about} = said;
  return {table, about, data: new Map(Object.entries(MAKERS).map(([ending, make]) => [`${table.id}.${ending}`, make(said, facts)] as const))};
}

/** The zip of one table: data, metadata and a readme. */
export function zipTable(files: TableFiles): Uint8Array {
  const {table: {id, title, description}, about: {collection, version, digest}} = files;
  const descriptor = dataPackage([files], {name: id, title, description, version, digest}, collection, {folder: "", endings: ALL_DATA});
  return zipFiles(new Map([...files.data, ["datapackage.json", descriptor], ["README.txt", tableReadme(files.table, files.about)]]));
}

/** What is written of all tables, by path: their files, their zips, the zip of them all, and the data package. */
export function writeTableFiles(tables: readonly TableFiles[], {collection, version, digest}: Pick<TableAbout, "collection" | "version" | "digest">): ReadonlyMap<string, string | Uint8Array> {
  const about = {
    name: packageName(collection.name), title: "Figures printed in public documents, with the expression of every number",
    description: "Tables derived from printed figures. Each number has a column with its expression, two with its rounding interval, and one with the reason where there is no number.",
    version, digest
  };
  const all = new Map(tables.flatMap(({data}) => [...data].map(([name, contents]) => [`tables/${name}`, contents] as const)));
  const descriptor = dataPackage(tables, about, collection, {folder: "tables/", endings: ["csv"]});
  return new Map<string, string | Uint8Array>([
    ...all,
    ...tables.map((files) => [`tables/${files.table.id}.zip`, zipTable(files)] as const),
    [`tables/${ALL}`, zipFiles(new Map([...all, ["datapackage.json", descriptor], ["README.txt", packageReadme(tables, about, collection)]]))],
    ["datapackage.json", descriptor]
  ]);
}

/** A name as data packages have them: lower-case letters, digits and hyphens. */
function packageName(name: string): string {
  return name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "tables";
}
