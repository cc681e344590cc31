import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {makeWorkspace} from "../../loaders/writable.js";
import {launchBrowser} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import {startPreview} from "../support/preview.js";
import type {Preview} from "../support/preview.js";
import {until as untilWithin} from "../support/until.js";
import {violations} from "./checks/axe.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const until = (holds: () => Promise<unknown>): Promise<void> => untilWithin(holds, 30_000);

const current = (page: Page): Promise<string | null> =>
  page.locator("[role=option][data-current] > .tm-hidden").textContent();
const slideShows = (page: Page, text: string): Promise<void> =>
  page.getByRole("region", {name: "Slide", exact: true}).locator(".tm-slide").getByText(text).first().waitFor();
const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/**
 * Mends a headline, splits a slide, replaces a chart, writes notes, presents, and saves as PowerPoint; `written` gives
 * the deck's text as it is kept.
 */
async function presentersDay(page: Page, written: () => Promise<string>): Promise<void> {
  const slides = page.getByRole("listbox", {name: "Slides"});
  const stage = page.getByRole("region", {name: "Slide", exact: true});
  const problems = page.getByRole("region", {name: "Problems"});
  await slides.getByRole("option", {name: "2: Loans are counted, not readers"}).click();
  await stage.getByRole("heading", {name: "Loans are counted, not readers"}).click();
  await page.getByLabel("Headline").fill("Loans are counted, and not readers");
  await slideShows(page, "Loans are counted, and not readers");
  await page.getByLabel("Notes for the speaker").fill("Say this at the start.");
  await until(async () => (await written()).includes("::: notes\nSay this at the start.\n:::"));

  const before = await written();
  await slides.getByRole("option").nth(2).click();
  await stage.getByText("were of books. The report does").click();
  await page.getByRole("button", {name: "Split slide", exact: true}).first().click();
  await page.getByText("Split; slide 4 of 7 is the second part").waitFor({state: "attached"});
  const split = await written().then(async (text) => {
    if (text !== before) return text;
    await until(async () => (await written()) !== before);
    return written();
  });
  const heading = /## .* of the loans of 2024 were of books\n/.exec(before)![0];
  expect(split).toBe(
    before.replace("ref: loans-by-kind\n```\n\n", `ref: loans-by-kind\n\`\`\`\n\n---\n\n${heading}\n`)
  );

  await slides.getByRole("option").nth(4).click();
  await stage.locator('[data-part="chart"]').click({position: {x: 20, y: 20}});
  await page.getByText("This chart is defined among the workspace’s charts").waitFor();
  await stage.locator('[data-part="chart"]').press("Delete");
  await until(async () => !(await written()).includes("ref: loans-2019-2024"));
  await page.getByRole("button", {name: "Insert chart"}).click();
  const dialog = page.getByRole("dialog", {name: "Insert chart"});
  const table = dialog.getByRole("combobox", {name: "Table", exact: true});
  await table.selectOption({label: "Loans by kind of item, 2019 and 2024"});
  // The form of the table before may still be there, with a choice half below the buttons at its foot.
  await dialog.locator('input[data-column="year"][value="2019"]').waitFor({state: "attached"});
  await dialog.locator(".tm-build-preview :is(svg, table):visible").first().waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", {name: "Put on the slide"}).click();
  await until(async () => (await written()).includes("```chart\ntable: "));
  await stage.locator('[data-part="chart"]').waitFor();
  const placed = await written();
  const inspector = page.getByRole("region", {name: "Inspector"});
  await inspector.getByRole("radio", {name: "Table"}).check();
  await until(async () => (await written()).includes("form: table"));
  const fence = /```chart\n[^]*?```\n/;
  const own = (text: string): string => text.slice(text.indexOf("```chart\ntable:")).replace(fence, "");
  expect(own(await written())).toBe(own(placed));
  await page.getByText("Layouts of this slide").click();
  expect(await violations(page)).toEqual([]);

  await slides.getByRole("option").nth(1).click();
  await page.getByRole("button", {name: "Present"}).click();
  await page.getByRole("heading", {name: "Loans are counted, and not readers"}).and(page.locator(":focus")).waitFor();
  await press(page, "ArrowRight");
  await page.getByRole("button", {name: "End", exact: true}).press("Enter");
  await page.getByRole("button", {name: "Present"}).and(page.locator(":focus")).waitFor();
  expect(await current(page)).toMatch(/^3: /);

  await expect.poll(() => problems.locator("[data-refused]").allTextContents()).toEqual([]);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", {name: "Save as PowerPoint"}).click();
  const notice = page.getByRole("alert").and(page.locator(".tm-build-notice"));
  const told = notice.waitFor({timeout: 0}).then(async () => {
    throw new Error((await notice.textContent()) ?? "");
  });
  const download = await Promise.race([saved, told]);
  expect(download.suggestedFilename()).toBe("libraries.pptx");
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  const texts = Object.entries(files).filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  // The seven slides, and behind them the evidence of their numbers.
  expect(texts).toHaveLength(8);
  expect(texts.some(([, xml]) => strFromU8(xml).includes("Loans are counted, and not readers"))).toBe(true);
}

