import type {Browser} from "playwright-core";
import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {startChromium} from "../../loaders/exports/chromium.js";
import {printHtml, printPdf} from "../../loaders/exports/pdf.js";
import {svgToPng} from "../../loaders/exports/slide-png.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {compiledDeck, deckText, projectDeck} from "../support/compiled-deck.js";
import {demoDeck} from "../support/demo-deck.js";
import {unpack} from "../support/office.js";

/** For so many slides there may be one page of evidence. */
const SLIDES_A_PAGE = 6;

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

const DECKS: Readonly<Record<string, () => Promise<CompiledDeck>>> = {
  summit: () => compiledDeck(projectDeck("summit"), "summit"),
  discrepancies: () => compiledDeck(projectDeck("discrepancies"), "discrepancies"),
  "twelve slides": () => compiledDeck(deckText("twelve"), "twelve"),
  "the test corpus": async () => (await demoDeck()).deck
};

describe.each(Object.keys(DECKS))("%s: at most one page of evidence for six slides", (name) => {
  let deck: CompiledDeck;
  let most: number;
  beforeAll(async () => {
    deck = await DECKS[name]!();
    most = Math.max(1, Math.floor(deck.slides.length / SLIDES_A_PAGE));
  });

  it("in PDF", async () => {
    const bytes = await printPdf(await printHtml(deck, {variant: "slides"}), {browser, document: deck});
    const pdf = await getDocument({data: bytes.slice(), verbosity: 0}).promise;
    expect(pdf.numPages - deck.slides.length).toBeLessThanOrEqual(most);
    expect(pdf.numPages - deck.slides.length).toBeGreaterThan(0);
  });

  it("in PowerPoint", async () => {
    const files = unpack(await deckToPptx(deck, {site: "", png: svgToPng}));
    const slides = Object.keys(files).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).length;
    expect(slides - deck.slides.length).toBeLessThanOrEqual(most);
    expect(slides - deck.slides.length).toBeGreaterThan(0);
  });
});
