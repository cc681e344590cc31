import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, BrowserContext, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {makeWorkspace} from "../../loaders/writable.js";
import {launchBrowser} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import {startPreview} from "../support/preview.js";
import {until} from "../support/until.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const messages: string[] = [];

/** A new tab of one and the same analyst's browser. */
async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(error.message));
  await page.goto(url);
  return page;
}

/** Goes to an address until something is there. */
async function showing(page: Page, url: string, selector: string): Promise<void> {
  await until(async () => {
    await page.goto(url);
    return (await page.locator(selector).count()) > 0;
  }, 90_000);
}

const pageRegion = (page: Page) => page.getByRole("region", {name: "Page"});

/**
 * Makes a chart, adds it to a new notebook, writes two sentences with numbers tied as they are typed, adds a control
 * and a number of another page, closes, and comes back.
 */
async function analystsDay(context: BrowserContext, url: string, saved: string): Promise<Page> {
  const explore = await openTab(context, `${url}explore`);
  const figure = explore.locator("figure[data-chart]").first();
  const title = (await figure.locator(".tm-title").textContent())!;
  await figure.getByRole("button", {name: /^Add to…/}).click();
  await explore.getByRole("heading", {name: "Add to a document"}).waitFor();
  await explore.getByLabel("Document", {exact: true}).selectOption({label: "A new notebook"});
  await explore.getByRole("button", {name: "Add", exact: true}).click();
  await explore.waitForURL(/build\/notebook\?id=new-notebook&at=\d+&from=explore/);
  await pageRegion(explore).locator("figure svg").first().waitFor();
  expect(await pageRegion(explore).locator(".tm-title").textContent()).toBe(title);

  const field = explore.getByLabel("Text of the block");
  for (const sentence of ["In 2024 the libraries counted 48,200", " loans of items. Loans of books were 31,330"]) {
    if (sentence.startsWith("In")) await explore.getByRole("button", {name: "Add block"}).click();
    await field.press("End");
    if (sentence.startsWith("In")) await field.fill("");
    await field.pressSequentially(sentence);
    await explore.getByRole("listbox", {name: "What this number could be"}).waitFor();
    await field.press("Tab");
  }
  await field.pressSequentially(" of them.");
  await pageRegion(explore).locator("p > .tm-number").nth(1).waitFor();
  await explore.getByLabel("Kind of block").selectOption({label: "Control"});
  await explore.getByRole("button", {name: "Add block"}).click();
  await explore.getByLabel("What is chosen").fill("Kind of item");
  await explore.getByLabel("What it can be").fill("books\nfilms");
  await explore.getByRole("button", {name: "Add", exact: true}).click();
  await pageRegion(explore).getByText("Kind of item").first().waitFor();
  await expect.poll(() => explore.locator("ol.tm-build-problems").innerText(), {timeout: 10_000}).toBe("None.");
  await until(async () => (await explore.locator(".tm-build-status").textContent()) === saved, 20_000);
  await explore.getByRole("link", {name: "Back to where it was found"}).click();
  await explore.waitForURL(/\/explore/);
  await explore.close();

  const reading = await openTab(context, url);
  // A preview reads the workspace anew after the last letter.
  await showing(reading, `${url}notebooks/loans`, "main .tm-number");
  await reading.locator("main .tm-number").first().click();
  await reading.getByRole("link", {name: "Add to…", exact: true}).click();
  await reading.getByLabel("Document", {exact: true}).selectOption({label: "notebook new-notebook"});
  await reading.getByLabel("Place", {exact: true}).selectOption({label: "At the end"});
  await reading.getByRole("button", {name: "Add", exact: true}).click();
  await reading.waitForURL(/build\/notebook\?id=new-notebook/);
  await reading.close();

  const later = await openTab(context, `${url}build`);
  await later.getByRole("link", {name: "new-notebook", exact: true}).click();
  await pageRegion(later).getByText("In 2024 the libraries counted 48,200").waitFor();
  await expect.poll(() => pageRegion(later).locator("p > .tm-number").count()).toBeGreaterThanOrEqual(3);
  return later;
}

describe("an analyst’s day on the served site", () => {
  it("ends with a notebook that is a page of the site, whose address can be sent", async () => {
    const root = await mkdtemp(join(tmpdir(), "tickmark-day-"));
    vi.stubEnv("TICKMARK_WORKSPACE", await makeWorkspace(join(root, "workspace"), "tutorial"));
    const preview = await startPreview(process.cwd());
    const context = await browser.newContext({viewport: {width: 1400, height: 900}});
    try {
      const page = await analystsDay(context, preview.url, "Saved");
      await showing(page, `${preview.url}notebooks/new-notebook`, "main figure[data-chart]");
      expect(await page.locator("main").textContent()).toContain("In 2024 the libraries counted 48,200");
      await page.getByRole("link", {name: "Edit", exact: true}).click();
      await page.waitForURL(/build\/notebook\?id=new-notebook$/);
    } finally {
      await Promise.all([context.close(), preview.close()]);
      await rm(root, {recursive: true, force: true});
    }
  });
});

describe("an analyst’s day on a published site", () => {
  it("ends with a notebook that is kept in the browser, and sent as a file", async () => {
    const site = await openBuiltSite("tutorial");
    const context = await browser.newContext({viewport: {width: 1400, height: 900}});
    try {
      const page = await analystsDay(context, site.url, "Kept in this browser");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", {name: "Save all as a zip"}).click()
      ]);
      expect(download.suggestedFilename()).toBe("documents.zip");
      await page.goto(`${site.url}notebooks/loans`);
      await page.getByRole("link", {name: "Edit a copy"}).click();
      await page.getByText("This is a copy of the site’s own notebook").waitFor();
    } finally {
      await Promise.all([context.close(), site.close()]);
    }
    expect(messages.filter((one) => !/\b(?:404|409|503)\b/.test(one))).toEqual([]);
  });
});
