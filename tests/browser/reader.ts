import type {Browser, BrowserContextOptions, Locator, Page} from "playwright-core";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, expect} from "vitest";
import type {Evidence} from "../../src/core/evidence.js";
import {launchBrowser, openTab} from "../support/browser.js";
import type {PageRecord, Tab} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {expectQuiet} from "./checks/quiet.js";

export const NOTEBOOK = "notebooks/sentencing";
export const SHARE = "share(un.suspended-2014, un.convictions-2014)";
export const SUSPENDED = "un.suspended-2014";
export const CONVICTIONS = "un.convictions-2014";

/** A reader of the built site: where they are, and what they look at. */
export interface Reader {
  readonly page: Page;
  readonly url: string;
  readonly open: (path: string) => Promise<void>;
  readonly figure: () => Locator;
  readonly bar: (expression: string) => Locator;
  readonly dialog: () => Locator;
  /** The card of a fact in the open trace, or in another part of the page. */
  readonly card: (id: string, within?: Locator) => Locator;
  readonly evidence: () => Promise<Evidence>;
}

/** Gives a test file a reader, and asserts after each test that no page gave a message and nothing failed. */
export function useReader(options: BrowserContextOptions = {}): Reader {
  let site: BuiltSite;
  let browser: Browser;
  let tab: Tab;
  let record: PageRecord;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openBuiltSite("data"), launchBrowser()]);
    tab = await openTab(browser, {viewport: {width: 1280, height: 900}, permissions: ["clipboard-read", "clipboard-write"], ...options});
  });
  afterAll(() => Promise.all([site.close(), browser.close()]));
  afterEach(() => expectQuiet(record, site.url));

  const figure = (): Locator => tab.page.locator("#chart-sentencing-2014");
  const dialog = (): Locator => tab.page.getByRole("dialog");
  return {
    get page() {
      return tab.page;
    },
    get url() {
      return site.url;
    },
    open: async (path) => {
      record = await tab.visit(site.url + path);
    },
    figure,
    bar: (expression) => figure().locator(`.tm-wide a[data-trace="${expression}"] rect`),
    dialog,
    card: (id, within = dialog()) => within.locator(`[data-fact="${id}"]`),
    evidence: () => readEvidence(site.dir)
  };
}

async function readEvidence(dir: string): Promise<Evidence> {
  const html = await readFile(join(dir, "index.html"), "utf8");
  const path = /rel="tickmark-evidence" href="([^"]+)"/.exec(html)![1]!;
  return JSON.parse(await readFile(join(dir, path), "utf8")) as Evidence;
}

export const texts = (locator: Locator): Promise<string[]> => locator.allTextContents();

/** Asserts that a card shows its fact's printed string, place and source. */
export async function expectCard(shown: Locator, id: string, {facts, sources}: Evidence): Promise<void> {
  const fact = facts.find((other) => other.id === id)!;
  const source = sources.find((other) => other.id === fact.source)!;
  expect(await shown.locator(".tm-printed-number").textContent()).toBe(fact.printed);
  const terms = await texts(shown.locator(".tm-fact-terms > *"));
  const term = (name: string): string | undefined => terms[terms.indexOf(name) + 1];
  expect([term("Place"), term("Source"), term("Publisher")]).toEqual([fact.locator, source.title, source.publisher]);
}
