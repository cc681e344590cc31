import type {FactIndex} from "../../../src/core/search/fact-index.js";

/** Four invented facts of two documents; bits of states as FACT_STATES has them. */
export const demoIndex: FactIndex = {
  version: 1,
  digest: "d",
  sources: [
    {id: "log", label: "Log of the light"},
    {id: "list", label: "List of piers"}
  ],
  measures: [
    {id: "ships", label: "Ships that passed"},
    {id: "piers", label: "Piers"}
  ],
  periods: [
    {id: "2014", label: "2014", years: ["2014"]},
    {id: "2015-04/2016-03", label: "April 2015 to March 2016", years: ["2015", "2016"]},
    {id: "not-printed", label: "period not printed", years: []}
  ],
  units: [
    {id: "ships", label: "ships"},
    {id: "percent", label: ""}
  ],
  columns: {
    id: ["log.ships", "log.share", "list.piers", "list.ships"],
    printed: ["31,927", "26.0%", "about 220", "1,742"],
    value: [31927, 26, 220, 1742],
    source: [0, 0, 1, 1],
    measure: [0, 0, 1, 0],
    period: [0, 1, 2, 2],
    unit: [0, 1, 0, 0],
    about: ["", "from the north", "Ōsaka", "ガラス"],
    also: ["", "by compass", "", ""],
    locator: ["para 1", "para 2", "line 3 of page 4096", "line 4"],
    states: [1 + 32, 1 + 4 + 32, 2 + 16 + 64, 1 + 8 + 64]
  }
};
