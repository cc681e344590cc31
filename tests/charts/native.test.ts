import {beforeAll, describe, expect, it} from "vitest";
import {frameContext} from "../../loaders/render/frame-context.js";
import type {Site} from "../../loaders/render/site.js";
import {combinations} from "../../src/core/chart.js";
import type {Chart, NativeChart, NativePoint, OptionValues, Row} from "../../src/core/chart.js";
import {factsOfEvidence} from "../../src/core/evidence.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {dataCharts} from "../support/data-charts.js";
import {realSite} from "../support/real-site.js";

const charts = await dataCharts();

let site: Site;

beforeAll(async () => {
  site = await realSite();
});

const rowsOf = (chart: Chart): readonly Row[] => site.tables.get(chart.table)!.rows;
const nativeOf = (chart: Chart, options: OptionValues): NativeChart =>
  chart.native!(rowsOf(chart), options, frameContext(site, chart, options, "/", ""))!;
const pointsOf = ({series}: NativeChart): readonly NativePoint[] =>
  series.flatMap(({points}) => points).filter((point) => point !== null);

/** Expression and value of every quantity of the rows. */
const cellsOf = (rows: readonly Row[]): ReadonlyMap<string, number> =>
  new Map(
    rows.flatMap((row) =>
      Object.keys(row)
        .filter((column) => column.endsWith("_expression") && typeof row[column] === "string")
        .map((column) => [String(row[column]), Number(row[column.replace(/_expression$/, "")])] as const)
    )
  );

const cases = charts
  .filter(({native}) => native)
  .flatMap((chart) =>
    combinations(chart).map((options) => ({chart, options, name: [chart.id, ...Object.values(options)].join("-")}))
  );

describe.each(cases)("native $name", ({chart, options}) => {
  it("shows numbers of the table, each with the expression that gives it", () => {
    const cells = cellsOf(rowsOf(chart));
    const facts = factsOfEvidence(site.evidence);
    const points = pointsOf(nativeOf(chart, options));
    expect(points.length).toBeGreaterThan(0);
    for (const {value, expression} of points) {
      expect(cells.get(expression), expression).toBe(value);
      expect(evaluate(expression, facts).value.valueOf(), expression).toBeCloseTo(value, 9);
    }
  });

  it("shows the numbers that the drawing shows", () => {
    const context = {...frameContext(site, chart, options, "/", ""), width: 720};
    const drawn = new Set(
      [...chart.draw(rowsOf(chart), options, context).querySelectorAll("[data-trace]")].map((link) =>
        link.getAttribute("data-trace")
      )
    );
    const expressions = pointsOf(nativeOf(chart, options)).map(({expression}) => expression);
    expect(expressions.filter((expression) => !drawn.has(expression))).toEqual([]);
    expect(new Set(expressions).size).toBe(expressions.length);
  });

  it("has a name for each category and series, a point or nothing for each pair, an axis, and nothing beyond its end", () => {
    const {categories, series, axis, max} = nativeOf(chart, options);
    expect(
      [...categories, ...series.map(({name}) => name), axis].filter(
        (text) => text.trim() === "" || /undefined|\d{3}|[{}]/.test(text.replace(/\b20\d\d\b/g, ""))
      )
    ).toEqual([]);
    expect(new Set(categories).size).toBe(categories.length);
    for (const {points} of series) expect(points.length).toBe(categories.length);
    for (const {value} of pointsOf(nativeOf(chart, options))) expect(value).toBeLessThanOrEqual(max ?? Infinity);
  });

  it("adds up to no more than the whole where its parts are stacked", () => {
    const {form, series, max} = nativeOf(chart, options);
    if (form !== "stacked") return;
    const sum = (within: number | undefined): number =>
      series
        .filter((one) => one.within === within)
        .reduce((sofar, {points}) => sofar + points.reduce((own, point) => own + (point?.value ?? 0), 0), 0);
    expect(sum(undefined)).toBeLessThanOrEqual(max! + 1e-9);
    series.forEach(({points}, i) => expect(sum(i)).toBeLessThanOrEqual(points[0]!.value));
  });
});

it("hatches what is not itemised, and nothing else", () => {
  const chart = charts.find(({id}) => id === "prosecution-2013")!;
  const {series} = nativeOf(chart, {show: "count", base: "received"});
  expect(series.map(({name, hatched = false}) => [name, hatched])).toEqual([
    [expect.stringContaining("prosecut"), false],
    ["dropped", false],
    ["not itemised in the report", true]
  ]);
});

it("draws two printed years as lines from one to the other", () => {
  const chart = charts.find(({id}) => id === "victims-trend")!;
  const {form, categories, series} = nativeOf(chart, {show: "level", highlight: "none"});
  expect(form).toBe("line");
  expect(categories).toEqual(["2010", "2014"]);
  for (const {points} of series) expect(points.every((point) => point !== null)).toBe(true);
});

it("keeps what lies within a part inside it, after the parts", () => {
  const chart = charts.find(({id}) => id === "sentencing-2014")!;
  const {categories, series, whole} = nativeOf(chart, {show: "count", highlight: "none"});
  expect(categories).toEqual(["convictions"]);
  expect(series.map(({name, within}) => [/^of these: /.test(name), within])).toEqual([
    [false, undefined],
    [false, undefined],
    [false, undefined],
    [true, 0]
  ]);
  expect(whole).toMatchObject({text: "141 convictions", expression: "un.convictions-2014"});
});

it("has the whole behind bars, with its number in words", () => {
  const chart = charts.find(({id}) => id === "abuse-types")!;
  expect(nativeOf(chart, {show: "share"}).whole).toMatchObject({
    value: 100,
    name: "all consultations",
    text: "all consultations: 122,578"
  });
});

it("greys all but the highlighted series", () => {
  const chart = charts.find(({id}) => id === "victims-trend")!;
  expect(nativeOf(chart, {show: "level", highlight: "pornography"}).series.map(({color}) => color)).toEqual([
    "context",
    "series-2"
  ]);
  expect(
    nativeOf(chart, {show: "change", highlight: "prostitution"}).series[0]!.points.map((point) => point!.color)
  ).toEqual(["series-1", "context"]);
});

it("is made of every chart that is drawn of bars or years", () => {
  expect(charts.filter(({native}) => native).map(({id}) => id)).toEqual([
    "abuse-types",
    "victims-trend",
    "victims-by-sex",
    "referred-trend",
    "prosecution-2013",
    "convicted-trend",
    "sentencing-2014",
    "hotline-shares",
    "osaka-shares",
    "osaka-arrests"
  ]);
});
