import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {finishPage} from "../../loaders/site/page.js";
import {launchBrowser, openTab} from "../support/browser.js";
import type {PageRecord, Tab} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {expectQuiet} from "./checks/quiet.js";

const CELLS = "notebooks/plan";
const CHARTS = "notebooks/victims";
const PLAIN = "notebooks/abuse-types";

const MOST_SCRIPT = 200_000;

let site: BuiltSite;
let browser: Browser;
let tab: Tab;
let record: PageRecord;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("data"), launchBrowser()]);
  tab = await openTab(browser, {viewport: {width: 1280, height: 900}});
});
afterAll(() => Promise.all([site.close(), browser.close()]));

const visit = async (path: string): Promise<void> => void (record = await tab.visit(site.url + path));

/** The drawing that a cell has made, as against the one that the page came with. */
const live = (selector: string): string => `.observablehq--block > ${selector}`;
const chosenRibbons = (): Promise<number> =>
  tab.page.locator(`${live("svg.tm-chord")} a[data-trace] path[fill="var(--tm-first)"]`).count();
const bars = (): Promise<(string | null)[]> =>
  tab.page
    .locator(`${live("svg")} a:has(rect)`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("data-trace")));
const settled = (ministry: string): Promise<void> =>
  tab.page
    .locator(`${live("svg")} a[data-trace*="ministries=${ministry}, pillar="]`)
    .first()
    .waitFor();

describe("a notebook with live cells", () => {
  it("runs them without a network and without a message, on at most 200 kB of script", async () => {
    await visit(CELLS);
    await settled("NPA");
    await tab.page.locator(live("svg.tm-chord")).waitFor();
    expectQuiet(record, site.url);
    expect(record.requests.filter((address) => !address.startsWith(site.url))).toEqual([]);
    expect(record.scriptBytes).toBeGreaterThan(60_000);
    expect(record.scriptBytes).toBeLessThan(MOST_SCRIPT);
    expect(await tab.page.locator(".tm-still").count()).toBe(0);
  });

  it("lets drawings and sentences follow its control, and keeps it in the address", async () => {
    await visit(CELLS);
    await settled("NPA");
    const [before, ribbons] = [await bars(), await chosenRibbons()];
    await tab.page.locator('[data-control="ministry"] select').selectOption("MOJ");
    await settled("MOJ");
    expect(new URL(tab.page.url()).search).toBe("?ministry=MOJ");
    expect(await bars()).not.toEqual(before);
    expect(await chosenRibbons()).toBeGreaterThan(0);
    expect(ribbons).toBeGreaterThan(0);
    const sentence = tab.page.locator("p:not(.tm-headline)", {hasText: "measures name the"}).first();
    expect(await sentence.textContent()).toContain("Ministry of Justice");
    const [number] = await sentence.locator("a.tm-number").all();
    expect(await number!.getAttribute("data-trace")).toBe("count(plan-measures, ministries=MOJ)");
    await number!.click();
    await tab.page.locator('.tm-trace-view[data-expression="count(plan-measures, ministries=MOJ)"]').waitFor();
    expectQuiet(record, site.url);
  });

  it("is as its link says, and again after a reload; a value that is not offered is passed over", async () => {
    await visit(`${CELLS}?ministry=METI`);
    await settled("METI");
    await tab.page.reload();
    await settled("METI");
    expect(await tab.page.locator('[data-control="ministry"] select').inputValue()).toBe("METI");
    await visit(`${CELLS}?ministry=none`);
    await settled("NPA");
    expectQuiet(record, site.url);
  });

  it("opens the trace of a mark that d3 has drawn", async () => {
    await visit(CELLS);
    const ribbon = tab.page.locator(
      `${live("svg.tm-chord")} a[data-trace="count(plan-measures, ministries=NPA, ministries=MOJ)"]`
    );
    await ribbon.focus();
    expect(await ribbon.getAttribute("aria-label")).toMatch(/^Measures that name both NPA and MOJ: \d+$/);
    await tab.page.keyboard.press("Enter");
    await tab.page
      .locator('.tm-trace-view[data-expression="count(plan-measures, ministries=NPA, ministries=MOJ)"]')
      .waitFor();
  });

  it("says in its place that a cell fails, and goes on with the others", async () => {
    const html = await readFile(join(site.dir, `${CELLS}.html`), "utf8");
    const failing = finishPage(
      html.replace("display(tied(drawing.node()));", 'throw new Error("the rows are not there");')
    );
    expect(failing).toContain("the rows are not there");
    const other = await openTab(browser);
    await other.page.route(`**/${CELLS}`, (route) =>
      route.fulfill({body: failing, contentType: "text/html; charset=utf-8"})
    );
    await other.visit(site.url + CELLS);
    const diagnostic = other.page.locator(".observablehq--error");
    await diagnostic.waitFor();
    expect(await diagnostic.textContent()).toBe("This part could not be shown: the rows are not there");
    expect(await other.page.locator(`${live("svg")} a:has(rect)`).count()).toBeGreaterThan(3);
    await other.close();
  });
});

describe("a notebook whose charts follow", () => {
  it("draws them again, and changes its sentences and its address", async () => {
    await visit(CHARTS);
    const figures = tab.page.locator(".tm-following > figure");
    const options = (): Promise<string[]> =>
      figures.evaluateAll((found) => found.map((figure) => (figure as HTMLElement).dataset.options!));
    const level = (highlight: string): readonly string[] =>
      [1, 2].map(() => JSON.stringify({show: "level", highlight}));
    expect(await options()).toEqual(level("pornography"));
    await tab.page.locator('[data-control="group"] input[value="prostitution"]').check();
    expect(await options()).toEqual(level("prostitution"));
    expect(new URL(tab.page.url()).search).toBe("?group=prostitution");
    expect(await tab.page.locator('main > p a[data-trace="un.victims-prostitution-2010"]').count()).toBe(1);
    const scripts = record.scriptBytes;
    expect(scripts).toBeLessThan(37_000);
    await tab.page.reload();
    expect(await options()).toEqual(level("prostitution"));
    await tab.page.locator('[data-control="group"] input[value="pornography"]').check();
    expect(new URL(tab.page.url()).search).toBe("");
    expectQuiet(record, site.url);
  });
});

it("without JavaScript and in print a page shows what its cells show at first, and no control", async () => {
  const plain = await openTab(browser, {javaScriptEnabled: false});
  await plain.visit(site.url + CELLS);
  for (const media of ["screen", "print"] as const) {
    await plain.page.emulateMedia({media});
    expect(await plain.page.locator(".tm-still svg.tm-chord").isVisible()).toBe(true);
    expect(await plain.page.locator(".tm-still svg a[data-trace]").count()).toBeGreaterThan(20);
    expect(await plain.page.locator(".tm-page-control").isVisible()).toBe(false);
  }
  const [href] = await plain.page
    .locator(".tm-still a[data-trace]")
    .evaluateAll((links) => links.map((link) => new URL(link.getAttribute("href")!, document.baseURI).href));
  expect(href!.startsWith(`${site.url}trace/?x=count(`)).toBe(true);
  await plain.close();
});

it("a page without cells asks for what it asked for before", async () => {
  await visit(PLAIN);
  const files = record.requests
    .map((address) => address.slice(site.url.length))
    .filter((path) => !/favicon|_file\/fonts\//.test(path));
  expect(files.map((path) => path.replace(/\.[0-9a-f]{8}\./, "."))).toEqual([
    PLAIN,
    "_import/style.css",
    "_file/data/terms.js",
    "_file/data/hydrate.js"
  ]);
  expect(record.scriptBytes).toBeLessThan(37_000);
});
