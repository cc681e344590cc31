import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Browser, Page} from "playwright-core";
import {makeWorkspace} from "../../loaders/writable.js";
import {launchBrowser} from "./browser.js";
import {lendingPdf} from "./lending-pdf.js";
import {startPreview} from "./preview.js";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDER = join(PROJECT, "src", "guides", "pictures");

/** What is done on a page of the tutorial before its picture is taken. */
interface Picture {
  readonly path: string;
  readonly height?: number;
  readonly before: (page: Page) => Promise<unknown>;
}

/** The pictures of the guides, each by the name of its file. */
const PICTURES: Readonly<Record<string, Picture>> = {
  deck: {
    path: "build/deck?id=libraries",
    before: async (page) => {
      await page.getByRole("listbox", {name: "Slides"}).getByRole("option").nth(2).click();
      await page.locator(".tm-build-stage figure svg").first().waitFor();
      await page.locator(".tm-build-stage [data-part=chart]").first().click();
      await page.getByRole("button", {name: "Make an own copy"}).waitFor();
    }
  },
  notebook: {
    path: "build/notebook?id=new-notebook",
    before: async (page) => {
      await page.getByRole("listbox", {name: "Blocks"}).waitFor();
      const text = page.getByLabel("Text of the block");
      await page.getByLabel("Kind of block").selectOption({label: "Chart"});
      await page.getByRole("button", {name: "Add block"}).click();
      await page.getByLabel("Which").selectOption("loans-by-kind");
      await page.getByRole("button", {name: "Add", exact: true}).click();
      await page.locator(".tm-build-page figure svg").first().waitFor();
      await page.getByLabel("Kind of block").selectOption({label: "Text"});
      await page.getByRole("button", {name: "Add block"}).click();
      await text.fill("");
      await text.pressSequentially("In 2024 the libraries lent 31,330");
      await page.getByRole("listbox", {name: "What this number could be"}).waitFor();
    }
  },
  briefing: {
    path: "build/briefing?id=libraries",
    before: async (page) => {
      await page.getByText(/^(?:One|Two|Three) pages?,/).waitFor();
    }
  },
  composer: {
    path: "build/deck?id=libraries",
    before: async (page) => {
      await page.getByRole("listbox", {name: "Slides"}).getByRole("option").nth(2).click();
      await page.locator(".tm-build-stage figure svg").first().waitFor();
      await page.locator(".tm-build-stage p[data-part]").first().click();
      await page.keyboard.press("End");
      await page.getByRole("button", {name: "Insert number"}).click();
      const dialog = page.getByRole("dialog", {name: "Insert number"});
      await dialog.getByRole("button", {name: "Compose of several"}).click();
      await dialog.getByLabel("What “The number” is").selectOption("share");
      for (const [place, words] of [
        ["part", "films 2024 loans"],
        ["whole", "48,200"]
      ] as const) {
        await dialog.getByRole("button", {name: `Find a figure for “${place}”`}).click();
        await page.keyboard.insertText(words);
        await dialog.locator(".tm-tie-list button").first().click();
      }
      await dialog
        .getByText(/^20\.0%; /)
        .first()
        .waitFor();
    }
  },
  desk: {
    path: "sources/",
    before: async (page) => {
      await page.getByRole("button", {name: "Choose files"}).waitFor();
      const buffer = Buffer.from(await lendingPdf());
      await page.locator("#tm-drop-files").setInputFiles({name: "lending.pdf", mimeType: "application/pdf", buffer});
      await page.getByRole("listbox", {name: "Numbers"}).focus();
      await page.keyboard.press("t");
      const form = page.getByRole("form", {name: "page 1, table 1 as a table"});
      for (const [field, text] of [
        ["Measure", "Loans"],
        ["Unit", "items"],
        ["Title", "Loans of the city by kind"]
      ] as const)
        await form.getByLabel(field, {exact: true}).fill(text);
    }
  }
};

/** Takes one picture as WebP. */
async function take(browser: Browser, url: string, name: string): Promise<void> {
  const {path, height = 760, before} = PICTURES[name]!;
  const context = await browser.newContext({viewport: {width: 1200, height}});
  const page = await context.newPage();
  await page.goto(url + path);
  await before(page);
  await page.waitForTimeout(1000);
  const client = await context.newCDPSession(page);
  const {data} = await client.send("Page.captureScreenshot", {format: "webp", quality: 55});
  await writeFile(join(FOLDER, `${name}.webp`), Buffer.from(data, "base64"));
  await context.close();
}

/**
 * Makes the guides' pictures of the builder and of the desk for sources, of the tutorial: all, or those that are named.
 */
const root = await mkdtemp(join(tmpdir(), "tickmark-pictures-"));
try {
  await mkdir(FOLDER, {recursive: true});
  const folder = await makeWorkspace(join(root, "workspace"), "tutorial");
  await writeFile(join(folder, "notebooks", "new-notebook.md"), "# Loans of the year\n");
  process.env.TICKMARK_WORKSPACE = folder;
  const [preview, browser] = await Promise.all([startPreview(PROJECT), launchBrowser()]);
  const asked = process.argv.slice(2);
  for (const name of asked.length > 0 ? asked : Object.keys(PICTURES)) {
    await take(browser, preview.url, name);
  }
  await Promise.all([browser.close(), preview.close()]);
} finally {
  await rm(root, {recursive: true, force: true});
}
