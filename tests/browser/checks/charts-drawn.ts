import type {Page} from "playwright-core";
import {readFile} from "node:fs/promises";
import {expect} from "vitest";

/** The Markdown of a page; those of a source's and of a fact's page hold no charts of their own. */
async function markdownOf(path: string): Promise<string> {
  const written = path.replace(/html$/, "md");
  if (path.startsWith("sources/") || /^facts\/(?!index)/.test(path)) return "";
  return readFile(/^(?:decks|briefings)\/(?!index)/.test(path) ? `data/${written}` : `src/${written}`, "utf8");
}

/** Each chart of a page's Markdown stands in it with one drawing that shows and marks that can be followed; charts that a page makes by itself are its own tests' affair. */
export async function expectChartsDrawn(page: Page, path: string): Promise<void> {
  const fences = (await markdownOf(path)).match(/^```chart$/gm)?.length ?? 0;
  const charts = await page.$$eval("figure[data-chart]:not(#tm-explore *), figure[data-slide-chart]", (figures) => figures.map((figure) => {
    const shown = (element: Element): boolean => {
      const {width, height} = element.getBoundingClientRect();
      return width > 0 && height > 0;
    };
    const drawings = [...figure.querySelectorAll(":scope > :is(.tm-drawing, .tm-slide-drawing, .tm-briefing-drawing) svg")].filter(shown);
    const cards = [...figure.querySelectorAll(":scope > :is(.tm-drawing, .tm-slide-drawing, .tm-briefing-drawing) > :not(.tm-wide, .tm-narrow, svg)")].filter(shown);
    const marks = [...figure.querySelectorAll(":scope > :is(.tm-drawing, .tm-slide-drawing, .tm-briefing-drawing) [data-trace]")].filter(shown);
    return {id: figure.id, drawings: drawings.length + cards.length, marked: marks.length > 0};
  }));
  expect(charts).toEqual(charts.map(({id}) => ({id, drawings: 1, marked: true})));
  expect(charts).toHaveLength(fences);
}
