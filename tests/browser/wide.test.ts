import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launchBrowser, openTab} from "../support/browser.js";
import type {PageRecord, Tab} from "../support/browser.js";
import {openBuiltSite, sourcePages} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {unfold, violations} from "./checks/axe.js";
import {expectChartsDrawn} from "./checks/charts-drawn.js";
import {useControls} from "./checks/controls.js";
import {expectQuiet} from "./checks/quiet.js";

const PAGES = await sourcePages();
const BUDGET = {requests: 10, scriptBytes: 60_000, scriptBytesAfterControl: 200_000};
/** A page on which charts are made has what draws them from the first, and so has one with live cells. */
const MAKING: Readonly<Record<string, number>> = {
  "explore.html": 240_000,
  "notebooks/plan.html": 200_000,
  // The builder draws, checks and edits where the page is: its own script takes 350 kB at most.
  ...Object.fromEntries(["", "/deck", "/notebook", "/briefing"].map((kind) => [`build${kind}.html`, 390_000]))
};
const REQUESTS: Readonly<Record<string, number>> = {"notebooks/plan.html": 20};

let site: BuiltSite;
let browser: Browser;
let tab: Tab;
let pagesWithControls = 0;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("data"), launchBrowser()]);
  tab = await openTab(browser, {viewport: {width: 1440, height: 900}});
});
afterAll(() => Promise.all([site.close(), browser.close()]));

describe.each(PAGES)("%s, opened wide and light", (path) => {
  let record: PageRecord;
  let atFirst: Pick<PageRecord, "scriptBytes"> & {readonly requests: number};
  beforeAll(async () => {
    await tab.page.emulateMedia({colorScheme: "light"});
    record = await tab.visit(site.url + path);
    const besidesFonts = record.requests.filter((address) => !address.endsWith(".woff2"));
    atFirst = {requests: besidesFonts.length, scriptBytes: record.scriptBytes};
  });
  afterAll(() => expectQuiet(record, site.url));

  it("gives no message, no failure and no request to elsewhere, and draws its charts; in dark too", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await tab.page.emulateMedia({colorScheme});
      expectQuiet(record, site.url);
      await expectChartsDrawn(tab.page, path);
    }
  });

  const most = MAKING[path] ?? BUDGET.scriptBytes;
  const requests = REQUESTS[path] ?? BUDGET.requests;
  it(`takes at most ${requests} requests besides fonts and ${most / 1000} kB of JavaScript, gzipped`, () => {
    expect(atFirst.scriptBytes).toBeGreaterThan(0);
    expect(atFirst.scriptBytes).toBeLessThanOrEqual(most);
    expect(atFirst.requests).toBeLessThanOrEqual(requests);
  });

  it("holds nothing that axe finds, with all that is folded away unfolded", async () => {
    await tab.page.emulateMedia({colorScheme: "light"});
    await unfold(tab.page);
    expect(await violations(tab.page)).toEqual([]);
  });

  it(`takes at most ${BUDGET.scriptBytesAfterControl / 1000} kB of JavaScript, gzipped, once its charts were drawn again`, async () => {
    const used = await useControls(tab.page);
    if (used) {
      pagesWithControls++;
      expect(record.scriptBytes).toBeGreaterThan(atFirst.scriptBytes);
    }
    expect(record.scriptBytes).toBeLessThanOrEqual(used ? BUDGET.scriptBytesAfterControl : most);
    const {scriptBytes} = atFirst;
    if (process.env.TICKMARK_FIGURES !== undefined)
      console.log(
        `${path}: ${atFirst.requests} requests, ${scriptBytes} bytes; ${used ? `${record.scriptBytes} after a control` : "no control"}`
      );
  });
});

it("more than one page has controls", ({skip}) => {
  skip(pagesWithControls === 0, "no page was opened");
  expect(pagesWithControls).toBeGreaterThan(1);
});
