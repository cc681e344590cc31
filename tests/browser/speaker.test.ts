import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import {DECK, deck, open, page, press, shown, site, usePresenter} from "./presenter.js";

usePresenter();

describe("the speaker's window", () => {
  const term = (window: Page, label: string): Promise<string | null> =>
    window.locator(".tm-speaker-times dl > div", {hasText: label}).locator("dd").textContent();

  async function openSpeaker(): Promise<Page> {
    const [window] = await Promise.all([page.context().waitForEvent("page"), press("s")]);
    await window.locator(".tm-speaker-times").waitFor();
    return window;
  }

  it("is kept in step with the slides, both ways, after a reload too, with notes and times", async () => {
    const target = deck.slides.findIndex(
      (slide, i) => slide.notes.length > 0 && slide.steps === 0 && deck.slides[i + 1]?.steps === 0
    );
    await open(`#/${target + 1}`);
    await page.context().clock.install({time: new Date("2026-01-02T09:00:00Z")});
    const speaker = await openSpeaker();
    expect(await shown(speaker)).toEqual([deck.slides[target]!.id, deck.slides[target + 1]!.id]);
    expect((await speaker.locator(".tm-speaker-text").textContent())!.length).toBeGreaterThan(20);
    expect([await term(speaker, "Elapsed"), await term(speaker, "Pace")]).toEqual(["0:00", "not begun"]);

    await press("ArrowRight");
    await speaker.waitForFunction(
      (id) => document.querySelector(".tm-deck-item[data-here]")?.id === id,
      deck.slides[target + 1]!.id
    );
    await page.context().clock.runFor(65_000);
    const seconds = (text: string | null): number =>
      text!
        .split(" ")[0]!
        .split(":")
        .reduce((sum, part) => sum * 60 + Number(part), 0);
    expect(Math.abs(seconds(await term(speaker, "Elapsed")) - 65)).toBeLessThanOrEqual(3);
    expect(await term(speaker, "Remaining")).toMatch(/^\d+:\d\d left$/);
    expect(Math.abs(seconds(await term(speaker, "Remaining")) - (deck.duration! - 65))).toBeLessThanOrEqual(3);
    expect(await term(speaker, "This slide")).toMatch(/^1:0\d/);
    expect(await term(speaker, "Pace")).toMatch(/^(ahead by \d+:\d\d|behind by \d+:\d\d|on time)$/);

    await speaker.getByRole("button", {name: "Back"}).click();
    await page.waitForFunction(
      (id) => document.querySelector(".tm-deck-item[data-here]")?.id === id,
      deck.slides[target]!.id
    );
    await speaker.keyboard.press("b");
    await page.locator(".tm-show-black").waitFor();
    await speaker.keyboard.press("b");

    await speaker.getByRole("button", {name: "Pause"}).click();
    const paused = await term(speaker, "Elapsed");
    await page.context().clock.runFor(60_000);
    expect(await term(speaker, "Elapsed")).toBe(paused);
    await press("End");
    await speaker.reload();
    await speaker.waitForFunction(
      (id) => document.querySelector(".tm-deck-item[data-here]")?.id === id,
      deck.slides.at(-1)!.id
    );
    expect([await term(speaker, "Elapsed"), await speaker.locator(".tm-speaker-next").textContent()]).toEqual([
      paused,
      "This is the last slide"
    ]);
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
    await page.waitForFunction(
      (id) => document.querySelector(".tm-deck-item[data-here]")?.id === id,
      deck.slides[1]!.id
    );
    await press("ArrowRight");
    await speaker.waitForFunction(
      (id) => document.querySelector(".tm-deck-item[data-here]")?.id === id,
      deck.slides[2]!.id
    );
  });

  it("works when it is the first to be opened", async () => {
    await open("?speaker");
    const audience = await page.context().newPage();
    await page.keyboard.press("ArrowRight");
    await audience.goto(`${site.url}${DECK}#/1`);
    await audience.waitForFunction(
      (id) => document.querySelector(".tm-deck-item[data-here]")?.id === id,
      deck.slides[1]!.id
    );
  });
});
