import {expect, it} from "vitest";
import {chartFence} from "../../src/charts/frame-context.js";
import {replaceParts} from "../../src/components/redraw.js";
import type {Chart} from "../../src/core/chart.js";
import {demoFigure} from "./demo-figure.js";
import {page, textOf} from "./dom.js";

function figures(): readonly [HTMLElement, HTMLElement] {
  const {document} = page(
    demoFigure() +
      demoFigure()
        .replaceAll("106", "75%")
        .replace('"show":"count"', '"show":"share"')
        .replace("Bars are drawn", "Shares are drawn")
        .replace("<li>Counted by night.</li>", "")
        .replace("FENCE", "FENCE2")
  );
  const [figure, fresh] = document.querySelectorAll<HTMLElement>("figure");
  fresh!.remove();
  return [figure!, fresh!];
}

it("replaceParts swaps what is drawn and said, and keeps caveats, source line, controls and an open table", () => {
  const [figure, fresh] = figures();
  const controls = figure.querySelector(".tm-controls");
  figure.querySelector("details")!.open = true;
  replaceParts(figure, fresh, ["Bars are drawn."]);
  expect(textOf(figure, ".tm-headline")).toBe("75% lamps & more were green");
  expect([...figure.querySelectorAll(".tm-notes li")].map((note) => note.textContent)).toEqual([
    "Counted by night.",
    "Shares are drawn."
  ]);
  expect(textOf(figure, ".tm-source")).toContain("para 1");
  expect(figure.querySelector(".tm-controls")).toBe(controls);
  expect(figure.querySelector("details")!.open).toBe(true);
  expect(figure.querySelector("[data-fence]")?.getAttribute("data-fence")).toBe("FENCE2");
  expect(figure.dataset.options).toContain("share");
});

it("chartFence leaves defaults out", () => {
  const option = {label: "Show", values: {count: "Number", share: "Share"}, control: true};
  const chart: Pick<Chart, "id" | "options"> = {id: "lamps", options: {show: option, other: option}};
  expect(chartFence(chart, {show: "share", other: "count"})).toBe("```chart\nref: lamps\nshow: share\n```");
  expect(chartFence(chart, {show: "count", other: "count"})).toBe("```chart\nref: lamps\n```");
});
