import axe from "axe-core";
import {describe, expect, it} from "vitest";
import {charted, deck, open, page, press, shown, usePresenter} from "./presenter.js";

usePresenter();

describe("how it looks", () => {
  it.each(["reduce", "no-preference"] as const)("nothing moves by itself, with motion %s", async (reducedMotion) => {
    await open("#/4", {reducedMotion});
    const moving = await page.$$eval(
      ".tm-deck, .tm-deck *",
      (elements) =>
        elements.filter((element) => {
          const {transitionDuration, animationName} = getComputedStyle(element);
          return transitionDuration.split(", ").some((duration) => duration !== "0s") || animationName !== "none";
        }).length
    );
    await press("ArrowRight", "o");
    expect([moving, await page.evaluate(() => document.getAnimations().length)]).toEqual([0, 0]);
  });

  it.each([
    [1280, 720],
    [844, 390],
    [390, 844],
    [1600, 900]
  ])("a slide keeps its shape within %d × %d, its letters in proportion", async (width, height) => {
    await open(`#${charted().id}`, {viewport: {width, height}});
    const box = (await page.locator(".tm-slide:visible").boundingBox())!;
    expect(Math.abs(box.width / box.height - 16 / 9)).toBeLessThan(0.01);
    expect([
      box.width <= width + 0.5,
      box.height <= height + 0.5,
      Math.min(width - box.width, height - box.height) < 1
    ]).toEqual([true, true, true]);
    const size = await page.$eval(`#${charted().id} .tm-slide-title`, (title) =>
      parseFloat(getComputedStyle(title).fontSize)
    );
    expect(Math.abs(size / box.width - 40 / 1280)).toBeLessThan(0.0005);
  });

  it("has the stage alone: what the page says around the slides is hidden", async () => {
    await open("");
    expect(await page.locator(".tm-age:visible").count()).toBe(1);
    await open("#/2");
    expect(await page.locator(".tm-age:visible, .tm-deck-about:visible").count()).toBe(0);
    const {x, y, width, height} = (await page.locator(".tm-slide:visible").boundingBox())!;
    const window = page.viewportSize()!;
    expect([x + width / 2, y + height / 2].map(Math.round)).toEqual([window.width / 2, window.height / 2]);
  });

  it("goes on by a swipe", async () => {
    await open("#/1", {hasTouch: true, viewport: {width: 844, height: 390}});
    await page.evaluate(() => {
      const target = document.querySelector(".tm-slide-title")!;
      const touch = (x: number): Touch => new Touch({identifier: 1, target, clientX: x, clientY: 200});
      target.dispatchEvent(
        new TouchEvent("touchstart", {bubbles: true, touches: [touch(600)], changedTouches: [touch(600)]})
      );
      target.dispatchEvent(new TouchEvent("touchend", {bubbles: true, touches: [], changedTouches: [touch(300)]}));
    });
    expect(await shown()).toEqual([deck.slides[1]!.id]);
  });

  it.each([
    ["?check", 1],
    ["", 0]
  ])("at %j marks slides that don't fit: %d", async (address, marks) => {
    await open(address === "" ? "" : `${address}#none`);
    await page
      .locator(".tm-slide-title")
      .nth(1)
      .evaluate((title) => (title.textContent = "Too long. ".repeat(60)));
    await page.setViewportSize({width: 1270, height: 720});
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(await page.locator(".tm-slide").nth(1).locator(".tm-slide-diagnostic").count()).toBe(marks);
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

  it.each(
    states.flatMap(([name, ...state]) =>
      (["light", "dark"] as const).map((scheme) => [name, scheme, ...state] as const)
    )
  )("%s, %s", async (_name, colorScheme, address, prepare, within) => {
    await open(address(), {colorScheme, bypassCSP: true});
    await prepare();
    await page.addScriptTag({content: axe.source});
    const {violations, passes} = (await page.evaluate(
      (selector) => (globalThis as unknown as {axe: {run(context: string): Promise<unknown>}}).axe.run(selector),
      within
    )) as axe.AxeResults;
    expect(passes.length).toBeGreaterThan(5);
    expect(
      violations.flatMap(({id, nodes}) =>
        nodes.map(({target, failureSummary}) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`)
      )
    ).toEqual([]);
  });
});
