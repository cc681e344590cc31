import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {makeWorkspace} from "../../loaders/writable.js";
import {launchBrowser} from "../support/browser.js";
import {startPreview} from "../support/preview.js";
import type {Preview} from "../support/preview.js";
import {until} from "../support/until.js";

/** A document of so many bytes opens within this time, for machines that do much else. */
const LARGE_BYTES = 5 * 1024 * 1024;
const OPENED_MS = 60_000;

/** A notebook that verify refuses, and with it the whole workspace. */
const REFUSED = "# Refused\n\n{{ lib.nothing }} were lent.\n";

describe("the builder on the served site, with what it must bear", () => {
  let browser: Browser;
  let folder: string;
  let preview: Preview;
  const messages: string[] = [];
  beforeAll(async () => {
    folder = await makeWorkspace(join(await mkdtemp(join(tmpdir(), "tickmark-bad-")), "workspace"), "tutorial");
    await writeFile(join(folder, "notebooks/refused.md"), REFUSED);
    vi.stubEnv("TICKMARK_WORKSPACE", folder);
    [preview, browser] = await Promise.all([startPreview(process.cwd()), launchBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([preview.close(), browser.close()]);
    await rm(join(folder, ".."), {recursive: true, force: true});
    expect(messages.filter((one) => !/\b(?:404|409|413|415|422|503)\b/.test(one))).toEqual([]);
  });

  const open = async (path: string): Promise<Page> => {
    const page = await (await browser.newContext({viewport: {width: 1400, height: 900}})).newPage();
    page.setDefaultTimeout(60_000);
    page.on("console", (message) => message.type() === "error" && messages.push(message.text()));
    page.on("pageerror", (error) => messages.push(error.message));
    await page.goto(preview.url + path);
    return page;
  };
  const problems = (page: Page): Promise<string> => page.locator("ol.tm-build-problems").innerText();

  it("opens in a preview that was started while verify refuses, and has the site whole once it is mended there", async () => {
    const home = await (await fetch(preview.url)).text();
    expect(home).toContain("lib.nothing");
    expect(home).not.toContain('notebooks/loans"');
    const page = await open("build/notebook?id=refused");
    await page.getByRole("listbox", {name: "Blocks"}).getByRole("option").nth(1).click();
    await until(async () => (await problems(page)).includes("lib.nothing"), 20_000);
    await page.getByLabel("Text of the block").fill("Nothing is counted here.");
    await until(
      async () =>
        /notebooks\/loans".*data-digest="\w{64}"|data-digest="\w{64}".*notebooks\/loans"/s.test(
          await (await fetch(preview.url)).text()
        ),
      30_000
    );
    await page.context().close();
    await rm(join(folder, "notebooks/refused.md"));
  });

  it("says which number’s fact has been deleted while the number is on screen, and changes no byte", async () => {
    const facts = join(folder, "facts/lib.csv");
    const before = await readFile(facts, "utf8");
    const file = join(folder, "notebooks/visits.md");
    const text = "# Visits\n\n{{ lib.visits-2024 }} visits were counted in 2024.\n";
    await writeFile(file, text);
    for (const [path, kept] of [
      ["notebooks/loans.md", /^- .*lib\.visits-2024.*\n/m],
      ["decks/libraries.md", /^.*lib\.visits-2024.*\n/m]
    ] as const)
      await writeFile(join(folder, path), (await readFile(join(folder, path), "utf8")).replace(kept, ""));
    const page = await open("build/notebook?id=visits");
    await page.getByRole("region", {name: "Page"}).locator(".tm-number").waitFor();
    expect(await problems(page)).toBe("None.");
    // Deleted, it leaves a figure that nobody accounts for; under another name, a number without a fact.
    await writeFile(facts, before.replace(/^lib\.visits-2024,[^]*?(?=^lib\.)/m, ""));
    const field = page.getByLabel("Text of the block");
    await page.getByRole("listbox", {name: "Blocks"}).getByRole("option").nth(1).click();
    await field.press("End");
    await field.pressSequentially(" More.");
    await until(async () => (await problems(page)).includes("mend it first: workspace/sources/"), 20_000);
    await writeFile(facts, before.replace("lib.visits-2024,", "lib.visited-2024,"));
    await until(async () => (await problems(page)).includes("lib.visits-2024"), 20_000);
    expect(await readFile(file, "utf8")).toContain("{{ lib.visits-2024 }} visits were counted in 2024. More.");
    await writeFile(facts, before);
    await field.pressSequentially(" Still more.");
    await until(async () => (await problems(page)) === "None.", 20_000);
    await page.context().close();
  });

  it("opens a document of 5 MB, and takes a letter in it", async () => {
    const line = "A line of a long notebook, which says nothing that is counted.\n\n";
    const paragraph = line.trim().concat(" ").repeat(1600);
    const text = `# Long\n\n${`${paragraph.trim()}\n\n`.repeat(Math.ceil(LARGE_BYTES / paragraph.length))}`;
    const file = join(folder, "notebooks/long.md");
    await writeFile(file, text);
    const page = await open("build/notebook?id=long");
    await page.getByRole("listbox", {name: "Blocks"}).getByRole("option").nth(40).waitFor({timeout: OPENED_MS});
    await page.getByLabel("Text of the block").fill("# Longer");
    await until(async () => (await readFile(file, "utf8")).startsWith("# Longer\n"), OPENED_MS);
    expect((await readFile(file, "utf8")).slice(8)).toBe(text.slice(6));
    await page.context().close();
    await rm(file);
  });

  it("has slides of a deck of 500 added, moved, split, taken back and shown, and lays out those alone that are seen", async () => {
    const file = join(folder, "decks/many.md");
    const slides = Array.from({length: 500}, (_, i) =>
      [
        `## Slide ${"wz".repeat((i % 7) + 1)}`,
        ...(i % 5 === 4 ? ["```chart\nref: loans-by-kind\n```"] : ["- One", "Two."])
      ]
        .join("\n\n")
        .concat("\n")
    );
    const text = slides.join("\n---\n\n");
    await writeFile(file, text);
    const page = await open("build/deck?id=many");
    const list = page.getByRole("listbox", {name: "Slides"});
    const said = (words: string): Promise<void> => page.getByText(words).waitFor({state: "attached"});
    const status = page.locator(".tm-build-status");
    await page.locator(".tm-build-stage .tm-slide").waitFor();
    await until(async () => (await list.locator(".tm-slide").count()) === 500, OPENED_MS);
    expect(
      await list
        .locator(".tm-slide-box")
        .evaluateAll((all) => all.filter((one) => one.checkVisibility({contentVisibilityAuto: true})).length)
    ).toBeLessThan(50);
    await list.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Alt+ArrowUp");
    await said("Moved to place 499 of 500");
    await page.keyboard.press("Home");
    await page.getByRole("button", {name: "Add slide"}).press("Enter");
    await said("Slide 2 of 501 added");
    await page.keyboard.type("Put in");
    await page.keyboard.press("Enter");
    await list.focus();
    await page.keyboard.press("Home");
    await page.locator(".tm-build-stage").getByText("Two.").press("Enter");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", {name: "Split slide"}).press("Enter");
    await said("Split; slide 2 of 502 is the second part");
    await until(async () => (await status.textContent()) === "Saved", OPENED_MS);
    expect(await readFile(file, "utf8")).toContain("## Put in\n");
    await page.getByRole("button", {name: "Present"}).press("Enter");
    await page.getByRole("button", {name: "End", exact: true}).press("Enter");
    await page.getByRole("button", {name: "Present"}).and(page.locator(":focus")).waitFor();
    const undo = page.getByRole("button", {name: "Undo"});
    while ((await undo.getAttribute("aria-disabled")) === "false") await undo.press("Enter");
    await until(async () => (await readFile(file, "utf8")) === text, OPENED_MS);
    await page.context().close();
    await rm(file);
  });

  it("opens a file that is no deck as what it holds, and says what it lacks", async () => {
    await writeFile(join(folder, "decks/none.md"), "---\ntitle: [\n---\n\n::: notes\n");
    const page = await open("build/deck?id=none");
    await page.getByRole("listbox", {name: "Slides"}).waitFor();
    await until(async () => (await problems(page)).includes("Slide 1: "), 20_000);
    expect(await readFile(join(folder, "decks/none.md"), "utf8")).toBe("---\ntitle: [\n---\n\n::: notes\n");
    await page.context().close();
    await writeFile(join(folder, "decks/bytes.md"), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff));
    const bytes = await open("build/deck?id=bytes");
    await bytes.getByRole("alert").getByText("decks/bytes.md: is not valid UTF-8").waitFor();
    await bytes.context().close();
    await Promise.all(["none", "bytes"].map((name) => rm(join(folder, `decks/${name}.md`))));
  });
});
