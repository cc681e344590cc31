import type {Browser, BrowserContextOptions, Locator, Page} from "playwright-core";
import axe from "axe-core";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import type {CompiledDeck, CompiledSlide} from "../../src/core/deck/compiled.js";
import {launchBrowser, openPage} from "../support/browser.js";
import type {OpenedPage} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";

const DECK = "decks/summit";

let site: BuiltSite;
let browser: Browser;
let deck: CompiledDeck;
let opened: OpenedPage;
let page: Page;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite(), launchBrowser()]);
  deck = JSON.parse(await readFile(join(site.dir, "data/decks/summit.json"), "utf8")) as CompiledDeck;
});
afterAll(() => Promise.all([site.close(), browser.close()]));

const open = async (address = "", options: BrowserContextOptions = {}): Promise<void> => {
  opened = await openPage(browser, site.url + DECK + address, {viewport: {width: 1280, height: 720}, ...options});
  page = opened.page;
};

afterEach(async () => {
  const {consoleErrors, consoleWarnings, pageErrors, failedRequests, requests} = opened;
  await opened.close();
  const elsewhere = requests.filter((request) => !request.startsWith(site.url) && !request.startsWith("data:"));
  expect({consoleErrors, consoleWarnings, pageErrors, failedRequests, elsewhere}).toEqual({consoleErrors: [], consoleWarnings: [], pageErrors: [], failedRequests: [], elsewhere: []});
});

const dialog = (): Locator => page.getByRole("dialog");
const mode = (on = page): Promise<string | undefined> => on.evaluate(() => document.querySelector<HTMLElement>(".tm-deck")!.dataset.mode);
const shown = (on = page): Promise<string[]> => on.$$eval(".tm-slide", (slides) => slides.filter((slide) => slide.checkVisibility()).map((slide) => slide.getAttribute("data-slide")!));
const later = (): Promise<number> => page.$$eval(".tm-later", (elements) => elements.filter((element) => getComputedStyle(element).visibility === "hidden").length);
const focused = (): Promise<string> => page.evaluate(() => (document.activeElement === document.body ? "" : document.activeElement?.textContent.trim() ?? ""));
const said = (): Promise<string | null> => page.locator(".tm-deck > .tm-status").textContent();
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const withSteps = (): CompiledSlide => deck.slides.find(({steps}) => steps > 1)!;
const charted = (): CompiledSlide => deck.slides.find(({blocks}) => blocks.some((block) => block.type === "chart" && block.chart.full.drawing !== null))!;

describe("/decks/<name>", () => {
  it("is a list of slides that presents at a button, filling the window; the site's header and footer are gone", async () => {
    await open();
    expect([await mode(), await shown()]).toEqual([undefined, deck.slides.map(({id}) => id)]);
    await page.getByRole("button", {name: "Present", exact: true}).click();
    expect([await mode(), await shown(), await focused()]).toEqual(["slide", [deck.slides[0]!.id], deck.slides[0]!.titleText]);
    const {width, height} = (await page.locator(".tm-slide:visible").boundingBox())!;
    expect([Math.round(width), Math.round(height)]).toEqual([1280, 720]);
    for (const furniture of ["#observablehq-header", "#observablehq-footer", "h1"]) expect(await page.locator(furniture).first().isVisible(), furniture).toBe(false);
  });

  it.each(["#/3", "third"])("opens the slide of a link: %s", async (link) => {
    await open(link === "third" ? `#${deck.slides[2]!.id}` : link);
    expect([await mode(), await shown(), await focused()]).toEqual(["slide", [deck.slides[2]!.id], deck.slides[2]!.titleText]);
  });

  it("without JavaScript is a list with every slide, notes folded, and nothing dead", async () => {
    await open("", {javaScriptEnabled: false});
    expect(await shown()).toEqual(deck.slides.map(({id}) => id));
    expect(await page.locator(".tm-deck button:visible").count()).toBe(0);
    expect(await page.locator(".tm-deck-notes").count()).toBe(deck.slides.filter(({notes}) => notes.length > 0).length);
    expect(await page.locator(".tm-deck-notes[open]").count()).toBe(0);
    const cut = await page.$$eval(".tm-slide", (slides) => slides.filter((slide) => slide.scrollHeight > slide.clientHeight + 1).map((slide) => slide.id));
    expect(cut).toEqual([]);
  });

  it("prints every slide to a page of its own, steps and all, also while presenting", async () => {
    for (const address of ["", `#${withSteps().id}`]) {
      opened = await openPage(browser, site.url + DECK + address);
      ({page} = opened);
      await page.emulateMedia({media: "print"});
      expect(await shown()).toEqual(deck.slides.map(({id}) => id));
      expect(await later()).toBe(0);
      if (address === "") await opened.close();
    }
  });
});

