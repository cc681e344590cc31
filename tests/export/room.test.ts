import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {withPage} from "../../loaders/exports/chromium.js";
import {deckFile} from "../../loaders/exports/formats.js";
import {fitSlides} from "../../loaders/exports/fit-slides.js";
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
    expect(parts["img"]!.height).toBeGreaterThan(460);
    expect(parts[".tm-slide-title"]!.height).toBeCloseTo(40 * 1.15, 0);
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
      expect(parts["img"]!.height).toBeGreaterThan(460);
      await close();
    }
  });
});

it("a picture in a list, and a small one, keep a height of their own", async () => {
  const {deck} = await deckOf("# A talk\n\n---\n\n## A list\n\n- a\n\n  ![A dot](40x40.png)\n\n- b\n");
  expect((await measureSlides(await printed(deck, "slides"), browser)).map(({overflow}) => overflow)).toEqual([[], []]);
});

const WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const ADDRESS = `https://example.org/${"a-folder/".repeat(16)}the-end.html`;
const SHORT = "| Prefecture | Where |\n|---|---|";
const MANY = ["Prefecture", "Municipality", "Consultations", "Investigations", "Prosecutions", "Convictions"];
const columns = (left: string, right: string): string =>
  `::: columns\n::: column\n${left}\n:::\n::: column\n${right}\n:::\n:::\n`;

const WIDE = `---
SIZE---

# A talk

---

## ${WORD}

- ${WORD}
- ${ADDRESS}

> ${WORD}

---

## Code

\`\`\`js
const one = ${"another.".repeat(20)}end();
\`\`\`

And \`${"inline.".repeat(20)}\`

---

## An address in a table

${SHORT}
| Hokkaido | ${ADDRESS} |

---

## Columns

${columns(`- ${WORD}`, `${SHORT}\n| Hokkaido | ${ADDRESS} |`)}
---

## Beside

- ${WORD}
- ${ADDRESS}

![A map](1600x900.png)

---

## Two tables beside each other

${columns(`| ${MANY.join(" | ")} |\n|${"---|".repeat(MANY.length)}\n| ${MANY.join(" | ")} |`, "- other")}
`;

describe.each([
  ["16:9", ""],
  ["4:3", 'size: "4:3"\n']
])("on a slide of %s", (_what, size) => {
  it("no word runs off the slide, out of its column or under a picture, and a table whose words are broken is told of", async () => {
    const {deck} = await deckOf(WIDE.replace("SIZE", size));
    const html = await printed(deck, "slides");
    expect((await measureSlides(html, browser)).map(({overflow}) => overflow)).toEqual([
      [],
      [],
      [],
      [],
      [],
      [],
      ["does not fit: a table has no room for its words, which are broken; take a column out"]
    ]);
    const beyond = await withPage(browser, html, {width: deck.width, height: deck.height}, async (page) => {
      await page.emulateMedia({media: "print"});
      return page.locator(".tm-sheet .tm-slide").evaluateAll((slides) =>
        slides.flatMap((slide) => {
          const found: string[] = [];
          const walker = document.createTreeWalker(slide, 4);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(node);
            const place = node
              .parentElement!.closest(".tm-slide-columns > div, .tm-slide-text, .tm-slide-box")!
              .getBoundingClientRect();
            for (const {left, right} of range.getClientRects())
              if (left < place.left - 1 || right > place.right + 1) found.push(node.textContent!.slice(0, 30));
          }
          return found;
        })
      );
    });
    expect(beyond).toEqual([]);
  });
});

it("what is still too wide for a slide is made smaller in print, not cut off", async () => {
  const {deck} = await deckOf("# A talk\n\n---\n\n## A drawing\n\ntext\n");
  const html = (await printed(deck, "slides")).replace("<p>text</p>", '<div style="width: 150cqw">wide</div>');
  await withPage(browser, html, {width: 1280, height: 720}, async (page) => {
    await page.emulateMedia({media: "print"});
    await fitSlides(page);
    const title = page.locator(".tm-sheet:nth-of-type(2) .tm-slide-title");
    expect(parseFloat(await title.evaluate((element) => getComputedStyle(element).fontSize))).toBeLessThan(38);
  });
});
