import {siteOf} from "../../src/core/chart-spec/refuse-together.js";
import type {Fact} from "../../src/core/fact.js";
import type {KeyColumn} from "../../src/core/table.js";
import {key} from "./columns.js";

export {siteOf} from "../../src/core/chart-spec/refuse-together.js";

/** Counts below this are flagged. */
const SMALL = 10;

/** Units in which a low number is no small count. */
const NOT_COUNTS = ["percent", "percentage-points", "times", "index", "rate", "years", "days"];

/** The key column of what must be seen beside a number; see {@link flagOf}. */
export const FLAG: KeyColumn = key("flag", "Flag");

/** What must be seen beside a number, in words: `single site; small count`; empty for nothing. */
export function flagOf(fact: Pick<Fact, "caveat" | "unit"> & {readonly value: {valueOf(): number}}): string {
  const site = siteOf(fact);
  return [
    site === "" ? "" : site.startsWith("single-hotline") ? "single hotline" : "single site",
    !NOT_COUNTS.includes(fact.unit) && fact.value.valueOf() < SMALL ? "small count" : ""
  ].filter((flag) => flag !== "").join("; ");
}
