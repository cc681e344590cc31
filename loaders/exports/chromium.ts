import type {Browser, Page} from "playwright-core";
import {embedFonts} from "../fonts/embed-fonts.js";
import {CHROMIUM_ADVICE, findChromium} from "./find-chromium.js";
import {writeFontConfig} from "./font-config.js";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--in-process-gpu", // a process of its own takes long to start, and draws nothing here
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
  "--force-color-profile=srgb"
];

/** Thrown if there is no Chromium or it does not start; the message says how to get it. Only PDF and PNG need it. */
export class NoChromiumError extends Error {
  override readonly name = "NoChromiumError";
}

/** One language and one clock, so that what is printed does not depend on where it is. */
const PLACE = {LANG: "C.UTF-8", LC_ALL: "C.UTF-8", LANGUAGE: "en", TZ: "UTC"};

/** Starts headless Chromium with a fresh profile; the caller must close it. Throws a {@link NoChromiumError}. */
export async function startChromium(find: () => string | undefined = findChromium): Promise<Browser> {
  let executablePath;
  try {
    executablePath = find();
  } catch (cause) {
    throw new NoChromiumError((cause as Error).message, {cause});
  }
  if (executablePath === undefined)
    throw new NoChromiumError(`Chromium: not found, and PDF and PNG need it; ${CHROMIUM_ADVICE}`);
  // Playwright takes longer to load than most commands take, and few of them start a browser.
  const {chromium} = await import("playwright-core");
  const fonts = await writeFontConfig();
  try {
    const env = {...process.env, ...PLACE, ...fonts.env};
    const browser = await chromium.launch({executablePath, args: FLAGS, env, headless: true, handleSIGINT: false});
    browser.once("disconnected", () => void fonts.remove());
    return browser;
  } catch (cause) {
    await fonts.remove();
    throw new NoChromiumError(
      `Chromium: ${executablePath} does not start (${(cause as Error).message.split("\n")[0] ?? ""}); ${CHROMIUM_ADVICE}`,
      {cause}
    );
  }
}

/** A browser that is started when it is first asked for, and closed if it was. */
export interface BrowserOnce {
  readonly open: () => Promise<Browser>;
  readonly close: () => Promise<void>;
}

/** Starts Chromium at most once, for whatever asks for it first. */
export function browserOnce(): BrowserOnce {
  let opened: Promise<Browser> | undefined;
  return {
    open: () => (opened ??= startChromium()),
    close: async () => {
      await (await opened?.catch(() => undefined))?.close();
    }
  };
}

/** How long a page of many slides may take to be laid out, on a slow machine too, in milliseconds. */
const PATIENCE = 600_000;

/** How a page is shown. */
export interface PageSetting {
  readonly width: number;
  readonly height: number;
  /** Pixels of a picture for each pixel of the page. */
  readonly scale?: number;
  /** For which medium the page is laid out from the start; a large one takes long to be laid out twice. */
  readonly media?: "screen" | "print";
  /** Whether scripts run, including ours; the page itself needs none. */
  readonly scripts?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Shows HTML in a new page, in light mode, in the fonts that come with the engine and without network, and calls `use`
 * with it. The page is opened while the HTML is still being made, and laid out once its fonts are there, else it would
 * be laid out twice. Afterwards, or as soon as the signal aborts, it is closed without being waited for; after an abort
 * the signal's reason is thrown.
 */
export async function withPage<T>(
  browser: Browser,
  html: string | Promise<string>,
  {width, height, scale = 1, media = "screen", scripts = false, signal}: PageSetting,
  use: (page: Page) => Promise<T>
): Promise<T> {
  signal?.throwIfAborted();
  const lettered = Promise.resolve(html).then((page) => embedFonts(page, "truetype"));
  lettered.catch(() => undefined);
  const context = await browser.newContext({
    viewport: {width, height},
    deviceScaleFactor: scale,
    colorScheme: "light",
    locale: "en-US",
    timezoneId: "UTC",
    reducedMotion: "reduce",
    javaScriptEnabled: scripts,
    offline: true
  });
  const stop = (): void => void context.close().catch(() => undefined);
  signal?.addEventListener("abort", stop, {once: true});
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.emulateMedia({media});
    await page.setContent(hidden(await lettered), {waitUntil: "load"});
    await page.evaluate(async () => {
      await Promise.all([...document.fonts].map((face) => face.load()));
      document.getElementById("tm-until-fonts")?.remove();
    });
    return await use(page);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    stop();
  }
}

/** A page without its body, until the style that hides it is removed. */
const hidden = (html: string): string =>
  html.replace("</head>", () => `<style id="tm-until-fonts">body{display:none!important}</style></head>`);
