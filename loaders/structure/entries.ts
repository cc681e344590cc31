import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Fault} from "../../src/core/fault.js";
import {parseCsv} from "../facts/csv.js";
import type {CsvRow} from "../facts/csv.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";

/** A row of a file of `data/lists/`, with its place in the source's text and in the file. */
export interface Entry {
  readonly file: string;
  readonly line: number;
  readonly id: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** A file of `data/lists/`. */
export interface EntryFile {
  readonly name: string;
  /** Its columns besides those that every file has. */
  readonly columns: readonly string[];
  /** The source of all its rows; without it each names its own. */
  readonly source?: string;
  idOf(fields: Readonly<Record<string, string>>): string;
}

const ANCHOR_COLUMNS = ["locator", "start", "end", "anchor", "prefix", "suffix", "note"];
const LONGEST_CONTEXT = 24;

/** Adds a fault at an entry. */
export type Complain = (entry: Pick<Entry, "file" | "line" | "id">, message: string) => void;

/** Says where the fault of an entry stands. */
export function complainTo(faults: Fault[]): Complain {
  return ({file, line, id}, message) => {
    faults.push({file, line, id, message});
  };
}

/** Reads a file; every row that can't be used is a fault. Undefined if there is no such file. */
export async function readEntries(workspace: Workspace, file: EntryFile, sources: ReadonlySet<string>, faults: Fault[]): Promise<readonly Entry[] | undefined> {
  const path = join(workspace.folder, "lists", `${file.name}.csv`);
  const shown = shownPath(workspace, path);
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") faults.push({file: shown, message: `can't be read: ${String(error)}`});
    return undefined;
  });
  if (text === undefined) return undefined;
  const rows = parseCsv(text, shown, [...file.columns, ...ANCHOR_COLUMNS], faults);
  return rows.flatMap((row) => readEntry(row, shown, file, sources, faults) ?? []);
}

function readEntry({line, fields}: CsvRow, shown: string, file: EntryFile, sources: ReadonlySet<string>, faults: Fault[]): Entry | undefined {
  const [start, end, id, source] = [Number(fields.start), Number(fields.end), file.idOf(fields), file.source ?? fields.source!];
  const found = [
    /^[A-Za-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*$/.test(id) ? undefined : `id ${id === "" ? "(empty)" : id}: expected letters, digits, points and hyphens`,
    sources.has(source) ? undefined : `unknown source ${source === "" ? "(empty)" : source}; register it with its text in data/sources.yaml`,
    /^\d+$/.test(fields.start!) && /^\d+$/.test(fields.end!) && start < end ? undefined
      : `offsets ${fields.start}–${fields.end}: expected two whole numbers, start before end; see tickmark facts locate`,
    fields.anchor === "" ? "anchor is empty; it is the exact string of the text" : undefined,
    fields.locator === "" ? "locator is empty; say how a person finds the place, such as para 74 (a)" : undefined,
    ...["prefix", "suffix"].map((side) => (Array.from(fields[side]!).length > LONGEST_CONTEXT ? `${side} is longer than ${LONGEST_CONTEXT} characters` : undefined))
  ].filter((message) => message !== undefined);
  for (const message of found) faults.push({file: shown, line, ...(id === "" ? {} : {id}), message});
  return found.length > 0 ? undefined : {file: shown, line, id, source, start, end, fields};
}

/** The words of a field that holds several. */
export function wordsOf(text: string | undefined): readonly string[] {
  return (text ?? "").split(" ").filter((word) => word !== "");
}
