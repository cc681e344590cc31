import type {Browser, BrowserContextOptions, Page} from "playwright-core";
import axe from "axe-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launchBrowser, openPage} from "../support/browser.js";
import {openBuiltSite, sourcePages} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";

const PAGES = await sourcePages();
const LOOKS: readonly BrowserContextOptions[] = [
  {colorScheme: "light", viewport: {width: 1280, height: 900}},
  {colorScheme: "dark", viewport: {width: 390, height: 844}}
];

let site: BuiltSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite(), launchBrowser()]);
});
afterAll(() => Promise.all([site.close(), browser.close()]));

/** Opens a page in light and wide, then in dark and narrow, and lists what axe says once it is as it should be. */
async function violations(path: string, prepare: (page: Page) => Promise<unknown>, within = "html"): Promise<readonly string[]> {
  const found = await Promise.all(LOOKS.map(async (look) => {
    // The page's own policy would refuse axe.
    const {page, close} = await openPage(browser, site.url + path, {...look, bypassCSP: true});
    await prepare(page);
    await page.addScriptTag({content: axe.source});
    const results = (await page.evaluate((selector) => (globalThis as unknown as {axe: {run(context: string): Promise<unknown>}}).axe.run(selector), within)) as axe.AxeResults;
    expect(results.passes.length).toBeGreaterThan(5);
    await close();
    return results.violations.flatMap(({id, help, nodes}) => nodes.map(({target, failureSummary}) =>
      `${look.colorScheme ?? ""}: ${id} (${help}): ${target.join(" ")}: ${failureSummary?.split("\n")[1]?.trim() ?? ""}`));
  }));
  return found.flat();
}

const unfold = (page: Page): Promise<void> => page.$$eval("details", (all) => all.forEach((details) => (details.open = true)));

describe("axe finds nothing", () => {
  it.each(PAGES)("in %s, with all that is folded away unfolded", async (path) => {
    expect(await violations(path, unfold)).toEqual([]);
  });

  it("in the open trace of an expression", async () => {
    expect(await violations("notebooks/sentencing", async (page) => {
      await page.locator('main > p a.tm-number[data-trace^="share("]').first().click();
      await page.locator("[role=dialog] .tm-trace-view").waitFor();
      await unfold(page);
    })).toEqual([]);
  });

  it("in the trace that the trace page shows, and in what it says of one that can't be", async () => {
    const shown = (selector: string) => (page: Page): Promise<void> => page.locator(selector).waitFor();
    expect(await violations("trace/?x=share(un.suspended-2014, un.convictions-2014)", shown(".tm-trace-section .tm-trace-view"), ".tm-trace-section")).toEqual([]);
    expect(await violations("trace/?x=un.nothing", shown(".tm-trace-section [role=alert]"), ".tm-trace-section")).toEqual([]);
  });

  it("in a chart drawn again", async () => {
    expect(await violations("notebooks/sentencing?sentencing-2014.show=share", (page) =>
      page.locator("#chart-sentencing-2014 .tm-status", {hasText: "Chart drawn again"}).waitFor())).toEqual([]);
  });
});
