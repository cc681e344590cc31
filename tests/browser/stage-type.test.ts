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

/** Each text of each chart on the slides of a deck whose letters are below the size, as its slide, text and size. */
async function smallTexts(folder: string, name: string, text: string): Promise<readonly string[]> {
  const path = join(folder, "decks", `${name}.md`);
  const {document: deck} = await openDocument(openWorkspace(folder), {kind: "deck", name, path, file: path, text});
  if (deck.kind !== "deck") throw new Error(`${name} is no deck`);
  const html = await printHtml(deck, {variant: "slides"});
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
  it.each([
    ["data", "summit"],
    ["data", "discrepancies"],
    ["workspaces/tutorial", "libraries"]
  ])("on the slides of %s, %s", async (folder, name) => {
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
