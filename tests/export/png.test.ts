import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {startChromium} from "../../loaders/exports/chromium.js";
import {slidePngs} from "../../loaders/exports/slide-png.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {INK} from "../../src/core/themes/ink.js";
import {demoDeck} from "../support/demo-deck.js";
import {printed} from "./demo-files.js";

let browser: Browser;
let deck: CompiledDeck;
beforeAll(async () => {
  [browser, {deck}] = await Promise.all([startChromium(), demoDeck()]);
});
afterAll(() => browser.close());

it("slidePngs makes a picture of each slide that is wanted, at its size, with its sources and expressions as text", async () => {
  const done: number[] = [];
  const pictures = await slidePngs(await printed(deck, "slides"), {
    browser,
    deck,
    scale: 1,
    wanted: ({number}) => number > 2,
    progress: (slide) => done.push(slide)
  });
  expect(pictures.map(({slide}) => slide.number)).toEqual([3, 4, 5, 6]);
  expect(done).toEqual([3, 4, 5, 6]);
  const bytes = Buffer.from(pictures[0]!.png);
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1280, 720]);
  const text = bytes.toString("utf8");
  expect(text).toContain("Source: Harbour Council of Norland, HC/15 (2015), para 1");
  expect(text).toContain("share(demo.fishing, demo.ships-2014)\n");
  expect(text).toContain(`tickmark:digest\0\0\0\0\0${deck.digest}`);
  expect(new Set(pictures.map(({png}) => png.length)).size).toBe(4);
});

it("slidePngs scales, and stops when told to", async () => {
  const html = await printed(deck, "slides");
  const [picture] = await slidePngs(html, {browser, deck, wanted: ({number}) => number === 1});
  expect(Buffer.from(picture!.png).readUInt32BE(16)).toBe(2560);
  const stop = new AbortController();
  const stopped = slidePngs(html, {
    browser,
    deck,
    signal: stop.signal,
    progress: () => stop.abort(new Error("stopped by hand"))
  });
  await expect(stopped).rejects.toThrow("stopped by hand");
});

it("a picture of a slide has the ground of its theme from edge to edge", async () => {
  const html = await printed({...deck, theme: INK}, "slides");
  const pictures = await slidePngs(html, {browser, deck, scale: 1, wanted: ({layout}) => layout === "bullets"});
  expect(pictures.length).toBeGreaterThan(0);
  const page = await browser.newPage();
  for (const {png} of pictures) {
    const corners = await page.evaluate(
      async (data) => {
        const picture = new Image();
        picture.src = data;
        await picture.decode();
        const canvas = Object.assign(document.createElement("canvas"), {width: picture.width, height: picture.height});
        const context = canvas.getContext("2d")!;
        context.drawImage(picture, 0, 0);
        const [right, bottom] = [picture.width - 1, picture.height - 1];
        return [0, right].flatMap((x) => [0, bottom].map((y) => [...context.getImageData(x, y, 1, 1).data].join(" ")));
      },
      `data:image/png;base64,${Buffer.from(png).toString("base64")}`
    );
    expect(new Set(corners)).toEqual(new Set(["20 24 28 255"]));
  }
  await page.close();
});
