import type {Browser, Page} from "playwright-core";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launchBrowser, openPage} from "../support/browser.js";
import {listPages, openBuiltSite, sourcePages} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {canIsolate} from "../support/isolated.js";

const PAGES = await sourcePages();
const SIZES = [{width: 1440, height: 900}, {width: 390, height: 844}];
const SCHEMES = ["light", "dark"] as const;

let site: BuiltSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite(), launchBrowser()]);
});
afterAll(() => Promise.all([site.close(), browser.close()]));

describe("the built site", () => {
  it.skipIf(!canIsolate)("is built with the network cut", () => {
    expect(site.offline).toBe(true);
  });

  it("holds one page for each Markdown file, and no other", async () => {
    expect(await listPages(site.dir)).toEqual(PAGES);
  });

  it("answers a missing address with a page that is whole, however deep the address", async () => {
    const address = `${site.url}notebooks/missing/deep`;
    const opened = await openPage(browser, address);
    expect(await opened.page.textContent("h1")).toBe("There is no such page");
    expect(opened.failedRequests).toEqual([`404 ${address}`]);
    expect(opened.pageErrors).toEqual([]);
    await opened.page.getByRole("link", {name: "Start at the home page"}).click();
    await opened.page.waitForURL(site.url);
    await opened.close();
  });
});

describe.each(PAGES)("%s", (path) => {
  it.each(SIZES)("opens at $width pixels, light and dark, without a message, a failure or a request to elsewhere", async (viewport) => {
    await Promise.all(SCHEMES.map(async (colorScheme) => {
      const opened = await openPage(browser, site.url + path, {viewport, colorScheme});
      const {consoleErrors, consoleWarnings, pageErrors, failedRequests, requests} = opened;
      const elsewhere = requests.filter((request) => !request.startsWith(site.url) && !request.startsWith("data:"));
      expect({consoleErrors, consoleWarnings, pageErrors, failedRequests, elsewhere}, colorScheme).toEqual({
        consoleErrors: [], consoleWarnings: [], pageErrors: [], failedRequests: [], elsewhere: []
      });
      await expectChartsDrawn(opened.page, path);
      if (viewport.width < 400) await expectNoSideways(opened.page, [viewport.width, 320]);
      await opened.close();
    }));
  });
});

async function expectChartsDrawn(page: Page, path: string): Promise<void> {
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

async function expectNoSideways(page: Page, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({width, height: 800});
    const beyond = await page.evaluate((limit) => {
      const clipped = (element: Element): boolean => element.parentElement !== null &&
        (getComputedStyle(element.parentElement).overflowX !== "visible" || clipped(element.parentElement));
      const out = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > limit + 0.5 && !clipped(element));
      return {scrollWidth: document.documentElement.scrollWidth, out: out.map((element) => `${element.localName}.${element.getAttribute("class") ?? ""}`)};
    }, width);
    expect(beyond, `at ${width} pixels`).toEqual({scrollWidth: width, out: []});
  }
}
