import type {Chart, OptionValues} from "../core/chart.js";
import {printSpecFence} from "../core/chart-spec/print.js";

/** The fence that draws a chart with these options: by its name, without what is meant anyway, or by its specification. */
export function chartFence({id, options: known, inline, spec}: Pick<Chart, "id" | "options" | "inline" | "spec">, options: OptionValues): string {
  if (inline && spec) return printSpecFence(spec(options));
  const lines = Object.entries(known).flatMap(([name, {values}]) => {
    const value = options[name];
    return value === undefined || value === Object.keys(values)[0] ? [] : [`${name}: ${value}`];
  });
  return ["```chart", `ref: ${id}`, ...lines, "```"].join("\n");
}
