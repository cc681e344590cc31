import {TWO_YEARS, describeChange, describeYears} from "./groups.js";
import {registeredChart} from "./spec-chart.js";

/** Offenders convicted by courts of first instance in the two printed years. */
export const convictedTrend = registeredChart({
  id: "convicted-trend",
  table: "offenders-convicted",
  spec: () => ({form: "slope", x: "year", y: "offenders"}),
  words: () => ({series: "offenders convicted", axis: "number of offenders"}),
  headline: () => "Courts of first instance convicted {{ un.offenders-convicted-2014 }} offenders in 2014, after {{ un.offenders-convicted-2010 }} in 2010 ({{ change(un.offenders-convicted-2010, un.offenders-convicted-2014) | +.0% }})",
  title: () => "Offenders convicted at first instance on charges under the Act of 1999 concerning [[child-prostitution]] and [[child-pornography]], number of offenders, Japan, 2010 and 2014",
  notes: () => [TWO_YEARS],
  describe: (rows) => `Slope chart of two years. Offenders convicted: ${describeYears(rows, "offenders")}${describeChange(rows)}.`,
  twin: [
    {column: "year", label: "Year", quantity: false},
    {column: "offenders", label: "Offenders convicted", quantity: true},
    {column: "change", label: "Change on the earlier year", quantity: true, format: "+.1%"}
  ]
});
