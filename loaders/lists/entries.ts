import type {Diagnostic} from "../../src/core/diagnostic.js";
import {parseCsv} from "../facts/facts-csv.js";
import type {CsvRow} from "../facts/facts-csv.js";
import {whyNotThere} from "../sources/anchor.js";
import {whyOtherLocator} from "../sources/locators.js";
import {TextPlaces} from "../sources/places.js";
import type {SourceText} from "../sources/text.js";
import type {ListDefinition} from "./definition.js";
import type {ListRow} from "./list.js";
import {ANCHOR_COLUMNS} from "./read-columns.js";

/** A row of a list's CSV, with its place in the source's text and in the file. */
export interface Entry {
  readonly file: string;
  readonly line: number;
  readonly id: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** A list as it is defined, with its rows as they are written. */
export interface WrittenList {
  readonly definition: ListDefinition;
  readonly entries: readonly Entry[];
}

const LONGEST_CONTEXT = 24;

/** Adds a diagnostic at an entry. */
export type Complain = (entry: Pick<Entry, "file" | "line" | "id">, message: string) => void;

/** Makes a {@link Complain} that adds to `diagnostics`. */
export function complainTo(diagnostics: Diagnostic[]): Complain {
  return ({file, line, id}, message) => {
    diagnostics.push({file, line, id, message});
  };
}

/** Reads the rows of a list; every row that can't be used is a diagnostic, and so is a list without any. */
export function readEntries(
  text: string,
  definition: ListDefinition,
  sources: ReadonlySet<string>,
  diagnostics: Diagnostic[]
): readonly Entry[] {
  const before = diagnostics.length;
  const own = definition.columns.flatMap(({from, name}) =>
    from === "csv" && !ANCHOR_COLUMNS.includes(name) ? [name] : []
  );
  const rows = parseCsv(text, definition.file, [...own, ...ANCHOR_COLUMNS], diagnostics);
  if (rows.length === 0 && diagnostics.length === before) {
    diagnostics.push({
      file: definition.file,
      line: 1,
      message: "has no rows; write one for each entry that the document prints"
    });
  }
  return rows.flatMap((row) => readEntry(row, definition, sources, diagnostics) ?? []);
}

function readEntry(
  {line, fields}: CsvRow,
  definition: ListDefinition,
  sources: ReadonlySet<string>,
  diagnostics: Diagnostic[]
): Entry | undefined {
  const [start, end, id, source] = [
    Number(fields.start),
    Number(fields.end),
    fields.id!,
    definition.source?.name ?? fields.source!
  ];
  const found = [
    /^[A-Za-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*$/.test(id)
      ? undefined
      : `id ${id === "" ? "(empty)" : id}: expected letters, digits, points and hyphens`,
    sources.has(source)
      ? undefined
      : `unknown source ${source === "" ? "(empty)" : source}; register it with its text in sources.yaml`,
    /^\d+$/.test(fields.start!) && /^\d+$/.test(fields.end!) && start < end
      ? undefined
      : `offsets ${fields.start}–${fields.end}: expected two whole numbers, start before end; see tickmark facts locate`,
    fields.anchor === "" ? "anchor is empty; it is the exact string of the text" : undefined,
    fields.locator === "" ? "locator is empty; say how a person finds the place, such as section 2 (a)" : undefined,
    ...["prefix", "suffix"].map((side) =>
      longerThan(LONGEST_CONTEXT, fields[side]!) ? `${side} is longer than ${LONGEST_CONTEXT} characters` : undefined
    )
  ].filter((message) => message !== undefined);
  for (const message of found) diagnostics.push({file: definition.file, line, ...(id === "" ? {} : {id}), message});
  return found.length > 0 ? undefined : {file: definition.file, line, id, source, start, end, fields};
}

function longerThan(most: number, text: string): boolean {
  return Array.from(text).length > most;
}

/** The words of a cell that holds several. */
export function wordsOf(text: string | undefined): readonly string[] {
  return (text ?? "").split(" ").filter((word) => word !== "");
}

/** Where an entry was found. */
export type Place = Pick<ListRow, "status" | "passage" | "place">;

/** Locates every entry by position and exact text; an orphan is a diagnostic that says what stands there instead. */
export function locateEntries(
  entries: readonly Entry[],
  texts: ReadonlyMap<string, SourceText>,
  complain: Complain
): ReadonlyMap<Entry, Place> {
  const finders = new Map<string, TextPlaces>();
  return new Map(
    entries.map((entry): [Entry, Place] => {
      const source = texts.get(entry.source);
      if (source?.state !== "match") return [entry, {status: "unchecked", passage: null, place: null}];
      const {start, end, fields} = entry;
      const wrong = whyNotThere(
        {start, end, printed: fields.anchor!, prefix: fields.prefix!, suffix: fields.suffix!},
        source.text
      );
      if (wrong !== undefined) {
        complain(entry, wrong.replace(/^printed /, "anchor "));
        return [entry, {status: "orphan", passage: null, place: null}];
      }
      const elsewhere = whyOtherLocator({start, locator: fields.locator!, note: fields.note ?? ""}, source);
      if (elsewhere !== undefined) complain(entry, elsewhere);
      let finder = finders.get(entry.source);
      if (!finder) finders.set(entry.source, (finder = new TextPlaces(source.text)));
      const paragraph = finder.paragraphAt(start);
      const from = source.text.toUnit(start) - source.text.toUnit(paragraph.start);
      return [
        entry,
        {
          status: "exact",
          passage: source.text.slice(paragraph.start, paragraph.end),
          place: {start: from, end: from + fields.anchor!.length}
        }
      ];
    })
  );
}
