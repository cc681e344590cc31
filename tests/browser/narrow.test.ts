import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launchBrowser, openTab} from "../support/browser.js";
import type {PageRecord, Tab} from "../support/browser.js";
import {openBuiltSite, sourcePages} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {unfold, violations} from "./checks/axe.js";
import {expectChartsDrawn} from "./checks/charts-drawn.js";
import {expectNoSideways} from "./checks/no-sideways.js";
import {expectQuiet} from "./checks/quiet.js";

const PAGES = await sourcePages();
const NARROW = {width: 390, height: 844};

let site: BuiltSite;
let browser: Browser;
let tab: Tab;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("data"), launchBrowser()]);
  tab = await openTab(browser);
});
afterAll(() => Promise.all([site.close(), browser.close()]));

describe.each(PAGES)("%s, opened narrow and dark", (path) => {
  let record: PageRecord;
  beforeAll(async () => {
    await tab.page.setViewportSize(NARROW);
    await tab.page.emulateMedia({colorScheme: "dark"});
    record = await tab.visit(site.url + path);
  });
  afterAll(() => expectQuiet(record, site.url));

  it("gives no message, no failure and no request to elsewhere, draws its charts and holds them within the window; in light too", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await tab.page.emulateMedia({colorScheme});
      expectQuiet(record, site.url);
      await expectChartsDrawn(tab.page, path);
    }
    await expectNoSideways(tab.page, [NARROW.width, 320]);
  });

  it("holds nothing that axe finds, with all that is folded away unfolded", async () => {
    await tab.page.emulateMedia({colorScheme: "dark"});
    await tab.page.setViewportSize(NARROW);
    await unfold(tab.page);
    expect(await violations(tab.page)).toEqual([]);
  });
});
