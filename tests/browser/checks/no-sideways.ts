import type {Page} from "playwright-core";
import {expect} from "vitest";

/** Nothing of a page reaches beyond the window's right side, at any of the widths; the last of them stays. */
export async function expectNoSideways(page: Page, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({width, height: 800});
    const beyond = await page.evaluate((limit) => {
      const clipped = (element: Element): boolean =>
        element.parentElement !== null &&
        (getComputedStyle(element.parentElement).overflowX !== "visible" || clipped(element.parentElement));
      const out = [...document.querySelectorAll("body *")].filter(
        (element) =>
          element.checkVisibility() && element.getBoundingClientRect().right > limit + 0.5 && !clipped(element)
      );
      return {
        scrollWidth: document.documentElement.scrollWidth,
        out: out.map((element) => `${element.localName}.${element.getAttribute("class") ?? ""}`)
      };
    }, width);
    expect(beyond, `at ${width} pixels`).toEqual({scrollWidth: width, out: []});
  }
}
