/** A file in which a table can be taken away. */
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
  {ending: "xlsx", label: "Excel", mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", about: "with columns, sources and notes as sheets"},
  {ending: "arrow", label: "Arrow", mediaType: "application/vnd.apache.arrow.file", about: "for notebooks; metadata inside"},
  {ending: "parquet", label: "Parquet", mediaType: "application/vnd.apache.parquet", about: "for databases; metadata inside"},
  {ending: "json", label: "JSON", mediaType: "application/json", about: "an array of rows; INF for an open end of an interval"}
] as const satisfies readonly TableFile[];

/** What is said of a table beside its data, and all of it together. */
export const OTHER_FILES = [
  {ending: "csv-metadata.json", label: "CSV metadata", mediaType: "application/csvm+json", about: "CSV on the Web"},
  {ending: "prov.json", label: "Provenance", mediaType: "application/json", about: "PROV: what each cell is derived from"},
  {ending: "zip", label: "All as zip", mediaType: "application/zip", about: "every format, metadata and a readme"}
] as const satisfies readonly TableFile[];

/** Every file that a table has, in the order in which they are offered. */
export const TABLE_FILES: readonly TableFile[] = [...DATA_FILES, ...OTHER_FILES];
