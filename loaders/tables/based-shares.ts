import type {FactRow} from "../facts/read.js";
import {AREA, PERIOD, key, quantity} from "./columns.js";
import {FLAG, flagOf} from "./flags.js";
import type {Table} from "./table.js";

/** A printed share of a base of its own. */
export interface BasedShare {
  readonly fact: FactRow;
  readonly item: string;
  /** What it is a share of, in words that stand behind “of”. */
  readonly base: string;
  /** The count of the base, where it is printed; the share is then taken from the counts. */
  readonly whole?: FactRow;
}

/** A table of shares that have no base in common, one row for each; where a base is not counted in the source, the row says so. */
export function basedSharesTable(table: Omit<Table, "columns" | "derive">, measures: {readonly shares: readonly string[]; readonly wholes: readonly string[]}, select: (facts: readonly FactRow[]) => readonly BasedShare[]): Table {
  return {
    compare: "own-base", ...table,
    columns: [
      key("item", "Part"), key("base", "Base of the share"), key("category", "Category", "category"),
      PERIOD, key("period_flag", "How the period is meant"), AREA, FLAG,
      quantity("share", "Share", "percent", measures.shares),
      quantity("whole", "Count of the base", "cases", measures.wholes, {wholeOf: "share"})
    ],
    derive: (facts, words) => select(facts).map(({fact, item, base, whole}) => {
      const {id, category, period, period_flag, area} = fact;
      return {
        item, base, category, period, period_flag, area, flag: flagOf(fact, words),
        share: whole === undefined ? id : `share(${id}, ${whole.id})`,
        whole: whole === undefined ? {missing: "not-printed"} : whole.id
      };
    })
  };
}
