import type {Browser, BrowserContextOptions, Locator, Page} from "playwright-core";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, expect} from "vitest";
import type {Evidence} from "../../src/core/evidence.js";
import {launchBrowser, openTab} from "../support/browser.js";
import type {PageRecord, Tab} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite, BuiltWorkspace} from "../support/built-site.js";
import {expectQuiet} from "./checks/quiet.js";

/** A notebook of the tutorial, and the first of its charts: parts of a whole, the last of them what is not itemised. */
export const NOTEBOOK = "notebooks/loans";
export const CHART = "loans-by-kind";
export const WHOLE = "lib.loans-2024";
export const PART = "lib.books-2024";
export const PARTS = [PART, "lib.films-2024", "lib.sound-2024"] as const;
export const SHARE = `share(${PART}, ${WHOLE})`;
export const REST = `remainder(${[WHOLE, ...PARTS].join(", ")})`;

/** A reader of a built site: where they are, and what they look at. */
export interface Reader {
  readonly page: Page;
  readonly url: string;
  readonly site: BuiltSite;
  readonly open: (path: string) => Promise<void>;
  /** {@link CHART} in {@link NOTEBOOK}. */
  readonly figure: () => Locator;
  readonly bar: (expression: string) => Locator;
  readonly dialog: () => Locator;
  /** The card of a fact in the open trace, or in another part of the page. */
  readonly card: (id: string, within?: Locator) => Locator;
  readonly evidence: () => Promise<Evidence>;
}

/**
 * Gives a test file a reader of the site of the tutorial, or of the documents, and asserts after each test that no page
 * gave a message and nothing failed.
 */
export function useReader({
  of = "tutorial",
  ...options
}: BrowserContextOptions & {readonly of?: BuiltWorkspace} = {}): Reader {
  let site: BuiltSite;
  let browser: Browser;
  let tab: Tab;
  let record: PageRecord;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openBuiltSite(of), launchBrowser()]);
    tab = await openTab(browser, {
      viewport: {width: 1280, height: 900},
      permissions: ["clipboard-read", "clipboard-write"],
      ...options
    });
  });
  afterAll(() => Promise.all([site.close(), browser.close()]));
  afterEach(() => expectQuiet(record, site.url));

  const figure = (): Locator => tab.page.locator(`#chart-${CHART}`);
  const dialog = (): Locator => tab.page.getByRole("dialog");
  return {
    get page() {
      return tab.page;
    },
    get url() {
      return site.url;
    },
    get site() {
      return site;
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

/** A figure as it is printed, without what stands around its digits. */
export const printedNumber = ({facts}: Evidence, id: string): number =>
  Number(facts.find((fact) => fact.id === id)!.printed.replaceAll(",", ""));

/** How a figure of a document that bears no symbol is cited. */
export function citedAs({facts, sources}: Evidence, id: string): string {
  const {locator, source} = facts.find((fact) => fact.id === id)!;
  const {publisher, title, date} = sources.find((other) => other.id === source)!;
  return `${publisher}, ${title} (${date}), ${locator}`;
}

/** Asserts that a card shows its fact's printed string, place and source. */
export async function expectCard(shown: Locator, id: string, {facts, sources}: Evidence): Promise<void> {
  const fact = facts.find((other) => other.id === id)!;
  const source = sources.find((other) => other.id === fact.source)!;
  expect(await shown.locator(".tm-printed-number").textContent()).toBe(fact.printed);
  const terms = await texts(shown.locator(".tm-fact-terms > *"));
  const term = (name: string): string | undefined => terms[terms.indexOf(name) + 1];
  expect([term("Place"), term("Source"), term("Publisher")]).toEqual([fact.locator, source.title, source.publisher]);
}
