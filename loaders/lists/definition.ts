import type {YamlNode} from "../yaml.js";
import type {CellPattern, LinePattern, Numbering} from "./patterns.js";

/** A name in a definition, with the YAML node at which to report it. */
export interface Named {
  readonly name: string;
  readonly at: YamlNode;
}

/** What a cell of a list's CSV holds. */
export const CELL_KINDS = [
  "text",
  "yes-no",
  "number",
  "row-number",
  "roman",
  "letter",
  "period",
  "offset",
  "places"
] as const;

interface ColumnBase extends Named {
  /** The column's label for readers; without it the column is not shown. */
  readonly label?: string;
  /** Whether readers see the labels of the rows that values name, or the values themselves. */
  readonly show: "names" | "ids";
}

/** A column of the CSV. */
export interface WrittenColumn extends ColumnBase {
  readonly from: "csv";
  readonly kind: (typeof CELL_KINDS)[number] | "one-of" | "reference";
  readonly required: boolean;
  /** What a cell holds, in words for messages. */
  readonly holds?: string;
  readonly pattern?: CellPattern;
  /** The words of a closed list. */
  readonly words: readonly string[];
  /** The list whose rows cells refer to, and the column of that list whose values they hold. */
  readonly refers?: {readonly list: string; readonly by: string};
  /** Of a column of yes: the words of which an entry has one where the cell says yes, and none where it doesn’t. */
  readonly says: readonly string[];
  /** Whether a cell may hold several words, with a space between them. */
  readonly several: boolean;
}

/**
 * How a column is derived: from another column of the row, from the rows of another list that refer to this row, or
 * from the rows that this row refers to.
 */
export type Making =
  | {readonly how: "count" | "has" | "year-of"; readonly column: string}
  | {readonly how: "named-by"; readonly list: string; readonly column: string}
  | {readonly how: "through"; readonly column: string; readonly further: string};

/** A derived column. */
export interface MadeColumn extends ColumnBase {
  readonly from: "made";
  readonly label: string;
  readonly making: Making;
}

export type DefinedColumn = WrittenColumn | MadeColumn;

/** A range of a text, from one line up to another. */
export interface DefinedRange {
  readonly at: YamlNode;
  readonly from?: LinePattern;
  readonly until?: LinePattern;
}

/** Where a table of contents prints the entries, and the columns that hold the place of each. */
export interface DefinedContents extends DefinedRange {
  readonly start?: Named;
  readonly end?: Named;
}

/** A level of numbers that stand at the start of lines. */
export interface Level {
  readonly pattern: LinePattern;
  readonly numbering: Numbering;
  /** What stands around the number where it is named in a message. */
  readonly around: readonly [before: string, after: string];
  /** The column that holds the number. */
  readonly column: Named;
  /** Whether an entry of this level is a row; otherwise it only groups those below. */
  readonly rows: boolean;
  /** Whether numbers run on from one group to the next. */
  readonly runsOn: boolean;
}

/** How the text prints names in brackets at entries. */
export interface TagRule {
  readonly at: YamlNode;
  readonly brackets: readonly [open: string, close: string];
  readonly names: {readonly list: string; readonly column: string; readonly at: YamlNode};
  /** The column that holds what the tags name. */
  readonly column: Named;
  /** The column that holds the places of the tags; without it each row stands at its tag. */
  readonly places?: Named;
  /** A phrase that names no row of the list, and the column that says whether it is printed. */
  readonly others?: {readonly says: string; readonly column: Named};
  readonly between: readonly string[];
}

/** How the dates of rows are checked against the text. */
export interface DateRule {
  readonly column: Named;
  /** Whether the anchor is the date, or the paragraph prints it. */
  readonly read: "anchor" | "passage";
  /** The month in which fiscal years begin, 1 to 12; without it `FY2024` is no date. */
  readonly fiscalYear?: number;
}

/** How the entries of a list are found and counted again in its source's text. */
export interface Found {
  readonly text?: DefinedRange;
  readonly contents?: DefinedContents;
  readonly numbered: readonly Level[];
  readonly tags?: TagRule;
  readonly dates?: DateRule;
}

/** The definition of a list in `lists/<id>.yaml`, whose rows are in `lists/<id>.csv`. */
export interface ListDefinition {
  readonly id: string;
  /** The CSV and the YAML, as messages show them. */
  readonly file: string;
  readonly definedIn: string;
  readonly at: YamlNode;
  readonly title: Named;
  readonly description: Named;
  readonly caveat?: Named;
  /** The source of all rows; if absent, each row names its own. */
  readonly source?: Named;
  /** The column that holds the label of a row. */
  readonly label: string;
  /** In the order in which readers see them. */
  readonly columns: readonly DefinedColumn[];
  /** The column of the period by which rows are ordered; if absent, they keep the order of the file. */
  readonly order?: Named;
  readonly found?: Found;
}

/** The column of a list's CSV with this name; undefined if there is none. */
export function writtenColumn({columns}: Pick<ListDefinition, "columns">, name: string): WrittenColumn | undefined {
  return columns.find((column): column is WrittenColumn => column.from === "csv" && column.name === name);
}

/** The list whose rows the values of a column refer to; undefined if they refer to none. */
export function listNamedBy(column: DefinedColumn): string | undefined {
  if (column.from === "csv") return column.refers?.list;
  return column.making.how === "named-by" ? column.making.list : undefined;
}
