import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {withPage} from "../../loaders/exports/chromium.js";
import {deckFile} from "../../loaders/exports/formats.js";
import {measureSlides} from "../../loaders/exports/measure.js";
import {svgToPng} from "../../loaders/exports/slide-png.js";
import {launchBrowser, openPage} from "../support/browser.js";
import {demoDeck} from "../support/demo-deck.js";
import {tempFolder} from "../support/temp.js";
import {printed} from "./demo-files.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A picture of `width` × `height` pixels by the name `<width>x<height>.png`. */
async function pictures(...names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => {
        const [width, height] = name.match(/\d+/g)!.map(Number);
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="gray"/></svg>`;
        return [name, `data:image/png;base64,${Buffer.from(await svgToPng(svg, width!)).toString("base64")}`];
      })
    )
  );
}

const PICTURES = await pictures("1600x900.png", "800x1100.png", "40x40.png");
const deckOf = (text: string): ReturnType<typeof demoDeck> =>
  demoDeck(text, (src) => ({data: PICTURES.get(src) ?? ""}));

const BELOW = "# A talk\n\n---\n\n## A map\n\n![A map](1600x900.png)\n";
const TALL = "# A talk\n\n---\n\n## Rows\n\n![A scan](800x1100.png)\n";
const BESIDE = `${TALL}\n- One point that goes on over more than a line of the slide\n- Another\n`;
const COLUMNS = `# A talk\n\n---\n\n## Two\n\n::: columns\n::: column\n- words\n:::\n::: column\n![A scan](800x1100.png)\n:::\n:::\n`;

/** Where the parts of the slide stand that is shown, in pixels of a slide of 720 pixels' height. */
function partsOf(page: Page, selector: string): Promise<Record<string, {top: number; bottom: number; height: number}>> {
  return page.evaluate((chosen) => {
    const slide = document.querySelector(chosen)!;
    const box = slide.getBoundingClientRect();
    const scale = 1280 / box.width;
    return Object.fromEntries(
      ["img", ".tm-slide-title", ".tm-slide-foot"].map((name) => {
        const {top, bottom, height} = slide.querySelector(name)!.getBoundingClientRect();
        return [name, {top: (top - box.top) * scale, bottom: (bottom - box.top) * scale, height: height * scale}];
      })
    );
  }, selector);
}

describe.each([
  ["a picture of 16:9 below a heading", BELOW],
  ["a tall picture below a heading", TALL],
  ["a tall picture beside words", BESIDE],
  ["a tall picture in a column", COLUMNS]
])("%s", (_what, text) => {
  it("has the room that is left in print, and the title keeps its size", async () => {
    const {deck} = await deckOf(text);
    const html = await printed(deck, "slides");
    expect((await measureSlides(html, browser)).map(({overflow}) => overflow)).toEqual([[], []]);
    const parts = await withPage(browser, html, {width: 1280, height: 720}, async (page) => {
      await page.emulateMedia({media: "print"});
      return partsOf(page, ".tm-sheet:nth-of-type(2) .tm-slide");
    });
    expect(parts["img"]!.top).toBeGreaterThanOrEqual(parts[".tm-slide-title"]!.bottom);
    expect(parts["img"]!.bottom).toBeLessThanOrEqual(parts[".tm-slide-foot"]!.top);
    expect(parts["img"]!.height).toBeGreaterThan(500);
    expect(parts[".tm-slide-title"]!.height).toBeCloseTo(38 * 1.16, 0);
  });

  it("has it on stage too, at any size of the window", async () => {
    const {deck, evidence} = await deckOf(text);
    const path = join(await tempFolder({}), "deck.html");
    await writeFile(path, await deckFile(deck, {evidence, notes: true}));
    for (const viewport of [
      {width: 1920, height: 1080},
      {width: 800, height: 600}
    ]) {
      const {page, close} = await openPage(browser, pathToFileURL(path).href, {viewport, offline: true});
      await page.getByRole("button", {name: "Present", exact: true}).click();
      await page.keyboard.press("PageDown");
      const parts = await partsOf(page, '.tm-slide[data-number="2"]');
      expect(parts["img"]!.bottom).toBeLessThanOrEqual(parts[".tm-slide-foot"]!.top);
      expect(parts["img"]!.height).toBeGreaterThan(500);
      await close();
    }
  });
});

it("a picture in a list, and a small one, keep a height of their own", async () => {
  const {deck} = await deckOf("# A talk\n\n---\n\n## A list\n\n- a\n\n  ![A dot](40x40.png)\n\n- b\n");
  expect((await measureSlides(await printed(deck, "slides"), browser)).map(({overflow}) => overflow)).toEqual([[], []]);
});
