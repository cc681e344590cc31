import {chromium} from "playwright-core";
import type {Browser, BrowserContextOptions, Page} from "playwright-core";
import {findChromium} from "../../loaders/exports/find-chromium.js";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
];

/** What happened on a page since it was opened; the lists go on growing. */
export interface PageRecord {
  readonly consoleErrors: string[];
  readonly consoleWarnings: string[];
  /** Uncaught exceptions. */
  readonly pageErrors: string[];
  /** `404 http://…`, or `net::ERR_… http://…`. */
  readonly failedRequests: string[];
  /** Every address asked for, the page's own first. */
  readonly requests: string[];
  /** Bytes of JavaScript as transferred, headers included. */
  scriptBytes: number;
}

export interface OpenedPage extends PageRecord {
  readonly page: Page;
  /** Closes the page and forgets its storage. */
  readonly close: () => Promise<void>;
}

/** A page that goes from address to address: a new one for each takes Chromium three times as long. */
export interface Tab {
  readonly page: Page;
  /**
   * Leaves the page that stands there, opens an address, and returns once it has loaded and asks for no more, with a
   * record that begins there.
   */
  readonly visit: (url: string) => Promise<PageRecord>;
  readonly close: () => Promise<void>;
}

/** Starts Chromium without a window, in a fresh profile. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error("Chromium: not found; run `npm test`, which gets it, or set CHROMIUM_PATH");
  return chromium.launch({executablePath, args: FLAGS, headless: true});
}

/** Opens an address in a context of its own, and returns once it has loaded and asks for no more. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {}
): Promise<OpenedPage> {
  const {page, visit, close} = await openTab(browser, options);
  return Object.assign(await visit(url), {page, close});
}

/** What Playwright says where a page asks for a service worker that a test didn't ask for. */
const BLOCKED = "Service Worker registration blocked by Playwright";

/**
 * Opens an empty page in a context of its own, without a service worker unless one is asked for: what a page itself
 * takes could not be measured beside what is kept.
 */
export async function openTab(
  browser: Browser,
  {
    colorScheme = "light",
    viewport = {width: 1280, height: 800},
    javaScriptEnabled = true,
    serviceWorkers = "block",
    ...rest
  }: BrowserContextOptions = {}
): Promise<Tab> {
  const context = await browser.newContext({colorScheme, viewport, javaScriptEnabled, serviceWorkers, ...rest});
  const page = await context.newPage();
  let record = emptyRecord();
  page.on("console", (message) => {
    if (message.type() === "error") record.consoleErrors.push(message.text());
    if (message.type() === "warning" && message.text() !== BLOCKED) record.consoleWarnings.push(message.text());
  });
  page.on("pageerror", (error) => record.pageErrors.push(error.message));
  page.on("request", (request) => record.requests.push(request.url()));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "failed";
    if (reason !== GIVEN_UP) record.failedRequests.push(`${reason} ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) record.failedRequests.push(`${response.status()} ${response.url()}`);
  });
  const settled = watchRequests(page);
  await countScriptBytes(page, (bytes) => (record.scriptBytes += bytes));
  const visit = async (url: string): Promise<PageRecord> => {
    if (page.url() !== "about:blank") await page.goto("about:blank");
    record = emptyRecord();
    await page.goto(url, {waitUntil: "load"});
    await settled();
    return record;
  };
  return {page, visit, close: () => context.close()};
}

/**
 * Milliseconds without a request after which a page of ours asks for no more by itself; Playwright’s own waits half a
 * second.
 */
const STILL = 60;

/**
 * Watches a page’s requests. What it returns settles when none is under way and none has begun for a moment; rejects
 * after ten seconds.
 */
function watchRequests(page: Page): () => Promise<void> {
  const underWay = new Set<object>();
  let last = 0;
  page.on("request", (request) => {
    underWay.add(request);
    last = Date.now();
  });
  for (const ended of ["requestfinished", "requestfailed"] as const)
    page.on(ended as "requestfinished", (request) => {
      underWay.delete(request);
      last = Date.now();
    });
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame() && frame.url() === "about:blank") underWay.clear();
  });
  return async () => {
    const start = Date.now();
    const isStill = (): boolean => underWay.size === 0 && Date.now() - last >= STILL;
    while (!isStill()) {
      if (Date.now() - start > 10_000)
        throw new Error(
          `${page.url()}: requests go on: ${[...underWay].map((request) => (request as {url(): string}).url()).join(", ")}`
        );
      await new Promise((done) => setTimeout(done, 10));
      // Answered only when no script of the page is at work, which may ask for more.
      if (isStill()) await page.evaluate("0");
    }
  };
}

/** What a browser says of a request that it needs no longer, because its page was left or closed. */
const GIVEN_UP = "net::ERR_ABORTED";

function emptyRecord(): PageRecord {
  return {consoleErrors: [], consoleWarnings: [], pageErrors: [], failedRequests: [], requests: [], scriptBytes: 0};
}

async function countScriptBytes(page: Page, add: (bytes: number) => void): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  session.on("Network.responseReceived", ({requestId, type, response}) => {
    if (type === "Script" || response.mimeType.endsWith("javascript")) scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({requestId, encodedDataLength}) => {
    if (scripts.has(requestId)) add(encodedDataLength);
  });
  await session.send("Network.enable");
}
