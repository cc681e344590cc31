import {parse} from "csv-parse/sync";
import type {Fault} from "../../src/core/fault.js";

/** A row of a CSV file, with the line on which it starts. */
export interface CsvRow {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** Parses RFC 4180 with the columns given, in any order; every malformed row is a fault, and the others are returned. */
export function parseCsv(text: string, file: string, columns: readonly string[], faults: Fault[]): readonly CsvRow[] {
  if (text.startsWith("\uFEFF")) faults.push({file, line: 1, message: "starts with a byte-order mark; save it as UTF-8 without one"});
  const rows: CsvRow[] = [];
  let header: readonly string[] | undefined;
  let records: {record: string[]; info: {lines: number}}[];
  try {
    records = parse(text, {info: true, relax_column_count: true, skip_empty_lines: true, bom: true}) as unknown as typeof records;
  } catch (error) {
    const {message, lines} = error as Error & {lines?: number};
    faults.push({file, ...(lines === undefined ? {} : {line: lines}), message: `CSV: ${message}`});
    return rows;
  }
  let line = 1;
  for (const {record, info} of records) {
    const start = line;
    line = info.lines + 1;
    if (header === undefined) {
      header = record;
      if (!checkHeader(record, file, columns, faults)) return rows;
    } else if (record.length !== header.length) {
      faults.push({file, line: start, ...(record[0] ? {id: record[0]} : {}), message: `has ${record.length} fields, the header ${header.length}; quote fields that hold commas or newlines`});
    } else {
      rows.push({line: start, fields: Object.fromEntries(header.map((name, i) => [name, record[i]!]))});
    }
  }
  if (header === undefined) faults.push({file, line: 1, message: `is empty; its first line names the columns: ${columns.join(",")}`});
  return rows;
}

function checkHeader(header: readonly string[], file: string, columns: readonly string[], faults: Fault[]): boolean {
  const absent = columns.filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !columns.includes(column));
  if (absent.length > 0) faults.push({file, line: 1, message: `missing column ${absent.join(", ")}`});
  if (unknown.length > 0) faults.push({file, line: 1, message: `unknown column ${unknown.join(", ")}; columns are ${columns.join(",")}`});
  return absent.length === 0 && unknown.length === 0;
}
