import {readFile, readdir} from "node:fs/promises";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {wordsOf} from "../../src/core/search/search-index.js";
import {launchBrowser, openTab} from "../support/browser.js";
import type {PageRecord, Tab} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {foldedPassages, foldedQuotes} from "../support/folded-words.js";
import {violations} from "./checks/axe.js";
import {expectQuiet} from "./checks/quiet.js";

let site: BuiltSite;
let browser: Browser;
let tabs: readonly Tab[];
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("data"), launchBrowser()]);
  tabs = await Promise.all([
    openTab(browser, {viewport: {width: 1280, height: 900}}),
    openTab(browser, {colorScheme: "dark", viewport: {width: 390, height: 844}})
  ]);
});
afterAll(() => Promise.all([site.close(), browser.close()]));

const visit = (path: string): Promise<PageRecord> => tabs[0]!.visit(site.url + path);

describe("the search", () => {
  it("opens by a key, finds a printed number however it is typed, and leads to its page", async () => {
    const record = await visit("notebooks/sentencing");
    const {page} = tabs[0]!;
    expect(record.requests.filter((request) => /search/.test(request))).toEqual([]);
    await page.keyboard.press("/");
    const dialog = page.getByRole("dialog", {name: "Search"});
    for (const typed of ["31,927", "31927"]) {
      await dialog.getByRole("searchbox").fill(typed);
      await dialog.locator('a[href$="facts/evac.physical-abuse"]').waitFor();
    }
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/facts/evac.physical-abuse");
    expect(await page.locator(".tm-fact-page .tm-printed-number").textContent()).toBe("31,927");
    expectQuiet(record, site.url);
  });

  it("leads on from the trace of a number to the page of its figure", async () => {
    await visit("notebooks/blocking");
    const {page} = tabs[0]!;
    await page.locator('main > p [data-trace="un.blocked-domains"]').first().click();
    await page.getByRole("dialog").getByRole("link", {name: "Page of this figure"}).click();
    await page.waitForURL("**/facts/un.blocked-domains");
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
  const record = await visit("facts/?source=un&state=open&q=convictions");
  const {page} = tabs[0]!;
  await page.locator(".tm-fact-count", {hasText: " of "}).waitFor();
  expect(await page.locator('[data-fact-row="un.convictions-2014"]').count()).toBe(1);
  await page.locator('select[name="period"]').selectOption("2010");
  await page.locator(".tm-fact-empty", {hasText: "the year 2010"}).waitFor();
  expect(new URL(page.url()).search).toBe("?q=convictions&source=un&period=2010&state=open");
  await page.getByRole("button", {name: "Drop the year 2010"}).click();
  await page.reload();
  await page.locator('[data-fact-row="un.convictions-2014"]').waitFor();
  expectQuiet(record, site.url);
});

it("no index, list or page of a figure holds what a folded passage quotes", async ({skip}) => {
  const passages = foldedPassages();
  skip(passages.length === 0, "the document is absent");
  const {phrases, words} = foldedQuotes();
  const files = (await readdir(site.dir, {recursive: true})).filter((file) => /^(?:_file\/data\/(?:search|facts|evidence|tables)\.\w+\.json|facts\/.*\.html|(?:gallery|search|trace\/index)\.html)$/.test(file));
  expect(files.length).toBeGreaterThan(90);
  for (const file of files) {
    const text = await readFile(join(site.dir, file), "utf8");
    const found = new Set(file.includes("search.") || file.includes("facts.") ? wordsOf(text) : []);
    expect(words.filter((word) => found.has(word)), file).toHaveLength(0);
    expect(phrases.filter((phrase) => text.toLowerCase().includes(phrase.toLowerCase())), file).toHaveLength(0);
    expect(passages.some((passage) => text.includes(passage.slice(4, 60))), file).toBe(false);
  }
});

it("axe finds nothing in the open search, in its results and in an empty list of figures, in light and wide and in dark and narrow", async () => {
  for (const {page, visit: go} of tabs) {
    await go(`${site.url}search?q=suspended`);
    await page.locator("[data-found]").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await go(`${site.url}facts/?q=nothing-of-the-kind&source=un`);
    await page.locator(".tm-fact-empty button").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("/");
    await page.getByRole("searchbox").fill("106");
    await page.locator("dialog [data-found]").first().waitFor();
    expect(await violations(page, "dialog.tm-search")).toEqual([]);
  }
});
