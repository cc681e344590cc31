import {beforeAll, describe, expect, it} from "vitest";
import type {ChartLibrary} from "../../loaders/prose/chart-library.js";
import {frameContext} from "../../loaders/render/frame-context.js";
import {siteLibrary} from "../../loaders/render/site.js";
import {DRAW_WIDTHS} from "../../src/charts/frame-context.js";
import {frameChart} from "../../src/charts/frame.js";
import {chartOfSpec} from "../../src/charts/spec-chart.js";
import {formsFor} from "../../src/core/chart-spec/propose.js";
import {readChartSpec} from "../../src/core/chart-spec/read-spec.js";
import {whyRefused} from "../../src/core/chart-spec/refuse.js";
import {filterRows} from "../../src/core/chart-spec/shape.js";
import type {ChartSpec} from "../../src/core/chart-spec/spec.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {NativeChart, Row} from "../../src/core/chart.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {factsOf, parseExpression} from "../../src/core/expression/syntax.js";
import {parseProse} from "../../src/core/prose.js";
import {realSite} from "../support/real-site.js";
import {demoContext, demoFrame} from "./context.js";
import {indent} from "./indent.js";
import {ROWS} from "./rows.js";

const site = await realSite();

const UNTIED: TableInfo = {
  id: "untied",
  title: "Answer of a query",
  description: "",
  columns: [
    {kind: "key", name: "port", label: "Port"},
    {kind: "key", name: "year", label: "Year", dimension: "period"},
    {kind: "quantity", name: "boats", label: "Boats", unit: "", measures: []}
  ],
  rows: ["2001", "2004", "2005"].flatMap((year, i) => [
    {port: "north", year, boats: 120 + 30 * i},
    {port: "south", year, boats: 90 - 20 * i}
  ])
};

/** A table of the project with invented rows. */
function infoOf(id: string): TableInfo {
  return {...site.tables.get(id)!.table, rows: ROWS[id]!};
}

const CASES: readonly (readonly [name: string, table: TableInfo, spec: Omit<ChartSpec, "table">])[] = [
  ["bar-given", infoOf("abuse-types"), {form: "bar", x: "type", y: "count"}],
  [
    "bar-ranked",
    infoOf("abuse-types"),
    {
      form: "bar",
      x: "type",
      y: "count",
      sort: "descending",
      highlight: "sexual",
      annotate: {sexual: "Counted from {{ demo.total }} in all."}
    }
  ],
  [
    "bar-share",
    infoOf("cases-referred"),
    {form: "bar", x: "group", y: "cases", filter: {year: "2024"}, measure: "share"}
  ],
  ["bar-colour", infoOf("child-victims"), {form: "bar", x: "group", y: "victims", colour: "year"}],
  ["bar-change", infoOf("child-victims"), {form: "bar", x: "group", y: "victims", measure: "change"}],
  ["bar-group", infoOf("cases-referred"), {form: "bar", x: "year", y: "cases", group: ["year"]}],
  ["bar-facet", infoOf("child-victims"), {form: "bar", x: "group", y: "victims", facet: "year"}],
  ["bar-own-base", infoOf("hotline-shares"), {form: "bar", x: "item", y: "share"}],
  ["column", infoOf("abuse-types"), {form: "column", x: "type", y: "count"}],
  [
    "column-colour",
    infoOf("child-victims"),
    {form: "column", x: "group", y: "victims", colour: "year", highlight: "2024"}
  ],
  ["stacked", infoOf("prosecution-2013"), {form: "stacked", colour: "outcome", y: "cases"}],
  [
    "stacked-share",
    infoOf("sentencing-2014"),
    {form: "stacked", colour: "outcome", y: "convictions", measure: "share", highlight: "suspended"}
  ],
  ["slope", infoOf("child-victims"), {form: "slope", x: "year", y: "victims", colour: "group"}],
  ["slope-index", infoOf("child-victims"), {form: "slope", x: "year", y: "victims", colour: "group", measure: "index"}],
  ["slope-one", infoOf("offenders-convicted"), {form: "slope", x: "year", y: "offenders"}],
  ["line-untied", UNTIED, {form: "line", x: "year", y: "boats", colour: "port"}],
  ["bar-untied", UNTIED, {form: "bar", x: "port", y: "boats", colour: "year"}],
  ["dot", infoOf("abuse-types"), {form: "dot", x: "type", y: "count", sort: "ascending"}],
  ["cards", infoOf("care-bodies"), {form: "cards", x: "item", y: "value"}],
  ["table", infoOf("child-victims"), {form: "table"}]
];

