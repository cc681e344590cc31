import type {FactRow} from "../facts/read.js";
import type {DerivedRow, TableDescription} from "../../src/core/table.js";

/** A table: its description and the pure function that derives its rows from the facts. */
export interface Table extends TableDescription {
  readonly derive: (facts: readonly FactRow[]) => readonly DerivedRow[];
}
