import {expect, it} from "vitest";
import type {CompiledChart} from "../../src/core/deck/compiled.js";
import {slideChart} from "../../src/views/slide-view.js";
import {page} from "../components/dom.js";

const HATCHED =
  '<svg viewBox="0 0 720 100"><defs><pattern id="hatch"></pattern></defs><a href="/trace/?x=a" data-trace="share(a, b)"><rect fill="url(#hatch)" style="stroke: url(#hatch)"></rect></a><a href="/sources/x#row">row</a></svg>';
const view = {html: HATCHED, drawing: {svg: "", width: 720, height: 100}};
const chart: CompiledChart = {
  id: "demo",
  table: "demo",
  options: {},
  headline: [],
  title: "Ships",
  short: {title: "Ships", notes: []},
  description: "Ships by kind",
  notes: [],
  sources: [],
  openPoints: [],
  dataTable: {columns: [], rows: []},
  native: null,
  full: view,
  half: view,
  facts: []
};
const context = {
  document: page("").document,
  href: (path: string) => `../..${path}`,
  traceHref: (expression: string) => `#trace-${expression}`
};

it("sets the ids of a drawing apart by slide, and what refers to them", () => {
  const drawings = ["one", "two"].map((instance) => slideChart(chart, {size: "full", instance}, context));
  expect(drawings.map((figure) => figure.querySelector("pattern")!.id)).toEqual(["hatch-one", "hatch-two"]);
  expect(drawings.map((figure) => figure.querySelector("rect")!.getAttribute("fill"))).toEqual([
    "url(#hatch-one)",
    "url(#hatch-two)"
  ]);
  expect(drawings[0]!.querySelector("rect")!.getAttribute("style")).toBe("stroke: url(#hatch-one)");
});

it("leads by the addresses of this output", () => {
  const links = [...slideChart(chart, {size: "half", instance: "one"}, context).querySelectorAll("a")].map((link) =>
    link.getAttribute("href")
  );
  expect(links).toEqual(["#trace-share(a, b)", "../../sources/x#row"]);
});

it("is never cropped nor stretched, and says what it measures only where it is drawn", () => {
  const figure = slideChart(chart, {size: "full", instance: "one"}, context);
  expect(figure.querySelector("svg")!.getAttribute("preserveAspectRatio")).toBe("xMinYMid meet");
  const written = slideChart(
    {...chart, full: {html: "<div class='tm-cards'></div>", drawing: null}},
    {size: "full", instance: "one"},
    context
  );
  expect([...written.querySelector(".tm-slide-drawing")!.attributes].map(({name}) => name)).toEqual([
    "class",
    "data-size"
  ]);
});
