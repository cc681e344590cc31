import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import type {FrameContext} from "../../src/charts/frame-context.js";
import {frameChart} from "../../src/charts/frame.js";
import {chartOfSpec} from "../../src/charts/spec-chart.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {Chart, Row} from "../../src/core/chart.js";
import {dataCharts} from "../support/data-charts.js";
import {demoTerms} from "../support/terms.js";
import {demoFrame, rowsOf} from "./context.js";

const charts = await dataCharts();
const chartNamed = (id: string): Chart => charts.find((chart) => chart.id === id)!;
const [hotlineCounts, hotlineShares] = [chartNamed("hotline-counts"), chartNamed("hotline-shares")];

const [ITEM, MARKED] = ["with a green lamp", "with a [[lantern:label]]"];
const rows = (chart: Chart): readonly Row[] =>
  rowsOf(chart).map((row, i) => (i === 1 ? {...row, item: ITEM, base: `of ${ITEM}`} : row));
const texts = new Map([
  [ITEM, MARKED],
  [`of ${ITEM}`, `of ${MARKED}`]
]);
const text = (value: string): string => texts.get(value) ?? value;
const context: FrameContext = {
  ...demoFrame(),
  document: new JSDOM("").window.document,
  label: (_column, value) => text(value),
  text,
  terms: demoTerms
};
const drawn = (figure: Element, vocabulary: string): string =>
  [...figure.querySelectorAll(`[data-in-terms=${vocabulary}]`)]
    .map((box) => box.textContent.replace(/\s+/g, " "))
    .join(" ");

const bySpec = (): Chart => {
  const info: TableInfo = {
    id: "hotline-shares",
    title: "Shares",
    description: "",
    compare: "own-base",
    rows: rows(hotlineShares),
    labels: {item: {[ITEM]: MARKED}, base: {[`of ${ITEM}`]: `of ${MARKED}`}},
    columns: [
      {kind: "key", name: "item", label: "Part"},
      {kind: "key", name: "base", label: "Base"},
      {kind: "quantity", name: "share", label: "Share", unit: "percent", measures: []}
    ]
  };
  return chartOfSpec({table: "hotline-shares", form: "bar", x: "item", y: "share"}, info);
};

describe.each([
  ["bars", hotlineShares],
  ["cards", hotlineCounts],
  ["bars of a specification", bySpec()]
] as const)("a frame of %s whose rows hold a term", (_name, chart) => {
  const figure = frameChart(chart, rows(chart), {}, context);

  it("draws their texts in both vocabularies", () => {
    expect(drawn(figure, "guidelines")).toContain("with a green lamp");
    expect(drawn(figure, "guidelines")).not.toContain("lantern");
    expect(drawn(figure, "sources")).toContain("with a lantern");
    expect(drawn(figure, "sources")).toContain("of with a lantern");
    expect(drawn(figure, "sources")).not.toContain("green lamp");
  });

  it("tells of them, and lists them, in words that follow the switch", () => {
    expect(figure.querySelector("[id$=description] .tm-term")?.getAttribute("data-sources")).toBe("lantern");
    expect(figure.querySelector(".tm-data-table .tm-term")?.getAttribute("data-sources")).toBe("lantern");
    expect(figure.outerHTML).not.toContain("[[");
  });
});
