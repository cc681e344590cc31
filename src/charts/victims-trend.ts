import type {OptionValues} from "../core/chart.js";
import {GROUP_OPTIONS, TWO_YEARS, describeGroups, groupTwin} from "./groups.js";
import {registeredChart} from "./spec-chart.js";

/** Children recorded as victims by the police, by category of the Act, in the two printed years. */
export const victimsTrend = registeredChart({
  id: "victims-trend",
  table: "child-victims",
  options: GROUP_OPTIONS,
  spec: ({show, highlight = "none"}) => ({
    ...(show === "change" ? {form: "bar", x: "group", measure: "change"} : {form: "slope", x: "year", colour: "group"}),
    y: "victims", ...(highlight === "none" ? {} : {highlight})
  }),
  words: (options) => ({axis: measure(options)}),
  headline: ({show}) => show === "change"
    ? "Children recorded as victims, 2010 to 2014: {{ change(un.victims-pornography-2010, un.victims-pornography-2014) | +.0% }} for offences concerning [[child-pornography]], {{ change(un.victims-prostitution-2010, un.victims-prostitution-2014) | +.0% }} for those concerning [[child-prostitution]]"
    : "The police recorded {{ un.victims-prostitution-2014 }} children as victims of offences concerning [[child-prostitution]] in 2014, after {{ un.victims-prostitution-2010 }} in 2010; of those concerning [[child-pornography]] {{ un.victims-pornography-2014 }}, after {{ un.victims-pornography-2010 }}",
  title: (options) => `Children recorded by the police as victims of offences concerning [[child-prostitution]] and [[child-pornography]], by category of the Act of 1999, ${measure(options)}, Japan, 2010 and 2014`,
  notes: () => [TWO_YEARS],
  describe: (rows, {show}) => describeGroups(rows, "victims", show),
  twin: groupTwin("victims", "Children recorded as victims")
});

const measure = ({show}: OptionValues): string => show === "change" ? "change in percent of the first year" : "number of children";
