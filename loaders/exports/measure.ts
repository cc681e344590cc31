import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {Browser} from "playwright-core";
import type {SlideMeasure} from "../../src/exports/report.js";
import {withPage} from "./chromium.js";
import {missingLetters, missingWords} from "./missing-letters.js";

const PRESENT = fileURLToPath(new URL("../../src/components/present/", import.meta.url));

/** How many slides stand in the page at a time, so that each costs the same whatever the deck's length. */
const WINDOW = 50;

/** The measurements of one slide from the browser. */
interface Told {
  readonly overflow: string;
  readonly fit: readonly string[];
  readonly text: string;
  readonly contrast: readonly string[];
}

/** How slides are measured. */
interface MeasureOptions {
  /** Called from time to time with the number of slides measured and of all. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Measures printed slides in a browser: what does not fit, room that is left empty, headlines that are too long,
 * letters that no font has, and text whose contrast is too low by WCAG. The contrast of text is worked out once for
 * each look of it, and again on every slide where a look is too low.
 */
export async function measureSlides(
  html: string | Promise<string>,
  browser: Browser,
  {progress, signal}: MeasureOptions = {}
): Promise<readonly SlideMeasure[]> {
  const [own, axe] = await Promise.all([
    bundleMeasuring(),
    readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
  ]);
  const setting = {width: 1280, height: 720, media: "print", scripts: true, signal} as const;
  return withPage(browser, html, setting, async (page) => {
    await page.evaluate(`${axe};0`);
    const missing = await missingLetters(page);
    const all = await page.evaluate<number>(`${own}; ${IN_PAGE}; tmSheets.length`);
    const measures: SlideMeasure[] = [];
    while (measures.length < all) {
      signal?.throwIfAborted();
      const told = await page.evaluate<readonly Told[]>(`tmMeasured(${measures.length}, ${WINDOW})`);
      for (const {overflow, fit, contrast, text} of told) {
        const letters = missingWords(text, missing);
        measures.push({
          number: measures.length + 1,
          letters: letters === undefined ? [] : [letters],
          overflow: overflow === "" ? [] : [`does not fit: ${overflow}`],
          fit,
          contrast
        });
      }
      progress?.(measures.length, all);
    }
    return measures;
  });
}

/** Takes the sheets out of the page, and defines what puts some of them back and measures these. */
const IN_PAGE = `
var tmSheets = [...document.querySelectorAll(".tm-sheet")];
var tmPlace = tmSheets[0]?.parentElement;
tmPlace?.replaceChildren();
var tmKnown = new Set(), tmLow = new Set();
async function tmFaint(slides) {
  if (slides.length === 0) return [];
  const {violations} = await axe.run({include: slides}, {runOnly: ["color-contrast"], resultTypes: ["violations"], elementRef: true});
  const nodes = violations.flatMap((violation) => violation.nodes);
  for (const {element} of nodes) tmLow.add(tmMeasuring.lookOf(element));
  return nodes;
}
async function tmMeasured(from, count) {
  tmPlace.replaceChildren(...tmSheets.slice(from, from + count));
  const slides = [...tmPlace.querySelectorAll(".tm-sheet .tm-slide")];
  const looks = new Map(slides.map((slide) => [slide, tmMeasuring.looksOf(slide)]));
  const first = slides.filter((slide) => {
    const before = tmKnown.size;
    for (const look of looks.get(slide)) tmKnown.add(look);
    return tmKnown.size > before;
  });
  const nodes = await tmFaint(first);
  const others = slides.filter((slide) => !first.includes(slide) && [...looks.get(slide)].some((look) => tmLow.has(look)));
  nodes.push(...(await tmFaint(others)));
  const overflows = slides.map((slide) => tmMeasuring.overflowOf(slide));
  return slides.map((slide, i) => ({
    overflow: tmMeasuring.overflowText(overflows[i]),
    fit: tmMeasuring.fitTexts(tmMeasuring.fitOf(slide), {layout: slide.dataset.layout}),
    text: slide.textContent,
    contrast: nodes
      .filter(({element}) => slide.contains(element))
      .map(({element, any}) => element.textContent.trim().slice(0, 40) + ": " + any.map(({message}) => message).join(" "))
  }));
}`;

async function bundleMeasuring(): Promise<string> {
  const {outputFiles} = await build({
    stdin: {
      contents: 'export * from "./overflow.ts"; export * from "./fit.ts"; export * from "./text-looks.ts";',
      resolveDir: PRESENT
    },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "tmMeasuring",
    target: "es2022",
    logLevel: "silent"
  });
  return outputFiles[0]!.text;
}
