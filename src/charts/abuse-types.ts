import type {OptionValues, Row} from "../core/chart.js";
import {cellOf, expressionOf} from "../core/quantity-columns.js";
import {registeredChart} from "./spec-chart.js";

const WORDS: Readonly<Record<string, string>> = {
  physical: "physical abuse", neglect: "neglect", sexual: "sexual abuse", psychological: "psychological abuse"
};

/** Consultations by type of abuse, ranked, each against all of them. */
export const abuseTypes = registeredChart({
  id: "abuse-types",
  options: {show: {label: "Show", values: {count: "Consultations", share: "Share of all"}, control: true}},
  spec: ({show}) => ({form: "bar", x: "type", y: show === "share" ? "share" : "count", sort: "descending"}),
  words: ({show}) => ({
    all: "all consultations", series: show === "share" ? "Share of all consultations" : "Consultations",
    axis: show === "share" ? "percent of all consultations" : "number of consultations", max: (rows) => extentOf(rows, show)
  }),
  headline: ({show}) => show === "share"
    ? "{{ evac.psychological-abuse-share }} of the child abuse consultations recorded for fiscal year 2016 concerned psychological abuse"
    : "{{ evac.psychological-abuse }} of the {{ evac.total }} child abuse consultations recorded for fiscal year 2016 concerned psychological abuse",
  title: ({show}) => `Cases of child abuse on which child guidance centres were consulted, by type of abuse, ${
    show === "share" ? "percent of all as printed" : "number of cases"}, Japan, April 2016 to March 2017`,
  notes: ({show}) => [
    "Each type is set against the number of all consultations.",
    ...(show === "share" ? ["The shares are shown as the source prints them; each is rounded on its own."] : [])
  ],
  describe: (rows, options) => `Ranked bars. ${ranked(rows).map((row) => describeRow(row, options)).join("; ")}.`,
  twin: [
    {column: "type", label: "Type of abuse", quantity: false},
    {column: "period", label: "Period", quantity: false},
    {column: "count", label: "Consultations", quantity: true},
    {column: "share", label: "Share of all, as printed", quantity: true},
    {column: "whole", label: "All consultations", quantity: true}
  ]
});

/** Where the axis ends: at the whole. */
function extentOf(rows: readonly Row[], show: string | undefined): number {
  const whole = rows.map((row) => cellOf(row, "whole")).find((cell) => "value" in cell);
  return show === "share" ? 100 : whole?.value ?? Math.max(...rows.map(({count}) => Number(count)));
}

function ranked(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => Number(b["count"]) - Number(a["count"]));
}

function describeRow(row: Row, {show}: OptionValues): string {
  const type = WORDS[String(row["type"])] ?? String(row["type"]);
  const [main, other] = show === "share" ? ["share", "count"] as const : ["count", "share"] as const;
  return `${type}: {{ ${expressionOf(row, main)} }} ({{ ${expressionOf(row, other)} }})`;
}
