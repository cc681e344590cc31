import {expect, it} from "vitest";
import {frameContext} from "../../../loaders/render/frame-context.js";
import {siteOf} from "../../../loaders/render/site.js";
import {verify} from "../../../loaders/verify.js";
import {frameChart} from "../../../src/charts/frame.js";
import {normalizeOptions} from "../../../src/core/chart.js";
import {copyCorpus, swap} from "../../support/corpus.js";

const noteTexts = async (comparison?: string): Promise<readonly string[]> => {
  const project = await copyCorpus(
    comparison === undefined ? {} : {"data/tables/ships.yaml": swap("facts:", `comparison: ${comparison}\nfacts:`)}
  );
  const site = siteOf(await verify(project));
  const chart = site.charts.get("ships")!;
  const options = normalizeOptions(chart, {});
  const figure = frameChart(
    chart,
    site.tables.get("ships")!.rows,
    options,
    frameContext(site, chart, options, "/", "")
  );
  return [...figure.querySelectorAll(".tm-notes li")].map((note) => note.textContent);
};

it("a table's comparison stands in the notes below its chart", async () => {
  const [without, given] = [await noteTexts(), await noteTexts("Kinds of ship are counted by one keeper.")];
  expect(given).toEqual([...without, "Kinds of ship are counted by one keeper."]);
});
