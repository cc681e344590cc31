import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {launchBrowser, openTab} from "../support/browser.js";
import type {Tab} from "../support/browser.js";
import {openBuiltSite, readBuilt, sourcePages} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {expectQuiet} from "./checks/quiet.js";

const DECKS = (await sourcePages()).flatMap((path) => /^decks\/(?!index)(.*)\.html$/.exec(path)?.[1] ?? []);

let site: BuiltSite;
let browser: Browser;
let plain: Tab;
let hydrated: Tab;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("data"), launchBrowser()]);
  [plain, hydrated] = (await Promise.all(
    [{javaScriptEnabled: false}, {}].map((options) =>
      openTab(browser, {viewport: {width: 1280, height: 720}, ...options})
    )
  )) as [Tab, Tab];
});
afterAll(() => Promise.all([site.close(), browser.close()]));

describe.each(DECKS)("the deck %s", (name) => {
  it("shows every slide whole without JavaScript, and its notes folded", async () => {
    const {slides} = (await readBuilt(site, `data/decks/${name}.json`)) as CompiledDeck;
    await plain.visit(`${site.url}decks/${name}`);
    expect(
      await plain.page.$$eval(".tm-slide", (all) =>
        all.filter((slide) => slide.checkVisibility()).map((slide) => slide.getAttribute("data-slide"))
      )
    ).toEqual(slides.map(({id}) => id));
    expect(await plain.page.locator(".tm-deck-notes").count()).toBe(
      slides.filter(({notes, caveats}) => notes.length + caveats.length > 0).length
    );
    expect(
      await plain.page.$$eval(".tm-slide", (all) =>
        all.filter((slide) => slide.scrollHeight > slide.clientHeight + 1).map((slide) => slide.id)
      )
    ).toEqual([]);
  });

  it("has no slide that the page finds too long, and shows all by steps to the last", async () => {
    const {slides} = (await readBuilt(site, `data/decks/${name}.json`)) as CompiledDeck;
    const record = await hydrated.visit(`${site.url}decks/${name}?check`);
    await hydrated.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(await hydrated.page.locator(".tm-slide-diagnostic").count()).toBe(0);
    await hydrated.page.getByRole("button", {name: "Present", exact: true}).click();
    const moves = slides.reduce((sum, {steps}) => sum + steps + 1, -1);
    for (let i = 0; i < moves; i++) await hydrated.page.keyboard.press("PageDown");
    expect(await hydrated.page.locator(".tm-slide:visible").getAttribute("data-slide")).toBe(slides.at(-1)!.id);
    expect(
      await hydrated.page.$$eval(
        ".tm-later",
        (all) => all.filter((element) => getComputedStyle(element).visibility === "hidden").length
      )
    ).toBe(0);
    expectQuiet(record, site.url);
  });
});
