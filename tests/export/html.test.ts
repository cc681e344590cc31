import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {deckFile} from "../../loaders/exports/formats.js";
import {evidenceInTerms} from "../../src/core/terms/in-terms.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import type {Evidence} from "../../src/core/evidence.js";
import {launchBrowser, openPage} from "../support/browser.js";
import type {OpenedPage} from "../support/browser.js";
import {compiledDeck, projectDeck} from "../support/compiled-deck.js";
import {demoDeck} from "../support/demo-deck.js";
import {realSite} from "../support/real-site.js";
import {tempFolder} from "../support/temp.js";

let browser: Browser;
let deck: CompiledDeck;
let evidence: Evidence;
beforeAll(async () => {
  [browser, {deck, evidence}] = await Promise.all([launchBrowser(), demoDeck()]);
});
afterAll(() => browser.close());

async function openFile(html: string, options: Parameters<typeof openPage>[2] = {}): Promise<OpenedPage> {
  const path = join(await tempFolder({}), "demo.html");
  await writeFile(path, html);
  return openPage(browser, pathToFileURL(path).href, {offline: true, ...options});
}

describe("a deck's one file", () => {
  it("opens from a folder without a request, without a fault, and says what it is", async () => {
    const html = await deckFile(deck, {evidence, notes: true});
    expect(html.length).toBeLessThan(300_000);
    const opened = await openFile(html);
    expect([opened.consoleErrors, opened.pageErrors, opened.failedRequests, opened.requests.length]).toEqual([
      [],
      [],
      [],
      1
    ]);
    const {page} = opened;
    expect([
      await page.title(),
      await page.getAttribute("html", "lang"),
      await page.getAttribute("meta[name=tickmark-digest]", "content")
    ]).toEqual([deck.title, "en", deck.digest]);
    expect(
      await page.evaluate(
        () => (JSON.parse(document.querySelector("#tm-data")!.textContent) as {charts: unknown[]}).charts.length
      )
    ).toBe(1);
    await opened.close();
  });

  it("opens traces from its own evidence, presents by keyboard, and leads to nothing that isn't in it", async () => {
    const opened = await openFile(await deckFile(deck, {evidence, notes: true}));
    const {page} = opened;
    await page.locator(".tm-slide a.tm-number").first().click();
    await page.locator("dialog[open] .tm-fact").first().waitFor();
    expect(await page.locator("dialog[open] h2").first().textContent()).toBe("Trace of 60.0%");
    expect(await page.locator("dialog[open] .tm-fact").count()).toBe(2);
    expect(await page.locator("dialog[open] .tm-actions :is(a, button):visible").allTextContents()).toEqual([
      "Copy with source"
    ]);
    const ids = new Set(await page.locator("[id]").evaluateAll((elements) => elements.map(({id}) => `#${id}`)));
    const links = await page
      .locator("dialog[open] .tm-trace-body a, main a[href]")
      .evaluateAll((elements) => elements.map((element) => element.getAttribute("href") ?? ""));
    expect(
      links.filter((link) => (link.startsWith("#") ? !ids.has(link) : !link.startsWith("https://example.org/")))
    ).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", {name: "Present", exact: true}).click();
    for (const key of ["PageDown", "ArrowRight"]) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("60% of the ships");
    await page.keyboard.press("e");
    await page.locator("dialog[open] .tm-slide-evidence").waitFor();
    expect([opened.consoleErrors, opened.pageErrors, opened.requests.length]).toEqual([[], [], 1]);
    await opened.close();
  });

  it("is read without JavaScript: every number leads to an entry of its evidence", async () => {
    const opened = await openFile(await deckFile(deck, {evidence, notes: true}), {
      javaScriptEnabled: false,
      colorScheme: "dark"
    });
    const {page} = opened;
    const targets = await page
      .locator(".tm-deck [data-trace]")
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute("href") ?? ""));
    expect(targets.length).toBeGreaterThan(6);
    for (const target of new Set(targets))
      expect([target, await page.locator(`.tm-evidence [id="${target.slice(1)}"]`).count()]).toEqual([target, 1]);
    expect(await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor)).toBe(
      "rgb(20, 24, 28)"
    );
    await page.locator(".tm-slide a.tm-number").first().click();
    expect(await page.locator(".tm-evidence li:target").textContent()).toContain("60.0% = 120 of 200 ships");
    await opened.close();
  });

  it("of the summit is a good third smaller than it was, with its fonts", async () => {
    const [summit, {evidence: whole}] = await Promise.all([compiledDeck(projectDeck("summit"), "summit"), realSite()]);
    const html = await deckFile(summit, {evidence: evidenceInTerms(whole, "guidelines"), notes: true});
    expect(Buffer.byteLength(html)).toBeLessThan(440_000);
    expect(html).toContain("@font-face");
  });

  it("shows every letter of its evidence, which is deflated, in its own fonts", async () => {
    const strange = {...evidence, passages: evidence.passages.map((text) => `${text} Ǻ`)};
    const letters = /data-letters="([^"]*)"/.exec(await deckFile(deck, {evidence: strange, notes: true}))![1]!;
    expect(letters).toContain("Ǻ");
  });

  it("holds its notes, or nothing of them", async () => {
    expect(await deckFile(deck, {evidence, notes: true})).toContain("Only in the notes");
    const without = await deckFile(deck, {evidence, notes: false});
    expect(without).not.toMatch(/Only in the notes|demo\.lamps/);
    expect(without).toContain("demo.fishing");
  });

  it("leads to the site's traces where its address is known", async () => {
    const html = await deckFile(deck, {evidence, notes: true, site: "https://example.org/site"});
    expect(html).toContain('href="https://example.org/site/trace/?x=demo.fishing"');
    expect(html).toContain('<link rel="tickmark-root" href="https://example.org/site/"');
  });

  it("runs no script but its own, and is the same when made again", async () => {
    const html = await deckFile(deck, {evidence, notes: true});
    expect(await deckFile(deck, {evidence, notes: true})).toBe(html);
    const opened = await openFile(html.replace("</main>", '</main><script>document.title = "injected"</script>'));
    expect(await opened.page.title()).toBe(deck.title);
    expect(opened.consoleErrors).toEqual([expect.stringMatching(/Content Security Policy/)]);
    await opened.close();
  });
});
