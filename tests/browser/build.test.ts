import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {makeWorkspace} from "../../loaders/writable.js";
import {launchBrowser} from "../support/browser.js";
import {startPreview} from "../support/preview.js";
import type {Preview} from "../support/preview.js";
import {until as untilWithin} from "../support/until.js";
import {violations} from "./checks/axe.js";
import {expectNoSideways} from "./checks/no-sideways.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A change is on disk within a second; several, for machines that do much else. */
const SAVED_MS = 5000;

/** Offers take no key at first, so that one meant for the text is not taken for them (CodeMirror: 75 ms). */
const OFFERS_HELD_MS = 150;

const messages: string[] = [];
const until = (holds: () => Promise<unknown>): Promise<void> => untilWithin(holds, 90_000);

async function open(url: string, viewport = {width: 1400, height: 900}): Promise<Page> {
  const page = await (await browser.newContext({viewport})).newPage();
  page.setDefaultTimeout(60_000);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(error.message));
  await page.goto(url);
  return page;
}

describe("the builder on the served site, by keyboard", () => {
  let folder: string;
  let root: string;
  let preview: Preview;
  const onDisk = (path: string): Promise<string> => readFile(join(folder, path), "utf8");
  const status = (page: Page): Promise<string | null> => page.locator(".tm-build-status").textContent();
  const saved = (page: Page): Promise<void> => until(async () => (await status(page)) === "Saved");
  const drawn = (page: Page): Promise<void> => page.locator(".tm-build-stage .tm-slide").waitFor();
  const focused = (page: Page): Promise<string> =>
    page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? ""
    );
  const openSource = async (page: Page): Promise<void> => {
    await page.getByRole("button", {name: "Source"}).press("Enter");
    await page.locator(".cm-content:focus").waitFor();
  };
  /** Goes on by Tab until something of this name has the focus. */
  const tabTo = async (page: Page, name: string): Promise<void> => {
    for (let i = 0; i < 80; i++) {
      if ((await focused(page)).trim() === name) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not reach ${name}`);
  };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "tickmark-build-"));
    folder = await makeWorkspace(join(root, "workspace"), "tutorial");
    vi.stubEnv("TICKMARK_WORKSPACE", folder);
    preview = await startPreview(process.cwd());
  });
  afterAll(async () => {
    await preview.close();
    await rm(root, {recursive: true, force: true});
    // The browser tells of what tests provoke: a conflict, and a deck that verify refuses.
    expect(messages.filter((one) => !/\b(?:409|503)\b/.test(one))).toEqual([]);
  });

  it("makes a deck; a headline is soon on disk, undo gives the first bytes, redo the last", async () => {
    const page = await open(`${preview.url}build`);
    await page.getByRole("button", {name: "New deck"}).waitFor();
    await tabTo(page, "New deck");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/build\/deck\?id=new-deck$/);
    await page.getByRole("listbox", {name: "Slides"}).waitFor();
    const first = await onDisk("decks/new-deck.md");
    await tabTo(page, "Slides");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Loans of 31 books");
    const typed = Date.now();
    await until(async () => (await onDisk("decks/new-deck.md")).includes("## Loans of 31 books\n"));
    expect(Date.now() - typed).toBeLessThan(SAVED_MS);
    const last = await onDisk("decks/new-deck.md");
    expect(last).toBe(first.replace("What the first slide shows", "Loans of 31 books"));
    await page.getByRole("region", {name: "Slide", exact: true}).getByText("Loans of 31 books").waitFor();
    await page.getByRole("region", {name: "Problems"}).getByText('"31" is tied to no fact').waitFor();
    await page.keyboard.press("Control+z");
    await until(async () => (await onDisk("decks/new-deck.md")) === first);
    await saved(page);
    await page.reload();
    await page.getByRole("listbox", {name: "Slides"}).waitFor();
    await page.getByRole("button", {name: "Redo"}).press("Enter");
    await until(async () => (await onDisk("decks/new-deck.md")) === last);
    await page.context().close();
  });

  it("adds, moves, duplicates and deletes slides, and says so; sets a layout, a target and notes", async () => {
    await writeFile(join(folder, "decks/parts.md"), "\ufeff# A\r\n\r\n---\r\n\r\n# B\r\n\r\n<!-- kept -->\r\n");
    const page = await open(`${preview.url}build/deck?id=parts`);
    const slides = page.getByRole("listbox", {name: "Slides"});
    await slides.waitFor();
    await slides.focus();
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByText("Moved to place 2 of 2").waitFor({state: "attached"});
    await page.getByRole("button", {name: "Add slide"}).press("Enter");
    await page.keyboard.type("C");
    await page.getByLabel("Layout").selectOption("statement");
    await page.getByLabel("Target time").fill("90s");
    await page.getByLabel("Notes for the speaker").fill("Said.");
    await saved(page);
    const text = "\ufeff# B\r\n\r\n<!-- kept -->\r\n\r\n---\r\n\r\n# A\r\n\r\n";
    const added = "---\r\nlayout: statement\r\ntarget: 90s\r\n---\r\n\r\n## C\r\n\r\n::: notes\r\nSaid.\r\n:::\r\n";
    expect(await onDisk("decks/parts.md")).toBe(text + added);
    await slides.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByRole("button", {name: "Duplicate slide"}).press("Enter");
    await page.getByText("2 slides duplicated").waitFor({state: "attached"});
    await expect.poll(() => page.locator("[role=option]").count()).toBe(5);
    await slides.focus();
    await page.keyboard.press("Delete");
    await expect.poll(() => page.locator("[role=option]").count()).toBe(3);
    await saved(page);
    expect(await onDisk("decks/parts.md")).toBe(text + added);
    await page.context().close();
  });

  it("composes a number step by step, says what it comes to or why it is refused, and opens it again", async () => {
    await writeFile(join(folder, "decks/composed.md"), "# Loans\n\nOf the loans, so many.\n");
    const page = await open(`${preview.url}build/deck?id=composed`);
    await drawn(page);
    await page.locator(".tm-build-stage p[data-part]").press("Enter");
    await page.getByRole("button", {name: "Insert number"}).press("Enter");
    const dialog = page.getByRole("dialog", {name: "Insert number"});
    await dialog.getByRole("button", {name: "Compose of several"}).press("Enter");
    const operation = dialog.getByLabel("What “The number” is");
    const told = dialog.locator(".tm-composer > [role=status]");
    await operation.waitFor();
    expect(await operation.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type("share");
    await until(async () => (await told.textContent()) === "2 to be chosen");
    const find = async (place: string, words: string): Promise<void> => {
      await tabTo(page, `Find a figure for “${place}”`);
      await page.keyboard.press("Enter");
      await page.keyboard.type(words);
      await dialog.locator(".tm-tie-list button").first().waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
    };
    await find("part", "films 2024 loans");
    await find("whole", "branches in all");
    await until(async () => /^Refused: share: units differ: /.test((await told.textContent())!));
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole("button", {name: "Take another figure"}).last().press("Enter");
    await page.keyboard.type("48,200");
    await dialog.locator(".tm-tie-list button").first().waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await until(async () => (await told.textContent())!.startsWith("20.0%; 9,640 of 48,200 items"));
    await tabTo(page, "Insert this number");
    await page.keyboard.press("Enter");
    const chip = "{{ share(lib.films-2024, lib.loans-2024) }}";
    await until(async () => (await onDisk("decks/composed.md")).includes(`so many. ${chip}\n`));
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("button", {name: "Insert number"}).press("Enter");
    await until(async () => (await told.textContent())!.startsWith("20.0%; "));
    await operation.focus();
    await page.keyboard.type("ratio");
    await tabTo(page, "Put in place of the number");
    await page.keyboard.press("Enter");
    await until(async () => (await onDisk("decks/composed.md")).includes(chip.replace("share", "ratio")));
    await page.context().close();
  });

  it("opens a number that is refused from the problems, on the slide and in its notes", async () => {
    const refused = "{{ ratio(lib.films-2024, branches.north-2024) }}";
    await writeFile(
      join(folder, "decks/refused.md"),
      `# Loans\n\nSo many: ${refused}\n\n::: notes\nOr ${refused}.\n:::\n`
    );
    const page = await open(`${preview.url}build/deck?id=refused`);
    const refusals = page.getByRole("region", {name: "Problems"}).locator("li", {hasText: "units differ"});
    const dialog = page.getByRole("dialog", {name: "Insert number"});
    await refusals.getByRole("button", {name: "Open the number"}).first().press("Enter");
    await dialog.locator(".tm-composer > [role=status]", {hasText: "Refused: ratio: units differ"}).waitFor();
    await dialog.getByLabel("What “The number” is").selectOption("");
    await dialog.getByRole("button", {name: "Put in place of the number"}).press("Enter");
    await until(async () => (await onDisk("decks/refused.md")).includes("So many: {{ lib.films-2024 }}\n"));
    await expect.poll(() => refusals.count(), {timeout: 30_000}).toBe(1);
    await refusals.getByRole("button", {name: "Open the number"}).press("Enter");
    await dialog.getByLabel("What “The number” is").selectOption("");
    await dialog.getByRole("button", {name: "Put in place of the number"}).press("Enter");
    await until(async () => (await onDisk("decks/refused.md")).includes("Or {{ lib.films-2024 }}.\n"));
    await page.context().close();
  });

  it("edits the source with the file's own line ends, and keeps them", async () => {
    await writeFile(join(folder, "decks/lines.md"), "# A\r\n\r\n---\r\n\r\n# B\r\n");
    const page = await open(`${preview.url}build/deck?id=lines`);
    await page.getByRole("listbox", {name: "Slides"}).waitFor();
    await openSource(page);
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\nmore");
    await saved(page);
    await until(async () => (await onDisk("decks/lines.md")) === "# A\r\n\r\n---\r\n\r\n# B\r\n\r\nmore");
    expect(await page.locator("[role=option][aria-selected=true] > .tm-hidden").textContent()).toBe("2: B");
    await page.context().close();
  });

  it("edits a block where it stands on the slide, by mouse and by keyboard", async () => {
    const text = "# A\n\nOne *line*.\n\n- a\n- b\n\n---\n\n# B\n";
    await writeFile(join(folder, "decks/place.md"), text);
    const page = await open(`${preview.url}build/deck?id=place`);
    const slide = page.getByRole("region", {name: "Slide", exact: true});
    await drawn(page);
    await slide.getByText("One line.").click();
    const field = page.getByLabel("Text of this part");
    expect(await field.inputValue()).toBe("One *line*.");
    const [shown, over] = [await slide.getByText("One line.").boundingBox(), await field.boundingBox()];
    expect(over!.x).toBeCloseTo(shown!.x, 0);
    expect(over!.y).toBeCloseTo(shown!.y, 0);
    expect(await field.evaluate((one) => getComputedStyle(one).fontSize)).toBe(
      await slide.getByText("One line.").evaluate((one) => getComputedStyle(one).fontSize)
    );
    // It follows the window's size and colours while it is open.
    const ink = (): Promise<string> => field.evaluate((one) => getComputedStyle(one).color);
    const light = await ink();
    await page.setViewportSize({width: 1100, height: 900});
    await page.emulateMedia({colorScheme: "dark"});
    await expect.poll(ink).not.toBe(light);
    await expect
      .poll(async () =>
        Math.abs((await field.boundingBox())!.width - (await slide.getByText("One line.").boundingBox())!.width)
      )
      .toBeLessThan(1);
    expect(await field.evaluate((one) => getComputedStyle(one).fontSize)).toBe(
      await slide.getByText("One line.").evaluate((one) => getComputedStyle(one).fontSize)
    );
    await page.emulateMedia({colorScheme: "light"});
    await page.setViewportSize({width: 1400, height: 900});
    await page.keyboard.type(" Said.\n\nMore.");
    await slide.getByText("More.", {exact: true}).waitFor();
    await page.keyboard.press("Control+Enter");
    const after = text.replace("One *line*.", "One *line*. Said.\n\nMore.");
    await until(async () => (await onDisk("decks/place.md")) === after);
    await expect.poll(() => focused(page)).toBe("One line. Said.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("ab");
    await page.keyboard.press("Enter");
    await page.keyboard.type("\n- c");
    await until(async () => (await onDisk("decks/place.md")) === after.replace("- b", "- b\n- c"));
    await page.keyboard.press("Escape");
    await until(async () => (await onDisk("decks/place.md")) === after);
    await field.waitFor({state: "hidden"});
    await page.context().close();
  });

  it("offers a slide that doesn't fit as two, and ties what isn't", async () => {
    const items = Array.from({length: 14}, (_, i) => `- Item ${String.fromCharCode(97 + i)}\n`).join("");
    await writeFile(join(folder, "decks/long.md"), `# Long\n\nLoans of 31 books.\n\n${items}`);
    const page = await open(`${preview.url}build/deck?id=long`);
    const problems = page.getByRole("region", {name: "Problems"});
    await problems.getByText(/slide 1 does not fit/).waitFor();
    await problems.getByRole("button", {name: "Tie it"}).waitFor();
    expect(await violations(page)).toEqual([]);
    await problems.getByRole("button", {name: "Split slide"}).press("Enter");
    await expect.poll(() => page.locator("[role=option]").count()).toBe(2);
    await until(async () => /- Item \w\n\n---\n\n# Long\n\n- Item \w\n/.test(await onDisk("decks/long.md")));
    await problems.getByText(/does not fit/).waitFor({state: "hidden"});
    await problems.getByRole("button", {name: "Tie it"}).press("Enter");
    expect(await page.getByLabel("Text of this part").inputValue()).toBe("Loans of 31 books.");
    await page.context().close();
  });

  it("makes as many slides of a long table as it needs, each of which fits", async () => {
    const rows = Array.from(
      {length: 60},
      (_, i) => `| Kind ${"abcdefghij"[i % 10]}${"klmnop"[Math.floor(i / 10)]} | ships |\n`
    );
    await writeFile(join(folder, "decks/rows.md"), `# Kinds\n\n| Kind | What |\n|---|---|\n${rows.join("")}`);
    const page = await open(`${preview.url}build/deck?id=rows`);
    const problems = page.getByRole("region", {name: "Problems"});
    const fix = problems.getByRole("button", {name: /^Split into \d slides$/});
    const count = Number(/\d/.exec((await fix.textContent())!)![0]);
    await fix.press("Enter");
    await expect.poll(() => page.locator("[role=option]").count()).toBe(count);
    await until(
      async () => (await onDisk("decks/rows.md")).split("# Kinds\n\n| Kind | What |\n|---|---|\n").length === count + 1
    );
    await problems.getByText(/does not fit/).waitFor({state: "hidden"});
    await page.context().close();
  });

  it("underlines in the source what is tied to nothing, and Tab takes what a number could be", async () => {
    await writeFile(join(folder, "decks/untied.md"), "# Loans of 31 books\n\nIn 2024 libraries lent\n");
    const page = await open(`${preview.url}build/deck?id=untied`);
    await page.getByRole("listbox", {name: "Slides"}).waitFor();
    await openSource(page);
    const underlined = page.locator(".cm-lintRange-error");
    await underlined.first().waitFor();
    expect(await underlined.allTextContents()).toEqual(["31"]);
    await underlined.hover();
    await page.getByText('"31" is tied to no fact').and(page.locator(".cm-diagnosticText")).waitFor();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type(" 9,640");
    await page.getByRole("option", {name: /^9,640.*loans/i}).waitFor();
    await page.waitForTimeout(OFFERS_HELD_MS);
    await page.keyboard.press("Tab");
    await saved(page);
    await until(async () => (await onDisk("decks/untied.md")).endsWith("lent {{ lib.films-2024 }}\n"));
    await page.context().close();
  });

  it("presents from the current slide, and returns to that at which it was left", async () => {
    const page = await open(`${preview.url}build/deck?id=libraries`);
    await drawn(page);
    await page.getByRole("listbox", {name: "Slides"}).focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("button", {name: "Present"}).press("Enter");
    await page.getByRole("heading", {name: "Loans are counted, not readers"}).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("button", {name: "End", exact: true}).press("Enter");
    await page.getByRole("button", {name: "Present"}).and(page.locator(":focus")).waitFor();
    expect(await page.locator("[role=option][aria-selected=true] > .tm-hidden").textContent()).toMatch(/^3: /);
    await page.context().close();
  });

  it("shows both sides where the file has been written elsewhere, and lets one choose", async () => {
    await writeFile(join(folder, "decks/two.md"), "# A\n");
    const page = await open(`${preview.url}build/deck?id=two`);
    await page.getByRole("listbox", {name: "Slides"}).waitFor();
    await writeFile(join(folder, "decks/two.md"), "# By another editor\n");
    await page.getByRole("region", {name: "Slide", exact: true}).getByRole("heading", {name: "A"}).click();
    await page.getByLabel("Headline").fill("Mine");
    await page.getByText("has been written elsewhere").waitFor();
    expect(await status(page)).toMatch(/^Not saved: /);
    expect(await onDisk("decks/two.md")).toBe("# By another editor\n");
    await page.getByRole("button", {name: "Keep what is written here"}).press("Enter");
    await until(async () => (await onDisk("decks/two.md")) === "# Mine\n");
    await page.getByRole("button", {name: "Versions"}).press("Enter");
    await page
      .getByRole("dialog")
      .getByRole("button", {name: /^Until/})
      .first()
      .press("Enter");
    await page.getByRole("dialog").getByText("By another editor").waitFor();
    await page.getByRole("button", {name: "Take this version"}).press("Enter");
    await until(async () => (await onDisk("decks/two.md")) === "# By another editor\n");
    await page.context().close();
  });

  it("opens a deck that verify refuses, and mends it there", async () => {
    await writeFile(join(folder, "decks/broken.md"), "# A\n\n{{ no.such-fact }}\n");
    const page = await open(`${preview.url}build/deck?id=broken`);
    await page.getByRole("region", {name: "Problems"}).getByText("no.such-fact").waitFor();
    await page.getByText("Markdown of this slide").click();
    await page.getByLabel("Text", {exact: true}).fill("# A\n\nNothing.\n");
    await page.getByRole("region", {name: "Problems"}).getByText("None.").waitFor();
    await rm(join(folder, "decks/broken.md"));
    await page.context().close();
  });

  it.each(["notebook?id=loans", "briefing?id=libraries"])(
    "%s: its blocks are edited, moved and undone",
    async (path) => {
      const kind = path.split("?")[0]!;
      const file = kind === "notebook" ? "notebooks/loans.md" : "briefings/libraries.md";
      const first = await onDisk(file);
      const page = await open(`${preview.url}build/${path}`);
      const blocks = page.getByRole("listbox", {name: "Blocks"});
      await blocks.waitFor();
      await page.getByRole("button", {name: "Add block"}).press("Enter");
      await page.keyboard.type("A line of one's own.");
      const region = page.getByRole("region", {name: "Page"});
      const shown = path.startsWith("briefing") ? region.frameLocator("iframe").locator("body") : region;
      await shown.getByText("A line of one's own.").waitFor();
      await saved(page);
      expect((await onDisk(file)).replace("A line of one's own.\n\n", "")).toBe(first);
      await blocks.focus();
      await page.keyboard.press("Alt+ArrowDown");
      await page.getByText(/^Moved to place 3/).waitFor({state: "attached"});
      const undo = page.getByRole("button", {name: "Undo"});
      while ((await undo.getAttribute("aria-disabled")) === "false") await undo.press("Enter");
      await until(async () => (await onDisk(file)) === first);
      await page.context().close();
    }
  );

  it.each([
    ["build", 1400],
    ["build/deck?id=libraries", 1400],
    ["build/deck?id=libraries", 390],
    ["build/notebook?id=loans", 390]
  ])("%s at %i pixels passes axe and never scrolls sideways", async (path, width) => {
    const page = await open(preview.url + path, {width, height: 844});
    await page.locator(".tm-build-bar").waitFor();
    if (path.includes("deck")) await drawn(page);
    expect(await violations(page)).toEqual([]);
    await expectNoSideways(page, [width]);
    await page.context().close();
  });
});
