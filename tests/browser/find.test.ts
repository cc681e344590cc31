import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launchBrowser, openTab} from "../support/browser.js";
import type {PageRecord, Tab} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {violations} from "./checks/axe.js";
import {expectQuiet} from "./checks/quiet.js";

let site: BuiltSite;
let browser: Browser;
let tabs: readonly Tab[];
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("tutorial"), launchBrowser()]);
  tabs = await Promise.all([
    openTab(browser, {viewport: {width: 1280, height: 900}}),
    openTab(browser, {colorScheme: "dark", viewport: {width: 390, height: 844}})
  ]);
});
afterAll(() => Promise.all([site.close(), browser.close()]));

const visit = (path: string): Promise<PageRecord> => tabs[0]!.visit(site.url + path);

describe("the search", () => {
  it("opens by a key, finds a printed number however it is typed, and leads to its page", async () => {
    const record = await visit("notebooks/loans");
    const {page} = tabs[0]!;
    expect(record.requests.filter((request) => /search/.test(request))).toEqual([]);
    await page.keyboard.press("/");
    const dialog = page.getByRole("dialog", {name: "Search"});
    for (const typed of ["48,200", "48200"]) {
      await dialog.getByRole("searchbox").fill(typed);
      await dialog.locator('a[href$="facts/lib.loans-2024"]').waitFor();
    }
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/facts/lib.loans-2024");
    expect(await page.locator(".tm-fact-page .tm-printed-number").textContent()).toBe("48,200");
    expectQuiet(record, site.url);
  });

  it("leads on from the trace of a number to the page of its figure", async () => {
    await visit("notebooks/loans");
    const {page} = tabs[0]!;
    await page.locator('main > p [data-trace="lib.loans-2024"]').first().click();
    await page.getByRole("dialog").getByRole("link", {name: "Page of this figure"}).click();
    await page.waitForURL("**/facts/lib.loans-2024");
    expect(await page.locator("h1").count()).toBe(1);
  });

  it("stays closed while one types, and closes by Escape with the focus where it was", async () => {
    await visit("facts/");
    const {page} = tabs[0]!;
    await page.locator('input[name="q"]').fill("");
    await page.keyboard.type("a/b");
    expect(await page.locator('input[name="q"]').inputValue()).toBe("a/b");
    await page.getByRole("link", {name: "All figures in one list"}).focus();
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", {name: "Search"}).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^All figures in one list/);
  });
});

it("the list of figures keeps its filters in the address, and says which of them leave nothing", async () => {
  const record = await visit("facts/?source=lib&state=open&q=loans");
  const {page} = tabs[0]!;
  await page.locator(".tm-fact-count", {hasText: " of "}).waitFor();
  expect(await page.locator('[data-fact-row="lib.loans-2024"]').count()).toBe(1);
  await page.locator('select[name="period"]').selectOption("2019");
  await page.locator(".tm-fact-empty", {hasText: "the year 2019"}).waitFor();
  expect(new URL(page.url()).search).toBe("?q=loans&source=lib&period=2019&state=open");
  await page.getByRole("button", {name: "Drop the year 2019"}).click();
  await page.reload();
  await page.locator('[data-fact-row="lib.loans-2024"]').waitFor();
  expectQuiet(record, site.url);
});

it("axe finds nothing in the open search, in its results and in an empty list of figures, in light and wide and in dark and narrow", async () => {
  for (const {page, visit: go} of tabs) {
    await go(`${site.url}search?q=books`);
    await page.locator("[data-found]").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await go(`${site.url}facts/?q=nothing-of-the-kind&source=lib`);
    await page.locator(".tm-fact-empty button").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("/");
    await page.getByRole("searchbox").fill("48,200");
    await page.locator("dialog [data-found]").first().waitFor();
    expect(await violations(page, "dialog.tm-search")).toEqual([]);
  }
});
