import type {Fact} from "../../src/core/fact.js";
import type {KeyColumn} from "../../src/core/table.js";
import {key} from "./columns.js";

/** Counts below this are flagged. */
const SMALL = 10;

/** Units in which a low number is no small count. */
const NOT_COUNTS = ["percent", "percentage-points", "times", "index", "rate", "years", "days"];

/** The key column of what must be seen beside a number; see {@link flagOf}. */
export const FLAG: KeyColumn = key("flag", "Flag");

/** The one hotline, centre or organisation that a fact is of, by its caveat; empty for a figure of wider reach. */
export function siteOf({caveat}: Pick<Fact, "caveat">): string {
  return caveat.startsWith("single-") ? caveat : "";
}

/** What must be seen beside a number, in words: `single site; small count`; empty for nothing. */
export function flagOf(fact: Pick<Fact, "caveat" | "unit"> & {readonly value: {valueOf(): number}}): string {
  const site = siteOf(fact);
  return [
    site === "" ? "" : site.startsWith("single-hotline") ? "single hotline" : "single site",
    !NOT_COUNTS.includes(fact.unit) && fact.value.valueOf() < SMALL ? "small count" : ""
  ].filter((flag) => flag !== "").join("; ");
}
