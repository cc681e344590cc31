import {Table, columnFromArray, field, float64, tableToIPC, utf8} from "@uwdata/flechette";
import {parquetWriteBuffer} from "hyparquet-writer";
import {sourceAndState} from "./chart-svg.js";
import type {SvgTexts} from "./chart-svg.js";
import {INFINITY_RULE, csvText, withInfinity} from "./csv-text.js";
import {PERCENT_RULE, addWorkbookProperties, sheetYear, workbook} from "./workbook.js";
import type {Sheet, SheetCell} from "./workbook.js";

/** A cell of a chart's rows. */
export type RowValue = string | number | null;

/** A chart's rows as a file holds them. */
export interface ChartRows {
  readonly columns: readonly string[];
  /** The kind of each column: text, or numbers in a unit, whose name is empty if the rows have several units. */
  readonly kinds: readonly RowsKind[];
  readonly rows: readonly (readonly RowValue[])[];
}

/** What a column of a chart's rows holds. */
export type RowsKind = {readonly type: "text"} | {readonly type: "number"; readonly unit: string};

/** The metadata of a file of chart rows, by name. */
export type RowsAbout = Readonly<
  Record<
    "chart" | "headline" | "title" | "notes" | "source" | "expressions" | "citation" | "digest" | "page" | "generator",
    string
  >
>;

/** The metadata for the files of a chart's rows; list values are joined by line breaks. */
export function rowsAbout(
  chart: string,
  {headline, title, notes, expressions, digest, page, ...texts}: SvgTexts,
  citation: string
): RowsAbout {
  return {
    chart,
    headline,
    title,
    notes: notes.join("\n"),
    source: sourceAndState(texts),
    expressions: expressions.join("\n"),
    citation,
    digest,
    page,
    generator: "Tickmark"
  };
}

/** Rows as an Arrow file, with units as metadata of the columns and `about` as metadata of the schema. */
export function rowsArrow({columns, kinds, rows}: ChartRows, about: RowsAbout): Uint8Array<ArrayBuffer> {
  const types = kinds.map(({type}) => (type === "number" ? float64() : utf8()));
  const fields = columns.map((name, i) => {
    const kind = kinds[i]!;
    return field(
      name,
      types[i]!,
      true,
      kind.type === "number" && kind.unit !== "" ? new Map([["unit", kind.unit]]) : null
    );
  });
  const data = columns.map((_, i) =>
    columnFromArray(
      rows.map((row) => row[i] ?? null),
      types[i]
    )
  );
  const {schema} = new Table({version: 4, endianness: 0, fields, metadata: new Map(Object.entries(about))}, data);
  const bytes = tableToIPC(new Table(schema, data), {format: "file"});
  if (!bytes) throw new Error("The rows could not be written.");
  return Uint8Array.from(bytes);
}

/**
 * Rows as CSV, with further columns for source and digest (in every row) and notes, citation and page (in the first row
 * only).
 */
export function rowsCsv({columns, rows}: ChartRows, {source, notes, citation, page, digest}: RowsAbout): string {
  return csvText(
    [...columns, "Source", "Notes", "Citation", "Page", "Data digest"],
    rows.map((row, i) => [
      ...row,
      source,
      ...(i === 0 ? [notes.replaceAll("\n", " "), citation, page] : ["", "", ""]),
      digest
    ])
  );
}

/**
 * Rows as JSON: metadata, columns with units, and an array of rows; an infinite interval end is the text `INF` or
 * `-INF`.
 */
export function rowsJson({columns, kinds, rows}: ChartRows, {notes, expressions, ...about}: RowsAbout): string {
  const lines = (text: string): readonly string[] => (text === "" ? [] : text.split("\n"));
  return `${JSON.stringify(
    {
      ...about,
      notes: lines(notes),
      expressions: lines(expressions),
      intervals: INFINITY_RULE,
      columns: columns.map((name, i) => ({name, ...kinds[i]})),
      rows: rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, withInfinity(row[i] ?? null)])))
    },
    undefined,
    1
  )}\n`;
}

/**
 * Rows as Parquet with `about` as key-value metadata; its key `columns` holds the units, because Parquet has no column
 * metadata.
 */
export function rowsParquet({columns, kinds, rows}: ChartRows, about: RowsAbout): Uint8Array<ArrayBuffer> {
  const columnData = columns.map((name, i) => ({
    name,
    data: rows.map((row) => row[i] ?? null),
    type: kinds[i]?.type === "number" ? ("DOUBLE" as const) : ("STRING" as const)
  }));
  const pairs = {...about, columns: JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, kinds[i]])))};
  const kvMetadata = Object.entries(pairs).map(([key, value]) => ({key, value}));
  return new Uint8Array(parquetWriteBuffer({columnData, kvMetadata, createdBy: "Tickmark"}));
}

/** Rows as a workbook: Cover, Data with years as numbers and percentages as fractions, and Expressions. */
export function rowsXlsx(
  {columns, kinds, rows}: ChartRows,
  {chart, headline, title, notes, source, expressions, citation, digest, page}: RowsAbout
): Uint8Array {
  const lines = (text: string): readonly string[] => (text === "" ? [] : text.split("\n"));
  const sheets: readonly Sheet[] = [
    {
      name: "Cover",
      rows: [
        ["Title", title],
        ["Headline", headline],
        ["Source", source],
        ...lines(notes).map((note) => ["To be said with it", note]),
        ["Intervals", INFINITY_RULE],
        ["Percentages", PERCENT_RULE],
        ["Citation", citation],
        ["Page", page],
        ["Data digest", digest]
      ]
    },
    {
      name: "Data",
      rows: [columns, ...rows.map((row) => row.map((cell, x) => sheetCell(cell, kinds[x], row[x + 1] ?? null)))]
    },
    {
      name: "Expressions",
      rows: [["Expression shown in the chart"], ...lines(expressions).map((expression) => [expression])]
    }
  ];
  return workbook(sheets, (pack) =>
    addWorkbookProperties(pack, {
      title: headline,
      subject: chart,
      description: `${title}. ${source}. Data digest ${digest}.`,
      properties: {source, citation, digest, page}
    })
  );
}

/** Decimals of the ends of a percentage's interval. */
const FINE = 2;

/** A cell of a workbook; beside a percentage stands its text as shown, which says how finely it is known. */
function sheetCell(cell: RowValue, kind: RowsKind | undefined, beside: RowValue): SheetCell {
  if (kind?.type !== "number") return sheetYear(cell);
  if (kind.unit !== "percent" || typeof cell !== "number") return cell;
  const shown = typeof beside === "string" ? /(?:\.(\d+))?\s?(?:%|per)/.exec(beside) : null;
  return {value: cell / 100, percent: shown === null ? FINE : (shown[1]?.length ?? 0)};
}
