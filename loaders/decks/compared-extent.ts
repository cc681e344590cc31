import {axisScale, commonExtent} from "../../src/charts/axis-scale.js";
import type {WrittenBlock} from "../../src/core/deck/blocks.js";
import {readChartFence} from "../prose/fence.js";
import type {ChartFence} from "../prose/fence.js";
import {siteLibrary} from "../render/site.js";
import type {Site} from "../render/site.js";

/**
 * The end of the axis that the charts of a slide share, in their quantity's unit; undefined where they don't measure
 * the same. Charts that can't be read are left out, since compiling them tells of it.
 */
export function comparedExtent(blocks: readonly WrittenBlock[], site: Site): number | undefined {
  return commonExtent(
    blocks.flatMap((block) => {
      if (block.type !== "chart") return [];
      const fence = fenceOf(block.chart.text, site);
      return fence ? [scaleOf(fence, site)] : [];
    })
  );
}

function fenceOf(text: string, site: Site): ChartFence | undefined {
  try {
    return readChartFence(text, siteLibrary(site));
  } catch {
    return undefined;
  }
}

function scaleOf({chart, options}: ChartFence, site: Site): ReturnType<typeof axisScale> {
  const {table, rows} = site.tables.get(chart.table)!;
  const spec = chart.spec?.(options);
  return spec && axisScale(spec, table, rows);
}