describe("a presenter's day on the served site", () => {
  let root: string;
  let folder: string;
  let preview: Preview;
  const messages: string[] = [];
  const onDisk = (name: string): Promise<string> => readFile(join(folder, "decks", `${name}.md`), "utf8");

  async function open(path: string): Promise<Page> {
    const page = await (await browser.newContext({viewport: {width: 1400, height: 1000}})).newPage();
    page.setDefaultTimeout(60_000);
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && messages.push(message.text()));
    page.on("pageerror", (error) => messages.push(error.message));
    await page.goto(preview.url + path);
    return page;
  }
  /** Goes on by Tab until something of this name has the focus. */
  const tabTo = async (page: Page, name: string, key = "Tab"): Promise<void> => {
    for (let i = 0; i < 90; i++) {
      const found = await page.evaluate(() => {
        const {activeElement: element} = document;
        const label = (element as HTMLInputElement | null)?.labels?.[0]?.textContent;
        return element?.getAttribute("aria-label") ?? label ?? element?.textContent ?? "";
      });
      if (found.trim() === name) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${key} does not reach ${name}`);
  };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "tickmark-day-"));
    folder = await makeWorkspace(join(root, "workspace"), "tutorial");
    vi.stubEnv("TICKMARK_WORKSPACE", folder);
    preview = await startPreview(process.cwd());
  });
  afterAll(async () => {
    await preview.close();
    await rm(root, {recursive: true, force: true});
    // A preview that is just compiling what was written answers so for a moment.
    expect(messages.filter((one) => !/\b(?:404|503)\b/.test(one))).toEqual([]);
  });

  it("mends a headline, splits a slide, replaces a chart, writes notes, presents, and saves as PowerPoint", async () => {
    const page = await open("build/deck?id=libraries");
    await presentersDay(page, () => onDisk("libraries"));
    await page.context().close();
  });

  it("drags slides, several at once, and shows all as a grid", async () => {
    const page = await open("build/deck?id=libraries");
    const options = page.getByRole("option");
    await page.locator(".tm-build-stage .tm-slide").waitFor();
    await page.getByRole("button", {name: "All slides"}).click();
    const last = await options.count();
    const names = async (): Promise<readonly string[]> =>
      (await options.locator("> .tm-hidden").allTextContents()).map((name) => name.replace(/^\d+: /, ""));
    const before = await names();
    await options.nth(1).click();
    await options.nth(3).click({modifiers: ["Control"]});
    await options.nth(1).dragTo(options.nth(last - 1), {targetPosition: {x: 240, y: 20}});
    await page.getByText(`2 slides moved to place ${last - 1} of ${last}`).waitFor({state: "attached"});
    const rest = before.filter((_name, i) => i !== 1 && i !== 3);
    expect(await names()).toEqual([...rest, before[1], before[3]]);
    await page.getByRole("button", {name: "Undo"}).click();
    await expect.poll(names).toEqual(before);
    await page.context().close();
  });

  it("makes and presents a whole deck by keyboard alone", async () => {
    const page = await open("build");
    await page.getByRole("button", {name: "New deck"}).waitFor();
    await tabTo(page, "New deck");
    await press(page, "Enter");
    await page.getByRole("listbox", {name: "Slides"}).waitFor();
    await page.locator(".tm-build-stage .tm-slide").waitFor();
    await tabTo(page, "Slides");
    await press(page, "Shift+End", "Delete");
    await page.getByText("a deck has one slide at least").waitFor();
    await press(page, "Home", "ArrowDown", "Shift+End", "Delete", "Enter");
    await page.keyboard.type("What was lent");
    await press(page, "Enter");
    await tabTo(page, "Add slide", "Shift+Tab");
    await press(page, "Enter");
    await page.keyboard.type("Books and films");
    await press(page, "Enter");
    await tabTo(page, "Insert", "Shift+Tab");
    await press(page, "Enter");
    await tabTo(page, "List");
    await press(page, "Enter", "Control+A");
    await page.keyboard.type("- Books were lent\n- Films were lent");
    await press(page, "Control+Enter");
    await tabTo(page, "Notes for the speaker");
    await page.keyboard.type("Say what was lent.");
    await slideShows(page, "Films were lent");
    await tabTo(page, "Slides", "Shift+Tab");
    await press(page, "Alt+ArrowUp", "Alt+ArrowDown");
    await page.getByText("Moved to place 2 of 2").waitFor({state: "attached"});
    const text = "## Books and films\n\n- Books were lent\n- Films were lent\n\n::: notes\nSay what was lent.\n:::\n";
    const name = new URL(page.url()).searchParams.get("id")!;
    await until(async () => (await onDisk(name)).includes(text));
    await press(page, "Home");
    await tabTo(page, "Present", "Shift+Tab");
    await press(page, "Enter");
    await page.getByRole("heading", {name: "What was lent"}).and(page.locator(":focus")).waitFor();
    await press(page, "ArrowRight");
    await page.getByRole("heading", {name: "Books and films"}).and(page.locator(":focus")).waitFor();
    await tabTo(page, "End");
    await press(page, "Enter");
    await page.getByRole("button", {name: "Present"}).and(page.locator(":focus")).waitFor();
    expect(await current(page)).toBe("2: Books and films");
    await page.context().close();
  });
});

describe("a presenter's day on a published site", () => {
  it("ends with a deck that is kept in the browser, and a PowerPoint made of it there", async () => {
    const site = await openBuiltSite("tutorial");
    const context = await browser.newContext({viewport: {width: 1400, height: 1000}});
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      await page.goto(`${site.url}decks/libraries`);
      await page.getByRole("link", {name: "Edit a copy"}).click();
      await presentersDay(page, () => keptText(page, "libraries"));
    } finally {
      await Promise.all([context.close(), site.close()]);
    }
  });
});

/** The text of a deck that is kept in the page's browser; empty where none is. */
const keptText = (page: Page, name: string): Promise<string> =>
  page.evaluate(
    (deck) =>
      new Promise<string>((done, failed) => {
        const opening = indexedDB.open("tickmark-documents /tm/");
        opening.onerror = () => failed(new Error("the store can’t be opened"));
        opening.onsuccess = () => {
          const asked = opening.result.transaction("documents").objectStore("documents").get(["deck", deck]);
          asked.onsuccess = () => {
            opening.result.close();
            done((asked.result as {readonly text: string} | undefined)?.text ?? "");
          };
        };
      }),
    name
  );
