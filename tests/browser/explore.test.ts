import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Browser, BrowserContext, Locator, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {specSearch} from "../../src/core/explore/link.js";
import {launchBrowser} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {violations} from "./checks/axe.js";
import {expectNoSideways} from "./checks/no-sideways.js";

let site: BuiltSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const messages: string[] = [];
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("tutorial"), launchBrowser()]);
  context = await browser.newContext({
    viewport: {width: 1440, height: 900},
    permissions: ["clipboard-read", "clipboard-write"]
  });
  page = await visit("explore");
});
afterAll(async () => {
  await Promise.all([site.close(), browser.close()]);
  expect(messages).toEqual([]);
});

async function visit(path: string, within = context): Promise<Page> {
  const opened = await within.newPage();
  opened.setDefaultTimeout(10_000);
  opened.on("console", (message) => ["error", "warning"].includes(message.type()) && messages.push(message.text()));
  opened.on("pageerror", (error) => messages.push(error.message));
  await opened.goto(site.url + path);
  await opened.locator(".tm-explore-stage > :not(.tm-explore-wait)").first().waitFor();
  return opened;
}

const stage = (within = page): Locator => within.locator(".tm-explore-stage");
const spec = (within = page): Promise<string> => within.inputValue("#tm-spec");
const marks = (): Promise<string[]> =>
  stage()
    .locator(".tm-wide a[data-trace]")
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("data-trace")!))]);
const drawnAs = (form: string, within = page): Promise<void> =>
  stage(within).locator(`figure[data-chart*="${form}-"]`).waitFor();
const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const choose = async (table: string, form: string): Promise<void> => {
  await page.selectOption("#tm-choose-table", table);
  await drawnAs(`${table}-${form}`);
};

/** A table of kinds in two years, and the figures of each year. */
const TWO_YEARS = "loans-2019-2024";
const OF_2019 = ["lib.books-2019", "lib.films-2019", "lib.sound-2019"];
const OF_2024 = ["lib.books-2024", "lib.films-2024", "lib.sound-2024"];
/** A table of parts of a whole. */
const PARTS = "loans-by-kind";

