import {readFile, readdir} from "node:fs/promises";
import {join} from "node:path";
import {unzipSync} from "fflate";
import type {Browser} from "playwright-core";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {chartFiles, deckFile} from "../../loaders/exports/formats.js";
import {svgToPng} from "../../loaders/exports/slide-png.js";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import type {Evidence} from "../../src/core/evidence.js";
import {evidenceInTerms, inTerms} from "../../src/core/terms/in-terms.js";
import {briefingToMarkdown} from "../../src/exports/briefing-markdown.js";
import {deckToMarkdown} from "../../src/exports/deck-markdown.js";
import {briefingToDocx} from "../../src/exports/docx/briefing-to-docx.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {launchBrowser, openPage} from "../support/browser.js";
import type {OpenedPage} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";

let site: BuiltSite;
let browser: Browser;
let opened: OpenedPage;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("data"), launchBrowser()]);
});
afterAll(() => Promise.all([site.close(), browser.close()]));

/** A document as the page has it, in the terms in which the page is shown. */
const compiled = async <T extends CompiledDeck | CompiledBriefing>(path: string): Promise<T> =>
  inTerms(JSON.parse(await readFile(join(site.dir, path), "utf8")) as T, "guidelines");

const charts = (document: CompiledDeck | CompiledBriefing): Readonly<Record<string, string>> =>
  Object.fromEntries([...chartFiles(document, site.url)].map(([id, svg]) => [`${id}.svg`, svg]));

async function evidence(): Promise<Evidence> {
  const folder = join(site.dir, "_file/data");
  const name = (await readdir(folder)).find((file) => /^evidence\.\w+\.json$/.test(file));
  return JSON.parse(await readFile(join(folder, name!), "utf8")) as Evidence;
}

/** What is saved by a button of the menu, and as what. */
async function take(format: string): Promise<{readonly name: string; readonly bytes: Buffer}> {
  const button = opened.page.locator(`.tm-downloads button[data-download="${format}"]`);
  const [download] = await Promise.all([opened.page.waitForEvent("download"), button.click()]);
  const name = download.suggestedFilename();
  await expect.poll(() => opened.page.locator(".tm-downloads .tm-status").textContent()).toBe(`${name} saved`);
  return {name, bytes: await readFile(await download.path())};
}

/** The parts of a zip; of a PNG, which two engines draw by different letters, its kind, width and height. */
function partsOf(zip: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => {
      const buffer = Buffer.from(bytes);
      return [
        name,
        name.endsWith(".png")
          ? buffer.toString("latin1", 0, 24)
          : buffer.toString(name.endsWith(".xlsx") ? "base64" : "utf8")
      ];
    })
  );
}

/** The fonts in one file of HTML: the command line's have the letters in use alone, a page's are those it has. */
const FONTS = /(<style>@font-face[^<]*<\/style>\n)/;

/** Holds a text to be another, and shows where they part. */
function expectSame(actual: string | undefined, expected: string, what: string): void {
  const at =
    Array.from({length: expected.length}, (_none, i) => i).find((i) => actual?.[i] !== expected[i]) ?? expected.length;
  const around = (text = ""): string => text.slice(Math.max(0, at - 80), at + 80);
  if (actual !== expected) expect([what, around(actual)]).toEqual([what, around(expected)]);
  expect(actual === expected, what).toBe(true);
}

/** Holds the parts of a file to be those of another. */
function expectSameParts(actual: Readonly<Record<string, string>>, expected: Readonly<Record<string, string>>): void {
  expect(Object.keys(actual)).toEqual(Object.keys(expected));
  for (const [part, text] of Object.entries(expected)) expectSame(actual[part], text, part);
}

/** Opens a page with its menu, in another zone than the test's own. */
async function open(path: string): Promise<void> {
  opened = await openPage(browser, site.url + path, {timezoneId: "Asia/Tokyo", colorScheme: "dark"});
  await opened.page.locator(".tm-downloads > summary").press("Enter");
}

afterEach(async () => {
  const {consoleErrors, consoleWarnings, pageErrors, failedRequests, requests} = opened;
  await opened.close();
  const elsewhere = requests.filter((request) => !request.startsWith(site.url) && !/^(?:data|blob):/.test(request));
  expect({consoleErrors, consoleWarnings, pageErrors, failedRequests, elsewhere}).toEqual({
    consoleErrors: [],
    consoleWarnings: [],
    pageErrors: [],
    failedRequests: [],
    elsewhere: []
  });
});

