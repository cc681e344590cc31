import type {Expression} from "../../src/core/expression/syntax.js";
import type {Facts} from "../../src/core/fact.js";
import type {Vocabulary} from "../facts/vocabulary.js";
import type {FactTables} from "./select.js";
import type {RowRule} from "./table.js";

/** What definitions are derived from. */
export interface Derivation {
  readonly tables: FactTables;
  readonly facts: Facts;
  readonly vocabulary: Pick<Vocabulary, "caveats" | "units" | "within" | "together">;
}

/** A row before its cells are filled: what it is of, what its templates may name, and the keys that it is given. */
export interface OpenRow {
  readonly it: Expression;
  readonly named: Readonly<Record<string, Expression>>;
  readonly as: Readonly<Record<string, string>>;
  /** The value of the first key of `each`, if the row is made by one. */
  readonly part?: string;
  readonly rule: RowRule;
}
