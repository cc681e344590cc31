import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {launchBrowser, openPage} from "../support/browser.js";
import {listPages, openBuiltSite, sourcePages} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {factIds} from "../support/documents.js";
import {canIsolate} from "../support/isolated.js";

let site: BuiltSite;
let tutorial: BuiltSite;
let browser: Browser;
beforeAll(async () => {
  [site, tutorial, browser] = await Promise.all([openBuiltSite("data"), openBuiltSite("tutorial"), launchBrowser()]);
});
afterAll(() => Promise.all([site.close(), tutorial.close(), browser.close()]));

it.skipIf(!canIsolate)("each site is built with the network cut", () => {
  expect([site.offline, tutorial.offline]).toEqual([true, true]);
});

it("the site of the documents holds one page for each Markdown file and for each fact, and no other", async () => {
  const isFact = (path: string): boolean => /^facts\/(?!index\.html$)/.test(path);
  const pages = await listPages(site.dir);
  expect(pages.filter((path) => !isFact(path))).toEqual((await sourcePages()).filter((path) => !isFact(path)));
  expect(pages.filter(isFact)).toEqual(factIds.map((id) => `facts/${id}.html`).sort());
});

it("a site answers a missing address with a page that is whole, however deep the address", async () => {
  const address = `${tutorial.url}notebooks/missing/deep`;
  const opened = await openPage(browser, address);
  expect(await opened.page.textContent("h1")).toBe("There is no such page");
  expect(opened.failedRequests).toEqual([`404 ${address}`]);
  expect(opened.pageErrors).toEqual([]);
  await opened.page.getByRole("link", {name: "Start at the home page"}).click();
  await opened.page.waitForURL(tutorial.url);
  await opened.close();
});
