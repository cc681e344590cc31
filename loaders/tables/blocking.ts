import {AREA, YEAR, key, quantity} from "./columns.js";
import {selectFacts} from "./select.js";
import type {Table} from "./table.js";

const MEASURES = ["blocking-association-members", "site-blocking-coverage", "blocking-list-entries"];

export const blocking: Table = {
  id: "blocking",
  title: "Blocking of child sexual abuse material by the internet industry’s association",
  description: "One row for each printed figure, each in its own unit: members, coverage by kind of provider, entries of the list. The base of the coverage is not stated, and it is not the share of material blocked.",
  comparison: "The numbers have different units and bases and can’t be set against one another.",
  columns: [
    key("item", "Item"), key("category", "Kind", "category"), YEAR, AREA, key("unit", "Unit", "unit"),
    quantity("value", "Value", "unit", MEASURES)
  ],
  derive: (facts) => MEASURES.flatMap((measure) => selectFacts(facts, {source: "un", measure})).map(({id, measure, category, period, area, unit}) => ({
    item: measure === "site-blocking-coverage" ? `coverage-${category}` : category === "" ? "members" : category,
    category, year: period, area, unit, value: id
  }))
};
