import {AREA, YEAR, key, quantity} from "./columns.js";
import {selectFacts} from "./select.js";
import type {Table} from "./table.js";

const MEASURE = "child-victims";
const SEXES = ["girls", "boys"];

export const victimsBySex: Table = {
  id: "victims-by-sex",
  title: "Child victims recorded by the police, by sex",
  description: "One row for each sex, in the one year that is printed, with its share of both. Children identified by the police; boys are thought to be under-identified.",
  columns: [
    key("sex", "Sex", "sex"), YEAR, AREA,
    quantity("victims", "Children recorded as victims", "children", [MEASURE]),
    quantity("share", "Share of girls and boys", "percent", [MEASURE])
  ],
  derive(facts) {
    const rows = SEXES.flatMap((sex) => selectFacts(facts, {source: "un", measure: MEASURE, category: "", sex}));
    const both = `sum(${rows.map(({id}) => id).join(", ")})`;
    return rows.map(({id, sex, period, area}) => ({sex, year: period, area, victims: id, share: `share(${id}, ${both})`}));
  }
};
