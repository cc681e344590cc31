import {AREA, PERIOD, key, quantity} from "./columns.js";
import {FLAG, flagOf} from "./flags.js";
import {selectFact} from "./select.js";
import type {Selection} from "./select.js";
import type {Table} from "./table.js";

/** A number that stands alone: which fact, what it is a number of, and what it is not. */
export interface Card {
  readonly fact: Selection & {readonly measure: string};
  /** What is counted, in words that stand behind the number. */
  readonly item: string;
  /** Of what, where and what it is not; one or two sentences. */
  readonly base: string;
}

/** Why numbers of different kinds may stand in one column of cards: nothing is compared. */
export const NOT_COMPARED = "The numbers differ in what they count. Each stands for itself; they can’t be set against one another.";

/** A table of numbers that share no base, one row for each, in the order given. */
export function cardsTable(table: Omit<Table, "columns" | "derive">, source: string, cards: readonly Card[]): Table {
  return {
    compare: "none", ...table,
    columns: [
      key("item", "What is counted"), key("base", "What it is, and is not"), key("category", "Category", "category"), key("sex", "Sex", "sex"),
      PERIOD, key("period_flag", "How the period is meant"), AREA, key("unit", "Unit", "unit"), FLAG,
      quantity("value", "Number", "unit", [...new Set(cards.map(({fact}) => fact.measure))])
    ],
    derive: (facts, words) => cards.map(({fact: selection, item, base}) => {
      const fact = selectFact(facts, {source, ...selection});
      const {id, category, sex, period, period_flag, area, unit} = fact;
      return {item, base, category, sex, period, period_flag, area, unit, flag: flagOf(fact, words), value: id};
    })
  };
}
