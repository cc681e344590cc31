import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launchBrowser, openTab} from "../support/browser.js";
import type {Tab} from "../support/browser.js";
import {openBuiltSite, sourcePages} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {numberLinks, strayNumbers, tracedFacts} from "./checks/number-links.js";
import {deadControls, hiddenParts, shownWords} from "./checks/words.js";

const PAGES = await sourcePages();
const NOTEBOOKS = PAGES.filter((path) => path.startsWith("notebooks/"));

let site: BuiltSite;
let tutorial: BuiltSite;
let browser: Browser;
let plain: Tab;
let hydrated: Tab;
beforeAll(async () => {
  [site, tutorial, browser] = await Promise.all([openBuiltSite("data"), openBuiltSite("tutorial"), launchBrowser()]);
  [plain, hydrated] = await Promise.all([openTab(browser, {javaScriptEnabled: false}), openTab(browser)]);
});
afterAll(() => Promise.all([site.close(), tutorial.close(), browser.close()]));

describe.each(PAGES)("%s, without JavaScript", (path) => {
  const isNotebook = NOTEBOOKS.includes(path);

  if (isNotebook)
    it("shows every chart and number, in the same words as with it", async () => {
      await Promise.all([plain, hydrated].map((tab) => tab.visit(site.url + path)));
      expect(await hiddenParts(plain.page)).toEqual([]);
      const words = await shownWords(plain.page);
      expect(words.join(" ").length).toBeGreaterThan(500);
      expect(words).toEqual(await shownWords(hydrated.page));
      expect(await deadControls(plain.page)).toEqual([]);
    });

  it("leads from each number to a fact that stands on the trace page", async () => {
    const facts = await tracedFacts(site.dir);
    expect(facts.size).toBeGreaterThan(50);
    const links = await numberLinks(site, path, hydrated.page);
    if (isNotebook) expect(links.length).toBeGreaterThan(5);
    expect(strayNumbers(links, {path, site: site.url, facts})).toEqual([]);
  });
});

it("a click on a number shows the fact, without JavaScript", async () => {
  await plain.visit(`${tutorial.url}notebooks/loans`);
  await plain.page.locator('main > p [data-trace="lib.loans-2024"]').first().click();
  await plain.page.waitForURL("**/trace/?x=lib.loans-2024#lib.loans-2024");
  expect(await plain.page.locator(":target .tm-printed-number").first().textContent()).toBe("48,200");
});
