import type {ValuedFact} from "../../src/core/fact.js";
import type {Fault} from "../../src/core/fault.js";

/** The columns of `facts/<source>.csv`. */
export const FACT_COLUMNS = [
  "id", "locator", "start", "end", "printed", "prefix", "suffix", "qualifier", "unit", "measure", "period", "period_flag", "area",
  "category", "sex", "of", "producer", "status", "caveat", "note"
] as const;

/** A fact with the place of its row. */
export interface FactRow extends ValuedFact {
  readonly file: string;
  readonly line: number;
}

/** The fault of a row whose id another row has. */
export function repeatedId({file, line, id}: FactRow, before: FactRow): Fault {
  return {file, line, id, message: `id already used at ${before.file}:${before.line}; ids are unique`};
}
