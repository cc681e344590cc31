import {BLOCKING_ITEMS} from "../../src/charts/blocking-items.js";
import {AREA, YEAR, key, quantity} from "./columns.js";
import {FLAG, flagOf} from "./flags.js";
import {selectFacts} from "./select.js";
import type {Table} from "./table.js";

const MEASURES = ["blocking-mechanisms", "blocking-association-members", "site-blocking-coverage", "blocking-list-entries"];
const ITEMS: Readonly<Record<string, string>> = {"blocking-mechanisms": "mechanisms", "blocking-association-members": "members"};

export const blocking: Table = {
  id: "blocking",
  title: "Blocking of [[child-abuse-material]] by the internet industry’s association",
  description: "One row for each printed figure, each in its own unit: mechanisms, members of the association that keeps the list, coverage by kind of provider, entries of the list. The base of the coverage is not stated, and it is not the share of material blocked.",
  compare: "none",
  comparison: "The numbers have different units and bases and can’t be set against one another.",
  columns: [
    key("item", "Item"), key("category", "Kind", "category"), YEAR, AREA, key("unit", "Unit", "unit"), FLAG,
    quantity("value", "Value", "unit", MEASURES)
  ],
  labels: {item: BLOCKING_ITEMS},
  derive: (facts, words) => MEASURES.flatMap((measure) => selectFacts(facts, {source: "un", measure})).map((fact) => {
    const {id, measure, category, period, area, unit} = fact;
    return {item: ITEMS[measure] ?? (measure === "site-blocking-coverage" ? `coverage-${category}` : category), category, year: period, area, unit, flag: flagOf(fact, words), value: id};
  })
};
