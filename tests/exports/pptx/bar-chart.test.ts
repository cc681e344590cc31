import {expect, it} from "vitest";
import type {NativeChart, NativePoint, NativeSeries} from "../../../src/core/chart.js";
import {chartXml} from "../../../src/exports/pptx/chart-part.js";
import {elements} from "../../../src/exports/pptx/office-package.js";
import {parseXml} from "../../support/office.js";

const FRAME = {width: 700, height: 400};

const point = (value: number): NativePoint => ({value, text: `${value}%`, expression: `demo.n${value}`});
const part = (name: string, value: number, within?: number): NativeSeries => ({
  name,
  color: "series-1",
  points: [point(value)],
  ...(within === undefined ? {} : {within})
});

const BARS: NativeChart = {
  form: "bar",
  axis: "percent of all ships",
  max: 100,
  categories: ["tugs", "ferries"],
  series: [{name: "Share", color: "series-1", points: [point(51), {...point(26), color: "context"}]}],
  whole: {value: 100, name: "all ships", text: "all ships: 1,204", expression: "demo.ships"}
};

const stack = (...series: readonly NativeSeries[]): NativeChart => ({
  form: "stacked",
  axis: "percent of all ships",
  max: 100,
  categories: ["ships"],
  series,
  whole: {value: 100, name: "ships", text: "1,204 ships", expression: "demo.ships"}
});

const chartOf = (chart: NativeChart): Document =>
  parseXml(chartXml(chart, {title: "Ships", lang: "en-GB", workbook: "rId1", frame: FRAME}));

const val = (parent: Element | undefined, name: string): readonly (string | null)[] =>
  elements(parent, name).map((one) => one.getAttribute("val"));
const texts = (parent: Element | undefined, name: string): readonly string[] =>
  elements(parent, name).map((one) => one.textContent);
const names = (group: Element | undefined): readonly string[] =>
  elements(group, "c:ser").map((series) => texts(elements(series, "c:tx")[0], "c:v")[0]!);

it("the whole is a grey series behind the bars, without labels, and has no legend", () => {
  const chart = chartOf(BARS);
  const [group, ...more] = elements(chart, "c:barChart");
  expect(more).toEqual([]);
  expect(names(group)).toEqual(["all ships", "Share"]);
  const [whole] = elements(group, "c:ser");
  expect(texts(elements(whole, "c:val")[0], "c:v")).toEqual(["100", "100"]);
  expect(texts(elements(whole, "c:val")[0], "c:f")).toEqual(["Data!$C$2:$C$3"]);
  expect(elements(whole, "c:dLbl").length).toBe(0);
  expect(elements(elements(whole, "c:spPr")[0], "a:schemeClr")[0]!.getAttribute("val")).toBe("bg2");
  expect([val(group, "c:grouping"), val(group, "c:overlap")]).toEqual([["clustered"], ["100"]]);
  expect(elements(chart, "c:legend").length).toBe(0);
});

it("the whole is named above the bars in place of the axis", () => {
  for (const chart of [BARS, stack(part("tugs", 60), part("ferries", 40))]) {
    const axis = elements(chartOf(chart), "c:valAx")[0];
    expect(texts(axis, "a:t")).toEqual([chart.whole!.text]);
    const plot = elements(elements(chartOf(chart), "c:plotArea")[0], "c:manualLayout")[0];
    expect(Number(val(elements(axis, "c:title")[0], "c:y")[0])).toBeLessThan(Number(val(plot, "c:y")[0]));
  }
});

it("changes on either side of zero leave room for their numbers, which stay on one line", () => {
  const chart = chartOf({
    form: "bar",
    axis: "change",
    categories: ["tugs", "ferries"],
    series: [{name: "Change", color: "series-1", points: [point(-37), point(21)]}]
  });
  const axis = elements(chart, "c:valAx")[0];
  const [min, max] = [Number(val(axis, "c:min")[0]), Number(val(axis, "c:max")[0])];
  const plot = elements(elements(chart, "c:plotArea")[0], "c:manualLayout")[0];
  const width = Number(val(plot, "c:w")[0]) * FRAME.width;
  for (const room of [-37 - min, max - 21]) expect((room / (max - min)) * width).toBeGreaterThan(3 * 20 * 0.6);
  for (const label of elements(chart, "c:dLbl"))
    expect(elements(label, "a:bodyPr").map((one) => one.getAttribute("wrap"))).toEqual(["none"]);
});

