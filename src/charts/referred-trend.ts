import type {OptionValues} from "../core/chart.js";
import {GROUP_OPTIONS, TWO_YEARS, describeGroups, groupTwin} from "./groups.js";
import {registeredChart} from "./spec-chart.js";

/** Cases referred for prosecution, by category of the Act, in the two printed years. */
export const referredTrend = registeredChart({
  id: "referred-trend",
  table: "cases-referred",
  options: GROUP_OPTIONS,
  spec: ({show, highlight = "none"}) => ({
    ...(show === "change" ? {form: "bar", x: "group", measure: "change"} : {form: "slope", x: "year", colour: "group"}),
    y: "cases", ...(highlight === "none" ? {} : {highlight})
  }),
  words: (options) => ({axis: measure(options)}),
  headline: ({show}) => show === "change"
    ? "Cases referred for prosecution, 2010 to 2014: {{ change(un.referred-pornography-2010, un.referred-pornography-2014) | +.0% }} for offences concerning [[child-pornography]], {{ change(un.referred-prostitution-2010, un.referred-prostitution-2014) | +.0% }} for those concerning [[child-prostitution]]"
    : "{{ un.referred-pornography-2014 }} cases of offences concerning [[child-pornography]] were referred for prosecution in 2014, after {{ un.referred-pornography-2010 }} in 2010; of those concerning [[child-prostitution]] {{ un.referred-prostitution-2014 }}, after {{ un.referred-prostitution-2010 }}",
  title: (options) => `Cases of offences concerning [[child-prostitution]] and [[child-pornography]] referred for prosecution, by category of the Act of 1999, ${measure(options)}, Japan, 2010 and 2014`,
  notes: () => [TWO_YEARS],
  describe: (rows, {show}) => describeGroups(rows, "cases", show),
  twin: groupTwin("cases", "Cases referred for prosecution")
});

const measure = ({show}: OptionValues): string => show === "change" ? "change in percent of the first year" : "number of cases";
