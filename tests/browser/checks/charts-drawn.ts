import type {Page} from "playwright-core";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect} from "vitest";

/** Each chart of a page's Markdown stands in it with one drawing that shows and marks that can be followed. */
export async function expectChartsDrawn(page: Page, path: string): Promise<void> {
  const markdown = path.startsWith("sources/") ? "" : await readFile(join("src", path.replace(/html$/, "md")), "utf8");
  const fences = markdown.match(/^```chart$/gm)?.length ?? 0;
  const charts = await page.$$eval("figure[data-chart]", (figures) => figures.map((figure) => {
    const shown = (element: Element): boolean => {
      const {width, height} = element.getBoundingClientRect();
      return width > 0 && height > 0;
    };
    const drawings = [...figure.querySelectorAll(":scope > .tm-drawing svg")].filter(shown);
    const cards = [...figure.querySelectorAll(":scope > .tm-drawing > :not(.tm-wide, .tm-narrow)")].filter(shown);
    const marks = [...figure.querySelectorAll(":scope > .tm-drawing [data-trace]")].filter(shown);
    return {id: figure.id, drawings: drawings.length + cards.length, marked: marks.length > 0};
  }));
  expect(charts).toEqual(charts.map(({id}) => ({id, drawings: 1, marked: true})));
  expect(charts).toHaveLength(fences);
}
