import {describe, expect, it} from "vitest";
import {normalizeOptions} from "../../src/core/chart.js";
import {frameChart} from "../../src/charts/frame.js";
import {dataCharts} from "../support/data-charts.js";
import {demoFrame, rowsOf} from "./context.js";
import {indent} from "./indent.js";

const charts = await dataCharts();

describe.each(charts.map((chart) => ({id: chart.id, chart})))("frameChart($id)", ({chart}) => {
  const rows = rowsOf(chart);
  const frame = (instance = ""): HTMLElement =>
    frameChart(chart, rows, normalizeOptions(chart, {}), demoFrame(instance));

  it("frames the chart as before", async () => {
    const figure = frame();
    figure.querySelector(".tm-drawing")!.replaceChildren();
    await expect(indent(figure)).toMatchFileSnapshot(`snapshots/${chart.id}-frame.html`);
  });

  it("is the same twice, byte for byte", () => {
    expect(frame().outerHTML).toBe(frame().outerHTML);
  });

  it("has ids of its own in every instance and refers to what is there", () => {
    const figures = [frame(), frame("2")];
    const ids = figures.flatMap((figure) => [figure, ...figure.querySelectorAll("[id]")].map(({id}) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const figure of figures) {
      const references = [
        figure.getAttribute("aria-labelledby"),
        figure.getAttribute("aria-describedby"),
        ...[...figure.querySelectorAll('[href^="#"]')].map((link) => link.getAttribute("href")!.slice(1)),
        ...[...figure.outerHTML.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id)
      ];
      for (const id of references) expect(figure.querySelector(`[id="${id}"]`), `#${id}`).not.toBeNull();
    }
  });

  it("repeats every number of the rows in the twin, tied", () => {
    const table = frame().querySelector(".tm-data-table table")!;
    const traced = [...table.querySelectorAll("td a")].map((link) => link.getAttribute("data-trace"));
    const quantities = chart.dataTable(normalizeOptions(chart, {})).filter(({quantity}) => quantity);
    const expressions = rows
      .flatMap((row) => quantities.map(({column}) => row[`${column}_expression`]))
      .filter((expression) => expression !== null);
    expect(traced).toEqual(expressions);
    expect([...table.querySelectorAll("thead th")].every((head) => head.getAttribute("scope") === "col")).toBe(true);
  });

  it("hides what needs a script", () => {
    const needy = frame().querySelectorAll<HTMLElement>("button, .tm-controls");
    expect([...needy].every((item) => item.hasAttribute("hidden"))).toBe(true);
  });

  it("leads to every format of its table and says how to cite it, without a script", () => {
    const [cite, download] = [...frame().querySelectorAll("details.tm-menu")];
    expect([...download!.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(
      ["csv", "xlsx", "arrow", "parquet", "json", "zip"].map((ending) => `/tables/${chart.table}.${ending}`)
    );
    expect([...download!.querySelectorAll("button")].map((button) => button.dataset.action)).toEqual([
      "svg",
      "png",
      "rows-csv",
      "rows-xlsx",
      "rows-arrow",
      "rows-parquet",
      "rows-json"
    ]);
    expect([...cite!.querySelectorAll("button")].map((button) => button.dataset.text)).toEqual(
      [...cite!.querySelectorAll(".tm-citation")].map((text) => text.textContent)
    );
  });
});
