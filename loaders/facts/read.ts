import {readFile, readdir} from "node:fs/promises";
import {join} from "node:path";
import type {ValuedFact} from "../../src/core/fact.js";
import type {Fact} from "../../src/core/fact.js";
import {valueFact} from "../../src/core/evidence.js";
import type {Fault} from "../../src/core/fault.js";
import {shownPath} from "../project.js";
import type {Project} from "../project.js";
import type {RegisteredSource} from "../sources/registry.js";
import {parseCsv} from "./csv.js";
import type {CsvRow} from "./csv.js";
import {checkFields, checkWholes} from "./rules.js";
import type {Vocabulary} from "./vocabulary.js";

/** The columns of `data/facts/<source>.csv`. */
export const FACT_COLUMNS = [
  "id", "locator", "start", "end", "printed", "prefix", "suffix", "qualifier", "unit", "measure", "period", "period_flag", "area",
  "category", "sex", "of", "producer", "status", "caveat", "note"
] as const;

/** A fact with the place of its row. */
export interface FactRow extends ValuedFact {
  readonly file: string;
  readonly line: number;
}

/** Reads all facts of the registered sources; every row that can't be used is a fault. */
export async function readFacts(project: Project, sources: readonly RegisteredSource[], vocabulary: Vocabulary, faults: Fault[]): Promise<readonly FactRow[]> {
  const folder = join(project.data, "facts");
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith(".csv")).sort();
  } catch {
    faults.push({file: shownPath(project, folder), message: "no such folder; facts stand in data/facts/<source>.csv"});
    return [];
  }
  const rows: FactRow[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const file = shownPath(project, path);
    const source = name.slice(0, -".csv".length);
    if (!sources.some(({id, file: text}) => id === source && text !== "")) {
      faults.push({file, message: `unknown source ${source}; register it with its text in data/sources.yaml or rename the file`});
    }
    for (const row of parseCsv(await readFile(path, "utf8"), file, FACT_COLUMNS, faults)) {
      const fact = readRow(row, file, source, vocabulary, faults);
      if (fact) rows.push(fact);
    }
  }
  checkIds(rows, faults);
  checkWholes(rows, vocabulary, faults);
  return rows;
}

function readRow({line, fields}: CsvRow, file: string, source: string, vocabulary: Vocabulary, faults: Fault[]): FactRow | undefined {
  const fault = (message: string): number => faults.push({file, line, ...(fields.id ? {id: fields.id} : {}), message});
  const [start, end] = [Number(fields.start), Number(fields.end)];
  const fact = {...fields, source, start, end} as unknown as Fact;
  for (const message of checkFields(fact, vocabulary)) fault(message);
  if (!/^\d+$/.test(fields.start!) || !/^\d+$/.test(fields.end!) || start >= end) {
    fault(`offsets ${fields.start}–${fields.end}: expected two whole numbers, start before end; see tickmark facts locate`);
    return undefined;
  }
  if (!vocabulary.units.has(fact.unit)) return undefined;
  try {
    return {...valueFact(fact, vocabulary.units), file, line};
  } catch (error) {
    fault((error as Error).message);
    return undefined;
  }
}

function checkIds(rows: readonly FactRow[], faults: Fault[]): void {
  const first = new Map<string, FactRow>();
  for (const row of rows) {
    const before = first.get(row.id);
    if (before) faults.push({file: row.file, line: row.line, id: row.id, message: `id already used at ${before.file}:${before.line}; ids are unique`});
    else first.set(row.id, row);
  }
}
