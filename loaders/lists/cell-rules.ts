import {isPeriod} from "../../src/core/period.js";
import type {ListDefinition, WrittenColumn} from "./definition.js";
import {wordsOf} from "./entries.js";
import type {Complain, Entry, WrittenList} from "./entries.js";
import {fillTemplate, matchWhole, readNumber} from "./patterns.js";

/**
 * Adds a diagnostic for every repeated id, and for every cell that is not of its required form, is not among the
 * allowed values, names a row that does not exist, or holds a value twice.
 */
export function checkEntries(lists: readonly WrittenList[], complain: Complain): void {
  refuseRepeatedIds(
    lists.flatMap(({entries}) => entries),
    complain
  );
  for (const {definition, entries} of lists) {
    for (const column of definition.columns)
      if (column.from === "csv") checkColumn(column, definition, entries, lists, complain);
  }
}

function checkColumn(
  column: WrittenColumn,
  definition: ListDefinition,
  entries: readonly Entry[],
  lists: readonly WrittenList[],
  complain: Complain
): void {
  const {name, kind, required, several, holds, refers, pattern} = column;
  const other = refers && lists.find((list) => list.definition.id === refers.list);
  const known =
    kind === "one-of"
      ? new Set(column.words)
      : other && new Set(other.entries.map((entry) => cellOf(entry, refers.by)));
  const hint = other ? `known ones stand in ${other.definition.file}` : `expected one of ${column.words.join(", ")}`;
  for (const entry of entries) {
    const value = cellOf(entry, name);
    if (value === "" && required)
      complain(
        entry,
        `${name} is empty; ${holds === undefined ? "write what the document prints" : `it holds ${holds}`}`
      );
    if (value === "") continue;
    if (known)
      for (const message of strangers(name, several ? wordsOf(value) : [value], known, hint)) complain(entry, message);
    const wrong = FORMS[kind];
    if (wrong && !wrong.test(value)) complain(entry, `${name}: ${value}: expected ${holds ?? wrong.expected}`);
    if (pattern && "template" in pattern) {
      const expected = fillTemplate(pattern.template, entry.fields);
      if (expected !== value) complain(entry, `${name}: ${value}: expected ${expected}`);
    }
  }
  if (pattern && "source" in pattern) {
    const fits = matchWhole(
      pattern,
      entries.map((entry) => cellOf(entry, name))
    );
    entries.forEach((entry, i) => {
      const value = cellOf(entry, name);
      if (value !== "" && !fits[i])
        complain(entry, `${name}: ${value}: expected ${holds ?? `what fits /${pattern.source}/`}`);
    });
  }
  if (kind === "row-number") checkOrder(entries, name, definition, complain);
}

/** The text of an entry's cell; its id and source count as cells too. */
export function cellOf({id, source, fields}: Entry, column: string): string {
  return column === "id" ? id : column === "source" ? source : (fields[column] ?? "");
}

interface Form {
  readonly expected: string;
  test(value: string): boolean;
}

const form = (pattern: RegExp, expected: string): Form => ({expected, test: (value) => pattern.test(value)});

/** What a cell of each kind must be, where it isn't empty. */
const FORMS: Readonly<Partial<Record<WrittenColumn["kind"], Form>>> = {
  "yes-no": form(/^yes$/, "yes or nothing"),
  number: form(/^[1-9]\d*$/, "a number"),
  "row-number": form(/^[1-9]\d*$/, "a number"),
  roman: {expected: "a small Roman numeral", test: (value) => readNumber("i", value) !== undefined},
  letter: form(/^[a-z]$/, "one small letter"),
  period: {expected: "ISO 8601, such as 2014, 2016-04/2017-03 or 2010/..", test: isPeriod},
  offset: form(/^\d+$/, "a whole number, the place of a character in the text"),
  places: form(/^\d+-\d+(?: \d+-\d+)*$/, "places in the text, such as 120-131 140-152")
};

function strangers(
  column: string,
  values: readonly string[],
  known: ReadonlySet<string>,
  hint: string
): readonly string[] {
  const repeated = values
    .filter((value, i) => values.indexOf(value) < i)
    .map((value) => `${column}: ${value} stands twice`);
  return [
    ...repeated,
    ...values.filter((value) => !known.has(value)).map((value) => `${column}: unknown ${value}; ${hint}`)
  ];
}

function refuseRepeatedIds(entries: readonly Entry[], complain: Complain): void {
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const before = first.get(entry.id);
    if (before) complain(entry, `id already used at ${before.file}:${before.line}; ids are unique`);
    else first.set(entry.id, entry);
  }
}

/**
 * Adds a diagnostic unless a column of row numbers has no gap and, for rows of one source, follows the order of the
 * text.
 */
function checkOrder(rows: readonly Entry[], column: string, {source}: ListDefinition, complain: Complain): void {
  rows.forEach((entry, i) => {
    const number = cellOf(entry, column);
    if (number !== String(i + 1))
      complain(entry, `is number ${number}, but row ${i + 1} of its file; rows stand in order, without a gap`);
    const before = rows[i - 1];
    if (!source || !before || before.start < entry.start) return;
    complain(
      entry,
      `stands at ${entry.start}, before ${before.id} (${before.start}); rows stand in the order of the text`
    );
  });
}
