import {COLORS} from "./marks.js";
import {describeParts} from "./parts.js";
import {registeredChart} from "./spec-chart.js";
import {ordered} from "./spec-parts.js";

const COLUMNS = {key: "outcome", count: "convictions", share: "share", base: "of all convictions"} as const;
const FILLS: Readonly<Record<string, string>> = {
  suspended: COLORS.first, probation: COLORS.firstDeep, imprisoned: COLORS.second
};
const WORDS: Readonly<Record<string, string>> = {
  suspended: "Suspended sentences", probation: "of these, on probation", imprisoned: "imprisonment without suspension",
  "not-itemised": "not itemised in the report"
};

/** The sentences of one year's convictions. */
export const sentencing2014 = registeredChart({
  id: "sentencing-2014",
  options: {
    show: {label: "Show", values: {count: "Convictions", share: "Share of all"}, control: true},
    highlight: {label: "Highlight", values: {none: "None", suspended: "Suspended", imprisoned: "Imprisonment"}, control: false}
  },
  spec: ({show, highlight = "none"}) => ({
    form: "stacked", y: COLUMNS.count, colour: COLUMNS.key, ...(show === "share" ? {measure: "share"} : {}), ...(highlight === "none" ? {} : {highlight})
  }),
  words: ({show}) => ({base: COLUMNS.base, whole: "convictions", fills: FILLS, axis: show === "share" ? `percent ${COLUMNS.base}` : "number of convictions"}),
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
  describe: (rows) => `One bar. ${describeParts(ordered(rows, COLUMNS.key), WORDS, COLUMNS)}.`,
  twin: [
    {column: "outcome", label: "Sentence", quantity: false},
    {column: "within", label: "Part of", quantity: false},
    {column: "year", label: "Year", quantity: false},
    {column: "convictions", label: "Convictions", quantity: true},
    {column: "share", label: "Share of all convictions", quantity: true, format: ".1%"},
    {column: "flag", label: "Flag", quantity: false}
  ]
});
