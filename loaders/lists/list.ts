import {parse} from "yaml";
import type {Row} from "../../src/core/chart.js";
import type {FactStatus, PassagePlace} from "../../src/core/evidence.js";
import type {KeyColumn, KeyLabels} from "../../src/core/table.js";
import type {BuiltTable} from "../tables/build.js";

/** An entry of a list: something that a document says, in our own words, tied to the place where it stands. */
export interface ListRow {
  readonly id: string;
  readonly label: string;
  readonly locator: string;
  readonly source: string;
  /** Code points of the source's text, 0-based, end-exclusive. */
  readonly start: number;
  readonly end: number;
  /** The exact string between them. */
  readonly anchor: string;
  readonly status: FactStatus;
  /** The paragraph in which the anchor stands, where the text is present. */
  readonly passage: string | null;
  /** The anchor's place in that paragraph, in UTF-16 units. */
  readonly place: Omit<PassagePlace, "passage"> | null;
  /** The values of the row by column; a cell may hold several values or none. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** A column of {@link ListRow.fields}. */
export interface ListColumn {
  readonly name: string;
  readonly label: string;
  /** The labels of its values, if they refer to the rows of a list; absent if values are shown as they are. */
  readonly names?: ReadonlyMap<string, string>;
}

/** A text for readers that a list holds, with the place where it is written. */
export interface ListText {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Entries that a document prints, as rows that can be counted. */
export interface List {
  readonly id: string;
  readonly title: string;
  /** What a row is, and what the list is not; our own words. */
  readonly description: string;
  /** Id of the caveat that travels with every count of its rows. */
  readonly caveat?: string;
  /** Ids of the sources of its rows. */
  readonly sources: readonly string[];
  readonly columns: readonly ListColumn[];
  readonly rows: readonly ListRow[];
  /** All its texts that readers see, as written. */
  readonly texts: readonly ListText[];
}

/** The columns of a list by the names under which rows can be shown: its id, its label and its own. */
function columnsOf({columns}: Pick<List, "columns">): readonly string[] {
  return ["id", "label", ...columns.map(({name}) => name)];
}

/** The label of a value that refers to a row of another list; undefined if it refers to none. */
export function listLabel({columns}: Pick<List, "columns">, column: string, value: string): string | undefined {
  return columns.find(({name}) => name === column)?.names?.get(value);
}

/**
 * The labels of a list's values by column; a cell with several values has a joined label, unless one of them has none.
 */
function listLabels(list: Pick<List, "columns">, rows: readonly Row[]): KeyLabels {
  const labelled = list.columns
    .filter(({names}) => names !== undefined)
    .map(({name}) => {
      const values = [...new Set(rows.map((row) => String(row[name] ?? "")))].filter((value) => value !== "");
      const named = values.flatMap((value) => {
        const names = value.split(" ").map((part) => listLabel(list, name, part));
        return names.includes(undefined) ? [] : [[value, names.join("; ")] as const];
      });
      return [name, Object.fromEntries(named)] as const;
    });
  return Object.fromEntries(labelled.filter(([, names]) => Object.keys(names).length > 0));
}

const key = (name: string, label: string): KeyColumn => ({kind: "key", name, label});

const FIRST: readonly KeyColumn[] = [key("id", "Id"), key("label", "What it is")];
const LAST: readonly KeyColumn[] = [key("locator", "Place in the document"), key("source", "Document")];

/**
 * The lists of a workspace as tables of text, as written to files; several values in a cell are separated by spaces.
 * Values that refer to another list's rows are labelled with those rows' labels.
 */
export function builtLists(lists: readonly List[]): readonly BuiltTable[] {
  return lists.map((list) => {
    const {id, title, description, columns} = list;
    const rows = rowsOf(list);
    const labels = listLabels(list, rows);
    return {
      id,
      title,
      description,
      columns: [...FIRST, ...columns.map(({name, label}) => key(name, label)), ...LAST],
      ...(Object.keys(labels).length === 0 ? {} : {labels}),
      rows
    };
  });
}

function rowsOf({columns, rows}: List): readonly Row[] {
  return rows.map((row: ListRow) => ({
    id: row.id,
    label: row.label,
    ...Object.fromEntries(columns.map(({name}) => [name, (row.fields[name] ?? []).join(" ")])),
    locator: row.locator,
    source: row.source
  }));
}

/** A list of rows, and which of its columns are shown. */
interface RowsFence {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Columns that are shown in other ways, or only on request. */
const OMITTED = ["id", "note"];

/**
 * Reads a `rows` fence: the list that `table` names, all its columns or those of `columns`; throws an Error that says
 * what is unknown.
 */
export function readRowsFence(text: string, lists: readonly Pick<List, "id" | "columns">[]): RowsFence {
  const {
    table = "(nothing)",
    columns,
    ...unknown
  } = (parse(text, {schema: "failsafe"}) ?? {}) as Readonly<Record<string, string | undefined>>;
  const [odd] = Object.keys(unknown);
  if (odd !== undefined) throw new Error(`rows: unknown key ${odd}; it takes table and columns`);
  const list = lists.find(({id}) => id === table);
  const others = lists.length === 0 ? "this workspace has no lists" : `known: ${lists.map(({id}) => id).join(", ")}`;
  if (!list) throw new Error(`rows: unknown table ${table}; ${others}`);
  const known = columnsOf(list);
  const wanted =
    columns === undefined
      ? known.filter((column) => !OMITTED.includes(column))
      : columns.split(/[\s,]+/).filter((column) => column !== "");
  const absent = wanted.find((column) => !known.includes(column));
  if (absent !== undefined) throw new Error(`rows: columns: ${absent}: ${table} has ${known.join(", ")}`);
  return {table, columns: wanted};
}
