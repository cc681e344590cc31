import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {startChromium, withPage} from "../../loaders/exports/chromium.js";
import {measureSlides} from "../../loaders/exports/measure.js";
import {printPdf} from "../../loaders/exports/pdf.js";
import {demoDeck} from "../support/demo-deck.js";
import {printed} from "./demo-files.js";

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

const TEXT = `---
title: الأرقام
lang: ar
---

# الأرقام

---

## نقاط

- تغيّر {{ share(demo.fishing, demo.ships-2014) | +.0% }} العدد

| القارب | العدد |
|---|---|
| صيد | {{ demo.fishing }} |
`;

it("a slide in Arabic stands from right to left in print, its numbers in their order", async () => {
  const {deck} = await demoDeck(TEXT);
  const html = await printed(deck, "slides");
  expect((await measureSlides(html, browser)).map(({overflow}) => overflow)).toEqual([[], []]);
  const at = await withPage(browser, html, {width: 1280, height: 720}, async (page) => {
    await page.emulateMedia({media: "print"});
    return page.locator(".tm-sheet:nth-of-type(2) .tm-slide").evaluate((slide) => {
      const box = slide.getBoundingClientRect();
      const letter = (node: Node, i: number): number => {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        return range.getBoundingClientRect().left;
      };
      const [number] = slide.querySelectorAll("a.tm-number");
      const signs = [...number!.textContent!].map((_, i) => letter(number!.firstChild!, i));
      const line = slide.querySelector("li")!;
      const range = document.createRange();
      range.selectNodeContents(slide.querySelector(".tm-slide-title")!);
      return {
        signs,
        text: number!.textContent,
        words: [letter(line.firstChild!, 0), signs[0]!, letter(line.lastChild!, 1)],
        title: box.right - range.getBoundingClientRect().right,
        cells: [...slide.querySelectorAll("thead th")].map((cell) => cell.getBoundingClientRect().left)
      };
    });
  });
  expect(at.text).toBe("+60%");
  expect(at.signs).toEqual(at.signs.toSorted((a, b) => a - b));
  expect(at.words).toEqual(at.words.toSorted((a, b) => b - a));
  expect(at.title).toBeCloseTo(64, 0);
  expect(at.cells[0]).toBeGreaterThan(at.cells[1]!);
});

it("its PDF says that its pages are read from right to left", async () => {
  const {deck} = await demoDeck(TEXT);
  const bytes = await printPdf(await printed(deck, "slides"), {browser, document: deck});
  const pdf = await getDocument({data: bytes.slice(), verbosity: 0}).promise;
  expect(((await pdf.getViewerPreferences()) as {Direction?: string} | null)?.Direction).toBe("R2L");
});
