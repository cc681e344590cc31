import type {TableInfo} from "./chart-spec/table-info.js";
import type {RegisteredTerm} from "./terms/term.js";

/** A table as `/data/tables.json` lists it, without its rows: what a page needs to tell of it, and a specification to be read and drawn. */
export interface ListedTable extends TableInfo {
  /** How many rows the table’s files hold. */
  readonly length: number;
  /** The registered terms whose marks its texts hold. */
  readonly terms?: readonly RegisteredTerm[];
  /** What must be said with its numbers; plain text. */
  readonly caveats: readonly string[];
  /** The sources of its facts. */
  readonly sources: readonly {readonly id: string; readonly title: string; readonly publisher: string; readonly date: string}[];
}
