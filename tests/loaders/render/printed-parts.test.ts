import {describe, expect, it} from "vitest";
import {addPrintedParts} from "../../../loaders/render/frame-context.js";
import {drawingDocument} from "../../../loaders/render/light-document.js";

const line = (y: number, weight = ""): string => `<g><line y1="${y}"></line><text${weight}>line</text></g>`;
const HEADING = ' font-weight="600"';

function figureOf(height: number, ...lines: readonly string[]): Element {
  const figure = drawingDocument().createElement("figure");
  figure.id = "chart-piers";
  figure.innerHTML = `<div class="tm-drawing"><div class="tm-wide"><svg viewBox="0 0 720 ${height}" font-size="14" fill="black"><g><text>heads</text></g>${lines.join("")}</svg></div></div>`;
  return addPrintedParts(figure);
}

describe("addPrintedParts(figure)", () => {
  it("shows each line of a matrix taller than a page in a row of its own, by reference, under heads that stand once", () => {
    const figure = figureOf(1100, line(43, HEADING), line(80), line(600));
    const boxes = [...figure.querySelectorAll(".tm-drawing + .tm-printed-parts tr svg")].map((svg) =>
      svg.getAttribute("viewBox")
    );
    expect(boxes).toEqual(["0 0 720 42", "0 42 720 37", "0 79 720 520", "0 599 720 501"]);
    const shown = [...figure.querySelectorAll("use")].map(
      (use) => figure.querySelector(use.getAttribute("href")!)?.textContent
    );
    expect(shown).toEqual(["heads", "line", "line", "line"]);
    expect([figure.querySelectorAll("thead tr").length, figure.querySelectorAll("tbody tr").length]).toEqual([1, 3]);
    expect([...figure.querySelectorAll("tr")].map(({className}) => className)).toEqual([
      "",
      "tm-printed-heading",
      "",
      ""
    ]);
  });

  it.each([
    ["that a page holds", figureOf(900, line(43), line(80))],
    ["that is no matrix", figureOf(1100, line(43), "<g><rect></rect></g>")],
    ["without lines", figureOf(1100)]
  ])("leaves a drawing %s as it is", (_, figure) => {
    expect([figure.querySelector("table"), figure.querySelector("use"), figure.querySelector("g[id]")]).toEqual([
      null,
      null,
      null
    ]);
  });
});
