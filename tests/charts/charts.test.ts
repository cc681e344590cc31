import {describe, expect, it} from "vitest";
import {parseProse} from "../../src/core/prose.js";
import {DRAW_WIDTHS} from "../../src/charts/frame-context.js";
import {dataCharts} from "../support/data-charts.js";
import {demoContext, optionsOf, rowsOf} from "./context.js";
import {indent} from "./indent.js";

const charts = await dataCharts();

const cases = charts.flatMap((chart) =>
  optionsOf(chart).flatMap((options) =>
    Object.values(DRAW_WIDTHS).map((width) => ({
      chart,
      options,
      width,
      name: [chart.id, ...Object.values(options), width].join("-")
    }))
  )
);

describe.each(cases)("$name", ({chart, options, width, name}) => {
  const rows = rowsOf(chart);
  const draw = (): Element => chart.draw(rows, options, demoContext(width));

  it("is drawn as before", async () => {
    const drawing = draw();
    await expect(indent(drawing)).toMatchFileSnapshot(
      `snapshots/${name}.${drawing.localName === "svg" ? "svg" : "html"}`
    );
  });

  it("is drawn the same twice, byte for byte", () => {
    expect(draw().outerHTML).toBe(draw().outerHTML);
  });

  it("ties every number that it letters", () => {
    const untied = [...draw().querySelectorAll("text, .tm-card-number")]
      .filter(
        (text) => /\d/.test(text.textContent) && !text.closest("[data-trace]") && !text.querySelector("[data-trace]")
      )
      .map((text) => text.textContent);
    expect(untied.filter((text) => !/^(?:0|20\d\d)+$/.test(text))).toEqual([]);
  });

  it("shows each row's number as a link with a name", () => {
    const links = [...draw().querySelectorAll("a[data-trace]")];
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      expect(link.getAttribute("href")).toBe(`/trace?x=${encodeURI(link.getAttribute("data-trace")!)}`);
      expect((link.getAttribute("aria-label") ?? link.textContent).trim()).not.toBe("");
    }
    expect(new Set(links.map((link) => link.getAttribute("data-trace"))).size).toBe(links.length);
  });

  it("links to nothing but traces and rows in their documents", () => {
    const others = [...draw().querySelectorAll("a:not([data-trace])")];
    expect(
      others
        .map((link) => link.getAttribute("href"))
        .filter((href) => !rows.some(({source, id}) => href === `/sources/${source}#${id}`))
    ).toEqual([]);
  });

  it("has finite geometry, no style and no colour outside the properties", () => {
    const markup = draw().outerHTML;
    expect(markup).not.toMatch(/NaN|Infinity|undefined|<style|style=|xlink/);
    expect(markup.match(/(?:fill|stroke)="(?!var\(|url\(#|none|inherit|transparent|currentColor)[^"]*"/g)).toBeNull();
  });
});

describe.each(charts.map((chart) => ({id: chart.id, chart})))("texts of $id", ({chart}) => {
  const rows = rowsOf(chart);

  it.each(optionsOf(chart).map((options) => ({options})))(
    "have a main number and describe the rows: $options",
    ({options}) => {
      const numbers = (text: string): readonly string[] =>
        parseProse(text).flatMap((part) => (part.type === "number" ? [part.expression] : []));
      expect(numbers(chart.headline(options))).not.toEqual([]);
      const described = numbers(chart.describe(rows, options));
      const expressions = rows.flatMap((row) =>
        Object.entries(row)
          .filter(([column]) => column.endsWith("_expression"))
          .map(([, expression]) => expression)
      );
      expect(described).not.toEqual([]);
      expect(
        described.filter(
          (expression) => !expressions.includes(expression) && !expression.startsWith(`count(${chart.table}, `)
        )
      ).toEqual([]);
    }
  );

  it("leave it to the workspace how finely a percentage is shown", () => {
    const formats = optionsOf(chart).flatMap((options) => [
      ...[chart.headline(options), ...chart.notes(options), chart.describe(rows, options)].flatMap((text) =>
        parseProse(text).flatMap((part) => (part.type === "number" ? [part.format ?? ""] : []))
      ),
      ...chart.dataTable(options).map(({format = ""}) => format)
    ]);
    expect(formats.filter((format) => /\d%$/.test(format))).toEqual([]);
  });

  it("type no figure", () => {
    const texts = optionsOf(chart).flatMap((options) => [
      chart.headline(options),
      chart.title(options),
      ...chart.notes(options),
      chart.describe(rows, options)
    ]);
    const digits = texts
      .flatMap((text) => parseProse(text))
      .flatMap((part) => (part.type === "text" ? (part.text.match(/\d+/g) ?? []) : []));
    expect(digits.filter((number) => !/^(?:19|20)\d\d$/.test(number))).toEqual([]);
  });
});

it("knows each chart by one id", () => {
  expect(new Set(charts.map(({id}) => id)).size).toBe(charts.length);
});
