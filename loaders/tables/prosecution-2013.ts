import {AREA, YEAR, key, quantity} from "./columns.js";
import {selectFact} from "./select.js";
import type {Table} from "./table.js";

const CASES = {source: "un", measure: "cases-disposed"};

export const prosecution2013: Table = {
  id: "prosecution-2013",
  title: "Cases received by prosecutors under the Act, by what became of them",
  description: "One row for each outcome, and one for the cases that the report does not itemise. Shares on two bases: all cases received, and those opened or dropped.",
  columns: [
    key("outcome", "Outcome", "category"), YEAR, AREA,
    quantity("cases", "Cases", "cases", [CASES.measure]),
    quantity("share_received", "Share of cases received", "percent", [CASES.measure]),
    quantity("share_decided", "Share of cases opened or dropped", "percent", [CASES.measure])
  ],
  derive(facts) {
    const received = selectFact(facts, {...CASES, category: ""});
    const decided = ["prosecuted", "dropped"].map((category) => selectFact(facts, {...CASES, category}));
    const ids = decided.map(({id}) => id).join(", ");
    const rest = `remainder(${received.id}, ${ids})`;
    const {period, area} = received;
    return [
      ...decided.map(({id, category}) => ({
        outcome: category, year: period, area, cases: id, share_received: `share(${id}, ${received.id})`, share_decided: `share(${id}, sum(${ids}))`
      })),
      {outcome: "not-itemised", year: period, area, cases: rest, share_received: `share(${rest}, ${received.id})`, share_decided: {missing: "not-applicable"}}
    ];
  }
};