it("a part of a part is stacked inside its part, beginning where that begins", () => {
  const chart = chartOf(stack(part("tugs", 20), part("ferries", 60), part("boats", 20), part("old ferries", 15, 1)));
  const [outer, inner] = elements(chart, "c:barChart");
  expect(names(outer)).toEqual(["tugs", "ferries", "boats"]);
  expect(names(inner)).toEqual(["tugs", "old ferries"]);
  const [before, within] = elements(inner, "c:ser");
  expect(elements(elements(before, "c:spPr")[0], "a:noFill").length).toBe(1);
  expect(elements(before, "c:dLbl").length).toBe(0);
  expect(elements(elements(within, "c:spPr")[0], "a:noFill").length).toBe(0);
  expect(val(inner, "c:grouping")).toEqual(["stacked"]);
  expect(Number(val(inner, "c:gapWidth")[0])).toBeGreaterThan(Number(val(outer, "c:gapWidth")[0]));
  const ids = elements(chart, "c:ser").map((series) => val(series, "c:idx")[0]);
  expect(new Set(ids).size).toBe(5);
  expect(elements(chart, "c:ser").map((series) => val(series, "c:order")[0])).toEqual(["0", "1", "2", "3", "4"]);
  expect(elements(chart, "c:valAx").map((axis) => [val(axis, "c:max")[0], val(axis, "c:tickLblPos")[0]])).toEqual([
    ["100", "none"],
    ["100", "none"]
  ]);
  expect(val(elements(chart, "c:legendEntry")[0], "c:idx")).toEqual(["3"]);
  expect(val(elements(chart, "c:legendEntry")[0], "c:delete")).toEqual(["1"]);
});

it("the name of the whole, which a stack doesn't show at its bar, takes no room", () => {
  const long = "ships that were counted in every port along the coast and between the islands in one year";
  const named = (name: string): string | null =>
    elements(chartOf({...stack(part("tugs", 60), part("ferries", 40)), categories: [name]}), "c:txPr")
      .flatMap((one) => elements(one, "a:defRPr"))
      .at(-1)!
      .getAttribute("sz");
  expect(named(long)).toBe(named("ships"));
});

it("numbers of narrow parts stand above the bar, clear of each other and within the chart", () => {
  const chart = chartOf(stack(part("tugs", 94), part("ferries", 2), part("boats", 2), part("rafts", 2)));
  const plot = elements(elements(chart, "c:plotArea")[0], "c:manualLayout")[0];
  const [x, w] = ["c:x", "c:w"].map((name) => Number(val(plot, name)[0]) * FRAME.width) as [number, number];
  const lifted = elements(chart, "c:ser").flatMap((series, i) => {
    const moved = elements(elements(series, "c:dLbl")[0], "c:manualLayout")[0];
    const middle = [47, 95, 97, 99][i]! / 100;
    return moved ? [x + w * middle + Number(val(moved, "c:x")[0]) * FRAME.width] : [];
  });
  expect(lifted.length).toBe(3);
  expect(Math.min(lifted[1]! - lifted[0]!, lifted[2]! - lifted[1]!)).toBeGreaterThan(20);
  expect(lifted[2]).toBeLessThan(FRAME.width - 10);
});

it("the legend has a place below the bars that no axis title shares", () => {
  const long = "ships that carry goods along the coast and between islands";
  const chart = chartOf({...stack(part(long, 60), part(`other ${long}`, 40)), whole: undefined});
  const legend = elements(elements(chart, "c:legend")[0], "c:manualLayout")[0];
  const plot = elements(elements(chart, "c:plotArea")[0], "c:manualLayout")[0];
  const at = (layout: Element | undefined, name: string): number => Number(val(layout, name)[0]);
  const axisTitle = (20 * 1.6) / FRAME.height;
  expect(at(legend, "c:y")).toBeGreaterThanOrEqual(at(plot, "c:y") + at(plot, "c:h") + axisTitle * 0.75);
  expect(at(legend, "c:y") + at(legend, "c:h")).toBeLessThanOrEqual(1);
  expect(at(legend, "c:h") * FRAME.height).toBeGreaterThan(2 * 16);
});
