import {COLORS} from "./marks.js";
import {describeParts} from "./parts.js";
import {registeredChart} from "./spec-chart.js";

const COLUMNS = {key: "sex", count: "victims", share: "share", base: "of the children"} as const;

const WHOLE = "children identified by the police";

/** Girls and boys among the recorded victims of one year. */
export const victimsBySex = registeredChart({
  id: "victims-by-sex",
  options: {show: {label: "Show", values: {count: "Children", share: "Share of both"}, control: true}},
  spec: ({show}) => ({form: "stacked", y: COLUMNS.count, colour: COLUMNS.key, ...(show === "share" ? {measure: "share"} : {})}),
  words: ({show}) => ({
    base: COLUMNS.base, whole: WHOLE, fills: {girls: COLORS.first, boys: COLORS.third}, axis: show === "share" ? `percent ${COLUMNS.base}` : `number of ${WHOLE}`
  }),
  headline: ({show}) => show === "share"
    ? "{{ share(un.victims-girls-2014, sum(un.victims-girls-2014, un.victims-boys-2014)) | .0% }} of the child victims of sexual exploitation recorded in 2014 were girls"
    : "{{ un.victims-girls-2014 }} girls and {{ un.victims-boys-2014 }} boys were recorded as victims of sexual exploitation in 2014",
  title: ({show}) => `Children recorded as victims of sexual exploitation, by sex, ${show === "share" ? "percent of girls and boys together" : "number of children"}, Japan, 2014`,
  notes: () => [],
  describe: (rows) => `One bar in two parts. ${describeParts(rows, {girls: "Girls", boys: "boys"}, COLUMNS)}.`,
  twin: [
    {column: "sex", label: "Sex", quantity: false},
    {column: "year", label: "Year", quantity: false},
    {column: "victims", label: "Children recorded as victims", quantity: true},
    {column: "share", label: "Share of girls and boys together", quantity: true, format: ".1%"}
  ]
});
