import {expect, it} from "vitest";
import type {NativeChart, NativePoint} from "../../../src/core/chart.js";
import {chartXml} from "../../../src/exports/pptx/chart-part.js";
import {elements} from "../../../src/exports/pptx/office-package.js";
import {parseXml} from "../../support/office.js";

const FRAME = {width: 600, height: 400};

function lines(...ends: readonly (readonly [from: number, to: number | null])[]): NativeChart {
  const point = (value: number | null): NativePoint | null =>
    value === null ? null : {value, text: String(value), expression: `demo.n${value}`};
  return {
    form: "line",
    axis: "ships",
    categories: ["2010", "2014"],
    series: ends.map(([from, to], i) => ({
      name: `Kind ${i + 1}`,
      color: i === 0 ? "series-1" : "series-2",
      points: [point(from), point(to)]
    }))
  };
}

const chartOf = (chart: NativeChart): Document =>
  parseXml(chartXml(chart, {title: "Ships", lang: "en-GB", workbook: "rId1", frame: FRAME}));

const val = (parent: Element | Document, name: string): readonly (string | null)[] =>
  elements(parent, name).map((one) => one.getAttribute("val"));

it("a slope is a line chart of two categories whose numbers stand beside both ends", () => {
  const chart = chartOf(lines([614, 746], [741, 466]));
  expect(elements(chart, "c:barChart").length).toBe(0);
  const series = elements(elements(chart, "c:lineChart")[0], "c:ser");
  expect(series.length).toBe(2);
  for (const one of series) {
    expect(elements(one, "c:cat").length).toBe(1);
    expect(elements(one, "c:dLbl").map((label) => val(label, "c:dLblPos")[0])).toEqual(["l", "r"]);
    expect(val(one, "c:smooth")).toEqual(["0"]);
    expect(elements(elements(one, "c:marker")[0], "c:symbol").length).toBe(1);
  }
  expect(val(chart, "c:crossBetween")).toEqual(["midCat"]);
  expect(elements(chart, "c:axId").length).toBe(4);
  expect(elements(elements(chart, "c:valAx")[0], "c:title").length).toBe(0);
});

it("numbers of ends that lie close are moved apart by at least a line", () => {
  const chart = chartOf(lines([700, 500], [701, 100], [699, 500]));
  const plot = elements(elements(chart, "c:plotArea")[0], "c:manualLayout")[0]!;
  const height = Number(val(plot, "c:h")[0]) * FRAME.height;
  const max = Number(val(elements(chart, "c:valAx")[0]!, "c:max")[0]);
  const size = Number(elements(chart, "a:defRPr")[0]!.getAttribute("sz")) / 75;
  const places = [700, 701, 699].map((value, i) => {
    const label = elements(elements(chart, "c:ser")[i], "c:dLbl")[0]!;
    const moved = elements(label, "c:manualLayout")[0];
    return height * (1 - value / max) + (moved ? Number(val(moved, "c:y")[0]) * FRAME.height : 0);
  });
  const [a, b, c] = [...places].sort((x, y) => x - y) as [number, number, number];
  expect(Math.min(b - a, c - b)).toBeGreaterThanOrEqual(size);
});

it("an end without a number has no label", () => {
  const chart = chartOf(lines([614, null]));
  expect(elements(chart, "c:dLbl").map((label) => val(label, "c:idx")[0])).toEqual(["0"]);
});
