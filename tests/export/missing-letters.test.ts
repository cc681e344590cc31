import {afterAll, beforeAll, expect, it} from "vitest";
import type {Browser} from "playwright-core";
import {measureSlides} from "../../loaders/exports/measure.js";
import {launchBrowser} from "../support/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const slide = (text: string): string =>
  `<div class="tm-sheet"><section class="tm-slide" style="width: 1280px; height: 720px; background: white"><div class="tm-slide-box"><p style="font-size: 24px">${text}</p></div></section></div>`;

it("letters that no font has are told by slide, with their script and what to do", async () => {
  const texts = [
    "Plain words, naïve “quotes” →",
    "Said \u{10000}\u{10001}\u{10002}\u{10003} once",
    "\u{12000} and 重要"
  ];
  const html = `<!doctype html><html lang="en"><body style="margin: 0; font-family: sans-serif"><main>${texts.map(slide).join("")}</main></body></html>`;
  const measures = await measureSlides(html, browser);
  expect(measures.map(({letters}) => letters)).toEqual([
    [],
    [
      expect.stringMatching(
        /^no font here has \u{10000} \u{10001} \u{10002} and others \(Linear B\), .*: install a font/u
      )
    ],
    [expect.stringMatching(/^no font here has \u{12000} \(Cuneiform\), /u)]
  ]);
});
