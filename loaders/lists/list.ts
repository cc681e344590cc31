import type {FactStatus, PassagePlace} from "../../src/core/evidence.js";

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
  /** What the row says, by column; most hold one value, some several, and an empty one none. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** A column of {@link ListRow.fields}. */
export interface ListColumn {
  readonly name: string;
  readonly label: string;
  /** What its values are called by the list whose rows they name; none where values stand as they are. */
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
  /** All that readers see of it, as it is written. */
  readonly texts: readonly ListText[];
}

/** The columns of a list by the names under which rows can be shown: its id, its label and its own. */
export function columnsOf({columns}: Pick<List, "columns">): readonly string[] {
  return ["id", "label", ...columns.map(({name}) => name)];
}