describe("presenting by keyboard", () => {
  it("goes through steps and slides by the keys of clickers, and back by the browser", async () => {
    const slide = withSteps();
    await open(`#${slide.id}`);
    expect(await later()).toBe(slide.steps);
    await press("PageDown");
    expect([await later(), await shown()]).toEqual([slide.steps - 1, [slide.id]]);
    for (let step = 1; step < slide.steps; step++) await press("ArrowRight");
    expect(await later()).toBe(0);
    await press("Space");
    expect(await shown()).toEqual([deck.slides[slide.number]!.id]);
    expect(await said()).toBe(`Slide ${slide.number + 1} of ${deck.slides.length}: ${deck.slides[slide.number]!.titleText}`);
    await press("PageUp");
    expect([await shown(), await later()]).toEqual([[slide.id], 0]);
    await press("End");
    expect(await shown()).toEqual([deck.slides.at(-1)!.id]);
    await page.goBack();
    expect(await shown()).toEqual([slide.id]);
    await press("Home");
    expect(await focused()).toBe(deck.slides[0]!.titleText);
  });

  it("goes to a slide by its number, blacks the screen, lists the keys", async () => {
    await open("#/1");
    await press("g", "4", "Enter");
    expect([await shown(), await dialog().count()]).toEqual([[deck.slides[3]!.id], 0]);
    await press("b");
    const {width, height} = (await page.locator(".tm-show-black").boundingBox())!;
    expect([width, height]).toEqual([1280, 720]);
    await press(".");
    expect(await page.locator(".tm-show-black").isVisible()).toBe(false);
    await press("?");
    expect(await dialog().getByRole("row").count()).toBeGreaterThan(8);
    await press("Escape");
    expect([await dialog().count(), await mode()]).toEqual([0, "slide"]);
  });

  it("shows all slides, goes among them, and opens one", async () => {
    await open("#/2");
    await press("Escape");
    expect([await mode(), (await shown()).length]).toEqual(["overview", deck.slides.length]);
    await press("ArrowRight", "Enter");
    expect([await mode(), await shown()]).toEqual(["slide", [deck.slides[2]!.id]]);
    await press("o");
    await page.locator(".tm-deck-open").nth(4).click();
    expect([await mode(), await shown()]).toEqual(["slide", [deck.slides[4]!.id]]);
  });

  it("leaves keys alone in a field", async () => {
    await open("#/2");
    await page.evaluate(() => document.querySelector(".tm-deck")!.append(document.createElement("input")));
    await page.locator(".tm-deck > input").focus();
    await press("ArrowRight", "b", "g", "Space");
    expect([await shown(), await page.locator(".tm-show-black").isVisible(), await dialog().count()]).toEqual([[deck.slides[1]!.id], false, 0]);
  });

  it("reaches links of the slide only, in the order of reading", async () => {
    await open(`#${charted().id}`);
    const hrefs = await page.$$eval(`#${charted().id} .tm-slide a[href]`, (links) => links.filter((link) => link.checkVisibility()).map((link) => link.getAttribute("href")));
    const reached: (string | null)[] = [];
    for (let i = 0; i < hrefs.length; i++) {
      await press("Tab");
      reached.push(await page.evaluate(() => document.activeElement!.getAttribute("href")));
    }
    expect(reached).toEqual(hrefs);
  });
});

