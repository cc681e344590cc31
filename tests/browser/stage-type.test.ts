import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {withPage} from "../../loaders/exports/chromium.js";
import {openDocument} from "../../loaders/exports/find.js";
import {printHtml} from "../../loaders/exports/pdf.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {STAGE} from "../../src/core/deck/stage.js";
import {launchBrowser} from "../support/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A deck's slides as they are printed, as a page of HTML. */
async function printedSlides(folder: string, name: string, text: string): Promise<string> {
  const path = join(folder, "decks", `${name}.md`);
  const {document: deck} = await openDocument(openWorkspace(folder), {kind: "deck", name, path, file: path, text});
  if (deck.kind !== "deck") throw new Error(`${name} is no deck`);
  return printHtml(deck, {variant: "slides"});
}

/** The decks that come with the project. */
const DECKS = [
  ["data", "summit"],
  ["data", "discrepancies"],
  ["workspaces/tutorial", "libraries"]
] as const;

/** Each text of each chart on the slides of a deck whose letters are below the size, as its slide, text and size. */
async function smallTexts(folder: string, name: string, text: string): Promise<readonly string[]> {
  const html = await printedSlides(folder, name, text);
  return withPage(browser, html, {width: 1280, height: 720}, (page) =>
    page.evaluate((least) => {
      const charts = [...document.querySelectorAll(".tm-slide .tm-slide-drawing")];
      return charts.flatMap((chart) => {
        const walker = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT);
        const small: string[] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const parent = node.parentElement!;
          if (node.textContent!.trim() === "" || !parent.checkVisibility()) continue;
          const matrix = parent instanceof SVGGraphicsElement ? parent.getScreenCTM() : null;
          const size = parseFloat(getComputedStyle(parent).fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : 1);
          if (size < least - 0.1)
            small.push(`${chart.closest(".tm-slide")!.id}: ${node.textContent!.trim()}: ${size.toFixed(1)}`);
        }
        return small;
      });
    }, STAGE.type.label)
  );
}

describe("at 1280 × 720 no text of a chart is below 24 pixels", () => {
  it.each(DECKS)("on the slides of %s, %s", async (folder, name) => {
    const text = await readFile(join(folder, "decks", `${name}.md`), "utf8");
    expect(await smallTexts(folder, name, text)).toEqual([]);
  });

  it.each(["figure", "figure-right", "comparison"])("for any chart, on slides of the layout %s", async (layout) => {
    const charts = (await readdir("data/charts")).map((file) => file.replace(/\.yaml$/, ""));
    const figures = layout === "comparison" ? 2 : 1;
    const slides = charts.map(
      (id) =>
        `---\nlayout: ${layout}\n---\n\n## A chart\n\nWords.\n${`\n\`\`\`chart\nref: ${id}\n\`\`\`\n`.repeat(figures)}`
    );
    expect(await smallTexts("data", "all-charts", `---\ntitle: All\n---\n\n${slides.join("\n")}`)).toEqual([]);
  });
});

describe("no foot takes more than two lines, and no title of a chart more than one", () => {
  it.each(DECKS)("on the slides of %s, %s", async (folder, name) => {
    const text = await readFile(join(folder, "decks", `${name}.md`), "utf8");
    const html = await printedSlides(folder, name, text);
    const lines = await withPage(browser, html, {width: 1280, height: 720}, (page) =>
      page.evaluate(() => {
        const linesOf = (element: Element): number => {
          const {lineHeight, paddingTop, borderTopWidth} = getComputedStyle(element);
          const edges = parseFloat(paddingTop) + parseFloat(borderTopWidth);
          return Math.round((element.getBoundingClientRect().height - edges) / parseFloat(lineHeight));
        };
        const all = (selector: string): readonly (readonly [string, number])[] =>
          [...document.querySelectorAll(selector)].map((one) => [one.closest(".tm-slide")!.id, linesOf(one)] as const);
        return {feet: all(".tm-slide-foot"), titles: all(".tm-slide-figure-title")};
      })
    );
    expect(lines.feet.length).toBeGreaterThan(3);
    expect(lines.feet.filter(([, count]) => count > 2)).toEqual([]);
    expect(lines.titles.filter(([, count]) => count !== 1)).toEqual([]);
  });
});
