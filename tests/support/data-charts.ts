import type {Chart} from "../../src/core/chart.js";
import {realSite} from "./real-site.js";

/** The charts of this project's own data, in the order in which they are listed. */
export async function dataCharts(): Promise<readonly Chart[]> {
  return [...(await realSite()).charts.values()];
}
