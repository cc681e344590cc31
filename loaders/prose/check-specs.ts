import {readChartSpec} from "../../src/core/chart-spec/read.js";
import {whyRefused} from "../../src/core/chart-spec/refuse.js";
import type {Fault} from "../../src/core/fault.js";
import type {ChartLibrary} from "./chart-library.js";
import {combinations} from "./check-data.js";
import {reasonInWords} from "./fence.js";

/** What is wrong with the specifications of registered charts, for every choice of their options. */
export function specFaults({charts, tables, facts, terms}: ChartLibrary): readonly Fault[] {
  const infos = [...tables.values()];
  return [...charts.values()].flatMap((chart) => {
    if (!chart.spec || !tables.has(chart.table)) return [];
    const messages = combinations(chart).flatMap((options) => {
      const {spec, problems} = readChartSpec(chart.spec!(options), infos);
      const why = spec && whyRefused(spec, tables.get(spec.table)!, facts);
      return [...problems.map(({message}) => message), ...(why === undefined ? [] : [`refused: ${reasonInWords(why, terms)}`])];
    });
    return [...new Set(messages)].map((message) => ({file: `src/charts/${chart.id}.ts`, message}));
  });
}
