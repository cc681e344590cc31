import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {measureSlides} from "../../loaders/exports/measure.js";
import {launchBrowser} from "../support/browser.js";
import {demoDeck} from "../support/demo-deck.js";
import {printed} from "./demo-files.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const EMPTY = expect.stringMatching(/^\d+% of its room is empty below its last line; show what it says/) as string;
const LONG = "of the ships that the keepers of the lighthouses of Norland saw from their towers ";
const CHART = "```chart\nref: bars\n```\n";

it.each<[string, string, readonly string[]]>([
  ["a line over nothing", "## Ships\n\nThey went by.", [EMPTY]],
  ["two points", "## Ships\n\n- They went by\n- They came back", []],
  ["a list of three points beside a paragraph", "## Ships\n\nThey went by.\n\n- a\n- b\n- c", [EMPTY]],
  ["a table of two rows", "## Ships\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |", [EMPTY]],
  ["a table of three rows", "## Ships\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n| g | h |", []],
  ["a chart", `## Ships\n\n${CHART}`, []],
  ["a chart and words", `## Ships\n\nThey went by.\n\n${CHART}`, []],
  ["one number", "## Ships\n\n{{ demo.fishing }} of the ships were fishing boats", []],
  ["a headline of two lines", `## ${LONG}\n\n- They went by\n- They came back`, []],
  [
    "a headline of four lines",
    `## ${LONG.repeat(3)}\n\n- They went by\n- They came back`,
    ["its headline takes 4 lines, more than 2; say it shorter"]
  ]
])("%s", async (_what, text, expected) => {
  const {deck} = await demoDeck(`# A talk\n\n---\n\n${text}\n\n---\n\n## The last\n\n- a\n- b\n`);
  const measures = await measureSlides(await printed(deck, "slides"), browser);
  expect(measures.map(({fit}) => fit)).toEqual([[], expected, []]);
  expect(measures[1]!.overflow).toEqual([]);
});

it("a slide that print makes smaller is told so, by its height or its width", async () => {
  const points = "- They went by\n".repeat(20);
  const {deck} = await demoDeck(`# A talk\n\n---\n\n## Ships\n\n${points}\n---\n\n## A drawing\n\ntext\n\n- a\n- b`);
  const wide = '<div style="width: 150cqw">wide</div>';
  const html = (await printed(deck, "slides")).replace("<p>text</p>", wide);
  const measures = await measureSlides(html, browser);
  const smaller = "PDF and pictures show all of it smaller than the other slides, so that nothing is cut off";
  expect(measures.map(({overflow}) => overflow.map((text) => text.split("; ")[1]))).toEqual([[], [smaller], [smaller]]);
});

it("all text of one role has one size, whatever its slide holds", async () => {
  const points = (count: number): string => "- They went by\n".repeat(count);
  const {deck} = await demoDeck(
    `# A talk\n\n---\n\n## Two\n\n${points(2)}\n---\n\n## Five\n\n${points(5)}\n---\n\n## ${LONG}\n\n${points(4)}`
  );
  const page = await browser.newPage({viewport: {width: 1280, height: 720}});
  await page.setContent(await printed(deck, "slides"));
  const sizes = (selector: string): Promise<readonly string[]> =>
    page.locator(selector).evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).fontSize))]);
  expect(await sizes('.tm-slide[data-layout="bullets"] .tm-slide-title')).toEqual(["40px"]);
  expect(await sizes('.tm-slide[data-layout="bullets"] li')).toEqual(["32px"]);
  await page.close();
});

it("no paragraph, point or tile ends in a single word on a line of its own", async () => {
  const words = "the ships of the coast that went by and came back at night were counted by those who keep the lamps";
  const text = (count: number): string => words.split(" ").slice(0, count).join(" ");
  const slides = [12, 13, 14, 15, 16].map((count) => `\n---\n\n## Ships\n\n- ${text(count)}\n- ${text(count + 3)}\n`);
  const {deck} = await demoDeck(`# A talk\n${slides.join("")}`);
  const page = await browser.newPage({viewport: {width: 1280, height: 720}});
  await page.setContent(await printed(deck, "slides"));
  const lines = await page.locator('.tm-slide[data-layout="bullets"] li').evaluateAll((items) =>
    items.map((item) => {
      const range = document.createRange();
      const tops = new Map<number, number>();
      const walker = document.createTreeWalker(item, 4);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const {index} of node.textContent!.matchAll(/\S+/g)) {
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          const top = Math.round(range.getBoundingClientRect().top);
          tops.set(top, (tops.get(top) ?? 0) + 1);
        }
      return [...tops.values()];
    })
  );
  expect(lines.some(({length}) => length > 1)).toBe(true);
  expect(lines.filter((counts) => counts.length > 1 && counts.at(-1) === 1)).toEqual([]);
  await page.close();
});
