import {expect, it} from "vitest";
import type {NativeChart, NativePoint} from "../../../src/core/chart.js";
import {chartXml} from "../../../src/exports/pptx/chart-part.js";
import {elements} from "../../../src/exports/pptx/office-package.js";
import {parseXml} from "../../support/office.js";

const FRAME = {width: 600, height: 400};

const NAMES = ["Ferries", "Ships that carry goods along the coast", "Boats"];

function lines(...ends: readonly (readonly [from: number, to: number | null])[]): NativeChart {
  const point = (value: number | null): NativePoint | null =>
    value === null ? null : {value, text: String(value), expression: `demo.n${value}`};
  return {
    form: "line",
    axis: "ships",
    categories: ["2010", "2014"],
    series: ends.map(([from, to], i) => ({
      name: NAMES[i]!,
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

it("names each line beside its end, in its colour, and has no legend", () => {
  const chart = chartOf(lines([614, 746], [741, 466]));
  expect(elements(chart, "c:legend").length).toBe(0);
  const ends = elements(chart, "c:ser").map((series) => elements(series, "c:dLbl")[1]!);
  expect(ends.map((label) => elements(label, "a:t").map((text) => text.textContent))).toEqual([
    ["746", "Ferries"],
    ["466", "Ships that carry goods along the coast"]
  ]);
  expect(ends.map((label) => elements(label, "a:fld").map((field) => field.getAttribute("type")))).toEqual([
    ["VALUE", "SERIESNAME"],
    ["VALUE", "SERIESNAME"]
  ]);
  expect(ends.map((label) => elements(label, "a:schemeClr")[0]!.getAttribute("val"))).toEqual(["accent1", "accent2"]);
  expect(ends.map((label) => [val(label, "c:showVal"), val(label, "c:showSerName")])).toEqual([
    [["1"], ["1"]],
    [["1"], ["1"]]
  ]);
});

it("has room for the names at the right, which lie clear of each other", () => {
  const chart = chartOf(lines([614, 500], [741, 499], [3, 498]));
  const plot = elements(elements(chart, "c:plotArea")[0], "c:manualLayout")[0]!;
  const share = (name: string): number => Number(val(plot, name)[0]);
  const max = Number(val(elements(chart, "c:valAx")[0]!, "c:max")[0]);
  const labels = elements(chart, "c:ser").map((series, i) => {
    const [moved, size] = elements(elements(series, "c:dLbl")[1], "c:manualLayout").slice(-2);
    const [w, h] = [Number(val(size!, "c:w")[0]), Number(val(size!, "c:h")[0])];
    const at = share("c:y") + share("c:h") * (1 - [500, 499, 498][i]! / max);
    const middle = at + (moved === size ? 0 : Number(val(moved!, "c:y")[0]));
    return {w, top: middle - h / 2, bottom: middle + h / 2};
  });
  for (const {w} of labels) expect(share("c:x") + share("c:w") + w).toBeLessThanOrEqual(1);
  const sorted = [...labels].sort((a, b) => a.top - b.top);
  sorted.slice(1).forEach(({top}, i) => expect(top).toBeGreaterThanOrEqual(sorted[i]!.bottom - 1e-3));
});

it("has a rule at either end, and zero where the axis begins", () => {
  const chart = chartOf(lines([614, 746]));
  expect(elements(elements(chart, "c:catAx")[0], "c:majorGridlines").length).toBe(1);
  const axis = elements(chart, "c:valAx")[0]!;
  expect(elements(axis, "c:numFmt")[0]!.getAttribute("formatCode")).toBe(";;0");
  expect(val(axis, "c:tickLblPos")).toEqual(["nextTo"]);
});

it("a line through three and more printed years has its numbers at its ends, and is drawn over years between", () => {
  const point = (value: number): NativePoint => ({value, text: String(value), expression: `demo.n${value}`});
  const chart = chartOf({
    form: "line",
    axis: "ships",
    categories: ["2010", "2011", "2012", "2013", "2014"],
    series: [
      {name: "Ferries", color: "series-1", points: [point(30), null, point(41), null, point(52)]},
      {name: "Boats", color: "series-2", points: [null, point(12), point(9), null, null]}
    ]
  });
  const series = elements(chart, "c:ser");
  expect(series.map((one) => elements(one, "c:dLbl").map((label) => val(label, "c:idx")[0]))).toEqual([
    ["0", "4"],
    ["1", "2"]
  ]);
  expect(series.map((one) => elements(one, "c:dLbl").map((label) => val(label, "c:dLblPos")[0]))).toEqual([
    ["l", "r"],
    ["l", "r"]
  ]);
  expect(val(chart, "c:dispBlanksAs")).toEqual(["span"]);
  expect(val(chart, "c:tickLblSkip")).toEqual(["1"]);
});
