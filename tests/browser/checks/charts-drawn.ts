import type {Page} from "playwright-core";
import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect} from "vitest";

/**
 * The Markdown of a page, the workspace's or the site's own, with what the workspace puts into a guide; those of a
 * source's and of a fact's page hold no charts of their own.
 */
async function markdownOf(path: string, workspace: string): Promise<string> {
  if (path.startsWith("sources/") || /^facts\/(?!index)/.test(path)) return "";
  const written = path.replace(/html$/, "md");
  const put = join(workspace, written);
  if (/^notebooks\/|^(?:decks|briefings)\/(?!index)/.test(path)) return readFile(put, "utf8");
  const page = await readFile(join("src", written), "utf8");
  if (!path.startsWith("guides/")) return page;
  // A guide shows a chart of the workspace, unless the workspace puts its own words there.
  if (existsSync(put)) return `${page}\n${await readFile(put, "utf8")}`;
  return existsSync(join(workspace, "charts")) ? page.replace(/^\$chart$/gm, "```chart") : page;
}

/**
 * Each chart of a page's Markdown stands in it with one drawing that shows and marks that can be followed; charts that
 * a page makes by itself are its own tests' affair.
 */
export async function expectChartsDrawn(page: Page, path: string, workspace = "data"): Promise<void> {
  // A box of a guide may show how a fence is written; nothing is drawn in it.
  const fences = (await markdownOf(path, workspace)).replace(/^~~~.*?^~~~$/gms, "").match(/^```chart$/gm)?.length ?? 0;
  const charts = await page.$$eval("figure[data-chart]:not(#tm-explore *), figure[data-slide-chart]", (figures) =>
    figures.map((figure) => {
      const shown = (element: Element): boolean => {
        const {width, height} = element.getBoundingClientRect();
        return width > 0 && height > 0;
      };
      const drawings = [
        ...figure.querySelectorAll(":scope > :is(.tm-drawing, .tm-slide-drawing, .tm-briefing-drawing) svg")
      ].filter(shown);
      const cards = [
        ...figure.querySelectorAll(
          ":scope > :is(.tm-drawing, .tm-slide-drawing, .tm-briefing-drawing) > :not(.tm-wide, .tm-narrow, svg)"
        )
      ].filter(shown);
      const marks = [
        ...figure.querySelectorAll(":scope > :is(.tm-drawing, .tm-slide-drawing, .tm-briefing-drawing) [data-trace]")
      ].filter(shown);
      return {id: figure.id, drawings: drawings.length + cards.length, marked: marks.length > 0};
    })
  );
  expect(charts).toEqual(charts.map(({id}) => ({id, drawings: 1, marked: true})));
  expect(charts).toHaveLength(fences);
  expect(await misdrawnTexts(page)).toEqual([]);
}

/** The texts of charts, small ones too, that are not in the site's font, or reach out of what cuts them off. */
function misdrawnTexts(page: Page): Promise<readonly string[]> {
  return page.$$eval("svg.tm-plot text", (texts) =>
    texts.flatMap((text) => {
      const own = text.getBoundingClientRect();
      if (own.width === 0) return [];
      const found = /^"?Source Sans 3"?,/.test(getComputedStyle(text).fontFamily) ? [] : ["in another font"];
      for (let around: Element | null = text.closest("svg"); around; around = around.parentElement) {
        const {left, right} = around.getBoundingClientRect();
        // A pixel and a half for letters that lean out of their place.
        if (getComputedStyle(around).overflowX === "hidden" && (own.left < left - 1.5 || own.right > right + 1.5))
          found.push("cut off");
      }
      return found.map((what) => `“${text.textContent}” ${what}`);
    })
  );
}
