import {parse} from "csv-parse/sync";
import type {Fault} from "../../src/core/fault.js";
import {splitCsv} from "./split-csv.js";
import type {CsvRecord} from "./split-csv.js";

/** A row of a CSV file, with the line on which it starts. */
export interface CsvRow {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** Parses RFC 4180 with the columns given, in any order; every malformed row is a fault, and the others are returned. */
export function parseCsv(text: string, file: string, columns: readonly string[], faults: Fault[]): readonly CsvRow[] {
  return readRecords(text, file, columns, faults).map(({line, values}) => ({line, fields: Object.fromEntries(columns.map((name, i) => [name, values[i]!]))}));
}

/** As {@link parseCsv}, each row as its values in the order of `columns`. */
export function readRecords(text: string, file: string, columns: readonly string[], faults: Fault[]): readonly CsvRecord[] {
  const marked = text.startsWith("\uFEFF");
  if (marked) faults.push({file, line: 1, message: "starts with a byte-order mark; save it as UTF-8 without one"});
  const records = splitCsv(marked ? text.slice(1) : text) ?? parseRecords(text, file, faults);
  if (records === undefined) return [];
  const header = records[0]?.values;
  if (header === undefined) {
    faults.push({file, line: 1, message: `is empty; its first line names the columns: ${columns.join(",")}`});
    return [];
  }
  if (!checkHeader(header, file, columns, faults)) return [];
  const whole = records.filter(({line, values}, i) => {
    if (values.length === header.length) return i > 0;
    faults.push({file, line, ...(values[0] ? {id: values[0]} : {}), message: `has ${values.length} fields, the header ${header.length}; quote fields that hold commas or newlines`});
    return false;
  });
  if (columns.every((name, i) => header[i] === name)) return whole;
  const order = columns.map((name) => header.indexOf(name));
  return whole.map(({line, values}) => ({line, values: order.map((i) => values[i]!)}));
}

/** The slower way, which knows every kind of newline and says what is malformed. */
function parseRecords(text: string, file: string, faults: Fault[]): readonly CsvRecord[] | undefined {
  let records: {record: string[]; info: {lines: number}}[];
  try {
    records = parse(text, {info: true, relax_column_count: true, skip_empty_lines: true, bom: true}) as unknown as typeof records;
  } catch (error) {
    const {message, lines} = error as Error & {lines?: number};
    faults.push({file, ...(lines === undefined ? {} : {line: lines}), message: `CSV: ${message}`});
    return undefined;
  }
  return records.map(({record}, i) => ({line: i === 0 ? 1 : records[i - 1]!.info.lines + 1, values: record}));
}

function checkHeader(header: readonly string[], file: string, columns: readonly string[], faults: Fault[]): boolean {
  const found = [
    ["missing", columns.filter((column) => !header.includes(column)), ""],
    ["unknown", header.filter((column) => !columns.includes(column)), `; columns are ${columns.join(",")}`],
    ["repeated", header.filter((column, i) => columns.includes(column) && header.indexOf(column) !== i), "; name each once"]
  ] as const;
  const wrong = found.filter(([, names]) => names.length > 0);
  for (const [what, names, hint] of wrong) faults.push({file, line: 1, message: `${what} column ${names.join(", ")}${hint}`});
  return wrong.length === 0;
}
