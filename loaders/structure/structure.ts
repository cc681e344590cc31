import type {FactStatus, PassagePlace} from "../../src/core/evidence.js";

/** A row of `data/lists/`: something that a document says, in our own words, tied to the place where it stands. */
export interface StructureRow {
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

/** A column of {@link StructureRow.fields}. */
export interface StructureColumn {
  readonly name: string;
  readonly label: string;
}

/** A list that a document prints, as rows that can be counted. */
export interface StructureTable {
  readonly id: string;
  readonly title: string;
  /** What a row is, and what the table is not; our own words. */
  readonly description: string;
  /** Id of the caveat that travels with every count of its rows. */
  readonly caveat?: string;
  /** Ids of the sources of its rows. */
  readonly sources: readonly string[];
  readonly columns: readonly StructureColumn[];
  readonly rows: readonly StructureRow[];
}

/** All lists of a workspace; a workspace without `data/lists` has none. */
export interface Structure {
  readonly tables: readonly StructureTable[];
}