describe("as Office draws it", () => {
  const nativeOf = (table: TableInfo, spec: Omit<ChartSpec, "table">): NativeChart =>
    chartOfSpec({table: table.id, ...spec}, table).native!(table.rows!, {}, demoContext(720))!;
  const colors = (chart: NativeChart): readonly (readonly string[])[] =>
    chart.series.map(({color, points}) => points.map((point) => point?.color ?? color));

  it("bars have the colours in which they are drawn", () => {
    const bars = (spec: Partial<ChartSpec>): readonly (readonly string[])[] =>
      colors(nativeOf(infoOf("abuse-types"), {form: "bar", x: "type", y: "count", sort: "descending", ...spec}));
    expect(bars({})).toEqual([["series-1", "context", "context", "context"]]);
    expect(bars({highlight: "sexual"})).toEqual([["context", "context", "context", "series-1"]]);
    expect(colors(nativeOf(infoOf("child-victims"), {form: "bar", x: "group", y: "victims", colour: "year"}))).toEqual([
      ["series-1", "series-2", "series-1", "series-2"]
    ]);
  });

  it("bars have the letters of their notes", () => {
    const {categories} = nativeOf(infoOf("abuse-types"), {
      form: "bar",
      x: "type",
      y: "count",
      annotate: {sexual: "Counted from {{ demo.total }} in all."}
    });
    expect(categories.filter((category) => category.endsWith(" ᵃ")).length).toBe(1);
  });

  it("lines run over every year between the printed ones, which alone have points", () => {
    const chart = nativeOf(infoOf("child-victims"), {form: "line", x: "year", y: "victims", colour: "group"});
    expect([chart.form, chart.categories]).toEqual(["line", ["2020", "2021", "2022", "2023", "2024"]]);
    for (const {points} of chart.series)
      expect(points.map((point) => point !== null)).toEqual([true, false, false, false, true]);
  });

  it("columns stand, a series for each colour, and the highlighted one is not grey", () => {
    const chart = nativeOf(infoOf("child-victims"), {
      form: "column",
      x: "group",
      y: "victims",
      colour: "year",
      highlight: "2024"
    });
    expect(chart.form).toBe("column");
    expect(chart.categories.length).toBe(2);
    expect(chart.series.map(({name}) => name)).toEqual(["2020", "2024"]);
    expect(colors(chart)).toEqual([
      ["context", "context"],
      ["series-2", "series-2"]
    ]);
  });
});

