import {AREA, YEAR, key, quantity} from "./columns.js";
import {selectFacts} from "./select.js";
import type {Table} from "./table.js";
import {levelsAndChange} from "./two-years.js";

const MEASURE = "offenders-convicted";

export const offendersConvicted: Table = {
  id: "offenders-convicted",
  title: "Offenders convicted at first instance under the Act",
  description: "One row for each printed year. Persons convicted by courts of first instance; a different count from convictions handed down.",
  columns: [
    YEAR, key("base", "Base of change"), AREA,
    quantity("offenders", "Offenders convicted", "offenders", [MEASURE]),
    quantity("change", "Change since the base", "percent", [MEASURE], {from: "base"})
  ],
  derive: (facts) => levelsAndChange(selectFacts(facts, {source: "un", measure: MEASURE}), "offenders")
};
