import {beforeAll, describe, expect, it} from "vitest";
import type {ChartLibrary} from "../../../loaders/prose/chart-library.js";
import {frameContext} from "../../../loaders/render/frame-context.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import type {Site} from "../../../loaders/render/site.js";
import {frameChart} from "../../../src/charts/frame.js";
import {normalizeOptions} from "../../../src/core/chart.js";
import {readLink} from "../../../src/core/explore/link.js";
import {whyNotDrawn} from "../../../src/core/explore/offers.js";
import {readSpecValue} from "../../../src/core/explore/read-text.js";
import {dataCharts} from "../../support/data-charts.js";
import {realSite} from "../../support/real-site.js";

const charts = await dataCharts();

let site: Site;
let library: ChartLibrary;
beforeAll(async () => {
  site = await realSite();
  library = siteLibrary(site);
});

describe.each(charts.map((chart) => [chart.id, chart] as const))("the frame of %s", (_id, chart) => {
  it(
    chart.spec ? "leads to its specification, which is drawn there" : "leads to no specification, since it has none",
    () => {
      const options = normalizeOptions(chart, {});
      const figure = frameChart(
        chart,
        site.tables.get(chart.table)!.rows,
        options,
        frameContext(site, chart, options, "/", "")
      );
      const href = figure.querySelector("[data-explore]")?.getAttribute("href");
      if (!chart.spec) return expect(href).toBeUndefined();
      expect(href).toMatch(/^\/explore\?v=1&spec=[\w-]+$/);
      const linked = readLink(href!.slice("/explore".length));
      const {spec, problems} = readSpecValue(linked.kind === "given" ? linked.value : undefined, {
        tables: [...library.tables.values()],
        facts: library.facts
      });
      expect(problems).toEqual([]);
      expect(whyNotDrawn(spec!, library.tables.get(chart.table)!, library.facts)).toBeUndefined();
    }
  );
});
