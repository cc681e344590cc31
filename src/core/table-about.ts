import type {TableInfo} from "./chart-spec/table-info.js";
import type {Citation, CitedSource, Collection} from "./citation.js";
import type {Source, Term} from "./evidence.js";
import type {Unit} from "./fact.js";
import type {TableDescription} from "./table.js";
import type {RegisteredTerm} from "./terms/term.js";

/** What every file and list says about a table besides its rows, each in its own format. */
export interface TableAbout {
  readonly collection: Collection;
  readonly digest: string;
  readonly version: string;
  /** The sources of the table's facts, or those in which its rows stand, with the places. */
  readonly sources: readonly (CitedSource & {readonly source: Source})[];
  readonly citation: Citation;
  /**
   * What must be said with the table: caveats of its facts, measures and charts, and why its numbers stand in one
   * column; plain text.
   */
  readonly notes: readonly string[];
  /** What its quantities count. */
  readonly measures: readonly Pick<Term, "id" | "label" | "definition">[];
  readonly units: readonly Unit[];
}

/** A table as pages list it. */
export interface TableListing {
  readonly table: TableDescription;
  readonly about: TableAbout;
  /** The years that its rows are of, in order; none where no column says. */
  readonly years: readonly string[];
}

/**
 * A table as listed in `/data/tables.json`, without rows: what a page needs to describe it and to read a specification
 * for it.
 */
export interface ListedTable extends TableInfo {
  /** How many rows the table’s files hold. */
  readonly length: number;
  /** The registered terms whose marks its texts hold. */
  readonly terms?: readonly RegisteredTerm[];
  /** What must be said with its numbers; plain text. */
  readonly caveats: readonly string[];
  /** The sources of its facts. */
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisher: string;
    readonly date: string;
  }[];
}

/** A file format in which a table can be downloaded. */
export interface TableFile {
  /** What follows the table's id and a dot. */
  readonly ending: string;
  readonly label: string;
  readonly mediaType: string;
  /** What it is good for, in a few words. */
  readonly about: string;
}

/** The data of a table, format by format. */
export const DATA_FILES = [
  {ending: "csv", label: "CSV", mediaType: "text/csv", about: "for any program; its metadata beside it"},
  {
    ending: "xlsx",
    label: "Excel",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    about: "with a cover, labels, and a formula for every number"
  },
  {
    ending: "arrow",
    label: "Arrow",
    mediaType: "application/vnd.apache.arrow.file",
    about: "for notebooks; metadata inside"
  },
  {
    ending: "parquet",
    label: "Parquet",
    mediaType: "application/vnd.apache.parquet",
    about: "for databases; metadata inside"
  },
  {
    ending: "json",
    label: "JSON",
    mediaType: "application/json",
    about: "an array of rows; INF for an open end of an interval"
  }
] as const satisfies readonly TableFile[];

/** The metadata files of a table, and the archive of all its files. */
const OTHER_FILES = [
  {ending: "csv-metadata.json", label: "CSV metadata", mediaType: "application/csvm+json", about: "CSV on the Web"},
  {
    ending: "prov.json",
    label: "Provenance",
    mediaType: "application/json",
    about: "PROV: what each cell is derived from"
  },
  {ending: "zip", label: "All as zip", mediaType: "application/zip", about: "every format, metadata and a readme"}
] as const satisfies readonly TableFile[];

/** Every file that a table has, in the order in which they are offered. */
export const TABLE_FILES: readonly TableFile[] = [...DATA_FILES, ...OTHER_FILES];
