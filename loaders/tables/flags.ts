import {siteOf} from "../../src/core/chart-spec/refuse-together.js";
import type {Fact} from "../../src/core/fact.js";

export {siteOf} from "../../src/core/chart-spec/refuse-together.js";

/** Counts below this are flagged. */
const SMALL = 10;

/** Units in which a low number is no small count. */
const NOT_COUNTS = ["percent", "percentage-points", "times", "index", "rate", "years", "days"];

/** What must be seen beside a number, in words: `single site; small count`; empty for nothing. */
export function flagOf(fact: Pick<Fact, "caveat" | "unit"> & {readonly value: {valueOf(): number}}): string {
  const site = siteOf(fact);
  return [
    site === "" ? "" : site.startsWith("single-hotline") ? "single hotline" : "single site",
    !NOT_COUNTS.includes(fact.unit) && fact.value.valueOf() < SMALL ? "small count" : ""
  ].filter((flag) => flag !== "").join("; ");
}
