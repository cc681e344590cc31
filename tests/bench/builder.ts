import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {startChromium} from "../../loaders/exports/chromium.js";
import {verify} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {makeWorkspace} from "../../loaders/writable.js";
import {TieOffers} from "../../src/core/tying/offers.js";
import {findWritten} from "../../src/core/tying/written-number.js";
import {startPreview} from "../support/preview.js";
import {makeCorpus} from "./corpus.js";
import type {Measurement} from "./measurement.js";

const SIZES = [20, 200] as const;
const LETTERS = 60;
const OPENINGS = 5;
const FACTS = 10_000;
const NUMBERS = 20;

/** Milliseconds between two letters of somebody who types fast. */
const APART = 120;

/**
 * The builder of a preview: from an address to the first letter against the page of the same deck in turn, from a
 * letter to the slide drawn anew, from what is saved to its page in another window, and the offers for a number among
 * many facts.
 */
export async function benchBuilder(root: string): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "tickmark-builder-"));
  const workspace = await makeWorkspace(join(folder, "workspace"), "tutorial");
  for (const size of SIZES) await writeFile(join(workspace, `decks/deck-${size}.md`), deckOf(size));
  process.env.TICKMARK_WORKSPACE = workspace;
  const [preview, browser] = await Promise.all([startPreview(root), startChromium()]);
  try {
    return [
      ...(await opening(browser, preview.url)),
      ...(await typing(browser, preview.url)),
      ...(await following(browser, preview.url)),
      ...(await offering())
    ];
  } finally {
    await Promise.all([preview.close(), browser.close()]);
    await rm(folder, {recursive: true, force: true});
  }
}

/** A deck with numbers on every slide and a chart on every fifth. */
function deckOf(size: number): string {
  const slides = Array.from({length: size}, (_, i) =>
    [
      `## Slide ${"wz".repeat((i % 7) + 1)} of the deck`,
      i % 5 === 4 ? "```chart\nref: loans-by-kind\n```" : "- An item\n- Another item",
      "{{ lib.books-2024 }} of {{ lib.loans-2024 }} loans were of books.",
      "::: notes\nTo be said.\n:::"
    ].join("\n\n")
  );
  return `---\ntitle: Bench\nperiod: Figures of 2024\nlang: en\n---\n\n${slides.join("\n\n---\n\n")}\n`;
}

async function typing(browser: Browser, url: string): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const size of SIZES) {
    const page = await openPage(browser, `${url}build/deck?id=deck-${size}`);
    await page.locator(".tm-build-stage .tm-slide").waitFor({timeout: 60_000});
    await page.waitForTimeout(1000);
    const times = (await typed(page)).toSorted((a, b) => a - b);
    const [half, most] = [0.5, 0.95].map((part) => times[Math.floor(times.length * part)] ?? NaN);
    measurements.push(
      {name: `${size} slides: a letter to the slide drawn anew, median`, value: half!, unit: "ms wall"},
      {name: `${size} slides: the same, p95`, value: most!, unit: "ms wall", aim: size === 20 ? "< 50" : "< 100"}
    );
    await page.context().close();
  }
  return measurements;
}

/** Notes in the page's `times` how long each letter takes; a text, since what is compiled names its functions. */
const WATCH = `{
  const waiting = [];
  let typed = "";
  window.times = [];
  addEventListener("keydown", (event) => waiting.push({text: (typed += event.key), start: event.timeStamp}), true);
  const look = () => {
    const shown = document.querySelector(".tm-build-stage")?.textContent ?? "";
    while (waiting.length > 0 && shown.includes(waiting[0].text)) times.push(performance.now() - waiting.shift().start);
    requestAnimationFrame(look);
  };
  look();
}`;

/** The milliseconds from each letter typed into the text of the second slide to the frame that shows it there. */
async function typed(page: Page): Promise<readonly number[]> {
  await page.getByRole("listbox", {name: "Slides"}).focus();
  await page.keyboard.press("ArrowDown");
  await page.getByText("Markdown of this slide").click();
  const text = page.getByLabel("Text", {exact: true});
  await text.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" ");
  await page.evaluate(WATCH);
  for (let i = 0; i < LETTERS; i++) {
    await page.keyboard.press("qzjk"[i % 4]!);
    await page.waitForTimeout(APART);
  }
  await page.waitForFunction((count) => (window as unknown as {times: number[]}).times.length === count, LETTERS);
  return page.evaluate(() => (window as unknown as {times: number[]}).times);
}

