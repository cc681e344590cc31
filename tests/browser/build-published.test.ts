import {readFile, readdir} from "node:fs/promises";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import type {Browser, BrowserContext, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launchBrowser} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {until as untilWithin} from "../support/until.js";
import {queryLink} from "../../src/core/query/link.js";
import {violations} from "./checks/axe.js";
import {expectNoSideways} from "./checks/no-sideways.js";

const messages: string[] = [];
const until = (holds: () => Promise<unknown>): Promise<void> => untilWithin(holds, 20_000);

describe("the builder on a published site", () => {
  let site: BuiltSite;
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openBuiltSite("tutorial"), launchBrowser()]);
    context = await browser.newContext({viewport: {width: 1400, height: 900}});
  });
  afterAll(async () => {
    await Promise.all([site.close(), browser.close()]);
    // The browser tells of a document that is asked for and isn't there.
    expect(messages.filter((one) => !one.includes("404"))).toEqual([]);
  });

  const open = async (path: string, own = context): Promise<Page> => {
    const page = await own.newPage();
    page.setDefaultTimeout(60_000);
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && messages.push(message.text()));
    page.on("pageerror", (error) => messages.push(error.message));
    await page.goto(site.url + path);
    return page;
  };
  const status = (page: Page): Promise<string | null> => page.locator(".tm-build-status").textContent();
  const kept = (page: Page): Promise<void> => until(async () => (await status(page)) === "Kept in this browser");
  const notesOf = (page: Page) => page.getByLabel("Notes for the speaker");
  const zipOf = async (page: Page): Promise<Readonly<Record<string, string>>> => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", {name: "Save all as a zip"}).click()
    ]);
    const files = unzipSync(await readFile(await download.path()));
    return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
  };

  it("makes a deck, draws and checks it, keeps it over a reload, and says where", async () => {
    const page = await open("build");
    await page.getByText("kept in this browser only").waitFor();
    await page.getByRole("button", {name: "New deck"}).click();
    await page.waitForURL(/\/build\/deck\?id=new-deck$/);
    await page.locator(".tm-build-stage .tm-slide").waitFor();
    await notesOf(page).fill("Loans of 31 books");
    await page.getByRole("region", {name: "Problems"}).getByText('"31" is tied to no fact').waitFor();
    await kept(page);
    await page.reload();
    await expect.poll(() => notesOf(page).inputValue()).toBe("Loans of 31 books");
    await page.getByRole("region", {name: "Slide", exact: true}).getByText("New deck").waitFor();
    await page.getByRole("button", {name: "Undo"}).click();
    await expect.poll(() => notesOf(page).inputValue()).toBe("");
    await kept(page);
    await page.close();
  });

  it("opens a copy of the site's own documents, charts drawn, and saves all as the folders of a workspace", async () => {
    const text = await readFile(join(site.workspace, "decks/libraries.md"), "utf8");
    const page = await open("build/deck?id=libraries");
    await page.getByText("This is a copy of the site’s own deck").waitFor();
    await until(async () => (await page.locator(".tm-build-parts svg").count()) > 0);
    await page.getByRole("region", {name: "Problems"}).getByText("None.").waitFor();
    await notesOf(page).fill("Said.");
    await kept(page);
    const files = await zipOf(page);
    expect(Object.keys(files).sort()).toEqual(["decks/libraries.md", "decks/new-deck.md"]);
    expect(files["decks/libraries.md"]).toContain("Said.");
    await page.getByRole("button", {name: "Undo"}).click();
    await kept(page);
    expect((await zipOf(page))["decks/libraries.md"]).toBe(text);
    await page.close();
  });

  it.each(["notebook?id=loans", "briefing?id=libraries"])("%s: a copy is drawn and edited", async (path) => {
    const page = await open(`build/${path}`);
    await page.getByRole("listbox", {name: "Blocks"}).waitFor();
    await page.getByRole("button", {name: "Add block"}).click();
    await page.keyboard.type("A line of one's own.");
    const region = page.getByRole("region", {name: "Page"});
    const shown = path.startsWith("briefing") ? region.frameLocator("iframe").locator("body") : region;
    await shown.getByText("A line of one's own.").waitFor();
    await until(async () => (await shown.locator("svg").count()) > 0);
    await kept(page);
    await page.close();
  });

  it("adds from every place that shows figures, where one chooses, and one click leads back", async () => {
    const own = await browser.newContext({viewport: {width: 1400, height: 900}});
    const page = await open("", own);
    const button = page.getByRole("button", {name: /^Add to…/}).first();
    const trace = page.locator("dialog.tm-trace");
    const openTrace = () => page.locator("main a.tm-number[data-trace]").first().click();
    const places: readonly (readonly [path: string, add: () => Promise<void>, holds: RegExp])[] = [
      ["notebooks/loans", () => button.click(), /```chart\nref: [\w-]+\n/],
      ["gallery", () => button.click(), /```chart\nref: [\w-]+\n/],
      ["tables/", () => button.click(), /```chart\ntable: [\w-]+\nform: table\n/],
      ["explore", () => button.click(), /```chart\ntable: [\w-]+\n/],
      [
        "decks/libraries#kinds",
        async () => {
          await page.locator('.tm-deck[data-mode="slide"]').waitFor();
          await page.keyboard.press("e");
          await page
            .locator("dialog.tm-show-evidence")
            .getByRole("link", {name: /^Add to…/})
            .first()
            .click();
        },
        /```chart\nref: loans-by-kind\n/
      ],
      [
        "facts/",
        async () => {
          await openTrace();
          await trace.getByRole("link", {name: "Add to…", exact: true}).click();
        },
        /: \{\{ [\w.-]+ \}\}/
      ],
      [
        "notebooks/loans",
        async () => {
          await page.locator("main p a.tm-number").first().click();
          await trace.getByRole("link", {name: "Add passage to…"}).click();
        },
        /^> /m
      ],
      [
        `query${queryLink('SELECT kind, loans, loans_expression FROM "loans-by-kind"')!}`,
        async () => {
          await page.getByRole("button", {name: /^Load the query engine/}).click();
          await page.getByText("The query engine is ready").waitFor();
          await page.getByRole("button", {name: "Run", exact: true}).click();
          await page.getByRole("link", {name: /^Add to…/}).click();
        },
        /\| \{\{ [\w.-]+ \}\} \|/
      ]
    ];
    for (const [i, [path, add, holds]] of places.entries()) {
      await page.goto(site.url + path);
      await add();
      await page.getByRole("heading", {name: "Add to a document"}).waitFor();
      const from = new URLSearchParams(new URL(page.url()).hash.slice(1)).get("from")!;
      expect(from.startsWith(path.split(/[?#]/)[0]!), path).toBe(true);
      const document = page.getByLabel("Document", {exact: true});
      await document.selectOption({label: i === 0 ? "A new notebook" : "notebook new-notebook"});
      const place = page.getByLabel("Place", {exact: true});
      await place.locator("option").nth(1).waitFor({state: "attached"});
      if (i > 0) await place.selectOption({index: 1});
      await page.getByRole("button", {name: "Add", exact: true}).click();
      await page.waitForURL(/build\/notebook\?id=new-notebook/);
      await page.getByRole("listbox", {name: "Blocks"}).waitFor();
      const chosen = page.getByLabel("Text of the block");
      await expect.poll(() => chosen.inputValue(), {message: path}).toMatch(holds);
      await page.getByRole("link", {name: "Back to where it was found"}).click();
      await page.waitForURL(site.url + from);
    }
    expect((await zipOf(await open("build", own)))["notebooks/new-notebook.md"]!.match(/```chart/g)).toHaveLength(5);
    await own.close();
  });

  it("takes files in, and says of each what became of it", async () => {
    const own = await browser.newContext();
    const page = await open("build", own);
    const field = page.getByLabel("A zip of documents");
    await field.setInputFiles([
      {name: "Talk.md", mimeType: "text/markdown", buffer: Buffer.from("# One\n\n---\n\n# Two\n")},
      {name: "picture.md", mimeType: "text/markdown", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff])}
    ]);
    await page.getByText("deck talk taken in; left out: picture.md: is no text in UTF-8").waitFor();
    await page.getByRole("link", {name: "talk", exact: true}).click();
    const slides = page.getByRole("listbox", {name: "Slides"}).getByRole("option");
    await slides.nth(1).waitFor();
    expect(await slides.count()).toBe(2);

    await page.goto(`${site.url}build`);
    const decks = page.getByRole("region", {name: "Decks"}).getByRole("link");
    const listed = (...names: readonly string[]): Promise<void> =>
      until(async () => (await decks.allTextContents()).join() === names.join());
    await page.getByRole("button", {name: "Duplicate talk"}).click();
    await listed("talk", "talk-2");
    page.once("dialog", (dialog) => void dialog.accept("Second talk"));
    await page.getByRole("button", {name: "Rename talk-2"}).click();
    await listed("second-talk", "talk");
    await page.getByRole("button", {name: "Put into the bin talk"}).click();
    await listed("second-talk");
    await page.getByText("Bin (1)").click();
    await page.getByRole("button", {name: "Take back talk"}).click();
    await listed("second-talk", "talk");
    await page.getByRole("button", {name: "Versions talk"}).click();
    await page.getByRole("dialog").waitFor();
    await own.close();
  });

  it("takes in the documents of a folder, and leaves what else is there", async () => {
    const own = await browser.newContext();
    const page = await open("build", own);
    await page.getByLabel("A folder of documents").setInputFiles(site.workspace);
    const said = await page.getByText("deck libraries taken in").innerText();
    expect(said).toContain("briefing libraries taken in");
    expect(said).not.toContain("left out");
    await own.close();
  });

  it("says that the site's own has changed since a copy was made, compares, and keeps what one chooses", async () => {
    const own = await browser.newContext();
    const text = await readFile(join(site.workspace, "notebooks/loans.md"), "utf8");
    const first = await open("build/notebook?id=loans", own);
    await first.getByRole("button", {name: "Add block"}).click();
    await first.keyboard.type("A line of one's own.");
    await kept(first);
    await first.close();
    await own.route("**/data/written/notebooks/loans.json", (route) =>
      route.fulfill({json: {text: `${text}\nThe site's new line.\n`}})
    );
    const page = await open("build/notebook?id=loans", own);
    const notice = page.getByRole("alert").filter({hasText: "has changed since this copy was made of it"});
    await notice.getByRole("button", {name: "Compare"}).click();
    await notice.getByText("+ The site's new line.").waitFor();
    await notice.getByText("- A line of one's own.").waitFor();
    expect(await violations(page)).toEqual([]);
    await notice.getByRole("button", {name: "Merge as chosen"}).click();
    const shown = page.getByRole("region", {name: "Page"});
    await shown.getByText("The site's new line.").waitFor();
    await shown.getByText("A line of one's own.").waitFor();
    expect(await notice.count()).toBe(0);
    await own.close();
  });

  it("two tabs: the second to write is shown both sides", async () => {
    const [here, there] = [await open("build/deck?id=new-deck"), await open("build/deck?id=new-deck")];
    await Promise.all([here, there].map((page) => notesOf(page).waitFor()));
    await notesOf(there).fill("There");
    await kept(there);
    await notesOf(here).fill("Here");
    await here.getByText("has been written elsewhere").waitFor();
    await here.getByRole("button", {name: "Keep what is written here"}).click();
    await kept(here);
    await Promise.all([here.close(), there.close()]);
  });

  it("says when the browser has no room, and what is written can still be saved", async () => {
    const page = await open("build/deck?id=new-deck");
    await notesOf(page).waitFor();
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await notesOf(page).fill("No room for this");
    await until(async () => (await status(page))?.includes("no more room for this site; save all as a zip"));
    expect((await zipOf(page))["decks/new-deck.md"]).toContain("No room for this");
    await page.close({runBeforeUnload: false});
  });

  it("opens where the browser keeps nothing, says so, and what is written can be saved", async () => {
    const own = await browser.newContext();
    await own.addInitScript(() => {
      Object.defineProperty(window, "indexedDB", {
        value: {
          open: () => {
            throw new DOMException("denied", "SecurityError");
          }
        }
      });
    });
    const list = await open("build", own);
    await list.getByText("lets this site keep nothing").waitFor();
    const page = await open("build/deck?id=libraries", own);
    await notesOf(page).fill("Said.");
    await until(async () => (await status(page))?.startsWith("Not saved: this browser lets this site keep nothing"));
    expect((await zipOf(page))["decks/libraries.md"]).toContain("Said.");
    await own.close();
  });

  it("runs a query of one's own once the engine is asked for, ties its numbers, and says what is wrong", async () => {
    const own = await browser.newContext({viewport: {width: 1400, height: 900}});
    const page = await open("build", own);
    await page.getByRole("button", {name: "New notebook"}).click();
    await page.getByRole("listbox", {name: "Blocks"}).waitFor();
    await page.getByLabel("Kind of block").selectOption({label: "Query in SQL"});
    await page.getByRole("button", {name: "Add block"}).click();
    await page.getByLabel("Which").selectOption("loans-by-kind");
    await page.getByRole("button", {name: "Add", exact: true}).click();
    const text = page.getByLabel("Text of the block");
    await text.fill("```sql\nSELECT kind, loans, loans_expression FROM loans_by_kind\nORDER BY kind\n```");
    const problems = page.getByRole("region", {name: "Problems"});
    await problems.getByText("the query has not been run here").waitFor();
    await problems.getByRole("button", {name: /^Run it here \(loads \d+ MB once\)$/}).press("Enter");
    const rows = page.getByRole("region", {name: "Rows of a query"});
    await rows.getByRole("link", {name: "31,330"}).waitFor();
    await expect.poll(() => problems.innerText()).toContain("None.");
    await text.fill("```sql\nSELECT loan FROM loans_by_kind\n```");
    await problems.getByText(/sql: Binder Error: Referenced column "loan" not found/).waitFor();
    await own.close();
  });

  it("has no address to write to, and no file that names one", async () => {
    const files = await readdir(site.dir, {recursive: true, withFileTypes: true});
    let read = 0;
    for (const file of files.filter((one) => one.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name));
      for (const word of ["_tickmark/", "tickmark-write", "Tickmark-Token"])
        expect(bytes.includes(word), `${file.name} holds ${word}`).toBe(false);
      read++;
    }
    expect(read).toBeGreaterThan(50);
    for (const action of ["list", "read", "write", "create", "draw"])
      expect((await fetch(`${site.url}_tickmark/${action}`)).status).toBe(404);
  });

  it("loads the builder on the pages of documents, not on their list", async () => {
    const page = await context.newPage();
    const sizes = async (path: string): Promise<number> => {
      let bytes = 0;
      const count = (response: {readonly url: () => string; readonly body: () => Promise<Buffer>}): void => {
        if (/\.js(?:\?|$)/.test(response.url()))
          void response.body().then(
            ({length}) => (bytes += length),
            () => undefined
          );
      };
      page.on("response", count);
      await page.goto(site.url + path, {waitUntil: "networkidle"});
      page.off("response", count);
      return bytes;
    };
    const [list, deck] = [await sizes("build"), await sizes("build/deck?id=libraries")];
    expect(list).toBeGreaterThan(10_000);
    expect(list).toBeLessThan(deck / 4);
    await page.close();
  });

  it.each([
    ["build", 1400],
    ["build", 390],
    ["build/deck?id=libraries", 390]
  ])("%s at %i pixels passes axe and never scrolls sideways", async (path, width) => {
    const page = await open(path);
    await page.setViewportSize({width, height: 844});
    await page.locator(".tm-build-bar").first().waitFor();
    if (path.includes("deck")) await page.locator(".tm-build-stage .tm-slide").waitFor();
    expect(await violations(page)).toEqual([]);
    await expectNoSideways(page, [width]);
    await page.close();
  });
});
