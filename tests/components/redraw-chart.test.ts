import {beforeEach, describe, expect, it, vi} from "vitest";
import {frameContext} from "../../loaders/render/frame-context.js";
import {frameChart} from "../../src/charts/frame.js";
import {redraw} from "../../src/components/redraw.js";
import {combinations, normalizeOptions} from "../../src/core/chart.js";
import type {Chart, OptionValues} from "../../src/core/chart.js";
import {realData, realSite} from "../support/real-site.js";
import {page} from "./dom.js";

const [data, site] = [await realData(), await realSite()];
const changed = data.charts.filter(({chart: {options}}) => Object.values(options).some(({control}) => control));

beforeEach(() => {
  vi.stubGlobal("fetch", (url: string) => {
    const path = new URL(url).pathname;
    const table = data.tables.find(({table: {id}}) => path === `/base/tables/${id}.arrow`);
    if (path === "/base/data/charts.json")
      return Promise.resolve(new Response(JSON.stringify(changed.map(({definition}) => definition))));
    return Promise.resolve(table ? new Response(new Uint8Array(table.arrow)) : new Response("", {status: 404}));
  });
});

const built = (chart: Chart, options: OptionValues): HTMLElement =>
  frameChart(chart, site.tables.get(chart.table)!.rows, options, frameContext(site, chart, options, "/", ""));
const PARTS = [".tm-headline", ".tm-title", ".tm-drawing", ".tm-hidden", ".tm-data-table"];

/** What a figure draws and says, every number by its expression; addresses are written in another way in a page. */
const partsOf = (figure: Element): readonly (string | undefined)[] =>
  PARTS.map((selector) => figure.querySelector(`:scope > ${selector}`)?.outerHTML.replaceAll(/ href="[^"]*"/g, ""));

describe.each(changed.map(({chart}) => ({id: chart.id, chart})))("redraw of $id", ({chart}) => {
  it.each(combinations(chart).map((options) => ({options})))(
    "draws and says what the build does: $options",
    async ({options}) => {
      const {document} = page(built(chart, normalizeOptions(chart, {})).outerHTML);
      const figure = document.querySelector<HTMLElement>("figure")!;
      await redraw(figure, options, data.evidence);
      expect(partsOf(figure)).toEqual(partsOf(built(chart, options)));
      expect(figure.dataset.options).toBe(JSON.stringify(options));
    }
  );
});

it("says so where the page knows no such chart, and leaves the figure as it is", async () => {
  const {chart} = changed[0]!;
  const {document} = page(
    built(chart, normalizeOptions(chart, {})).outerHTML.replace(`data-chart="${chart.id}"`, 'data-chart="ships"')
  );
  const figure = document.querySelector<HTMLElement>("figure")!;
  const before = figure.outerHTML;
  await expect(redraw(figure, {}, data.evidence)).rejects.toThrow("unknown chart: ships");
  expect(figure.outerHTML).toBe(before);
});
