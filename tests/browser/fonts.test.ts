import {mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {ENGINE} from "../../loaders/engine.js";
import {launchBrowser, openPage, openTab} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {fontsOf} from "./checks/fonts.js";
import {NOTEBOOK} from "./reader.js";

const DECK = "decks/libraries";

let built: BuiltSite;
let browser: Browser;
beforeAll(async () => {
  [built, browser] = await Promise.all([openBuiltSite("tutorial"), launchBrowser()]);
});
afterAll(() => Promise.all([built.close(), browser.close()]));

it("text is shown in its own family, on a page and on a slide", async () => {
  const {page, close} = await openPage(browser, built.url + DECK);
  const families = await page.evaluate(() => {
    const of = (query: string): string => getComputedStyle(document.querySelector(query)!).fontFamily.split(",")[0]!;
    const loaded = [...document.fonts].filter(({status}) => status === "loaded");
    return [
      of("main p"),
      of(".tm-slide"),
      of(".tm-slide svg"),
      loaded.some(({family}) => /Source Sans 3\b(?! F)/.test(family))
    ];
  });
  expect(families).toEqual(['"Source Sans 3"', '"Source Sans 3"', '"Source Sans 3"', true]);
  await close();
});

it("a page with Japanese loads a few Japanese files, and a page of the same site without any loads none", async () => {
  const site = await openBuiltSite("added");
  expect(site.printed.stderr).toBe("");
  const loaded = async (path: string): Promise<readonly string[]> => {
    const {page, close} = await openPage(browser, site.url + path);
    const fonts = await fontsOf(page);
    await close();
    return fonts.map(({name}) => name.replace(/\..*/, "")).filter((name) => name.startsWith("Noto"));
  };
  expect([...(await loaded(NOTEBOOK))].sort()).toEqual(["NotoSansJP_400Regular", "NotoSansJP_600SemiBold"]);
  expect(await loaded("")).toEqual([]);
  await site.close();
});

describe("where the fonts come late", () => {
  let withArial: Browser;
  beforeAll(async () => {
    const arimo = join(ENGINE, "node_modules/@expo-google-fonts/arimo");
    const config = `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include><dir>${arimo}</dir></fontconfig>`;
    const dir = await mkdtemp(join(tmpdir(), "tickmark-"));
    await writeFile(join(dir, "fonts.conf"), config);
    vi.stubEnv("FONTCONFIG_FILE", join(dir, "fonts.conf"));
    withArial = await launchBrowser();
  });
  afterAll(() => withArial.close());

  it.each([NOTEBOOK, DECK, "index.html"])("nothing of %s moves", async (path) => {
    const tab = await openTab(withArial);
    let asked = 0;
    await tab.page.route("**/*.woff2", async (route) => {
      asked += 1;
      await new Promise((done) => setTimeout(done, 1000));
      await route.continue();
    });
    await tab.page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, {shifts});
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as {value: number}).value);
      }).observe({type: "layout-shift", buffered: true});
    });
    await tab.page.goto(built.url + path);
    await tab.page.waitForTimeout(2500);
    const shifts = await tab.page.evaluate(() => (window as unknown as {shifts: number[]}).shifts);
    expect(asked).toBeGreaterThanOrEqual(2);
    expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.01);
    await tab.close();
  });
});
