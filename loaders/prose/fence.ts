import {isMap, parseDocument} from "yaml";
import type {Chart, OptionValues} from "../../src/core/chart.js";
import {normalizeOptions} from "../../src/core/chart.js";

/** A registered chart with its options, as a fence asks for it. */
export interface ChartFence {
  readonly chart: Chart;
  readonly options: OptionValues;
}

/** Reads the YAML of a `chart` fence; throws an Error that names what is unknown and what is known. */
export function readChartFence(text: string, charts: ReadonlyMap<string, Chart>): ChartFence {
  const document = parseDocument(text, {schema: "failsafe"});
  const [problem] = document.errors;
  if (problem) throw new Error(`chart: YAML: ${problem.message.split("\n")[0]}`);
  if (!isMap(document.contents)) throw new Error("chart: expected a map, such as ref: abuse-types");
  const entries = Object.entries(document.toJS() as Record<string, unknown>);
  const nested = entries.find(([, value]) => typeof value !== "string");
  if (nested) throw new Error(`chart: ${nested[0]}: expected a word`);
  const {ref, ...given} = Object.fromEntries(entries) as Record<string, string>;
  if (ref === undefined) throw new Error("chart: say which with ref: <name of a registered chart>");
  const chart = charts.get(ref);
  if (!chart) throw new Error(`chart: unknown chart ${ref}; known: ${[...charts.keys()].join(", ")}`);
  try {
    return {chart, options: normalizeOptions(chart, given)};
  } catch (cause) {
    throw new Error(`chart ${chart.id}: ${(cause as Error).message}`, {cause});
  }
}
