import type {OptionValues, Row} from "../core/chart.js";
import {COLORS} from "./marks.js";
import {describeParts} from "./parts.js";
import {registeredChart} from "./spec-chart.js";

const FILLS: Readonly<Record<string, string>> = {prosecuted: COLORS.first, dropped: COLORS.context};
const WORDS: Readonly<Record<string, string>> = {
  prosecuted: "opened for prosecution", dropped: "dropped", "not-itemised": "not itemised in the report"
};

/** What became of the cases received by prosecutors in one year, as far as the report itemises it. */
export const prosecution2013 = registeredChart({
  id: "prosecution-2013",
  options: {
    show: {label: "Show", values: {count: "Cases", share: "Share"}, control: true},
    base: {label: "Base", values: {received: "Cases received", decided: "Opened or dropped"}, control: true}
  },
  spec: ({show, base}) => ({
    form: "stacked", y: "cases", colour: "outcome", ...(base === "decided" ? {filter: {outcome: Object.keys(FILLS)}} : {}), ...(show === "share" ? {measure: "share"} : {})
  }),
  words: (options) => {
    const {base, whole} = columns(options);
    return {base, whole, fills: FILLS, axis: options["show"] === "share" ? `percent ${base}` : `number of ${whole}`};
  },
  headline: ({show, base}) => base === "decided" ? headlineDecided(show)
    : show === "share"
    ? "{{ share(un.cases-prosecuted-2013, un.cases-received-2013) | .0% }} of the cases received in 2013 were opened for prosecution; {{ share(remainder(un.cases-received-2013, un.cases-prosecuted-2013, un.cases-dropped-2013), un.cases-received-2013) | .0% }} are not itemised in the report"
    : "{{ un.cases-prosecuted-2013 }} of the {{ un.cases-received-2013 }} cases received in 2013 were opened for prosecution, {{ un.cases-dropped-2013 }} were dropped; {{ remainder(un.cases-received-2013, un.cases-prosecuted-2013, un.cases-dropped-2013) }} are not itemised in the report",
  title: (options) => `Cases received for violation of the Act on “child prostitution” and “child pornography” of 1999, by outcome, ${measure(options)}, Japan, 2013`,
  notes: ({base}) => base === "decided"
    ? ["The base is the cases opened for prosecution and the cases dropped together; the cases that the report does not itemise are left out."]
    : ["“Not itemised in the report” says that the report does not print what became of these cases."],
  describe: (rows, options) => `One bar. ${describeParts(shown(rows, options), WORDS, columns(options))}.`,
  twin: [
    {column: "outcome", label: "Outcome", quantity: false},
    {column: "year", label: "Year", quantity: false},
    {column: "cases", label: "Cases", quantity: true},
    {column: "share_received", label: "Share of the cases received", quantity: true, format: ".1%"},
    {column: "share_decided", label: "Share of the cases opened or dropped", quantity: true, format: ".1%"}
  ]
});

function headlineDecided(show: string | undefined): string {
  return show === "share"
    ? "{{ share(un.cases-prosecuted-2013, sum(un.cases-prosecuted-2013, un.cases-dropped-2013)) | .0% }} of the cases opened or dropped in 2013 were opened for prosecution"
    : "{{ un.cases-prosecuted-2013 }} of the {{ sum(un.cases-prosecuted-2013, un.cases-dropped-2013) }} cases opened or dropped in 2013 were opened for prosecution";
}

function measure({show, base}: OptionValues): string {
  if (show !== "share") return "number of cases";
  return base === "decided" ? "percent of the cases opened or dropped" : "percent of the cases received";
}

function columns({base}: OptionValues): {key: string; count: string; share: string; base: string; whole: string} {
  const common = {key: "outcome", count: "cases"};
  return base === "decided"
    ? {...common, share: "share_decided", base: "of the cases opened or dropped", whole: "cases opened or dropped"}
    : {...common, share: "share_received", base: "of the cases received", whole: "cases received"};
}

function shown(rows: readonly Row[], {base}: OptionValues): readonly Row[] {
  return base === "decided" ? rows.filter((row) => row["outcome"] !== "not-itemised") : rows;
}
