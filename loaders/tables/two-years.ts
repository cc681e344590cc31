import type {DerivedRow} from "../../src/core/table.js";
import type {FactRow} from "../facts/read.js";

/**
 * The printed years of one series, in order: the level of each and, from the second on, the change since the first. No year between
 * them is made up.
 */
export function levelsAndChange(series: readonly FactRow[], level: string): readonly DerivedRow[] {
  const ordered = [...series].sort((a, b) => a.period.localeCompare(b.period, "en"));
  const base = ordered[0];
  return ordered.map(({id, period, area}) => ({
    year: period, base: base!.period, area,
    [level]: id,
    change: id === base!.id ? {missing: "not-applicable" as const} : `change(${base!.id}, ${id})`
  }));
}
