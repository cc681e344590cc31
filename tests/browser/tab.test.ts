import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launchBrowser, openTab} from "../support/browser.js";
import type {Tab} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";

let site: BuiltSite;
let browser: Browser;
let tab: Tab;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("tutorial"), launchBrowser()]);
  tab = await openTab(browser, {viewport: {width: 1280, height: 720}, reducedMotion: "reduce"});
});
afterAll(() => Promise.all([site.close(), browser.close()]));

describe("Tab", () => {
  it("comes to each mark of a chart in turn, in view, and Enter opens its trace", async () => {
    await tab.visit(`${site.url}notebooks/loans`);
    const expected = await tab.page.$$eval("#chart-loans-by-kind .tm-drawing [data-trace]", (marks) =>
      marks.filter((mark) => mark.checkVisibility()).map((mark) => mark.getAttribute("data-trace"))
    );
    await tab.page.locator("#chart-loans-by-kind .tm-drawing :is(a, button)").locator("visible=true").first().focus();
    const met: (string | null)[] = [];
    while (met.length < expected.length) {
      met.push(await tab.page.evaluate(() => document.activeElement?.getAttribute("data-trace") ?? null));
      expect(
        await tab.page.evaluate(() => {
          const {top, bottom} = document.activeElement!.getBoundingClientRect();
          // Browsers scroll by whole pixels.
          return top > -1 && bottom < innerHeight + 1 ? "" : `${top} to ${bottom} of ${innerHeight}`;
        })
      ).toBe("");
      await tab.page.keyboard.press("Tab");
    }
    expect(met).toEqual(expected);
    await tab.page.keyboard.press("Shift+Tab");
    await tab.page.keyboard.press("Enter");
    await tab.page.getByRole("dialog").locator(".tm-trace-expression").waitFor();
    expect(await tab.page.getByRole("dialog").locator(".tm-trace-expression").textContent()).toBe(expected.at(-1));
  });

  it("reaches everything that can be used on the home page, where the focus can be seen and nothing covers it", async () => {
    await tab.visit(site.url);
    const usable = await tab.page.$$eval(
      "a[href], button, input:not([type=radio]), input[type=radio]:checked, select, textarea, summary, [tabindex='0']",
      (elements) =>
        elements.filter(
          (element) =>
            element.checkVisibility() && (element as HTMLElement).tabIndex >= 0 && !element.matches(":disabled")
        ).length
    );
    const met: {readonly what: string; readonly seen: boolean; readonly free: boolean}[] = [];
    for (let i = 0; i < usable; i++) {
      await tab.page.keyboard.press("Tab");
      met.push(
        await tab.page.evaluate(() => {
          const element = document.activeElement!;
          // A mark’s box is of all its parts, with what lies between them.
          const part = element.closest("svg") ? (element.querySelector("text, rect, circle") ?? element) : element;
          const {left, top, width, height} = part.getClientRects()[0] ?? part.getBoundingClientRect();
          const {outlineStyle, outlineWidth} = getComputedStyle(element);
          const over = document.elementFromPoint(left + width / 2, top + height / 2);
          return {
            what: element.outerHTML.slice(0, 100),
            seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
            free: over !== null && (element.contains(over) || over.contains(element))
          };
        })
      );
    }
    expect(met.filter(({seen, free}) => !seen || !free)).toEqual([]);
    expect(new Set(met.map(({what}) => what)).size).toBeGreaterThan(usable / 2);
  });
});
