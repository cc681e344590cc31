import {spawnSync} from "node:child_process";
import {cp, mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {startChromium} from "../../loaders/exports/chromium.js";
import {serveSite} from "../../loaders/site/serve.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {installMarp, runMarp, writeMarpDeck} from "./marp.js";
import type {Measurement} from "./measurement.js";

const DECK = "summit";
const RUNS = 5;

/**
 * From the address of the first slide to the first key that turns it, each time with nothing in the cache: our deck's
 * page, which holds live charts and traces, and Marp's HTML of the same titles and charts. Both are served by the same
 * server, in turn; the median of each.
 */
export async function benchFirstSlide(root: string): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "tickmark-first-slide-"));
  const output = join(root, "dist.bench");
  const marp = await installMarp(folder);
  const {status} = spawnSync(process.execPath, [join(root, "bin/tickmark.js"), "build", "--output", "dist.bench"], {
    cwd: root,
    stdio: "ignore"
  });
  if (status !== 0) throw new Error(`tickmark build: exit code ${status ?? "none"}`);
  if (marp !== undefined)
    await makeMarp(output, marp, folder).then(() =>
      cp(folder, join(output, "marp"), {recursive: true, filter: (path) => !path.includes("node_modules")})
    );
  const [site, browser] = await Promise.all([serveSite(output), startChromium()]);
  try {
    const times = {ours: [] as number[], marp: [] as number[]};
    for (let run = 0; run < RUNS; run++) {
      times.ours.push(await untilTurned(browser, `${site.url}decks/${DECK}#/1`));
      if (marp !== undefined) times.marp.push(await untilTurned(browser, `${site.url}marp/marp.html#1`));
    }
    const [ours, theirs] = [median(times.ours), median(times.marp)];
    return [
      {name: "first slide of the deck's page answers a key", value: ours, unit: "ms wall"},
      ...(marp === undefined
        ? []
        : [
            {name: "first slide of Marp's HTML answers a key", value: theirs, unit: "ms wall"},
            {name: "first slide: ours − Marp", value: ours - theirs, unit: "ms", aim: "≤ 0"}
          ])
    ];
  } finally {
    await Promise.all([site.close(), browser.close(), rm(folder, {recursive: true, force: true})]);
    await rm(output, {recursive: true, force: true});
  }
}

/** The compiled deck stands in the built site, as the page's own downloads read it. */
async function makeMarp(output: string, marp: string, folder: string): Promise<string> {
  const deck = JSON.parse(await readFile(join(output, `data/decks/${DECK}.json`), "utf8")) as CompiledDeck;
  await runMarp(marp, await writeMarpDeck(deck, folder), "html", folder);
  return join(folder, "marp.html");
}

/** Milliseconds until a key turns the slide, pressed every few milliseconds from the start. */
async function untilTurned(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({viewport: {width: 1280, height: 720}});
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const start = location.hash;
      const press = setInterval(() => {
        (document.body ?? document).dispatchEvent(
          new KeyboardEvent("keydown", {
            key: "ArrowRight",
            code: "ArrowRight",
            keyCode: 39,
            bubbles: true,
            cancelable: true
          })
        );
        if (location.hash === start || location.hash === "") return;
        clearInterval(press);
        requestAnimationFrame(() =>
          requestAnimationFrame(() => document.documentElement.setAttribute("data-turned", String(performance.now())))
        );
      }, 5);
    });
    await page.goto(url);
    const turned = page.locator("html[data-turned]");
    await turned.waitFor({state: "attached", timeout: 30_000});
    return Number(await turned.getAttribute("data-turned"));
  } finally {
    await context.close();
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
