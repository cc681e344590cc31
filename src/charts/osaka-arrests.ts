import {COLORS} from "./marks.js";
import {describeParts} from "./parts.js";
import {registeredChart} from "./spec-chart.js";

const COLUMNS = {key: "outcome", count: "cases", share: "share", base: "of the cases counted"} as const;
const WHOLE = "cases of sexual abuse counted by the centre";
const WORDS: Readonly<Record<string, string>> = {arrested: "Perpetrator arrested", "not-itemised": "other outcomes, not itemised in the report"};

/** Cases of sexual abuse at one crisis centre by whether the perpetrator was arrested. */
export const osakaArrests = registeredChart({
  id: "osaka-arrests",
  options: {show: {label: "Show", values: {count: "Cases", share: "Share"}, control: true}},
  spec: ({show}) => ({form: "stacked", y: COLUMNS.count, colour: COLUMNS.key, ...(show === "share" ? {measure: "share"} : {})}),
  words: ({show}) => ({base: COLUMNS.base, whole: WHOLE, fills: {arrested: COLORS.first}, axis: show === "share" ? `percent ${COLUMNS.base}` : `number of ${WHOLE}`}),
  headline: ({show}) => show === "share"
    ? "The perpetrator was arrested in {{ share(un.osaka-abuse-arrests, un.osaka-abuse-cases) | .0% }} of the cases of sexual abuse that one crisis centre in Osaka counted"
    : "The perpetrator was arrested in {{ un.osaka-abuse-arrests }} of the {{ un.osaka-abuse-cases }} cases of sexual abuse that one crisis centre in Osaka counted",
  title: ({show}) => `Cases of sexual abuse at a single crisis centre, by whether the perpetrator was arrested, ${show === "share" ? "percent of the cases counted" : "number of cases"}, Osaka Prefecture, period not printed`,
  notes: () => [
    "For the cases without an arrest the report names several outcomes and counts none of them. What the police or the prosecution did in them is not printed."
  ],
  describe: (rows) => `One bar in two parts, of a single crisis centre. ${describeParts(rows, WORDS, COLUMNS)}.`,
  twin: [
    {column: "outcome", label: "Outcome", quantity: false},
    {column: "period", label: "Period", quantity: false},
    {column: "cases", label: "Cases", quantity: true},
    {column: "share", label: "Share of the cases counted", quantity: true, format: ".1%"},
    {column: "flag", label: "Flag", quantity: false}
  ]
});
