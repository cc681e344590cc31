import type {Chart, OptionValues} from "../core/chart.js";
import {COLORS} from "./marks.js";
import {nativeStack} from "./native-stack.js";
import {describeParts, stackOf} from "./parts.js";
import type {PartsOptions} from "./parts.js";
import {drawStack} from "./stack.js";

const COLUMNS = {chart: "victims-by-sex", key: "sex", count: "victims", share: "share", base: "of the children", whole: "children identified by the police"} as const;

/** Girls and boys among the recorded victims of one year. */
export const victimsBySex: Chart = {
  id: "victims-by-sex",
  table: "victims-by-sex",
  options: {show: {label: "Show", values: {count: "Children", share: "Share of both"}, control: true}},
  caveats: [],
  headline: ({show}) => show === "share"
    ? "{{ share(un.victims-girls-2014, sum(un.victims-girls-2014, un.victims-boys-2014)) | .0% }} of the child victims of sexual exploitation recorded in 2014 were girls"
    : "{{ un.victims-girls-2014 }} girls and {{ un.victims-boys-2014 }} boys were recorded as victims of sexual exploitation in 2014",
  title: ({show}) => `Children recorded as victims of sexual exploitation, by sex, ${show === "share" ? "percent of girls and boys together" : "number of children"}, Japan, 2014`,
  notes: () => [],
  describe: (rows) => `One bar in two parts. ${describeParts(rows, {girls: "Girls", boys: "boys"}, COLUMNS)}.`,
  twin: () => [
    {column: "sex", label: "Sex", quantity: false},
    {column: "year", label: "Year", quantity: false},
    {column: "victims", label: "Children recorded as victims", quantity: true},
    {column: "share", label: "Share of girls and boys together", quantity: true, format: ".1%"}
  ],
  draw: (rows, options, context) => drawStack(stackOf(rows, parts(options), context), context),
  native: (rows, options, context) => nativeStack(rows, parts(options), context)
};

const parts = ({show}: OptionValues): PartsOptions => ({...COLUMNS, show, fill: (sex) => (sex === "girls" ? COLORS.first : COLORS.third)});
