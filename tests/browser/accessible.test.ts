import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launchBrowser, openTab} from "../support/browser.js";
import type {Tab} from "../support/browser.js";
import {openBuiltSite, sourcePages} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {walkCharts} from "./checks/marks.js";
import {expectNoSideways} from "./checks/no-sideways.js";
import {unfold} from "./checks/axe.js";

const NOTEBOOKS = (await sourcePages()).filter((path) => path.startsWith("notebooks/"));
const SMALL = ["index.html", "gallery.html"];
const PLAIN = [...SMALL, "open-points.html", "tables/index.html", "briefings/prosecution-and-sentencing.html"];

/**
 * What a reader may set by WCAG 2.2, 1.4.12, without loss. A drawing's letters stand at their marks; its numbers stand
 * in the table below it too.
 */
const SPACING =
  "*:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";

let site: BuiltSite;
let browser: Browser;
let tab: Tab;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite("data"), launchBrowser()]);
  tab = await openTab(browser, {viewport: {width: 1280, height: 1024}, reducedMotion: "reduce"});
});
afterAll(() => Promise.all([site.close(), browser.close()]));

describe.each([...NOTEBOOKS, ...PLAIN])("%s", (path) => {
  beforeAll(async () => {
    await tab.page.setViewportSize({width: 1280, height: 1024});
    await tab.visit(site.url + path);
  });

  it.runIf(NOTEBOOKS.includes(path))(
    "has charts that can be walked mark by mark, each with its number in its name",
    async () => {
      const charts = await walkCharts(tab.page);
      expect(charts.length).toBeGreaterThan(0);
      for (const {id, names, wrong} of charts) {
        expect(wrong, id).toEqual([]);
        expect(names.length, id).toBeGreaterThan(0);
      }
    }
  );

  it.runIf(SMALL.includes(path))(
    "has small charts that can be walked mark by mark, each by its name and in view",
    async () => {
      const charts = await walkCharts(tab.page, ".tm-gallery-picture");
      expect(charts.length).toBeGreaterThan(5);
      for (const {id, wrong} of charts) {
        expect(id).toMatch(/\w/);
        expect(wrong, id).toEqual([]);
      }
      expect(charts.filter(({names}) => names.length > 0).length).toBeGreaterThan(charts.length - 2);
    }
  );

  it("stands still where motion is not wanted", async () => {
    expect(await tab.page.evaluate(() => document.getAnimations().length)).toBe(0);
    expect(
      await tab.page.$$eval("body *", (elements) =>
        elements.flatMap((element) => {
          const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(element);
          return transitionDuration.split(", ").every((time) => time === "0s") &&
            animationName === "none" &&
            scrollBehavior === "auto"
            ? []
            : [element.outerHTML.slice(0, 80)];
        })
      )
    ).toEqual([]);
  });

  it("can be read at 400 %, which leaves 320 by 256 pixels, without scrolling sideways or anything that stays in the way", async () => {
    await expectNoSideways(tab.page, [320]);
    await tab.page.setViewportSize({width: 320, height: 256});
    const inTheWay = await tab.page.$$eval("body *", (elements) =>
      elements.flatMap((element) => {
        const {position} = getComputedStyle(element);
        const {height} = element.getBoundingClientRect();
        return ["fixed", "sticky"].includes(position) &&
          element.checkVisibility() &&
          height > 64 &&
          !element.closest("dialog")
          ? [element.outerHTML.slice(0, 80)]
          : [];
      })
    );
    expect(inTheWay).toEqual([]);
  });

  it("loses nothing to a reader’s own spacing of letters, words and lines", async () => {
    await tab.page.setViewportSize({width: 390, height: 844});
    await unfold(tab.page);
    const style = await tab.page.addStyleTag({content: SPACING});
    await expectNoSideways(tab.page, [390]);
    const cut = await tab.page.$$eval("body *", (elements) =>
      elements.flatMap((element) => {
        if (
          !(element instanceof HTMLElement) ||
          !element.checkVisibility() ||
          element.matches(
            "[aria-hidden=true], [aria-hidden=true] *, .tm-small-cut, .tm-hidden, .tm-hidden *, .tm-skip, textarea, input, select, option"
          )
        )
          return [];
        const {overflowX, overflowY} = getComputedStyle(element);
        const cutOff =
          (overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1) ||
          (overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1);
        return cutOff && element.textContent.trim() !== "" && element.clientHeight > 1
          ? [`${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`]
          : [];
      })
    );
    expect(cut).toEqual([]);
    await style.evaluate((element) => (element as Element).remove());
  });
});
