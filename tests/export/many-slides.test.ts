import {afterAll, beforeAll, expect, it} from "vitest";
import type {Browser} from "playwright-core";
import {measureSlides} from "../../loaders/exports/measure.js";
import {launchBrowser} from "../support/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const SLIDES = 120;
/** Every seventh slide has a faint line, as its first of that colour and long after. */
const isFaint = (number: number): boolean => number % 7 === 3;
/** One wide line, on a slide of the last window. */
const WIDE = 113;

const slide = (number: number): string =>
  `<div class="tm-sheet"><section class="tm-slide" style="width: 1280px; height: 720px; background: white"><div class="tm-slide-box">
<p style="font-size: 24px">Line ${number}</p>
${isFaint(number) ? `<p style="font-size: 24px; color: #ccc">Faint ${number}</p>` : ""}
${number === WIDE ? '<p style="font-size: 24px; width: 2000px">Wide</p>' : ""}
</div></section></div>`;

it("a deck of many slides is measured by and by, and each slide is told what is its own", async () => {
  const html = `<!doctype html><html lang="en"><body style="margin: 0"><main>${Array.from({length: SLIDES}, (_, i) => slide(i + 1)).join("")}</main></body></html>`;
  const steps: (readonly [done: number, all: number])[] = [];
  const measures = await measureSlides(html, browser, {progress: (done, all) => steps.push([done, all])});
  expect(measures.map(({number}) => number)).toEqual(Array.from({length: SLIDES}, (_, i) => i + 1));
  for (const {number, contrast, overflow} of measures) {
    expect(contrast).toEqual(
      isFaint(number) ? [expect.stringMatching(new RegExp(`^Faint ${number}: .*contrast of 1\\.`))] : []
    );
    expect(overflow).toEqual(number === WIDE ? [expect.stringMatching(/^does not fit: 720 pixels too wide; PDF/)] : []);
  }
  expect(steps.length).toBeGreaterThan(1);
  expect(steps.at(-1)).toEqual([SLIDES, SLIDES]);
});
