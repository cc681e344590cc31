import {parse} from "csv-parse/sync";
import type {ValuedFact} from "../../src/core/fact.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";

/** A row of a CSV file, with the line on which it starts. */
export interface CsvRow {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Parses RFC 4180 with the columns given, in any order; every malformed row is a diagnostic, and the others are
 * returned.
 */
export function parseCsv(
  text: string,
  file: string,
  columns: readonly string[],
  diagnostics: Diagnostic[]
): readonly CsvRow[] {
  return readRecords(text, file, columns, diagnostics).map(({line, values}) => ({
    line,
    fields: Object.fromEntries(columns.map((name, i) => [name, values[i]!]))
  }));
}

/** As {@link parseCsv}, each row as its values in the order of `columns`. */
export function readRecords(
  text: string,
  file: string,
  columns: readonly string[],
  diagnostics: Diagnostic[]
): readonly CsvRecord[] {
  const marked = text.startsWith("\uFEFF");
  if (marked) diagnostics.push({file, line: 1, message: "starts with a byte-order mark; save it as UTF-8 without one"});
  const records = splitCsv(marked ? text.slice(1) : text) ?? parseRecords(text, file, diagnostics);
  if (records === undefined) return [];
  const header = records[0]?.values;
  if (header === undefined) {
    diagnostics.push({file, line: 1, message: `is empty; its first line names the columns: ${columns.join(",")}`});
    return [];
  }
  if (!checkHeader(header, file, columns, diagnostics)) return [];
  const whole = records.filter(({line, values}, i) => {
    if (values.length === header.length) return i > 0;
    diagnostics.push({
      file,
      line,
      ...(values[0] ? {id: values[0]} : {}),
      message: `has ${values.length} fields, the header ${header.length}; quote fields that hold commas or newlines`
    });
    return false;
  });
  if (columns.every((name, i) => header[i] === name)) return whole;
  const order = columns.map((name) => header.indexOf(name));
  return whole.map(({line, values}) => ({line, values: order.map((i) => values[i]!)}));
}

/**
 * The slower parser, which accepts every kind of newline and reports malformed input; undefined if the text is
 * malformed.
 */
function parseRecords(text: string, file: string, diagnostics: Diagnostic[]): readonly CsvRecord[] | undefined {
  let records: {record: string[]; info: {lines: number}}[];
  try {
    records = parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      bom: true
    }) as unknown as typeof records;
  } catch (error) {
    const {message, lines} = error as Error & {lines?: number};
    diagnostics.push({file, ...(lines === undefined ? {} : {line: lines}), message: `CSV: ${message}`});
    return undefined;
  }
  return records.map(({record}, i) => ({line: i === 0 ? 1 : records[i - 1]!.info.lines + 1, values: record}));
}

function checkHeader(
  header: readonly string[],
  file: string,
  columns: readonly string[],
  diagnostics: Diagnostic[]
): boolean {
  const found = [
    ["missing", columns.filter((column) => !header.includes(column)), ""],
    ["unknown", header.filter((column) => !columns.includes(column)), `; columns are ${columns.join(",")}`],
    [
      "repeated",
      header.filter((column, i) => columns.includes(column) && header.indexOf(column) !== i),
      "; name each once"
    ]
  ] as const;
  const wrong = found.filter(([, names]) => names.length > 0);
  for (const [what, names, hint] of wrong)
    diagnostics.push({file, line: 1, message: `${what} column ${names.join(", ")}${hint}`});
  return wrong.length === 0;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const NEWLINE = 0x0a;

/** A record of a CSV text, with the line on which it starts. */
export interface CsvRecord {
  readonly line: number;
  readonly values: readonly string[];
}

/**
 * Splits a CSV text by RFC 4180 with plain newlines, leaving out blank lines. Undefined for anything that isn't
 * well-formed so: a parser that says what is wrong is then asked instead.
 */
function splitCsv(text: string): readonly CsvRecord[] | undefined {
  if (text.includes("\r")) return undefined;
  const records: CsvRecord[] = [];
  let at = 0;
  let line = 1;
  let width = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) === NEWLINE) {
      at++;
      line++;
      continue;
    }
    const values = new Array<string>(width);
    const first = line;
    let count = 0;
    for (;;) {
      let end: number;
      if (text.charCodeAt(at) === QUOTE) {
        end = endOfQuoted(text, at);
        if (end < 0) return undefined;
        const value = text.slice(at + 1, end - 1);
        values[count++] = value.includes('"') ? value.replaceAll('""', '"') : value;
        for (let newline = value.indexOf("\n"); newline >= 0; newline = value.indexOf("\n", newline + 1)) line++;
      } else {
        end = at;
        for (
          let code = text.charCodeAt(end);
          end < text.length && code !== COMMA && code !== NEWLINE;
          code = text.charCodeAt(++end)
        )
          if (code === QUOTE) return undefined;
        values[count++] = end === at ? "" : text.slice(at, end);
      }
      at = end + 1;
      if (text.charCodeAt(end) !== COMMA) break;
    }
    values.length = count;
    width = count;
    records.push({line: first, values});
    line++;
  }
  return records;
}

/** The place after the closing quote, where the field must end; -1 if it doesn't. */
function endOfQuoted(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) end = text.indexOf('"', end + 2);
  if (end < 0) return -1;
  const next = text.charCodeAt(end + 1);
  return end + 1 === text.length || next === COMMA || next === NEWLINE ? end + 1 : -1;
}

/** The columns of `facts/<source>.csv`. */
export const FACT_COLUMNS = [
  "id",
  "locator",
  "start",
  "end",
  "printed",
  "prefix",
  "suffix",
  "qualifier",
  "unit",
  "measure",
  "period",
  "period_flag",
  "area",
  "category",
  "sex",
  "of",
  "producer",
  "status",
  "caveat",
  "note"
] as const;

/** A fact with the place of its row. */
export interface FactRow extends ValuedFact {
  readonly file: string;
  readonly line: number;
  /** Whether a rule made it of a cell of a CSV file. */
  readonly byRule?: true;
}

/** The diagnostic of a row whose id another row has. */
export function repeatedId({file, line, id}: FactRow, before: FactRow): Diagnostic {
  return {file, line, id, message: `id already used at ${before.file}:${before.line}; ids are unique`};
}
