import type {ChartOption, Row, TwinColumn} from "../core/chart.js";
import {periodLabel} from "../core/period.js";
import {cellOf, expressionOf} from "../core/quantity-columns.js";

/** What stands below every chart of two printed years. */
export const TWO_YEARS = "Two years are printed. A line between them says nothing of the years between or after.";

/** The options of the charts by category of the Act. */
export const GROUP_OPTIONS: Readonly<Record<"show" | "highlight", ChartOption>> = {
  show: {label: "Show", values: {level: "Numbers", change: "Change"}, control: true},
  highlight: {label: "Highlight", values: {none: "None", prostitution: "“child prostitution”", pornography: "“child pornography”"}, control: false}
};

/** The columns of the twin of such a chart. */
export function groupTwin(value: string, label: string): readonly TwinColumn[] {
  return [
    {column: "group", label: "Offences concerning", quantity: false},
    {column: "year", label: "Year", quantity: false},
    {column: value, label, quantity: true},
    {column: "change", label: "Change on the earlier year", quantity: true, format: "+.1%"}
  ];
}

/** The rows as sentences, category by category. */
export function describeGroups(rows: readonly Row[], value: string, show: string | undefined): string {
  const groups = [...new Set(rows.map((row) => String(row["group"])))];
  const sentences = groups.map((group) => {
    const own = rows.filter((row) => row["group"] === group);
    return `Offences concerning [[child-${group}]]: ${describeYears(own, value)}${describeChange(own)}.`;
  });
  return [show === "change" ? "Bars of change around zero." : "Slope chart of two years.", ...sentences].join(" ");
}

/** `{{ … }} in 2010, {{ … }} in 2014` */
export function describeYears(rows: readonly Row[], value: string): string {
  return rows.map((row) => `{{ ${expressionOf(row, value)} }} in ${periodLabel(String(row["year"]))}`).join(", ");
}

/** `, a change of {{ … }}` where a row has one. */
export function describeChange(rows: readonly Row[]): string {
  const row = rows.find((candidate) => "value" in cellOf(candidate, "change"));
  return row ? `, a change of {{ ${expressionOf(row, "change")} | +.0% }}` : "";
}