describe("a number during the talk", () => {
  it("opens its trace from a mark of a chart, and Esc returns to the slide", async () => {
    const slide = charted();
    await open(`#${slide.id}`);
    const mark = page.locator(`#${slide.id} .tm-slide-drawing svg a[data-trace]:visible`).first();
    const expression = await mark.getAttribute("data-trace");
    await mark.click();
    await dialog().locator(".tm-trace-view").waitFor();
    expect(await dialog().locator(".tm-trace-expression").textContent()).toBe(expression);
    await press("ArrowRight");
    expect(await shown()).toEqual([slide.id]);
    await press("Escape");
    await dialog().waitFor({state: "hidden"});
    expect([await mode(), await shown()]).toEqual(["slide", [slide.id]]);
    expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("stands with its printed figures in the evidence of the slide, and leads on to its trace", async () => {
    const slide = charted();
    await open(`#${slide.id}`);
    await press("e");
    const printed = await dialog().locator(".tm-slide-evidence q").allTextContents();
    const facts = slide.facts.flatMap((id) => deck.facts.find((fact) => fact.id === id)?.shown ?? []);
    expect(new Set(printed)).toEqual(new Set(facts));
    expect(await dialog().locator(".tm-slide-evidence > li > strong > a").count()).toBe(slide.expressions.length);
    await dialog().locator(".tm-slide-evidence a.tm-number").first().click();
    await page.locator("dialog.tm-trace .tm-trace-view").waitFor();
    await press("Escape");
    await page.locator("dialog.tm-trace").waitFor({state: "hidden"});
    expect(await dialog().count()).toBe(1);
    await press("Escape");
    expect([await dialog().count(), await shown(), await focused()]).toEqual([0, [slide.id], slide.titleText]);
  });
});

describe("the speaker's window", () => {
  const term = (window: Page, label: string): Promise<string | null> => window.locator(".tm-speaker-times dl > div", {hasText: label}).locator("dd").textContent();

  async function openSpeaker(): Promise<Page> {
    const [window] = await Promise.all([page.context().waitForEvent("page"), press("s")]);
    await window.locator(".tm-speaker-times").waitFor();
    return window;
  }

  it("is kept in step with the slides, both ways, after a reload too, with notes and times", async () => {
    const target = deck.slides.findIndex((slide, i) => slide.notes.length > 0 && slide.steps === 0 && deck.slides[i + 1]?.steps === 0);
    await open(`#/${target + 1}`);
    await page.context().clock.install({time: new Date("2026-01-02T09:00:00Z")});
    const speaker = await openSpeaker();
    expect(await shown(speaker)).toEqual([deck.slides[target]!.id, deck.slides[target + 1]!.id]);
    expect((await speaker.locator(".tm-speaker-text").textContent())!.length).toBeGreaterThan(20);
    expect([await term(speaker, "Elapsed"), await term(speaker, "Pace")]).toEqual(["0:00", "not begun"]);

    await press("ArrowRight");
    await speaker.waitForFunction((id) => document.querySelector(".tm-deck-item[data-here]")?.id === id, deck.slides[target + 1]!.id);
    await page.context().clock.runFor(65_000);
    const seconds = (text: string | null): number => text!.split(" ")[0]!.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    expect(Math.abs(seconds(await term(speaker, "Elapsed")) - 65)).toBeLessThanOrEqual(3);
    expect(await term(speaker, "Remaining")).toMatch(/^\d+:\d\d left$/);
    expect(Math.abs(seconds(await term(speaker, "Remaining")) - (deck.duration! - 65))).toBeLessThanOrEqual(3);
    expect(await term(speaker, "This slide")).toMatch(/^1:0\d/);
    expect(await term(speaker, "Pace")).toMatch(/^(ahead by \d+:\d\d|behind by \d+:\d\d|on time)$/);

    await speaker.getByRole("button", {name: "Back"}).click();
    await page.waitForFunction((id) => document.querySelector(".tm-deck-item[data-here]")?.id === id, deck.slides[target]!.id);
    await speaker.keyboard.press("b");
    await page.locator(".tm-show-black").waitFor();
    await speaker.keyboard.press("b");

    await speaker.getByRole("button", {name: "Pause"}).click();
    const paused = await term(speaker, "Elapsed");
    await page.context().clock.runFor(60_000);
    expect(await term(speaker, "Elapsed")).toBe(paused);
    await press("End");
    await speaker.reload();
    await speaker.waitForFunction((id) => document.querySelector(".tm-deck-item[data-here]")?.id === id, deck.slides.at(-1)!.id);
    expect([await term(speaker, "Elapsed"), await speaker.locator(".tm-speaker-next").textContent()]).toEqual([paused, "This is the last slide"]);
    await speaker.getByRole("button", {name: "Reset"}).click();
    expect(await term(speaker, "Elapsed")).toBe("0:00");
  });

  it("keeps in step by messages where there is no BroadcastChannel", async () => {
    await open();
    await page.context().addInitScript(() => Reflect.deleteProperty(globalThis, "BroadcastChannel"));
    await page.goto(`${site.url}${DECK}#/1`);
    await page.reload();
    const speaker = await openSpeaker();
    await speaker.keyboard.press("ArrowRight");
    await page.waitForFunction((id) => document.querySelector(".tm-deck-item[data-here]")?.id === id, deck.slides[1]!.id);
    await press("ArrowRight");
    await speaker.waitForFunction((id) => document.querySelector(".tm-deck-item[data-here]")?.id === id, deck.slides[2]!.id);
  });

  it("works when it is the first to be opened", async () => {
    await open("?speaker");
    const audience = await page.context().newPage();
    await page.keyboard.press("ArrowRight");
    await audience.goto(`${site.url}${DECK}#/1`);
    await audience.waitForFunction((id) => document.querySelector(".tm-deck-item[data-here]")?.id === id, deck.slides[1]!.id);
  });
});

describe("how it looks", () => {
  it.each(["reduce", "no-preference"] as const)("nothing moves by itself, with motion %s", async (reducedMotion) => {
    await open("#/4", {reducedMotion});
    const moving = await page.$$eval(".tm-deck, .tm-deck *", (elements) => elements.filter((element) => {
      const {transitionDuration, animationName} = getComputedStyle(element);
      return transitionDuration.split(", ").some((duration) => duration !== "0s") || animationName !== "none";
    }).length);
    await press("ArrowRight", "o");
    expect([moving, await page.evaluate(() => document.getAnimations().length)]).toEqual([0, 0]);
  });

  it.each([[1280, 720], [844, 390], [390, 844], [1600, 900]])("a slide keeps its shape within %d × %d, its letters in proportion", async (width, height) => {
    await open(`#${charted().id}`, {viewport: {width, height}});
    const box = (await page.locator(".tm-slide:visible").boundingBox())!;
    expect(Math.abs(box.width / box.height - 16 / 9)).toBeLessThan(0.01);
    expect([box.width <= width + 0.5, box.height <= height + 0.5, Math.min(width - box.width, height - box.height) < 1]).toEqual([true, true, true]);
    const size = await page.$eval(`#${charted().id} .tm-slide-title`, (title) => parseFloat(getComputedStyle(title).fontSize));
    expect(Math.abs(size / box.width - 38 / 1280)).toBeLessThan(0.0005);
  });

  it("goes on by a swipe", async () => {
    await open("#/1", {hasTouch: true, viewport: {width: 844, height: 390}});
    await page.evaluate(() => {
      const target = document.querySelector(".tm-slide-title")!;
      const touch = (x: number): Touch => new Touch({identifier: 1, target, clientX: x, clientY: 200});
      target.dispatchEvent(new TouchEvent("touchstart", {bubbles: true, touches: [touch(600)], changedTouches: [touch(600)]}));
      target.dispatchEvent(new TouchEvent("touchend", {bubbles: true, touches: [], changedTouches: [touch(300)]}));
    });
    expect(await shown()).toEqual([deck.slides[1]!.id]);
  });

  it.each([["?check", 1], ["", 0]])("at %j marks slides that don't fit: %d", async (address, marks) => {
    await open(address === "" ? "" : `${address}#none`);
    await page.locator(".tm-slide-title").nth(1).evaluate((title) => (title.textContent = "Too long. ".repeat(60)));
    await page.setViewportSize({width: 1270, height: 720});
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(await page.locator(".tm-slide").nth(1).locator(".tm-slide-fault").count()).toBe(marks);
  });
});

describe("axe finds nothing", () => {
  const states: readonly [name: string, address: () => string, prepare: () => Promise<unknown>, within: string][] = [
    ["on a slide", () => `#${charted().id}`, () => page.mouse.move(200, 200), ".tm-deck"],
    ["in the overview", () => `#${charted().id}`, () => press("o"), ".tm-deck"],
    ["in the evidence of a slide", () => `#${charted().id}`, () => press("e"), "dialog"],
    ["in the keys", () => "#/1", () => press("?"), "dialog"],
    ["in the speaker's window", () => `?speaker#${charted().id}`, () => Promise.resolve(), ".tm-deck"]
  ];

  it.each(states.flatMap(([name, ...state]) => (["light", "dark"] as const).map((scheme) => [name, scheme, ...state] as const)))("%s, %s", async (_name, colorScheme, address, prepare, within) => {
    await open(address(), {colorScheme, bypassCSP: true});
    await prepare();
    await page.addScriptTag({content: axe.source});
    const {violations, passes} = (await page.evaluate((selector) => (globalThis as unknown as {axe: {run(context: string): Promise<unknown>}}).axe.run(selector), within)) as axe.AxeResults;
    expect(passes.length).toBeGreaterThan(5);
    expect(violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`))).toEqual([]);
  });
});
