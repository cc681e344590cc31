import type {BuiltTable} from "../../../loaders/tables/build.js";
import type {TableAbout} from "../../../src/core/table-about.js";
import {citeWork} from "../../../src/core/citation.js";

const LIGHTS = {
  id: "demo",
  file: "demo.txt",
  sha256: "00",
  title: "Lights of Norland",
  publisher: "Harbour Council",
  date: "2015-02-01",
  symbol: "HC/15",
  url: "https://example.org/HC/15",
  language: "en",
  note: ""
};
const BULLETIN = {
  ...LIGHTS,
  id: "other",
  title: "Bulletin",
  publisher: "not stated in the document",
  date: "2015",
  symbol: "",
  url: "",
  note: "No address."
};
const sources = [
  {source: LIGHTS, locators: ["para 8", "para 3"]},
  {source: BULLETIN, locators: []}
];

const quantity = (
  value: number | null,
  expression: string | null,
  low: number | null,
  high: number | null,
  missing: string | null
) => ({n: value, n_expression: expression, n_low: low, n_high: high, n_missing: missing});

/** Texts that a spreadsheet might run or change, and numbers at their edges. */
export const demoTable: BuiltTable = {
  id: "lights",
  title: "Lights, by kind",
  description: "One row for each kind of light. Not the lights that were lit.",
  columns: [
    {kind: "key", name: "kind", label: "Kind", dimension: "category"},
    {kind: "key", name: "year", label: "Year", dimension: "period"},
    {kind: "quantity", name: "n", label: "Lights", unit: "lights", measures: ["lights"]}
  ],
  rows: [
    {kind: "=1+1", year: "2014", ...quantity(0, "demo.none", 0, 0, null)},
    {kind: '+31 "a", b', year: "2014", ...quantity(-2.5, "difference(demo.a, demo.b)", -2.55, -2.45, null)},
    {kind: "@sum", year: "2014", ...quantity(3, "demo.more", 3, Infinity, null)},
    {kind: "-x\nnext", year: "2015", ...quantity(null, null, null, null, "not-printed")},
    {kind: "\tdeep", year: "2015", ...quantity(1e21, "demo.large", 1e21, 1e21, null)},
    {kind: "'=quoted", year: "2015", ...quantity(0.1 + 0.2, "sum(demo.c, demo.d)", 0.3, 0.31, null)},
    {kind: "\rback", year: "2015", ...quantity(1, "demo.one", 1, 1, null)},
    {kind: "＝wide 💡", year: "2015", ...quantity(1, "demo.one", 1, 1, null)}
  ]
};

/** What is said of it. */
export const demoAbout: TableAbout = {
  collection: {
    name: "Tickmark",
    authors: "The keepers",
    licence: {name: "MIT", title: "MIT License", path: "https://opensource.org/license/mit"}
  },
  digest: "0123456789abcdef".repeat(4),
  version: "1.2.3",
  sources,
  citation: citeWork({
    collection: "Tickmark",
    title: demoTable.title,
    name: "table lights",
    version: "1.2.3",
    digest: "0123456789abcdef".repeat(4),
    sources
  }),
  notes: ["Lights, not ships.", "Counted by night."],
  measures: [{id: "lights", label: "Lights counted", definition: "Lights that were seen."}],
  units: [{id: "lights", label: "lights of a lighthouse", kind: "count"}]
};

/** The columns that hold numbers. */
export const NUMBERS = ["n", "n_low", "n_high"];
