import type {Browser, Page} from "playwright-core";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launchBrowser, openPage} from "../support/browser.js";
import {BASE, openBuiltSite, sourcePages} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";

const PAGES = await sourcePages();
const NOTEBOOKS = PAGES.filter((path) => path.startsWith("notebooks/"));
const BUDGET = {requests: 10, scriptBytes: 60_000, scriptBytesAfterControl: 200_000};

let site: BuiltSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite(), launchBrowser()]);
});
afterAll(() => Promise.all([site.close(), browser.close()]));

describe(`at most ${BUDGET.requests} requests and ${BUDGET.scriptBytes / 1000} kB of JavaScript, gzipped`, () => {
  it.each(PAGES)("%s", async (path) => {
    const opened = await openPage(browser, site.url + path);
    const [requests, before] = [opened.requests.length, opened.scriptBytes];
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThanOrEqual(BUDGET.scriptBytes);
    expect(requests).toBeLessThanOrEqual(BUDGET.requests);
    const used = await useControl(opened.page);
    if (used) expect(opened.scriptBytes).toBeGreaterThan(before);
    expect(opened.scriptBytes).toBeLessThanOrEqual(used ? BUDGET.scriptBytesAfterControl : BUDGET.scriptBytes);
    if (process.env.TICKMARK_FIGURES !== undefined) console.log(`${path}: ${requests} requests, ${before} bytes; ${used ? `${opened.scriptBytes} after a control` : "no control"}`);
    await opened.close();
  });

  it("counts controls: a notebook has some", async () => {
    const html = await Promise.all(NOTEBOOKS.map((path) => readFile(join(site.dir, path), "utf8")));
    expect(html.filter((text) => text.includes("tm-controls")).length).toBeGreaterThan(1);
  });
});

describe("without JavaScript", () => {
  it.each(NOTEBOOKS)("%s shows every chart and number, in the same words as with it", async (path) => {
    const [without, with_] = await Promise.all([false, true].map((javaScriptEnabled) => openPage(browser, site.url + path, {javaScriptEnabled})));
    expect(await hiddenParts(without!.page)).toEqual([]);
    const words = await shownWords(without!.page);
    expect(words.join(" ").length).toBeGreaterThan(500);
    expect(words).toEqual(await shownWords(with_!.page));
    expect(await deadControls(without!.page)).toEqual([]);
    await Promise.all([without!.close(), with_!.close()]);
  });

  it.each(PAGES)("%s: each number leads to a fact that stands on the trace page", async (path) => {
    const trace = await readFile(join(site.dir, "trace/index.html"), "utf8");
    const ids = new Set([...trace.matchAll(/<li id="([^"]+)"/g)].map(([, id]) => id));
    expect(ids.size).toBeGreaterThan(50);
    const opened = await openPage(browser, site.url + path, {javaScriptEnabled: false});
    const links = await opened.page.$$eval("main [data-trace]", (marks) => marks
      .filter((mark) => mark.closest("h1, h2, h3, h4, h5, h6") === null)
      .map((mark) => ({expression: mark.getAttribute("data-trace")!, href: new URL(mark.closest("a")?.getAttribute("href") ?? "none:", document.baseURI).href})));
    if (path.startsWith("notebooks/")) expect(links.length).toBeGreaterThan(5);
    const wrong = links.filter(({expression, href}) => {
      const url = new URL(href);
      if (url.href === `${site.url}${path}#${expression}` && path === "trace/index.html") return !ids.has(expression);
      return url.pathname !== `${BASE}trace/` || !ids.has(decodeURIComponent(url.hash.slice(1))) || url.searchParams.get("x") !== expression;
    });
    expect(wrong).toEqual([]);
    await opened.close();
  });

  it("a click on a number shows the fact", async () => {
    const opened = await openPage(browser, `${site.url}notebooks/blocking`, {javaScriptEnabled: false});
    await opened.page.locator('main > p [data-trace="un.blocked-domains"]').first().click();
    await opened.page.waitForURL("**/trace/?x=un.blocked-domains#un.blocked-domains");
    expect(await opened.page.locator(":target .tm-printed-number").first().textContent()).toBe("201");
    await opened.close();
  });
});

/** Picks the first choice that isn't chosen in each chart's controls; false if the page has none. */
async function useControl(page: Page): Promise<boolean> {
  const choices = page.locator(".tm-controls fieldset:first-of-type");
  for (const fieldset of await choices.all()) {
    const figure = fieldset.locator("xpath=ancestor::figure");
    await fieldset.locator("label:has(input:not(:checked))").first().click();
    await figure.locator(".tm-status", {hasText: "Chart drawn again"}).waitFor();
  }
  return (await choices.count()) > 0;
}

/** The charts, drawings, marks and numbers that have no box. */
function hiddenParts(page: Page): Promise<readonly string[]> {
  return page.$$eval("figure[data-chart], main > p .tm-number, figure > p .tm-number, .tm-drawing, .tm-wide svg, .tm-wide a[data-trace]", (parts) => parts
    .filter((part) => {
      const {width, height} = part.getBoundingClientRect();
      return width === 0 || height === 0 || getComputedStyle(part).visibility !== "visible";
    })
    .map((part) => part.outerHTML.slice(0, 100)));
}

/** What a reader sees of each block, but for the controls that only JavaScript brings. */
function shownWords(page: Page): Promise<readonly string[]> {
  return page.$$eval("main > :not(figure), figure > :not(.tm-controls, .tm-actions)", (blocks) => blocks.map((block) => {
    const svg = [...block.querySelectorAll("svg")].map((drawing) => drawing.textContent);
    return [block instanceof HTMLElement ? block.innerText : "", ...svg].join(" | ");
  }));
}

/** Buttons and inputs that show although nothing answers them. */
function deadControls(page: Page): Promise<readonly string[]> {
  return page.$$eval("main button, main input", (controls) => controls.filter((control) => control.getBoundingClientRect().width > 0).map((control) => control.outerHTML));
}
