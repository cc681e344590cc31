import {CsvError, parse} from "csv-parse/sync";
import {decodeText} from "./decode-text.js";
import {ReadingError, TextWriter, columnName, onOneLine, headRows} from "./document-reading.js";
import type {DocumentReading, ReadCell} from "./document-reading.js";

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** How many rows are named of those that are short. */
const MOST_NAMED = 5;

/** Says which rows have fewer cells than the widest. */
function raggedRows(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const short = rows.flatMap(({length}, i) => (length < width ? [`row ${i + 1} has ${length}`] : []));
  if (short.length === 0) return [];
  const more = short.length - MOST_NAMED;
  const named = [...short.slice(0, MOST_NAMED), ...(more > 0 ? [`and ${more} more rows have fewer`] : [])].join(", ");
  return [`the widest row has ${width} cells: ${named}; what is missing is left blank`];
}

const NAMES: Readonly<Record<string, string>> = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"};

/** Reads a CSV file: each row a line of the text, its cells with tabs between them. */
export function readCsv(bytes: Uint8Array): DocumentReading {
  const {text, encoding} = decodeText(bytes);
  const delimiter = delimiterOf(text);
  const rows = recordsOf(text, delimiter);
  if (rows.every((row) => row.every((cell) => cell.trim() === "")))
    throw new ReadingError("holds no cells; save it again with its rows");
  const writer = new TextWriter();
  const width = Math.max(...rows.map(({length}) => length));
  const head = headRows(rows);
  const cells: ReadCell[] = [];
  rows.forEach((row, y) => {
    const places = row.map((cell, x) => ({text: onOneLine(cell), place: `${columnName(x)}${y + 1}`}));
    writer.row(places);
    places.forEach(({text: shown, place}, x) => {
      if (shown !== "") cells.push({row: y, column: x, rows: 1, columns: 1, text: shown, header: y < head, place});
    });
  });
  return {
    reader: `csv 1 ${encoding} ${NAMES[delimiter]!}`,
    title: "",
    text: writer.text,
    places: writer.places,
    tables: [{place: "table", cells}],
    remarks: [
      ...(encoding === "utf-8" ? [] : [`read as ${encoding}`]),
      ...(delimiter === "," ? [] : [`its cells are divided by ${NAMES[delimiter]!}`]),
      ...raggedRows(rows, width)
    ]
  };
}

/** How many rows tell by which sign a file’s cells are divided. */
const SAMPLE = 200;

/** The sign that gives the most rows the same number of cells, of which there is more than one. */
function delimiterOf(text: string): string {
  const scores = DELIMITERS.map((delimiter) => {
    const rows = sampleOf(text, delimiter).filter((row) => row.length > 1 || row[0]?.trim() !== "");
    const counts = new Map<number, number>();
    for (const {length} of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [width = 1, agreeing = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return {delimiter, score: width < 2 ? 0 : (agreeing / rows.length) * Math.log2(width + 1)};
  });
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score === 0 ? "," : best.delimiter;
}

const OPTIONS = {relax_column_count: true, relax_quotes: true, skip_empty_lines: false, bom: true} as const;

function recordsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    return parse(text, {...OPTIONS, delimiter});
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ReadingError(`can’t be read as CSV (${error.message}); close the quote there, and save it again`);
  }
}

function sampleOf(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    return parse(text, {...OPTIONS, delimiter, to: SAMPLE});
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return [];
  }
}