describe.each(CASES)("chartOfSpec: %s", (name, table, given) => {
  const spec: ChartSpec = {table: table.id, ...given};
  const chart = chartOfSpec(spec, table);
  const rows = table.rows!;

  it("is of a specification that can be read and is not refused", () => {
    expect([readChartSpec(spec, [table]).problems, whyRefused(spec, table)]).toEqual([[], undefined]);
  });

  it.each(Object.values(DRAW_WIDTHS))("is drawn as before at %i pixels", async (width) => {
    const drawing = chart.draw(rows, {}, demoContext(width));
    const markup = drawing.outerHTML;
    expect(markup).not.toMatch(/NaN|Infinity|undefined|<style|style=|xlink/);
    expect(markup.match(/(?:fill|stroke)="(?!var\(|url\(#|none|inherit|transparent|currentColor)[^"]*"/g)).toBeNull();
    expect(chart.draw(rows, {}, demoContext(width)).outerHTML).toBe(markup);
    await expect(indent(drawing)).toMatchFileSnapshot(
      `snapshots/spec-${name}-${width}.${drawing.localName === "svg" ? "svg" : "html"}`
    );
  });

  it("ties what it letters, or says that it is untied", () => {
    const drawing = chart.draw(rows, {}, demoContext(720));
    const numbers = [...drawing.querySelectorAll("text, .tm-card-number, td.tm-quantity")]
      .filter(
        (text) => /\d/.test(text.textContent) && !text.closest("[data-trace]") && !text.querySelector("[data-trace]")
      )
      .map((text) => text.textContent.trim());
    const loose = numbers.filter((text) => !/^(?:0|(?:[a-z ]+, ?)?20\d\d)$/.test(text));
    if (table.id === "untied")
      expect([loose.length > 0, chart.notes({}).some((note) => note.includes("untied"))]).toEqual([true, true]);
    else expect(loose).toEqual([]);
  });

  it("types no figure in its texts", () => {
    const texts = [
      chart.headline({}),
      chart.title({}),
      ...chart.notes({}),
      chart.describe(rows, {}),
      ...chart.dataTable({}).map(({label}) => label)
    ];
    const digits = texts
      .flatMap((text) => parseProse(text))
      .flatMap((part) => (part.type === "text" ? (part.text.match(/\d+/g) ?? []) : []));
    expect(digits.filter((number) => !/^(?:19|20)\d\d$/.test(number))).toEqual([]);
    if (table.id !== "untied" && spec.y !== undefined)
      expect(parseProse(chart.headline({})).some(({type}) => type === "number")).toBe(true);
  });

  it("shows in its twin what it shows in its drawing", () => {
    const figure = frameChart(chart, rows, {}, demoFrame());
    const traces = (selector: string): ReadonlySet<string | null> =>
      new Set([...figure.querySelectorAll(`${selector} [data-trace]`)].map((link) => link.getAttribute("data-trace")));
    const dataTable = traces(".tm-data-table");
    if (table.id === "untied")
      expect([dataTable.size, figure.querySelectorAll(".tm-data-table td.tm-quantity").length]).toEqual([
        0,
        rows.length
      ]);
    else expect([...dataTable].filter((expression) => !traces(".tm-drawing").has(expression))).toEqual([]);
  });
});

describe("of the project's own tables", () => {
  let library: ChartLibrary;

  beforeAll(async () => {
    library = siteLibrary(site);
  });

  /** The proposed specification of a table, and each that keeps one value of one column. */
  const filtered = (table: TableInfo): readonly ChartSpec[] => {
    const spec = formsFor(table, {}, library.facts).find(({proposed}) => proposed)!.spec;
    const columns = [spec.x, spec.colour].filter((column): column is string => column !== undefined);
    const values = columns.flatMap((column) =>
      [...new Set(table.rows!.map((row) => String(row[column])))].map((value) => ({[column]: value}))
    );
    return [undefined, ...values].flatMap((filter) => {
      const form =
        filter === undefined || spec.form === "table" || table.compare !== undefined
          ? spec
          : {
              table: spec.table,
              form: "bar" as const,
              x: columns.at(-1)!,
              y: spec.y!,
              ...(spec.form === "slope" ? {colour: spec.x!} : {})
            };
      return [{...form, ...(filter === undefined ? {} : {filter})}];
    });
  };

  it("every mark of every filter leads to facts of the rows that are kept, and shows what they give", () => {
    let marks = 0;
    for (const [id, table] of library.tables) {
      if (table.columns.every(({kind}) => kind === "key")) continue;
      for (const spec of filtered(table)) {
        expect(whyRefused(spec, table, library.facts), JSON.stringify(spec)).toBeUndefined();
        const chart = chartOfSpec(spec, table);
        const rows = site.tables.get(id)!.rows;
        const context = {...frameContext(site, chart, {}, "/", ""), width: 720};
        const kept = filterRows(rows, spec.filter);
        const known = new Set(
          kept.flatMap((row: Row) =>
            Object.entries(row)
              .filter(([column, value]) => column.endsWith("_expression") && typeof value === "string")
              .flatMap(([, value]) => factsOf(parseExpression(String(value))))
          )
        );
        for (const link of chart.draw(rows, {}, context).querySelectorAll("[data-trace]")) {
          const expression = link.getAttribute("data-trace")!;
          const quantity = evaluate(expression, library.facts);
          expect(
            quantity.facts.filter((fact) => !known.has(fact)),
            `${JSON.stringify(spec)}: ${expression}`
          ).toEqual([]);
          expect(link.textContent).toContain(
            context.format(expression, /^share\(/.test(expression) && spec.form === "stacked" ? ".0%" : undefined)
          );
          marks += 1;
        }
      }
    }
    expect(marks).toBeGreaterThan(150);
  });

  it("every form that is offered is drawn at both widths", () => {
    for (const [id, table] of library.tables) {
      for (const {spec, why} of formsFor(table, {}, library.facts)) {
        if (why !== undefined) continue;
        const chart = chartOfSpec(spec, table);
        for (const width of Object.values(DRAW_WIDTHS)) {
          const drawing = chart.draw(site.tables.get(id)!.rows, {}, {...frameContext(site, chart, {}, "/", ""), width});
          expect(drawing.outerHTML, `${id} ${spec.form}`).not.toMatch(/NaN|Infinity|undefined/);
        }
      }
    }
  });
});
