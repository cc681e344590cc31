import type {Chart, OptionValues, Row} from "../core/chart.js";
import {GROUP_OPTIONS, TWO_YEARS, describeGroups, groupTwin} from "./groups.js";
import {nativeChange, nativeSlope} from "./native-slope.js";
import {drawChange, drawSlope} from "./slope.js";

/** Children recorded as victims by the police, by category of the Act, in the two printed years. */
export const victimsTrend: Chart = {
  id: "victims-trend",
  table: "child-victims",
  options: GROUP_OPTIONS,
  caveats: [],
  headline: ({show}) => show === "change"
    ? "Children recorded as victims, 2010 to 2014: {{ change(un.victims-pornography-2010, un.victims-pornography-2014) | +.0% }} under the Act’s “child pornography” category, {{ change(un.victims-prostitution-2010, un.victims-prostitution-2014) | +.0% }} under “child prostitution”"
    : "The police recorded {{ un.victims-prostitution-2014 }} children as victims under the Act’s “child prostitution” category in 2014, after {{ un.victims-prostitution-2010 }} in 2010; under “child pornography” {{ un.victims-pornography-2014 }}, after {{ un.victims-pornography-2010 }}",
  title: (options) => `Children recorded by the police as victims under the “child prostitution” and “child pornography” categories of the Act of 1999, ${measure(options)}, Japan, 2010 and 2014`,
  notes: () => [TWO_YEARS],
  describe: (rows: readonly Row[], {show}) => describeGroups(rows, "victims", show),
  twin: () => groupTwin("victims", "Children recorded as victims"),
  draw: (rows, {show, highlight}, context) => {
    const columns = {value: "victims", series: "group", highlight};
    return show === "change" ? drawChange(rows, columns, context) : drawSlope(rows, columns, context);
  },
  native: (rows, options, context) => {
    const columns = {value: "victims", series: "group", highlight: options["highlight"]};
    return options["show"] === "change" ? nativeChange(rows, columns, measure(options), context) : nativeSlope(rows, columns, measure(options), context);
  }
};

const measure = ({show}: OptionValues): string => show === "change" ? "change in percent of the first year" : "number of children";
