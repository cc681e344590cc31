import {describe, expect, it} from "vitest";
import {
  charted,
  deck,
  dialog,
  focused,
  later,
  mode,
  open,
  page,
  press,
  said,
  shown,
  usePresenter,
  withSteps
} from "./presenter.js";

usePresenter();

describe("/decks/<name>", () => {
  it("is a list of slides that presents at a button, filling the window; the site's header and footer are gone", async () => {
    await open();
    expect([await mode(), await shown()]).toEqual([undefined, deck.slides.map(({id}) => id)]);
    await page.getByRole("button", {name: "Present", exact: true}).click();
    expect([await mode(), await shown(), await focused()]).toEqual([
      "slide",
      [deck.slides[0]!.id],
      deck.slides[0]!.titleText
    ]);
    const {width, height} = (await page.locator(".tm-slide:visible").boundingBox())!;
    expect([Math.round(width), Math.round(height)]).toEqual([1280, 720]);
    for (const chrome of ["#observablehq-header", "#observablehq-footer", "h1"])
      expect(await page.locator(chrome).first().isVisible(), chrome).toBe(false);
  });

  it.each(["#/3", "third"])("opens the slide of a link: %s", async (link) => {
    await open(link === "third" ? `#${deck.slides[2]!.id}` : link);
    expect([await mode(), await shown(), await focused()]).toEqual([
      "slide",
      [deck.slides[2]!.id],
      deck.slides[2]!.titleText
    ]);
  });

  it("without JavaScript is a list with every slide, notes folded, and nothing dead", async () => {
    await open("", {javaScriptEnabled: false});
    expect(await shown()).toEqual(deck.slides.map(({id}) => id));
    expect(await page.locator(".tm-deck button:visible").count()).toBe(0);
    expect(await page.locator(".tm-deck-notes").count()).toBe(deck.slides.filter(({notes}) => notes.length > 0).length);
    expect(await page.locator(".tm-deck-notes[open]").count()).toBe(0);
    const cut = await page.$$eval(".tm-slide", (slides) =>
      slides.filter((slide) => slide.scrollHeight > slide.clientHeight + 1).map((slide) => slide.id)
    );
    expect(cut).toEqual([]);
  });

  it("prints every slide to a page of its own, steps and all, also while presenting", async () => {
    for (const address of ["", `#${withSteps().id}`]) {
      await open(address, {viewport: {width: 1280, height: 800}});
      await page.emulateMedia({media: "print"});
      expect(await shown()).toEqual(deck.slides.map(({id}) => id));
      expect(await later()).toBe(0);
      if (address === "") await page.context().close();
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
    expect(await said()).toBe(
      `Slide ${slide.number + 1} of ${deck.slides.length}: ${deck.slides[slide.number]!.titleText}`
    );
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
    expect([await shown(), await page.locator(".tm-show-black").isVisible(), await dialog().count()]).toEqual([
      [deck.slides[1]!.id],
      false,
      0
    ]);
  });

  it("reaches links of the slide only, in the order of reading", async () => {
    await open(`#${charted().id}`);
    const hrefs = await page.$$eval(`#${charted().id} .tm-slide a[href]`, (links) =>
      links.filter((link) => link.checkVisibility()).map((link) => link.getAttribute("href"))
    );
    const reached: (string | null)[] = [];
    for (let i = 0; i < hrefs.length; i++) {
      await press("Tab");
      reached.push(await page.evaluate(() => document.activeElement!.getAttribute("href")));
    }
    expect(reached).toEqual(hrefs);
  });
});
