import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {specSearch} from "../../src/core/explore/link.js";
import {launchBrowser, openTab} from "../support/browser.js";
import type {Tab} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {unfold, violations} from "./checks/axe.js";

let site: BuiltSite;
let browser: Browser;
let tabs: readonly Tab[];
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("tutorial"), launchBrowser()]);
  tabs = await Promise.all([
    openTab(browser, {colorScheme: "light", viewport: {width: 1280, height: 900}}),
    openTab(browser, {colorScheme: "dark", viewport: {width: 390, height: 844}})
  ]);
});
afterAll(() => Promise.all([site.close(), browser.close()]));

/**
 * What axe says of a page once it is as it should be, in light and wide and in dark and narrow. Pages as they open have
 * it asked elsewhere.
 */
async function found(
  path: string,
  prepare: (page: Page) => Promise<unknown>,
  within?: string
): Promise<readonly string[]> {
  const lists = await Promise.all(
    tabs.map(async ({visit, page}) => {
      await visit(site.url + path);
      await prepare(page);
      return violations(page, within);
    })
  );
  return lists.flat();
}

describe("axe finds nothing", () => {
  it("in the open trace of an expression", async () => {
    expect(
      await found("notebooks/loans", async (page) => {
        await page.locator('main > p a.tm-number[data-trace^="share("]').first().click();
        await page.locator("[role=dialog] .tm-trace-view").waitFor();
        await unfold(page);
      })
    ).toEqual([]);
  });

  it("in the trace that the trace page shows, and in what it says of one that can't be", async () => {
    const shown =
      (selector: string) =>
      (page: Page): Promise<void> =>
        page.locator(selector).waitFor();
    expect(
      await found(
        "trace/?x=share(lib.books-2024, lib.loans-2024)",
        shown(".tm-trace-section .tm-trace-view"),
        ".tm-trace-section"
      )
    ).toEqual([]);
    expect(await found("trace/?x=lib.nothing", shown(".tm-trace-section [role=alert]"), ".tm-trace-section")).toEqual(
      []
    );
  });

  it("where a chart is refused, and where no row is left", async () => {
    const shown = (page: Page): Promise<void> => page.locator(".tm-explore-none h2").waitFor();
    const refused = specSearch({table: "loans-2019-2024", form: "stacked", colour: "year", y: "loans"});
    const empty = specSearch({table: "undertakings", form: "table", filter: {letter: "a", locator: "para 6 (b)"}});
    expect([await found(`explore${refused}`, shown), await found(`explore${empty}`, shown)]).toEqual([[], []]);
  });

  it("in a chart drawn again", async () => {
    expect(
      await found("notebooks/loans?loans-by-kind.show=share", (page) =>
        page.locator("#chart-loans-by-kind .tm-status", {hasText: "Chart drawn again"}).waitFor()
      )
    ).toEqual([]);
  });
});
