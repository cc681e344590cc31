import type {Chart, OptionValues} from "../core/chart.js";

/** The fence that draws a chart with these options; defaults are left out. */
export function chartFence({id, options: known}: Pick<Chart, "id" | "options">, options: OptionValues): string {
  const lines = Object.entries(known).flatMap(([name, {values}]) => {
    const value = options[name];
    return value === undefined || value === Object.keys(values)[0] ? [] : [`${name}: ${value}`];
  });
  return ["```chart", `ref: ${id}`, ...lines, "```"].join("\n");
}
