import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {makeWorkspace} from "../../loaders/writable.js";
import {launchBrowser} from "../support/browser.js";
import {startPreview} from "../support/preview.js";
import type {Preview} from "../support/preview.js";
import {runNode} from "../support/project-copy.js";
import {until} from "../support/until.js";
import {violations} from "./checks/axe.js";

const HEAD = "title: Long\nsubtitle: Of several pages\nperiod: Figures of 2024\ndate: 2026-11-26";
const CHART = "```chart\nref: loans-by-kind\n```";

/** A briefing of three pages with charts, a table that goes over a page's end, and text. */
const LONG = `---\n${HEAD}\n---\n\n# Loans were {{ lib.loans-2024 }} in 2024\n\n${[..."abcdefghijklmn"]
  .map(
    (letter, i) =>
      `## Part ${letter}\n\n${"Of the loans {{ lib.books-2024 }} were of books, and the others were of what else is lent. ".repeat((i % 4) + 2).trim()}${i % 5 === 2 ? `\n\n${CHART}` : ""}`
  )
  .join(
    "\n\n"
  )}\n\n| What was lent | Number |\n| :-- | --: |\n${"| lent | {{ lib.books-2024 }} loans of books |\n".repeat(70)}`;

/** Text without spaces, as different programs give it. */
const dense = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "");

describe("the briefing builder", () => {
  let browser: Browser;
  let root: string;
  let folder: string;
  let preview: Preview;

  const open = async (path: string, width = 1400): Promise<Page> => {
    const page = await (await browser.newContext({viewport: {width, height: 900}})).newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(preview.url + path);
    await page
      .locator(".tm-build-pages")
      .getByText(/^\w+ pages?, /)
      .waitFor();
    await page.locator(".tm-build-problems").getByText(/./).first().waitFor();
    return page;
  };

  /** The texts of a PDF's pages above their feet, as far as the briefing goes. */
  const printed = async (name: string): Promise<readonly string[]> => {
    const out = join(root, "out");
    const file = join(folder, `briefings/${name}.md`);
    const {status, stderr} = await runNode(
      process.cwd(),
      ["bin/tickmark.js", "export", file, "--format", "pdf", "--out", out],
      {TICKMARK_WORKSPACE: folder}
    );
    expect(status, stderr.toString()).toBe(0);
    const bytes = await readFile(join(out, `${name}.pdf`));
    const pdf = await getDocument({data: new Uint8Array(bytes), verbosity: 0}).promise;
    const texts: string[] = [];
    for (let i = 1; i <= pdf.numPages; i++) {
      const {items} = await (await pdf.getPage(i)).getTextContent();
      const above = items.flatMap((item) =>
        "str" in item && (item.transform as number[])[5]! > 36 ? [`${item.str}${item.hasEOL ? " " : ""}`] : []
      );
      texts.push(dense(above.join("")));
    }
    return texts.slice(
      0,
      texts.findIndex((text) => text.startsWith("Evidence"))
    );
  };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "tickmark-build-briefing-"));
    folder = await makeWorkspace(join(root, "workspace"), "tutorial");
    await writeFile(join(folder, "briefings/long.md"), LONG);
    vi.stubEnv("TICKMARK_WORKSPACE", folder);
    [preview, browser] = await Promise.all([startPreview(process.cwd()), launchBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([preview.close(), browser.close()]);
    await rm(root, {recursive: true, force: true});
  });

  it.each([
    ["libraries", "a4", 1],
    ["long", "a4", 3],
    ["long", "letter", 4]
  ] as const)("%s on %s has the pages that its PDF has, each with the same end", async (name, paper, count) => {
    const page = await open(`build/briefing?id=${name}`);
    if (paper === "letter") {
      await page.getByLabel("Paper").selectOption("letter");
      await until(
        async () => (await readFile(join(folder, `briefings/${name}.md`), "utf8")).includes("\npaper: letter\n---"),
        20_000
      );
      await page.reload();
      await expect.poll(() => page.getByLabel("Paper").inputValue(), {timeout: 20_000}).toBe("letter");
      await page.getByText("Four pages,").waitFor();
    }
    const texts = await printed(name);
    expect(texts).toHaveLength(count);
    const words = await page.locator(".tm-build-pages p").innerText();
    expect(words).toMatch(["", /^One page, /, /^Two pages, /, /^Three pages, /, /^Four pages, /][count]!);
    const ends = await page.locator(".tm-build-pages li").allInnerTexts();
    expect(ends).toHaveLength(count - 1);
    for (const [i, said] of ends.entries()) {
      // Between words there may be marks of notes.
      const last = /“… (.*)”/
        .exec(said)![1]!
        .split(" ")
        .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      expect(texts[i]).toMatch(new RegExp(`${dense(last.join("[\\d,]*"))}[\\d,]*$`));
    }
    expect(await violations(page)).toEqual([]);
    await page.screenshot({path: join(tmpdir(), `tickmark-briefing-builder-${name}-${paper}.png`)});
    await page.context().close();
  });

  it("says what no page can hold, and leads there", async () => {
    await writeFile(
      join(folder, "briefings/over.md"),
      `---\n${HEAD}\n---\n\n# What was lent\n\n## Wide and high\n\n${"| columns ".repeat(24)}|\n${"| --- ".repeat(24)}|\n${"| columns ".repeat(24)}|\n\n| What | Words |\n| --- | --- |\n| All | ${"words of a row ".repeat(400)} |\n`
    );
    const page = await open("build/briefing?id=over");
    const problems = page.getByRole("region", {name: "Problems"});
    await problems.getByText(/is wider than its column by \d+ mm in print/).waitFor();
    await problems.getByText(/is higher than a page and cut in print/).press("Enter");
    const current = page.getByRole("listbox", {name: "Blocks"}).locator("[data-current]");
    await expect.poll(() => current.innerText()).toContain("What");
    await page.context().close();
  });

  it("numbers its footnotes anew as numbers come and go, and each leads to its traces", async () => {
    const page = await open("build/briefing?id=libraries");
    const notes = page.getByRole("region", {name: "Footnotes"}).getByRole("listitem");
    await expect.poll(() => notes.first().innerText()).toMatch(/para 2\. Printed: 52,600, .*Page 1\.$/);
    await page.getByLabel("Text of the block").fill("# Loans were {{ lib.loans-2024 }} in 2024");
    await expect.poll(() => notes.first().innerText(), {timeout: 20_000}).toMatch(/para 1\. Printed: 48,200, /);
    await page.getByRole("button", {name: "Undo"}).press("Enter");
    await expect.poll(() => notes.first().innerText(), {timeout: 20_000}).toMatch(/para 2\./);
    await notes.first().getByRole("link", {name: "52,600"}).click();
    await page.getByRole("dialog").getByText("52,600").first().waitFor();
    await page.context().close();
  });

  it("sets title, date and standing without a word of how they are written", async () => {
    const page = await open("build/briefing?id=over");
    const sheets = page.frameLocator("iframe[title='Pages as they will print']");
    await page.getByText("Title, period and standing").click();
    await page.getByLabel("Title", {exact: true}).fill("Over");
    await page.getByLabel("Standing").selectOption("draft");
    await sheets.getByText("Draft, not cleared").first().waitFor();
    await page.getByLabel("Standing").selectOption("cleared");
    await page.getByLabel("Cleared by").fill("A. Name");
    await page.getByLabel("Cleared on").fill("2026-11-27");
    await sheets.getByText("Cleared by A. Name, 2026-11-27").waitFor();
    await page.getByText("Saved", {exact: true}).waitFor();
    const text = await readFile(join(folder, "briefings/over.md"), "utf8");
    expect(text).toMatch(/^---\ntitle: Over\n/);
    expect(text).toMatch(/\ncleared:/);
    expect(text).not.toContain("status:");
    await page.context().close();
  });

  it("adds above the block that is current, but nothing above the headline", async () => {
    await writeFile(join(folder, "briefings/above.md"), `---\n${HEAD}\n---\n\n# What was lent\n\nBooks.\n`);
    const page = await open("build/briefing?id=above", 390);
    const blocks = page.getByRole("listbox", {name: "Blocks"});
    const add = page.getByRole("button", {name: "Add above"});
    await add.press("Enter");
    await page.getByText("a briefing begins with its headline").waitFor();
    await page.frameLocator("iframe").getByText("Books.").click();
    await add.press("Enter");
    await page.keyboard.type("Films.");
    await expect.poll(() => blocks.getByRole("option").count()).toBe(3);
    await page.getByText("Saved", {exact: true}).waitFor();
    expect(await readFile(join(folder, "briefings/above.md"), "utf8")).toMatch(/lent\n\nFilms\.\n\nBooks\.\n$/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({path: join(tmpdir(), "tickmark-briefing-builder-narrow.png"), fullPage: true});
    await page.frameLocator("iframe").getByText("Films.").click();
    await page.getByRole("region", {name: "Inspector"}).locator("textarea:focus").waitFor();
    await page.context().close();
  });

  it.each([
    ["briefing?id=place", "briefings/place.md", `---\n${HEAD}\n---\n\n# What was lent\n\nBooks.\n`],
    ["notebook?id=place", "notebooks/place.md", "# What was lent\n\nBooks.\n"]
  ])("%s: a block is edited where it stands", async (path, file, text) => {
    await writeFile(join(folder, file), text);
    const page = await (await browser.newContext({viewport: {width: 1400, height: 900}})).newPage();
    await page.goto(`${preview.url}build/${path}`);
    const region = page.getByRole("region", {name: "Page"});
    const shown = path.startsWith("briefing") ? page.frameLocator("iframe").locator("body") : region;
    await shown.getByText("Books.").click();
    const field = region.getByLabel("Text of the block");
    await field.waitFor();
    const [over, own] = [await field.boundingBox(), await shown.getByText("Books.").first().boundingBox()];
    expect(Math.abs(over!.x - own!.x)).toBeLessThan(8);
    expect(Math.abs(over!.y - own!.y)).toBeLessThan(8);
    await page.keyboard.type(" Films.");
    expect((await field.boundingBox())!.height).toBeLessThan(60);
    await page.screenshot({path: join(tmpdir(), `tickmark-in-place-${path.split("?")[0]}.png`)});
    await page.keyboard.press("Escape");
    await shown.getByText("Books. Films.").waitFor();
    await page.getByRole("region", {name: "Inspector"}).getByLabel("Text of the block").waitFor();
    await page.getByText("Saved", {exact: true}).waitFor();
    expect(await readFile(join(folder, file), "utf8")).toBe(text.replace("Books.", "Books. Films."));
    await page.context().close();
  });
});
