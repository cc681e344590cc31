import type {Browser, BrowserContextOptions, Locator, Page} from "playwright-core";
import {afterAll, afterEach, beforeAll} from "vitest";
import type {CompiledDeck, CompiledSlide} from "../../src/core/deck/compiled.js";
import {launchBrowser, openPage} from "../support/browser.js";
import type {OpenedPage} from "../support/browser.js";
import {openBuiltSite, readBuilt} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {expectQuiet} from "./checks/quiet.js";

export const DECK = "decks/libraries";

/** Where a presenter is: set before each test of a file that calls {@link usePresenter}. */
export let site: BuiltSite;
export let deck: CompiledDeck;
export let page: Page;
let browser: Browser;
let opened: OpenedPage;

/**
 * Gives a test file a presenter of the tutorial’s deck, and asserts after each test that no page gave a message and
 * nothing failed.
 */
export function usePresenter(): void {
  beforeAll(async () => {
    [site, browser] = await Promise.all([openBuiltSite("tutorial"), launchBrowser()]);
    deck = (await readBuilt(site, `data/${DECK}.json`)) as CompiledDeck;
  });
  afterAll(() => Promise.all([site.close(), browser.close()]));
  afterEach(async () => {
    await opened.close();
    expectQuiet(opened, site.url);
  });
}

export async function open(address = "", options: BrowserContextOptions = {}): Promise<void> {
  opened = await openPage(browser, site.url + DECK + address, {viewport: {width: 1280, height: 720}, ...options});
  page = opened.page;
}

export const dialog = (): Locator => page.getByRole("dialog");
export const mode = (on = page): Promise<string | undefined> =>
  on.evaluate(() => document.querySelector<HTMLElement>(".tm-deck")!.dataset.mode);
export const shown = (on = page): Promise<string[]> =>
  on.$$eval(".tm-slide", (slides) =>
    slides.filter((slide) => slide.checkVisibility()).map((slide) => slide.getAttribute("data-slide")!)
  );
export const later = (): Promise<number> =>
  page.$$eval(
    ".tm-later",
    (elements) => elements.filter((element) => getComputedStyle(element).visibility === "hidden").length
  );
export const focused = (): Promise<string> =>
  page.evaluate(() =>
    document.activeElement === document.body ? "" : (document.activeElement?.textContent.trim() ?? "")
  );
export const said = (): Promise<string | null> => page.locator(".tm-deck > .tm-status").textContent();
export const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
export const withSteps = (): CompiledSlide => deck.slides.find(({steps}) => steps > 1)!;
export const charted = (): CompiledSlide =>
  deck.slides.find(({blocks}) => blocks.some((block) => block.type === "chart" && block.chart.full.drawing !== null))!;
