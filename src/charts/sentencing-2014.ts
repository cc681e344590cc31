import type {Chart, OptionValues, Row} from "../core/chart.js";
import {COLORS} from "./marks.js";
import {nativeStack} from "./native-stack.js";
import {describeParts, stackOf} from "./parts.js";
import type {PartsOptions} from "./parts.js";
import {drawStack} from "./stack.js";

const COLUMNS = {chart: "sentencing-2014", key: "outcome", count: "convictions", share: "share", base: "of all convictions", whole: "convictions"} as const;
const FILLS: Readonly<Record<string, string>> = {
  suspended: COLORS.first, probation: COLORS.firstDeep, imprisoned: COLORS.second, "not-itemised": "hatch"
};
const WORDS: Readonly<Record<string, string>> = {
  suspended: "Suspended sentences", probation: "of these, on probation", imprisoned: "imprisonment without suspension",
  "not-itemised": "not itemised in the report"
};

/** The sentences of one year's convictions. */
export const sentencing2014: Chart = {
  id: "sentencing-2014",
  table: "sentencing-2014",
  options: {
    show: {label: "Show", values: {count: "Convictions", share: "Share of all"}, control: true},
    highlight: {label: "Highlight", values: {none: "None", suspended: "Suspended", imprisoned: "Imprisonment"}, control: false}
  },
  caveats: [],
  headline: ({show, highlight}) => {
    const outcome = highlight === "imprisoned" ? "imprisoned" : "suspended";
    const words = outcome === "imprisoned" ? "prison sentences without suspension" : "suspended sentences";
    return show === "share"
      ? `{{ share(un.${outcome}-2014, un.convictions-2014) | .0% }} of the convictions of 2014 were ${words}`
      : `{{ un.${outcome}-2014 }} of the {{ un.convictions-2014 }} convictions of 2014 were ${words}`;
  },
  title: ({show}) => `Convictions for violations of the Act on “child prostitution” and “child pornography” of 1999, by sentence, ${
    show === "share" ? "percent of all convictions" : "number of convictions"}, Japan, 2014`,
  notes: () => [
    "Those on probation are part of the suspended. The terms of imprisonment without suspension were {{ un.sentence-limit-2014 }} years."
  ],
  describe: (rows) => `One bar. ${describeParts(ordered(rows), WORDS, COLUMNS)}.`,
  twin: () => [
    {column: "outcome", label: "Sentence", quantity: false},
    {column: "within", label: "Part of", quantity: false},
    {column: "year", label: "Year", quantity: false},
    {column: "convictions", label: "Convictions", quantity: true},
    {column: "share", label: "Share of all convictions", quantity: true, format: ".1%"},
    {column: "flag", label: "Flag", quantity: false}
  ],
  draw: (rows, options, context) => drawStack(stackOf(ordered(rows), parts(options), context), context),
  native: (rows, options, context) => nativeStack(ordered(rows), parts(options), context)
};

const parts = ({show, highlight}: OptionValues): PartsOptions =>
  ({...COLUMNS, show, fill: (outcome) => fillOf(outcome, highlight ?? "none"), within: isWithin});

const isWithin = (row: Row): boolean => (row["within"] ?? "") !== "";

function fillOf(outcome: string, highlight: string): string {
  const own = FILLS[outcome] ?? COLORS.context;
  if (highlight === "none" || own === "hatch") return own;
  if (outcome === "probation") return highlight === "suspended" ? own : COLORS.muted;
  return outcome === highlight ? own : COLORS.context;
}

function ordered(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => !isWithin(row)).flatMap((row) => [row, ...rows.filter((inner) => inner["within"] === row["outcome"])]);
}
