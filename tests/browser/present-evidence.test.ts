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
  shown,
  usePresenter,
  withSteps
} from "./presenter.js";

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

  it("stands in words at 24 pixels, with the passage in which each figure is marked, and its ids on request", async () => {
    const slide = charted();
    await open(`#${slide.id}`);
    await press("e");
    await dialog().locator(".tm-fact-passage mark").first().waitFor();
    const worked = deck.expressions.find(({words, expression}) => words && slide.expressions.includes(expression))!;
    const item = dialog()
      .locator(".tm-slide-evidence > li")
      .filter({hasText: `${worked.shown} = ${worked.words!}`});
    expect(await item.count()).toBe(1);
    expect(await item.evaluate((element) => getComputedStyle(element).fontSize)).toBe("24px");
    const passage = dialog().locator(".tm-fact-passage blockquote p").first();
    expect(await passage.evaluate((element) => getComputedStyle(element).fontSize)).toBe("24px");
    expect(await item.locator("code").isVisible()).toBe(false);
    await item.locator("summary").click();
    expect(await item.locator("code").textContent()).toBe(worked.expression);
    const marked = await dialog().locator(".tm-fact-passage mark").allTextContents();
    expect(new Set(marked)).toEqual(
      new Set(slide.facts.map((id) => deck.facts.find((fact) => fact.id === id)!.printed))
    );
  });

  it("is one key from the document that answers it, and says where none is registered", async () => {
    const slide = charted();
    await open(`#${slide.id}`);
    await press("c");
    const said = dialog().locator("p");
    await said.waitFor();
    expect(await said.textContent()).toBe(
      "No document is registered that answers or disputes those behind this slide."
    );
    expect(await said.evaluate((element) => getComputedStyle(element).fontSize)).toBe("24px");
    await press("Escape");
    expect([await dialog().count(), await shown(), await focused()]).toEqual([0, [slide.id], slide.titleText]);
  });

  it.each(["/", "Control+k"])("of any slide is found by %s, and Esc returns to the slide and its step", async (key) => {
    const slide = withSteps();
    await open(`#${slide.id}`);
    await press("ArrowRight", key);
    const before = [await shown(), await later()];
    const wanted = deck.facts.find(({id}) => !slide.facts.includes(id))!;
    await page.locator("dialog.tm-search input").fill(wanted.printed);
    await page.locator("dialog.tm-search a[data-found]").first().waitFor();
    expect(await page.locator("dialog.tm-search a[data-found]:not([data-trace])").count()).toBe(0);
    await press("Enter");
    await page.locator("dialog.tm-trace .tm-trace-view").waitFor();
    expect(await page.locator("dialog.tm-trace .tm-trace-view").textContent()).toContain(wanted.printed);
    await press("Escape");
    expect([await dialog().count(), await mode(), [await shown(), await later()]]).toEqual([0, "slide", before]);
    await press("ArrowRight");
    expect(await later()).toBe((before[1] as number) - 1);
  });
});