describe.each(["summit", "discrepancies"])("the menu of the deck %s makes, equal to the command line's,", (name) => {
  let deck: CompiledDeck;
  beforeEach(async () => {
    deck = await compiled(`data/decks/${name}.json`);
    await open(`decks/${name}`);
  });

  it("PowerPoint, in every part but the pixels of its pictures", async () => {
    const taken = await take("pptx");
    expect(taken.name).toBe(`${name}.pptx`);
    const expected = partsOf(await deckToPptx(deck, {site: site.url, png: svgToPng}));
    const parts = partsOf(taken.bytes);
    expectSameParts(parts, expected);
    expect(Object.keys(parts).filter((part) => /charts\/chart\d+\.xml$/.test(part)).length).toBeGreaterThan(0);
  });

  it.each([
    ["html", true],
    ["html-without-notes", false]
  ])("one file: %s", async (format, notes) => {
    const taken = await take(format);
    expect(taken.name).toBe(`${name}${notes ? "" : "-without-notes"}.html`);
    expect(taken.bytes.toString()).not.toContain('class="tm-menu tm-downloads"');
    const expected = await deckFile(deck, {
      evidence: evidenceInTerms(await evidence(), "guidelines"),
      notes,
      site: site.url
    });
    const [own, others] = [taken.bytes.toString(), expected].map((text) => text.split(FONTS));
    expectSame(own![0]! + own![2]!, others![0]! + others![2]!, taken.name);
    for (const [, fonts] of [own!, others!])
      expect(fonts!.match(/url\(data:font\/woff2;base64,d09GMg/g)!.length).toBeGreaterThanOrEqual(2);
  });

  it("Markdown and charts", async () => {
    expect((await take("md")).bytes.toString()).toBe(deckToMarkdown(deck, {site: site.url, notes: true}));
    const {name: zip, bytes} = await take("svg");
    expect(zip).toBe(`${name}-svg.zip`);
    expectSameParts(partsOf(bytes), charts(deck));
  });
});

describe.each(["abuse-types-and-services", "prosecution-and-sentencing"])(
  "the menu of the briefing %s makes, equal to the command line's,",
  (name) => {
    let briefing: CompiledBriefing;
    beforeEach(async () => {
      briefing = await compiled(`data/briefings/${name}.json`);
      await open(`briefings/${name}`);
    });

    it("Word, in every part but the pixels of its pictures, Markdown and charts", async () => {
      const {name: file, bytes} = await take("docx");
      expect(file).toBe(`${name}.docx`);
      expectSameParts(partsOf(bytes), partsOf(await briefingToDocx(briefing, {site: site.url, png: svgToPng})));
      expect((await take("md")).bytes.toString()).toBe(briefingToMarkdown(briefing, {site: site.url}));
      expectSameParts(partsOf((await take("svg")).bytes), charts(briefing));
    });
  }
);

describe("the menu", () => {
  it("asks for nothing until a format is chosen, is worked by keyboard, and prints for PDF", async () => {
    await open("decks/summit");
    const {page, requests} = opened;
    const menu = page.locator(".tm-downloads");
    for (const button of await menu.locator("summary, button").all())
      expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(24);
    expect(requests.filter((request) => /-files\.|alone\./.test(request))).toEqual([]);
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute("data-printed", "");
    });
    await menu.locator("[data-download=print]").press("Enter");
    expect(await page.locator("body[data-printed]").count()).toBe(1);
    await page.emulateMedia({media: "print"});
    expect(await menu.isVisible()).toBe(false);
    await page.emulateMedia({media: "screen"});
    await menu.locator("summary").press("Escape");
    expect(await menu.getAttribute("open")).toBeNull();
    await page.getByRole("button", {name: "Present", exact: true}).click();
    expect(await menu.isVisible()).toBe(false);
  });

  it("is not there without JavaScript", async () => {
    opened = await openPage(browser, `${site.url}briefings/prosecution-and-sentencing`, {javaScriptEnabled: false});
    expect(await opened.page.locator(".tm-downloads").isVisible()).toBe(false);
  });
});
