import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import type {Page} from "playwright-core";
import {bundleClassic, bundleModule} from "../../loaders/site/bundle.js";
import {serveSite} from "../../loaders/site/serve.js";
import {FACT_STATES} from "../../src/core/search/fact-index.js";
import type {FactIndex} from "../../src/core/search/fact-index.js";
import {factBrowser} from "../../src/views/fact-browser.js";
import {launchBrowser} from "../support/browser.js";
import type {Measurement} from "./measurement.js";

const ROWS = 100_000;
/** Typed one character after another, each a keystroke. */
const TYPED = ["31,9", "north", "measure 7", "para 12 2014"].flatMap((text) =>
  Array.from(text, (_, i) => text.slice(0, i + 1))
);
/** Keystrokes that leave hundreds or thousands of rows: what draws tens of thousands of them takes Chromium minutes. */
const COMPARED = ["31,", "31,9", "para 12", "para 12 2014"];

/**
 * From a keystroke in the list of figures to the list redrawn, at a hundred thousand invented facts, in Chromium: ours,
 * and in the same run a list that looks through every row's text and draws all that are left.
 */
export async function benchFacts(root: string): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "tickmark-facts-"));
  const index = syntheticIndex(ROWS);
  const json = JSON.stringify(index);
  await writeFile(join(folder, "facts.json"), json);
  await writeFile(join(folder, "ours.js"), await bundleClassic(root, "src/components/facts/facts.ts"));
  await writeFile(join(folder, "naive.js"), await bundleModule(root, "tests/bench/facts-naive.ts"));
  for (const name of ["ours", "naive"]) await writeFile(join(folder, `${name}.html`), pageOf(index, name));
  const [site, browser] = await Promise.all([serveSite(folder), launchBrowser()]);
  try {
    const page = await browser.newPage({viewport: {width: 1280, height: 800}});
    const ours = await measure(page, `${site.url}ours`, TYPED);
    const same = await measure(page, `${site.url}ours`, ["x", ...COMPARED]);
    const naive = await measure(page, `${site.url}naive`, ["x", ...COMPARED]);
    return [
      {name: "figures: keystroke to redrawn list at 100,000, median", value: ours.median, unit: "ms"},
      {
        name: "figures: keystroke to redrawn list at 100,000, 95th percentile",
        value: ours.high,
        unit: "ms",
        aim: "< 100"
      },
      {name: "figures: the first keystroke, which folds all texts", value: ours.first, unit: "ms"},
      {name: "figures: thousands left and every one drawn, naively, median", value: naive.median, unit: "ms"},
      {
        name: "figures: naive / ours at the same keystrokes, median",
        value: naive.median / same.median,
        unit: "×",
        aim: "≥ 5"
      },
      {name: "figures: index of 100,000", value: json.length / 1e6, unit: "MB"}
    ];
  } finally {
    await Promise.all([site.close(), browser.close()]);
    await rm(folder, {recursive: true, force: true});
  }
}

/** Invented facts of ten documents, fifty measures and twenty years. */
export function syntheticIndex(count: number): FactIndex {
  const rows = Array.from({length: count}, (_, i) => i);
  const choices = (name: string, many: number) =>
    Array.from({length: many}, (_, i) => ({id: `${name}-${i}`, label: `${name} ${i}`}));
  const values = rows.map((i) => (i * 7919 + 31) % 99_991);
  return {
    version: 1,
    digest: "bench",
    sources: choices("Document", 10),
    measures: choices("Measure", 50),
    units: choices("unit", 5),
    periods: Array.from({length: 20}, (_, i) => ({
      id: String(2000 + i),
      label: String(2000 + i),
      years: [String(2000 + i)]
    })),
    columns: {
      id: rows.map((i) => `d${i % 10}.f${i}`),
      printed: values.map((value) => value.toLocaleString("en")),
      value: values,
      source: rows.map((i) => i % 10),
      measure: rows.map((i) => (i * 13) % 50),
      period: rows.map((i) => (i * 7) % 20),
      unit: rows.map((i) => i % 5),
      about: rows.map((i) => ["", "north", "south", "by night"][i % 4]!),
      also: rows.map(() => ""),
      locator: rows.map((i) => `para ${i % 400}`),
      states: rows.map((i) => FACT_STATES[i % FACT_STATES.length]!.bit)
    }
  };
}

function pageOf(index: FactIndex, script: string): string {
  const {
    window: {document}
  } = new JSDOM("<!DOCTYPE html>");
  const body = factBrowser(index, document, {
    siteHref: (path) => path,
    traceHref: (expression) => `/trace/?x=${expression}`
  }).outerHTML.replaceAll(' hidden=""', "");
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><link rel="tickmark-facts" href="facts.json"><link rel="tickmark-root" href="./"></head><body>${body}<script type="module" src="${script}.js"></script></body></html>`;
}

interface Times {
  readonly first: number;
  readonly median: number;
  readonly high: number;
}

/** Times of keystrokes; the first, which makes ready what the others use, is told apart. */
async function measure(page: Page, url: string, typed: readonly string[]): Promise<Times> {
  await page.goto(url);
  await page.locator('.tm-fact-browser[data-ready], [aria-sort="ascending"]').first().waitFor({timeout: 120_000});
  // No function within has a name: the bench's own compiler would wrap it by a helper that the page lacks.
  const times = await page.evaluate(async (values) => {
    const input = document.querySelector<HTMLInputElement>('input[name="q"]')!;
    const found: number[] = [];
    for (const value of values) {
      found.push(
        await new Promise<number>((done) => {
          const start = performance.now();
          input.value = value;
          input.dispatchEvent(new Event("input", {bubbles: true}));
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
        })
      );
    }
    return found;
  }, typed);
  const sorted = times.slice(1).sort((a, b) => a - b);
  return {
    first: times[0]!,
    median: sorted[Math.floor(sorted.length / 2)]!,
    high: sorted[Math.floor(sorted.length * 0.95)]!
  };
}
