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

const until = (holds: () => Promise<unknown>): Promise<void> => untilWithin(holds, 90_000);

describe("the notebook builder", () => {
  let browser: Browser;
  let folder: string;
  let root: string;
  let preview: Preview;
  const onDisk = (path: string): Promise<string> => readFile(join(folder, path), "utf8");
  const open = async (path: string): Promise<Page> => {
    const page = await (await browser.newContext({viewport: {width: 1400, height: 900}})).newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(preview.url + path);
    return page;
  };
  const add = async (page: Page, kind: string): Promise<void> => {
    await page.getByLabel("Kind of block").selectOption({label: kind});
    await page.getByRole("button", {name: "Add block"}).press("Enter");
  };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "tickmark-build-notebook-"));
    folder = await makeWorkspace(join(root, "workspace"), "tutorial");
    vi.stubEnv("TICKMARK_WORKSPACE", folder);
    [preview, browser] = await Promise.all([startPreview(process.cwd()), launchBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([preview.close(), browser.close()]);
    await rm(root, {recursive: true, force: true});
  });

  // First, since a later one leaves what verify refuses, and a preview then keeps the site that it has.
  it("has a new notebook in the navigation at once", async () => {
    const page = await open("build");
    await page.getByRole("button", {name: "New notebook"}).press("Enter");
    await page.waitForURL(/\/build\/notebook\?id=new-notebook$/);
    await page.getByRole("listbox", {name: "Blocks"}).waitFor();
    const home = await open("");
    await until(async () => {
      await home.reload();
      return (await home.locator('nav a[href$="notebooks/new-notebook"]').count()) > 0;
    });
    await home.context().close();
    await page.context().close();
  });

  it("adds a chart, makes its choice a control that another follows, and a list, and folds", async () => {
    await writeFile(join(folder, "notebooks/mine.md"), "# Mine\n");
    const page = await open("build/notebook?id=mine");
    const blocks = page.getByRole("listbox", {name: "Blocks"});
    await blocks.waitFor();
    for (let i = 0; i < 2; i++) {
      await add(page, "Chart");
      await page.getByLabel("Which").selectOption("loans-by-kind");
      await page.getByRole("button", {name: "Add", exact: true}).press("Enter");
    }
    const follows = "```chart\nref: loans-by-kind\nshow: $show\n```\n";
    await page.getByRole("button", {name: "Make “Show” a control of the page"}).press("Enter");
    await until(async () => (await onDisk("notebooks/mine.md")).includes("```control\nname: show\n"));
    await blocks.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.getByRole("button", {name: "Let “Show” follow the page’s control"}).press("Enter");
    await until(async () => (await onDisk("notebooks/mine.md")).split(follows).length === 3);
    await page.getByRole("button", {name: "Make an own copy"}).press("Enter");
    await until(async () =>
      (await onDisk("notebooks/mine.md")).includes("```chart\ntable: loans-by-kind\nform: bar\n")
    );
    await page.getByRole("group", {name: "Chart"}).getByLabel("Order").waitFor();
    expect((await onDisk("notebooks/mine.md")).split(follows).length).toBe(2);
    await page.getByRole("button", {name: "Undo"}).press("Enter");
    await until(async () => (await onDisk("notebooks/mine.md")).split(follows).length === 3);
    const drawn = page.locator(".tm-build-page");
    await expect.poll(() => drawn.locator("figure").count(), {timeout: 30_000}).toBe(2);
    expect(await drawn.locator(".tm-diagnostic").count()).toBe(0);
    await page.getByRole("button", {name: "Fold block"}).press("Enter");
    await expect.poll(() => drawn.locator("figure:visible").count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({path: join(tmpdir(), "tickmark-notebook-builder.png")});
    await page.context().close();
  });

  it("makes a control of what is typed, and a cell of live code, which verify takes", async () => {
    await writeFile(join(folder, "notebooks/typed.md"), "# Typed\n");
    const page = await open("build/notebook?id=typed");
    await page.getByRole("listbox", {name: "Blocks"}).waitFor();
    await add(page, "Control");
    await page.getByLabel("What is chosen").fill("Kind of item");
    await page.getByLabel("What it can be").fill("books");
    await page.getByRole("button", {name: "Add", exact: true}).press("Enter");
    await page.getByText("two values or more").waitFor();
    await page.getByLabel("What it can be").fill("books\nfilms");
    await page.getByRole("button", {name: "Add", exact: true}).press("Enter");
    const inspector = page.getByRole("region", {name: "Inspector"});
    await expect
      .poll(() => inspector.getByLabel("What is chosen").evaluate((one) => one === document.activeElement))
      .toBe(true);
    await inspector.getByLabel("What it can be").fill("books\nfilms\nmusic");
    await until(async () => (await onDisk("notebooks/typed.md")).includes('  music: "music"\n'));
    await inspector.getByLabel("What it can be").fill("books");
    await inspector.getByText("two values or more").waitFor();
    expect(await violations(page)).toEqual([]);
    await inspector.getByLabel("What it can be").fill("books\nfilms");
    await until(async () => !(await onDisk("notebooks/typed.md")).includes("music"));
    await add(page, "Live code");
    await until(async () => (await onDisk("notebooks/typed.md")).includes("display(number("));
    expect(await onDisk("notebooks/typed.md")).toContain(
      '```control\nname: kindofitem\nlabel: "Kind of item"\nvalues:\n  books: "books"\n  films: "films"\n```\n'
    );
    await expect.poll(() => page.locator("ol.tm-build-problems").innerText(), {timeout: 30_000}).toBe("None.");
    await page.context().close();
  });

  it("takes in what was written elsewhere of other blocks, and asks block by block of the same", async () => {
    await writeFile(join(folder, "notebooks/two.md"), "# A\n\nOne.\n\nTwo.\n");
    const page = await open("build/notebook?id=two");
    const blocks = page.getByRole("listbox", {name: "Blocks"});
    await blocks.waitFor();
    await blocks.focus();
    await page.keyboard.press("ArrowDown");
    await writeFile(join(folder, "notebooks/two.md"), "# A\n\nOne.\n\nTwo, there.\n");
    await page.getByLabel("Text of the block").fill("One, here.");
    await page.getByText("it is taken in").waitFor();
    await until(async () => (await onDisk("notebooks/two.md")) === "# A\n\nOne, here.\n\nTwo, there.\n");
    await page.getByText("Saved", {exact: true}).waitFor();
    await writeFile(join(folder, "notebooks/two.md"), "# A there\n\nOne, there.\n\nTwo, there.\n");
    await page.getByLabel("Text of the block").fill("One, here too.");
    const part = page.getByRole("group", {name: "Part 1 of 1"});
    await part.getByText("One, here too.").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({path: join(tmpdir(), "tickmark-merge.png")});
    await part.getByLabel("As found there").check();
    await page.getByLabel("Text of the block").press("End");
    await page.getByLabel("Text of the block").pressSequentially(" More.");
    await page.getByRole("button", {name: "Merge as chosen"}).press("Enter");
    await until(async () => (await onDisk("notebooks/two.md")) === "# A there\n\nOne, there.\n\nTwo, there.\n");
    await page.getByRole("button", {name: "Undo"}).press("Enter");
    await until(async () => (await onDisk("notebooks/two.md")).includes("One, here too. More."));
    await page.context().close();
  });

  it("pastes a table and a list of a web page as Markdown, whose numbers are untied, and runs nothing of it", async () => {
    await writeFile(join(folder, "notebooks/pasted.md"), "# Pasted\n\nHere.\n");
    const page = await open("build/notebook?id=pasted");
    const blocks = page.getByRole("listbox", {name: "Blocks"});
    await blocks.waitFor();
    const paste = (selector: string): Promise<void> =>
      page.evaluate(
        ([place, html]) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/html", html);
          clipboardData.setData("text/plain", "plain");
          document
            .querySelector(place)!
            .dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
        },
        [
          selector,
          '<ul><li>17 <b>books</b></li></ul><table><tr><td>a</td></tr><tr><td>b</td></tr></table><img src=x onerror="window.ran=1"><script>window.ran=1</script>'
        ] as const
      );
    await blocks.focus();
    await page.keyboard.press("ArrowDown");
    await page.getByLabel("Text of the block").selectText();
    await paste(".tm-build-field textarea");
    const pasted = "- 17 **books**\n\n| a |\n| --- |\n| b |\n";
    await until(async () => (await onDisk("notebooks/pasted.md")) === `# Pasted\n\n${pasted}`);
    await page.getByText('"17" is tied to no fact').waitFor();
    await page.getByRole("button", {name: "Source"}).press("Enter");
    await page.locator(".cm-content:focus").waitFor();
    await page.keyboard.press("Control+Home");
    await paste(".cm-content");
    await until(async () => (await onDisk("notebooks/pasted.md")) === `${pasted.trimEnd()}# Pasted\n\n${pasted}`);
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    await page.context().close();
  });
});
