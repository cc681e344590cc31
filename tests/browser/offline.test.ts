import {cp, readFile, readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {serveSite} from "../../loaders/site/serve.js";
import {launchBrowser, openPage, openTab} from "../support/browser.js";
import type {Tab} from "../support/browser.js";
import {ADDED, BASE, openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {tempFolder} from "../support/temp.js";
import {until} from "../support/until.js";
import {CHART, NOTEBOOK, PART, SHARE} from "./reader.js";

const DECK = "decks/libraries";

let built: BuiltSite;
let browser: Browser;
beforeAll(async () => {
  [built, browser] = await Promise.all([openBuiltSite("tutorial"), launchBrowser()]);
});
afterAll(() => Promise.all([built.close(), browser.close()]));

/** The addresses that a browser keeps, by the cache that they are in. */
const kept = ({page}: Tab): Promise<Record<string, string[]>> =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const addresses = names.map(async (name) => (await (await caches.open(name)).keys()).map(({url}) => url));
    return Object.fromEntries((await Promise.all(addresses)).map((list, i) => [names[i]!, list]));
  });

/** The files that the open page's controls and traces need: what its head links to, and the tables of its charts. */
const neededBy = ({page}: Tab): Promise<string[]> =>
  page.evaluate(() => {
    const names = ["evidence", "redraw", "charts"].map((name) => `link[rel~="tickmark-${name}"]`);
    const links = [...document.querySelectorAll<HTMLLinkElement>(names.join())].map(({href}) => href);
    const figures = [...document.querySelectorAll<HTMLElement>("figure[data-table]")];
    const drawn = figures.filter((figure) => figure.querySelector(".tm-controls"));
    return [...links, ...drawn.map(({dataset}) => `/tables/${dataset.table}.arrow`)];
  });

/** Opens a page and waits until it is kept, with all that its controls and traces need. */
async function visit(tab: Tab, url: string): Promise<void> {
  await tab.visit(url);
  const needed = [url, ...(await neededBy(tab))];
  expect(needed.length).toBeGreaterThan(3);
  await until(async () => {
    const addresses = Object.values(await kept(tab)).flat();
    return needed.every((file) => addresses.some((address) => address.includes(file)));
  }, 20_000);
}

it("a page that was opened works without the network: its trace, its controls, and the way to another one", async () => {
  const tab = await openTab(browser, {serviceWorkers: "allow"});
  const {page} = tab;
  await visit(tab, built.url + DECK);
  await visit(tab, built.url + NOTEBOOK);
  await page.context().setOffline(true);

  const record = await tab.visit(built.url + NOTEBOOK);
  const figure = page.locator(`#chart-${CHART}`);
  await figure.locator(`.tm-wide a[data-trace="${PART}"]`).first().click();
  await page.getByRole("dialog").locator(`[data-fact="${PART}"]`).waitFor();
  await page.keyboard.press("Escape");
  await figure.locator(".tm-controls input:not(:checked)").first().check({force: true});
  await figure.locator(`.tm-wide a[data-trace="${SHARE}"]`).first().waitFor();
  expect([record.pageErrors, record.consoleErrors]).toEqual([[], []]);

  await page.goto(`${built.url}${DECK}.html`);
  await page.getByRole("button", {name: "Present"}).first().click();
  await page.locator("html.tm-presenting").waitFor();

  await page.goto(`${built.url}sources/`);
  expect(await page.locator("body").innerText()).toContain("connect and load this page again");
  await tab.close();
});

it("the first page of another build empties what was kept of the one before", async () => {
  const dir = await tempFolder();
  await cp(built.dir, dir, {recursive: true});
  const site = await serveSite(dir, {base: BASE});
  const tab = await openTab(browser, {serviceWorkers: "allow"});
  await visit(tab, site.url + DECK);
  await visit(tab, site.url + NOTEBOOK);
  const before = Object.keys(await kept(tab));

  const other = await openBuiltSite("added");
  expect(other.printed.stderr).toBe("");
  await rm(dir, {recursive: true});
  await cp(other.dir, dir, {recursive: true});

  await visit(tab, site.url + NOTEBOOK);
  await tab.page.getByText(ADDED.sentence).waitFor();
  const after = await kept(tab);
  expect(before).toHaveLength(1);
  expect(Object.keys(after)).toHaveLength(1);
  expect(Object.keys(after)).not.toEqual(before);
  expect(Object.values(after)[0]).not.toContain(site.url + DECK);

  await tab.page.context().setOffline(true);
  await tab.page.goto(site.url + DECK);
  expect(await tab.page.locator("body").innerText()).toContain("connect and load this page again");
  await Promise.all([tab.close(), site.close(), other.close()]);
});

it("a page asks for no more than without a service worker, and its policy refuses nothing", async () => {
  const [plain, keeping] = [
    await openPage(browser, built.url + NOTEBOOK),
    await openPage(browser, built.url + NOTEBOOK, {serviceWorkers: "allow"})
  ];
  // A browser fetches the icon when it has time, once a page is there, or not at all.
  const [asked, askedBefore] = [keeping, plain].map(({requests}) => requests.filter((url) => !/favicon/.test(url)));
  expect(asked).toEqual(askedBefore);
  expect(keeping.scriptBytes).toBe(plain.scriptBytes);
  expect([keeping.consoleErrors, keeping.consoleWarnings, keeping.pageErrors]).toEqual([[], [], []]);
  await Promise.all([plain.close(), keeping.close()]);

  const query = await openTab(browser, {serviceWorkers: "allow"});
  const record = await query.visit(`${built.url}query`);
  await until(async () => Object.keys(await kept(query)).length === 1, 20_000);
  expect([record.consoleErrors, record.pageErrors]).toEqual([[], []]);
  const addresses = Object.values(await kept(query)).flat();
  expect(addresses.filter((address) => /duckdb/.test(address))).toEqual([]);
  await query.close();
});

it("all pages of a build name the same build", async () => {
  const files = (await readdir(built.dir)).filter((file) => file.endsWith(".html"));
  const builds = await Promise.all(
    files.map(async (file) => /data-build="(\w+)"/.exec(await readFile(join(built.dir, file), "utf8"))?.[1])
  );
  expect(new Set(builds).size).toBe(1);
  expect(builds[0]).toMatch(/^[0-9a-f]{16}$/);
});