describe("Explore", () => {
  it("proposes a form for a table, offers others, and refuses what would mislead with the reason", async () => {
    await choose(TWO_YEARS, "slope");
    expect((await marks()).sort()).toEqual([...OF_2019, ...OF_2024].sort());
    expect(await stage().locator(".tm-headline").innerText()).toMatch(/^Loans, books: .* in 2019, .* in 2024$/);
    expect(await page.locator("#tm-choose-form-line").isDisabled()).toBe(true);
    expect(await page.locator("#tm-choose-form-line-says").textContent()).toMatch(/fewer than three points/);
    expect(await page.locator(".tm-explore-about td a[data-trace]").count()).toBeGreaterThanOrEqual(
      OF_2019.length + OF_2024.length
    );
  });

  it("filters and measures by keyboard, with the focus kept, the traces built, and the change told", async () => {
    await choose(TWO_YEARS, "slope");
    await page.locator("#tm-choose-form-bar").focus();
    await page.keyboard.press("Space");
    await drawnAs("bar");
    await page.locator("#tm-filter-year-title").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.locator("#tm-filter-year-title", {hasText: "2019"}).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("tm-choose-filter-year-1");
    expect(await spec()).toContain('filter:\n  year: "2019"');
    expect((await marks()).sort()).toEqual(OF_2019);
    await page.locator("#tm-choose-measure-share").check();
    await stage().locator("a[data-trace^='share(']").first().waitFor();
    expect((await marks()).sort()).toEqual(OF_2019.map((id) => `share(${id}, sum(${OF_2019.join(", ")}))`));
    expect(await page.locator(".tm-explore-bar [role=status]").textContent()).toMatch(/^Bars drawn\./);
    await stage().locator(".tm-wide a[data-trace] rect").first().click();
    await page.getByRole("dialog").locator(".tm-trace-view").waitFor();
    await page.keyboard.press("Escape");
  });

  it("goes back and forward by keys, and a link gives the same chart to the byte", async () => {
    await choose(PARTS, "bar");
    const before = await stage().innerHTML();
    await page.locator("#tm-choose-form-dot").check();
    await drawnAs("dot");
    await page.keyboard.press("Control+z");
    await drawnAs("bar");
    expect(await stage().innerHTML()).toBe(before);
    await page.keyboard.press("Control+Shift+z");
    await drawnAs("dot");
    const dots = await stage().innerHTML();
    await page.getByRole("group", {name: "The work"}).getByRole("button", {name: "Copy link"}).click();
    await page.locator(".tm-explore-bar [role=status]", {hasText: "Link copied"}).waitFor();
    const link = await clipboard();
    expect(link).toBe(page.url());
    await page.goto("about:blank");
    await page.goto(link);
    await drawnAs("dot");
    expect(await stage().innerHTML()).toBe(dots);
  });

  it("reads the specification as it is typed, says what is wrong at its line, and copies it as a fence", async () => {
    await choose(TWO_YEARS, "slope");
    await page.locator("#tm-spec").fill(`table: ${TWO_YEARS}\nform: pie\nx: year`);
    await page.locator("#tm-spec-problems", {hasText: "allowed: bar"}).waitFor();
    expect(await page.locator(".tm-editor-lines [data-faulty]").allTextContents()).toEqual(["2\n"]);
    expect(await violations(page)).toEqual([]);
    await drawnAs("slope");
    await page.locator("#tm-spec").fill(`table: ${TWO_YEARS}\nform: column\nx: year\ny: loans\ngroup: year`);
    await drawnAs("column");
    expect((await marks()).sort()).toEqual([OF_2019, OF_2024].map((ids) => `sum(${ids.join(", ")})`));
    await page.locator(".tm-explore-spec").getByRole("button", {name: "Copy as fence"}).click();
    await page.locator(".tm-explore-bar [role=status]", {hasText: "Fence copied"}).waitFor();
    expect(await clipboard()).toBe(
      `\`\`\`chart\ntable: ${TWO_YEARS}\nform: column\nx: year\ny: loans\ngroup: [year]\n\`\`\``
    );
  });

  it("says which filter leaves no row, and drops it", async () => {
    await page.goto(
      `${site.url}explore${specSearch({table: "undertakings", form: "table", filter: {letter: "a", locator: "para 6 (b)"}})}`
    );
    await stage().locator(".tm-explore-none").waitFor();
    expect(await stage().innerText()).toMatch(/No row is left/);
    await stage().getByRole("button", {name: "Drop the filter"}).first().click();
    await drawnAs("undertakings-table");
  });

  it("does not overwrite what another tab made, and lets the reader choose", async () => {
    await page.goto(`${site.url}explore`);
    await page.getByRole("button", {name: "Start over"}).click();
    await page.selectOption("#tm-choose-table", TWO_YEARS);
    await drawnAs(`${TWO_YEARS}-slope`);
    const other = await visit("explore");
    await other.locator("#tm-choose-form-dot").check();
    const told = page.locator(".tm-explore-notice", {hasText: "changed in another tab"});
    await told.waitFor();
    await page.selectOption("#tm-choose-table", PARTS);
    await stage().locator(`figure[data-table=${PARTS}]`).waitFor();
    expect(await page.evaluate(() => localStorage.getItem("tickmark.explore"))).toContain('"form":"dot"');
    expect(await violations(page, ".tm-explore-notices")).toEqual([]);
    await told.getByRole("button", {name: "Keep this one instead"}).click();
    await other.locator(".tm-explore-notice").waitFor();
    await other.getByRole("button", {name: "Show the other tab"}).click();
    await stage(other).locator(`figure[data-table=${PARTS}]`).waitFor();
    await other.close();
  });

  it("works where nothing may be kept, and after a link that can't be followed", async () => {
    const locked = await browser.newContext({viewport: {width: 390, height: 844}, colorScheme: "dark"});
    await locked.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("no", "SecurityError");
        }
      })
    );
    const own = await visit("explore?v=2&spec=e30", locked);
    expect(await own.locator(".tm-explore-notice").innerText()).toMatch(/version “2”/);
    await own.locator("#tm-choose-form-dot").check();
    await drawnAs("dot", own);
    expect(await own.locator(".tm-explore-kept").textContent()).toMatch(/keeps nothing here/);
    expect(await violations(own)).toEqual([]);
    await expectNoSideways(own, [390, 320]);
    await locked.close();
  });

  it("is where the charts of notebooks lead, as they stand there", async () => {
    const html = await readFile(join(site.dir, "notebooks/loans.html"), "utf8");
    const href = /href="(\.\.\/explore\?[^"]+)" data-explore/.exec(html)![1]!.replaceAll("&amp;", "&");
    await page.goto(new URL(href, `${site.url}notebooks/loans`).href);
    await drawnAs("bar");
    expect(await spec()).toMatch(/^table: loans-by-kind\nform: bar\n/);
  });

  it("prints the chart and its notes, and nothing else of the page", async () => {
    await page.emulateMedia({media: "print"});
    const shown = (selector: string): Promise<boolean> => page.locator(selector).first().isVisible();
    expect(
      await Promise.all(
        [".tm-explore-stage .tm-figure", ".tm-explore-stage .tm-notes", ".tm-explore-stage .tm-source"].map(shown)
      )
    ).toEqual([true, true, true]);
    expect(
      await Promise.all(
        [
          "h1",
          ".tm-explore-bar",
          ".tm-explore-table",
          ".tm-explore-choices",
          ".tm-explore-spec",
          ".tm-explore-about",
          ".tm-actions"
        ].map(shown)
      )
    ).toEqual(Array(7).fill(false));
    await page.emulateMedia({media: "screen"});
  });
});
