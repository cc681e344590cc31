import type {Collection} from "../../src/core/citation.js";
import {GUARD_RULE} from "../../src/core/formula.js";
import {physicalColumns} from "../../src/core/quantity-columns.js";
import {DATA_FILES} from "../../src/core/table-about.js";
import type {TableAbout, TableFile} from "../../src/core/table-about.js";
import {INFINITY_RULE} from "../../src/exports/csv-text.js";
import {hashBytes} from "../sources/file-bytes.js";
import type {BuiltTable} from "../tables/build.js";

/** A table with its files by name, except the zip. */
export interface TableFiles {
  readonly table: BuiltTable;
  readonly about: TableAbout;
  readonly data: ReadonlyMap<string, string | Uint8Array>;
}

/** What a data package says of itself. */
export interface PackageAbout {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly digest: string;
}

/** Which files a package describes, and their folder. */
interface PackageFiles {
  /** The prefix of each file's path. */
  readonly folder: string;
  readonly endings: readonly string[];
}

/** The formats that a table's own package describes. */
export const ALL_DATA: readonly string[] = DATA_FILES.map(({ending}) => ending);

const RULES = `${GUARD_RULE} ${INFINITY_RULE}`;

/**
 * A Data Package, version two, of some tables; the CSV of each carries its schema. It has no creation date, so that
 * equal data gives equal bytes; the data digest identifies the data.
 */
export function dataPackage(
  tables: readonly TableFiles[],
  about: PackageAbout,
  {authors, licence}: Collection,
  {folder, endings}: PackageFiles
): string {
  const sources = [
    ...new Map(tables.flatMap((table) => table.about.sources.map(({source}) => [source.id, source] as const))).values()
  ];
  return `${JSON.stringify(
    {
      $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
      ...about,
      description: `${about.description} ${RULES}`,
      ...(authors === "" ? {} : {contributors: [{title: authors, roles: ["author"]}]}),
      ...(licence === undefined ? {} : {licenses: [licence]}),
      ...(sources.length === 0 ? {} : {sources: sources.map(packageSource)}),
      resources: tables.flatMap((table) =>
        DATA_FILES.filter(({ending}) => endings.includes(ending)).map((file) => resource(table, file, folder))
      )
    },
    undefined,
    1
  )}\n`;
}

function packageSource({
  title,
  url,
  date
}: TableFiles["about"]["sources"][number]["source"]): Readonly<Record<string, string>> {
  return {title, ...(url === "" ? {} : {path: url}), version: date};
}

function resource({table, about, data}: TableFiles, {ending, mediaType}: TableFile, folder: string): unknown {
  const contents = data.get(`${table.id}.${ending}`)!;
  return {
    name: ending === "csv" ? table.id : `${table.id}.${ending}`,
    title: table.title,
    description: table.description,
    path: `${folder}${table.id}.${ending}`,
    format: ending,
    mediatype: mediaType,
    bytes: Buffer.byteLength(contents),
    hash: `sha256:${hashBytes(contents)}`,
    ...(ending !== "csv"
      ? {}
      : {
          type: "table",
          encoding: "utf-8",
          notes: about.notes,
          citation: about.citation.full,
          sources: about.sources.map(({source}) => packageSource(source)),
          schema: {
            $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
            fields: physicalColumns(table).map(({name, type, metadata}) => ({
              name,
              type: type === "text" ? "string" : "number",
              title: metadata.label,
              ...(metadata.unit === undefined ? {} : {unit: metadata.unit})
            })),
            missingValues: [""]
          }
        })
  };
}

/** The metadata file of a table's CSV, by W3C's CSV on the Web. */
export function csvMetadata(
  table: BuiltTable,
  {collection: {licence}, sources, citation, notes, measures, units, digest, version}: TableAbout
): string {
  const labelOf = (unit: string): string => units.find(({id}) => id === unit)?.label ?? unit;
  return `${JSON.stringify(
    {
      "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
      url: `${table.id}.csv`,
      "dc:title": table.title,
      "dc:description": table.description,
      "dc:bibliographicCitation": citation.full,
      "dc:source": sources.map(({source: {title, publisher, symbol, date, url}}) => ({
        "dc:title": title,
        "dc:publisher": publisher,
        "dc:date": date,
        ...(symbol === "" ? {} : {"dc:identifier": symbol}),
        ...(url === "" ? {} : {"schema:url": url})
      })),
      ...(licence === undefined ? {} : {"dc:license": {"@id": licence.path}}),
      "schema:version": version,
      "schema:identifier": digest,
      "rdfs:comment": [...notes, GUARD_RULE],
      "schema:measurementTechnique": measures.map(({label, definition}) => `${label}: ${definition}`),
      dialect: {
        encoding: "utf-8",
        lineTerminators: ["\r\n"],
        delimiter: ",",
        quoteChar: '"',
        doubleQuote: true,
        header: true
      },
      tableSchema: {
        columns: physicalColumns(table).map(({name, type, metadata: {label = name, unit}}) => ({
          name,
          titles: name,
          "dc:title": label,
          datatype: type === "text" ? "string" : "double",
          null: "",
          ...(unit === undefined ? {} : {"schema:unitCode": unit, "schema:unitText": labelOf(unit)})
        }))
      }
    },
    undefined,
    1
  )}\n`;
}
