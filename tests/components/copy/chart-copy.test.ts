import {expect, it} from "vitest";
import {chartCopy} from "../../../src/components/copy/number-copy.js";
import {demoFigure} from "../demo-figure.js";
import {page} from "../dom.js";

const TWIN =
  '<thead><tr><th>Colour</th><th>Lamps</th></tr></thead><tbody><tr><th>=green</th><td><a data-trace="demo.green">106</a></td></tr></tbody>';

const figureOf = (): HTMLElement =>
  page(demoFigure().replace(/(<table[^>]*>)/, `$1${TWIN}`), "?lamps.show=share").document.querySelector("figure")!;

it("holds headline, title, rows, notes, source line, citation and address", () => {
  expect(chartCopy(figureOf()).text.split("\n")).toEqual([
    "106 lamps & more were green",
    "Lamps of the pier, number, 2014",
    "",
    "Colour\tLamps",
    "'=green\t106",
    "",
    "Note: Counted by night.",
    "Note: Bars are drawn.",
    "Source: Lamps of the pier, para 1",
    "Cite as: CITATION",
    "Chart and traces: https://example.test/base/notebooks/?lamps.show=share#chart-lamps"
  ]);
});

it("has the rows as a table in HTML, with no formula that a spreadsheet would run", () => {
  expect(chartCopy(figureOf()).html).toContain(
    "<table><tbody><tr><th>Colour</th><th>Lamps</th></tr><tr><td>&#39;=green</td><td>106</td></tr></tbody></table>"
  );
});

it("leaves a number with its sign as it is", () => {
  const figure = figureOf();
  figure.querySelector("td")!.textContent = "+21.5%";
  expect(chartCopy(figure).text).toContain("'=green\t+21.5%");
});

it("says that a point is open, with the way to it", () => {
  const figure = figureOf();
  const tick = figure.querySelector<HTMLAnchorElement>(".tm-tick")!;
  Object.assign(tick.dataset, {state: "open"});
  tick.setAttribute("href", "../open-points#check-colours");
  tick.innerHTML = '<span aria-hidden="true">≠ </span>tied, with an open point';
  const {text, html} = chartCopy(figure);
  expect(text).toContain(
    "para 1\nOpen point: tied, with an open point: https://example.test/base/open-points#check-colours\nCite as"
  );
  expect(html).toContain(
    'Open point: tied, with an open point: <a href="https://example.test/base/open-points#check-colours">'
  );
});

it("says nothing of a tick that leaves no point open", () => expect(chartCopy(figureOf()).text).not.toContain("tied"));
