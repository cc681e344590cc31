import Fraction from "fraction.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {pointInterval} from "../../src/core/interval.js";
import {USUAL_STYLE, styleNamed} from "../../src/core/number-style.js";
import {parsePrinted} from "../../src/core/printed.js";
import type {PrintedValue, UnitKind} from "../../src/core/printed.js";
import {memoizeByText} from "../../src/core/memoize.js";
import {FACT_COLUMNS, readRecords, repeatedId} from "./facts-csv.js";
import type {CsvRecord, FactRow} from "./facts-csv.js";
import {checkFields} from "./rules.js";
import type {Vocabulary} from "./vocabulary.js";

const WHOLE_NUMBER = /^\d+$/;

/** A source whose facts are read, with the example of how it prints numbers. */
export interface FactSource {
  readonly id: string;
  readonly numbers?: string;
}

/** Reads the facts of one source; every row that can't be used is a diagnostic. */
export function readFacts(
  text: string,
  file: string,
  source: FactSource,
  vocabulary: Vocabulary,
  diagnostics: Diagnostic[]
): readonly FactRow[] {
  const rows: FactRow[] = [];
  for (const record of readRecords(text, file, FACT_COLUMNS, diagnostics)) {
    const found: string[] = [];
    const row = readRow(record, file, source, vocabulary, found);
    for (const message of found)
      diagnostics.push({file, line: record.line, ...(record.values[0] ? {id: record.values[0]} : {}), message});
    if (row) rows.push(row);
  }
  checkIds(rows, diagnostics);
  return rows;
}

type Values = readonly [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string
];

function readRow(
  {line, values}: CsvRecord,
  file: string,
  {id: source, numbers}: FactSource,
  vocabulary: Vocabulary,
  found: string[]
): FactRow | undefined {
  const v = values as Values;
  const kind = vocabulary.units.get(v[8])?.kind;
  const printed = kind === undefined ? undefined : readPrinted(v[4], kind, v[7], numbers);
  const row: FactRow = {
    id: v[0],
    source,
    locator: v[1],
    start: Number(v[2]),
    end: Number(v[3]),
    printed: v[4],
    ...(numbers === undefined ? {} : {numbers}),
    prefix: v[5],
    suffix: v[6],
    qualifier: v[7],
    unit: v[8],
    measure: v[9],
    period: v[10],
    period_flag: v[11] as FactRow["period_flag"],
    area: v[12],
    category: v[13],
    sex: v[14],
    of: v[15],
    producer: v[16],
    status: v[17],
    caveat: v[18],
    note: v[19],
    value: printed?.value ?? NOT_READ.value,
    interval: printed?.interval ?? NOT_READ.interval,
    file,
    line
  };
  checkFields(row, vocabulary, found);
  if (!WHOLE_NUMBER.test(v[2]) || !WHOLE_NUMBER.test(v[3]) || row.start >= row.end) {
    found.push(`offsets ${v[2]}–${v[3]}: expected two whole numbers, start before end; see tickmark facts locate`);
    return undefined;
  }
  if (printed?.why !== undefined) found.push(printed.why);
  return printed === undefined || printed.why !== undefined ? undefined : row;
}

/** A printed string as read, or why it can't be. */
type ReadValue = PrintedValue & {readonly why?: string};

const NOT_READ: PrintedValue = {value: new Fraction(0), interval: pointInterval(new Fraction(0))};

/**
 * A cache of parsed values by style, unit kind, qualifier and printed string, since most numbers are printed more than
 * once.
 */
const knownValues = memoizeByText((style) =>
  memoizeByText((kind) =>
    memoizeByText((qualifier) =>
      memoizeByText((printed) => readValue(printed, kind as UnitKind, qualifier, style), 10_000)
    )
  )
);

/**
 * A printed string read as a number of a kind in the style that an example names, from the cache where it was read
 * before.
 */
export const readPrinted = (
  printed: string,
  kind: UnitKind,
  qualifier: string,
  style: string = USUAL_STYLE.example
): ReadValue => knownValues(style)(kind)(qualifier)(printed);

function readValue(printed: string, kind: UnitKind, qualifier: string, style: string): ReadValue {
  try {
    return parsePrinted(printed, kind, qualifier, styleNamed(style));
  } catch (error) {
    return {...NOT_READ, why: (error as Error).message};
  }
}

/** Adds a diagnostic for each row whose id another row has. */
export function checkIds(rows: readonly FactRow[], diagnostics: Diagnostic[]): void {
  const first = new Map<string, FactRow>();
  for (const row of rows) {
    const before = first.get(row.id);
    if (before) diagnostics.push(repeatedId(row, before));
    else first.set(row.id, row);
  }
}
