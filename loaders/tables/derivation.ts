import type {Expression} from "../../src/core/expression/syntax.js";
import type {MissingReason} from "../../src/core/table.js";
import type {Facts} from "../../src/core/fact.js";
import type {Vocabulary} from "../facts/vocabulary.js";
import type {FactTables} from "./select.js";
import type {RowRule} from "./table.js";

/** The data from which tables are derived. */
export interface Derivation {
  readonly tables: FactTables;
  readonly facts: Facts;
  readonly vocabulary: Pick<Vocabulary, "caveats" | "units" | "within" | "together">;
}

/** A row before its cells are filled: its expression, the names that its templates may use, and its given keys. */
export interface OpenRow {
  /** Absent for a row for which no number is printed. */
  readonly it?: Expression;
  /** Why a row has no number. */
  readonly missing?: MissingReason;
  readonly named: Readonly<Record<string, Expression>>;
  readonly as: Readonly<Record<string, string>>;
  /** The value of the first key of `each`, if an `each` rule made the row. */
  readonly part?: string;
  readonly rule: RowRule;
}
