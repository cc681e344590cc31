import {describe, expect, it} from "vitest";
import {charted, deck, dialog, focused, mode, open, page, press, shown, usePresenter} from "./presenter.js";

usePresenter();

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
