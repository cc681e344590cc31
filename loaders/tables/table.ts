import type {FactRow} from "../facts/read.js";
import type {FlagWords} from "./flags.js";
import type {DerivedRow, TableDescription} from "../../src/core/table.js";

/** A table: its description and the pure function that derives its rows from the facts, with the lists by which some are flagged. */
export interface Table extends TableDescription {
  readonly derive: (facts: readonly FactRow[], words: FlagWords) => readonly DerivedRow[];
}
