import type {Browser} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {launchBrowser, openTab} from "../support/browser.js";
import type {Tab} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {smallestLetters} from "./checks/text-sizes.js";

/** Smaller letters than these are not read. */
const LEAST = 9;

let site: BuiltSite;
let browser: Browser;
let tab: Tab;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("data"), launchBrowser()]);
  tab = await openTab(browser);
});
afterAll(() => Promise.all([site.close(), browser.close()]));

it.each(["", "gallery"])("letters of small pictures can be read in windows of any width: /%s", async (path) => {
  await tab.visit(site.url + path);
  for (const width of [1440, 1024, 768, 390]) {
    await tab.page.setViewportSize({width, height: 900});
    expect(await smallestLetters(tab.page), String(width)).toBeGreaterThanOrEqual(LEAST);
  }
});

it("the heads of the list of figures stand clear of each other where it is narrow", async () => {
  await tab.visit(`${site.url}facts/`);
  for (const width of [700, 390, 320]) {
    await tab.page.setViewportSize({width, height: 900});
    const heads = await tab.page.$$eval(".tm-fact-table thead th", (all) =>
      all
        .filter((head) => head.checkVisibility())
        .map((head) => ({text: head.textContent, over: head.scrollWidth - head.clientWidth}))
    );
    expect(heads.length).toBeGreaterThan(2);
    expect(
      heads.filter(({over}) => over > 0),
      String(width)
    ).toEqual([]);
  }
});

it("the printed list of figures shows no controls, and says which of the figures it shows", async () => {
  await tab.page.emulateMedia({media: "print"});
  await tab.page.setViewportSize({width: 660, height: 900});
  expect(
    await tab.page.$$eval(
      "main :is(input, select, button)",
      (controls) => controls.filter((control) => control.checkVisibility()).length
    )
  ).toBe(0);
  expect(await tab.page.$eval(".tm-fact-count", (count) => getComputedStyle(count, "::after").content)).toContain(
    "shown here"
  );
  await tab.page.emulateMedia({media: "screen"});
  expect(
    await tab.page.$$eval(
      "main :is(input, select, button)",
      (controls) => controls.filter((control) => control.checkVisibility()).length
    )
  ).toBeGreaterThan(0);
});

it("a matrix taller than a page is printed as lines between which pages break", async () => {
  await tab.visit(`${site.url}notebooks/plan`);
  const shown = (): Promise<unknown> =>
    tab.page.$eval("#chart-measures-ministries", (figure) => {
      const heights = [...figure.querySelectorAll(":scope > .tm-printed-parts svg")].map(
        (part) => part.getBoundingClientRect().height
      );
      return {
        whole: figure.querySelector(".tm-wide > svg")!.checkVisibility(),
        lines: heights.filter((height) => height > 0).length > 50,
        tallest: Math.max(...heights) < 100
      };
    });
  await tab.page.setViewportSize({width: 660, height: 900});
  expect(await shown()).toEqual({whole: true, lines: false, tallest: true});
  await tab.page.emulateMedia({media: "print"});
  expect(await shown()).toEqual({whole: false, lines: true, tallest: true});
});
