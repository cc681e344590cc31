import type {Citation, CitedSource} from "./citation.js";
import type {Collection} from "./collection.js";
import type {Source, Term} from "./evidence.js";
import type {Unit} from "./fact.js";
import type {TableDescription} from "./table.js";

/** What every file and list says of a table besides its rows, each by its own means. */
export interface TableAbout {
  readonly collection: Collection;
  readonly digest: string;
  readonly version: string;
  /** The sources of the table's facts, or those in which its rows stand, with the places. */
  readonly sources: readonly (CitedSource & {readonly source: Source})[];
  readonly citation: Citation;
  /** What must be said with the table: caveats of its facts, measures and charts, and why its numbers stand in one column; plain text. */
  readonly notes: readonly string[];
  /** What its quantities count. */
  readonly measures: readonly Pick<Term, "id" | "label" | "definition">[];
  readonly units: readonly Unit[];
}

/** A table as pages list it. */
export interface TableListing {
  readonly table: TableDescription;
  readonly about: TableAbout;
  /** The years that its rows are of, in order; none where no column says. */
  readonly years: readonly string[];
}