/**
 * The page of a deck and its builder, each opened afresh in turn; what is typed into the builder is not saved, so that
 * nothing is compiled while the other is opened.
 */
async function opening(browser: Browser, url: string): Promise<readonly Measurement[]> {
  const times = {builder: [] as number[], page: [] as number[]};
  // Whoever comes first has the preview make the modules.
  for (let run = -1; run < OPENINGS; run++)
    for (const [name, address, ready] of [
      ["page", `${url}decks/deck-20`, ".tm-deck-present:not([hidden])"],
      ["builder", `${url}build/deck?id=deck-20`, ".tm-build-stage .tm-slide"]
    ] as const) {
      const page = await openPage(browser, "about:blank");
      await page.route("**/_tickmark/write", (route) => route.abort());
      const start = performance.now();
      await page.goto(address, {waitUntil: "commit"});
      await page.locator(ready).first().waitFor({timeout: 60_000});
      if (name === "builder") {
        // Of a person's hand, which doesn't wait until nothing moves as a test's does.
        const {x, y} = (await page.locator(".tm-build-stage .tm-slide-title").first().boundingBox())!;
        await page.mouse.click(x + 5, y + 5);
        await page.keyboard.press("x");
        await page.locator(".tm-build-stage").getByText("x").first().waitFor();
      }
      if (run >= 0) times[name].push(performance.now() - start);
      await page.context().close();
    }
  const [builder, deck] = [median(times.builder), median(times.page)];
  return [
    {name: "20 slides: builder opened to its first letter on the slide", value: builder, unit: "ms wall"},
    {name: "20 slides: the deck's page opened to where it can be presented", value: deck, unit: "ms wall"},
    {name: "20 slides: builder / page", value: builder / deck, unit: "×", aim: "≤ 1.5"}
  ];
}

/** From the answer that a document is saved to its page in another window that shows it. */
async function following(browser: Browser, url: string): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const [kind, address, field] of [
    ["deck", "decks/deck-20", "Headline"],
    ["notebook", "notebooks/loans", "Text of the block"]
  ] as const) {
    const shown = await openPage(browser, url + address);
    const builder = await openPage(browser, `${url}build/${kind}?id=${address.split("/")[1]!}`);
    await builder.locator(".tm-build-stage :is(.tm-slide, [data-block])").first().waitFor({timeout: 60_000});
    await builder.locator(".tm-build-stage").getByRole("heading").first().click();
    const times: number[] = [];
    for (let run = -1; run < OPENINGS; run++) {
      const word = `qzjk${"xwvutsr"[run + 1]!}`;
      const saved = builder.waitForResponse((response) => response.url().endsWith("/_tickmark/write"));
      await builder.getByLabel(field, {exact: true}).press("End");
      await builder.keyboard.type(` ${word}`);
      await saved;
      const start = performance.now();
      await shown.getByText(word).first().waitFor({state: "attached", timeout: 60_000});
      if (run >= 0) times.push(performance.now() - start);
      // The next is saved once nothing is being compiled.
      await builder.waitForTimeout(3000);
    }
    await Promise.all([shown, builder].map((page) => page.context().close()));
    const name = `a ${kind}: saved to shown in another window, median`;
    measurements.push({name, value: median(times) / 1000, unit: "s wall", aim: "< 1"});
  }
  return measurements;
}

/** Offers for numbers that are written one after another, of which the first has the code run for the first time. */
async function offering(): Promise<readonly Measurement[]> {
  const {root} = await makeCorpus(FACTS);
  try {
    const {evidence} = await verify(openWorkspace(join(root, "data")));
    const offers = new TieOffers(evidence);
    const times = Array.from({length: NUMBERS}, (_, i) => {
      const text = `In 2014 ${evidence.facts[((i + 0.5) * FACTS) / NUMBERS]!.printed} ships passed the pier`;
      const number = findWritten(text).at(-1)!;
      const start = performance.now();
      const found = offers.offers(number, {text, at: number.start, heading: "", nearby: []});
      if (found.length === 0) throw new Error(`${text}: no offer`);
      return performance.now() - start;
    });
    return [
      {name: `${FACTS} facts: offers for the first number`, value: times[0]!, unit: "ms wall", aim: "< 50"},
      {name: `${FACTS} facts: offers for a number, median`, value: median(times), unit: "ms wall", aim: "< 50"}
    ];
  } finally {
    await rm(root, {recursive: true, force: true});
  }
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({viewport: {width: 1400, height: 900}})).newPage();
  await page.goto(url);
  return page;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
