import type {Fact} from "../../src/core/fact.js";
import type {Vocabulary} from "../facts/vocabulary.js";

/** Counts below this are flagged. */
const SMALL = 10;

/** The lists that say what must be seen beside a number. */
export type FlagWords = Pick<Vocabulary, "caveats" | "units">;

/** What must be seen beside a number, in words: `single site; small count`; empty for nothing. */
export function flagOf(fact: Pick<Fact, "caveat" | "unit"> & {readonly value: {valueOf(): number}}, {caveats, units}: FlagWords): string {
  const single = caveats.get(fact.caveat)?.single;
  return [
    single === undefined ? "" : `single ${single}`,
    units.get(fact.unit)?.kind === "count" && fact.value.valueOf() < SMALL ? "small count" : ""
  ].filter((flag) => flag !== "").join("; ");
}
