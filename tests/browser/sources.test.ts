import {mkdtemp, readFile, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {PDFDocument} from "@cantoo/pdf-lib";
import {utils} from "@e965/xlsx";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {makeWorkspace} from "../../loaders/writable.js";
import {docx, p, r, workbook} from "../loaders/reading/made-documents.js";
import {launchBrowser} from "../support/browser.js";
import {lendingPdf} from "../support/lending-pdf.js";
import {madePdf} from "../support/made-pdf.js";
import type {Pen} from "../support/made-pdf.js";
import {startPreview} from "../support/preview.js";
import type {Preview} from "../support/preview.js";
import {until as untilWithin} from "../support/until.js";
import {violations} from "./checks/axe.js";
import {expectNoSideways} from "./checks/no-sideways.js";

let browser: Browser;
let folder: string;
let root: string;
let preview: Preview;
const messages: string[] = [];
const until = (holds: () => Promise<unknown>): Promise<void> => untilWithin(holds, 90_000);
const onDisk = (path: string): Promise<string> => readFile(join(folder, path), "utf8");

beforeAll(async () => {
  browser = await launchBrowser();
  root = await mkdtemp(join(tmpdir(), "tickmark-sources-"));
  folder = await makeWorkspace(join(root, "workspace"), "tutorial");
  vi.stubEnv("TICKMARK_WORKSPACE", folder);
  preview = await startPreview(process.cwd());
});
afterAll(async () => {
  await preview.close();
  await browser.close();
  await rm(root, {recursive: true, force: true});
  // The browser tells of what tests provoke: numbers and documents that are refused.
  expect(messages.filter((one) => !/\b(?:404|422)\b/.test(one))).toEqual([]);
});

async function open(path: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext({viewport: {width: 1400, height: 900}, ...options})).newPage();
  page.setDefaultTimeout(60_000);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(error.message));
  await page.goto(preview.url + path);
  return page;
}

const file = (name: string, bytes: Uint8Array): {name: string; mimeType: string; buffer: Buffer} => ({
  ...{name, mimeType: "application/octet-stream"},
  buffer: Buffer.from(bytes)
});

const queue = (page: Page): ReturnType<Page["getByRole"]> => page.getByRole("listbox", {name: "Numbers"});
const current = (page: Page): ReturnType<Page["locator"]> => page.locator("[role=option][aria-selected=true]");
const counted = (page: Page): Promise<string | null> => page.locator(".tm-source-count").textContent();

/** A report with a number that a space parts, and sure ones. */
const report = (): Promise<Uint8Array> =>
  madePdf(
    ({text}) => {
      text("All in all 98 452 books of 1,313 in 2023.", 40, 200);
      text("In 2023 the city lent 300 films.", 40, 100);
    },
    ...Array.from(
      {length: 99},
      () =>
        ({text}: Pen) =>
          text("A page.", 40, 200)
    )
  );

async function lockedPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await lendingPdf());
  pdf.encrypt({userPassword: "pier", ownerPassword: "pier"});
  return pdf.save();
}

const MOST_ACTIONS = 25;

describe("an analyst who has a report", () => {
  it(`drops it, accepts its table and has its chart on a slide in at most ${MOST_ACTIONS} actions, and sees its page from there`, async () => {
    const page = await open("sources/");
    const begun = Date.now();
    let actions = 0;
    const act = async (action: () => Promise<unknown>): Promise<void> => {
      actions++;
      await action();
    };
    const bytes = [...(await lendingPdf())];
    await page.getByRole("button", {name: "Choose files"}).waitFor();
    await act(() =>
      page.evaluate((given) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(given)], "lending.pdf"));
        document.querySelector("h1")!.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
      }, bytes)
    );
    await page.waitForURL(/\/sources\/lending$/);
    await queue(page).waitFor();
    await act(() => queue(page).focus());
    await act(() => page.keyboard.press("t"));
    const form = page.getByRole("form", {name: "page 1, table 1 as a table"});
    await form.waitFor();
    expect(await page.locator(".tm-source-cell[data-part=head]").count()).toBe(3);
    expect(await page.locator(".tm-source-cell[data-part=cell]").count()).toBe(6);
    const field = (name: string): ReturnType<Page["getByLabel"]> => form.getByLabel(name, {exact: true});
    expect(await field("The row of the total").inputValue()).toBe("3");
    await act(() => field("Measure").fill("Loans"));
    await act(() => field("Unit").fill("items"));
    await act(() => field("Title").fill("Loans of the city by kind"));
    await act(() => page.keyboard.press("Enter"));
    await page.getByRole("button", {name: "Chart it"}).waitFor();
    await act(() => page.keyboard.press("Enter"));
    await page.waitForURL(/\/explore\?/);
    await page.getByRole("heading", {level: 1}).waitFor();
    await page.locator("figure svg, .tm-explore svg").first().waitFor();
    await until(async () =>
      (await page.locator("option:checked").allTextContents()).includes("Loans of the city by kind")
    );
    await act(() =>
      page
        .getByRole("button", {name: /^Add to…/})
        .first()
        .press("Enter")
    );
    await page.getByRole("heading", {name: "Add to a document"}).waitFor();
    await act(() => page.getByLabel("Document", {exact: true}).selectOption({label: "A new deck"}));
    await act(() => page.getByRole("button", {name: "Add", exact: true}).press("Enter"));
    await page.waitForURL(/build\/deck\?id=new-deck&/);
    await page.locator("svg [data-trace], svg [data-expression]").first().waitFor();
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.info(`from a dropped report to its chart on a slide: ${actions} actions, ${seconds} s`);
    expect(actions).toBeLessThanOrEqual(MOST_ACTIONS);
    expect(seconds).toBeLessThan(300);
    expect((await onDisk("facts/lending.csv")).match(/^lending\.loans/gm)).toHaveLength(6);
    await until(async () => {
      await page.goto(`${preview.url}decks/new-deck`);
      return page.locator(".tm-slide svg").first().isVisible();
    });
    const slide = page.locator(".tm-slide").filter({has: page.locator("svg")});
    await page.goto(`${preview.url}decks/new-deck?stage#${(await slide.getAttribute("data-slide"))!}`);
    await slide.locator("svg").first().waitFor();
    await page.keyboard.press("e");
    const seen = page.locator("dialog .tm-sight img").first();
    await seen.waitFor();
    expect(await seen.getAttribute("alt")).toMatch(/^Part of page 1 of lending\.pdf, with [\d,]+ marked$/);
    await until(() => seen.evaluate((one: HTMLImageElement) => one.naturalWidth > 0));
    await rm(join(folder, "decks/new-deck.md"));
    await page.goto(`${preview.url}sources/lending`);
    await queue(page).waitFor();
    expect(await counted(page)).toMatch(/^(\d+) of \1 numbers accounted for$/);
    await page.getByRole("button", {name: "Finish"}).press("Enter");
    await until(async () => !/id: lending\n[^-]*reading: in work/.test(await onDisk("sources.yaml")));
    await page.getByRole("button", {name: "Finish"}).waitFor({state: "hidden"});
    await page.getByRole("button", {name: "Undo"}).press("Enter");
    await until(async () => /id: lending\n[^]*reading: in work/.test(await onDisk("sources.yaml")));
    await page.getByRole("button", {name: "Finish"}).waitFor();
    await page.getByRole("button", {name: "Undo"}).press("Enter");
    await until(async () => (await readdir(join(folder, "facts"))).every((name) => name !== "lending.csv"));
    // What was written together is taken back one file after another.
    await until(async () => !(await readdir(join(folder, "tables"))).includes("lending.yaml"));
    await page.context().close();
  });

  it.each([
    ["sources/lending", 1400, ["light", "dark"]],
    ["sources/lending", 390, ["light"]]
  ] as const)("%s at %i pixels, %j, with its table open, passes axe", async (path, width, schemes) => {
    const page = await open(path, {viewport: {width, height: 900}});
    await page.getByRole("button", {name: "Open table"}).click();
    await page.getByRole("form").waitFor();
    await page.locator(".tm-source-page canvas").first().waitFor();
    for (const colorScheme of schemes) {
      await page.emulateMedia({colorScheme});
      expect(await violations(page), colorScheme).toEqual([]);
    }
    await expectNoSideways(page, [width]);
    await page.context().close();
  });
});

it("a table over two pages is taken as one where somebody says so; one that was not found is drawn by keys and mouse", async () => {
  const ruled =
    (rows: readonly (readonly string[])[]) =>
    ({text, right, across, down}: Pen): void => {
      const foot = 250 - 20 * rows.length;
      for (let y = 250; y >= foot; y -= 20) across(y, 40, 340);
      for (const x of [40, 160, 250, 340]) down(x, foot, 250);
      rows.forEach((row, i) =>
        row.forEach((cell, j) => (j === 0 ? text(cell, 44, 236 - 20 * i) : right(cell, 156 + 90 * j, 236 - 20 * i)))
      );
    };
  const head = ["Kind", "2022", "2023"];
  const long = await madePdf(
    ruled([head, ["Books", "31,200", "31,330"], ["Films", "9,500", "9,640"]]),
    ruled([head, ["Maps", "300", "290"], ["Total", "41,000", "41,260"]]),
    ({text}) =>
      [
        ["Kind", "Lent to", "2023"],
        ["Books", "schools and homes", "31,330"],
        ["Films", "homes only", "9,640"]
      ].forEach((row, i) => row.forEach((cell, j) => text(cell, 40 + 110 * j, 230 - 16 * i)))
  );
  const page = await open("sources/");
  await page.getByRole("button", {name: "Choose files"}).waitFor();
  await page.locator("#tm-drop-files").setInputFiles(file("long.pdf", long));
  await page.waitForURL(/\/sources\/long$/);
  await page.getByText(/^In reading: page 2, table 1 seems to go on from page 1, table 1/).waitFor();
  const cells = page.locator(".tm-source-cell");
  await page.getByRole("button", {name: "Open table"}).click();
  expect([await cells.count(), await page.getByRole("separator").count()]).toEqual([9, 4]);
  await page.getByRole("button", {name: "Take them as one table"}).press("Enter");
  expect([await cells.count(), await page.getByRole("separator").count()]).toEqual([15, 0]);
  await page.getByRole("button", {name: "Take each by itself"}).press("Enter");
  expect(await cells.count()).toBe(9);
  await expectNoSideways(page, [390, 1400]);
  await page.getByRole("button", {name: "Take them as one table"}).press("Enter");
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Measure", {exact: true}).fill("Loans");
  await page.getByLabel("Unit", {exact: true}).fill("items");
  await page.getByLabel("Title", {exact: true}).fill("Loans over two pages");
  await page.keyboard.press("Enter");
  await page.getByRole("button", {name: "Chart it"}).waitFor();
  expect((await onDisk("facts/long.csv")).match(/^long\.loans/gm)).toHaveLength(8);
  await page.getByRole("button", {name: "Undo", exact: true}).press("Enter");
  await until(async () => (await counted(page))?.startsWith("1 of 15 ") === true);
  expect((await readdir(join(folder, "tables"))).filter((name) => name.startsWith("long"))).toEqual([]);

  await page.getByRole("button", {name: "Draw a table"}).press("Enter");
  const drawing = page.getByRole("form", {name: "A table drawn by hand"});
  const sides = {Page: "3", Left: "30", Top: "55", Right: "350", Bottom: "110"};
  for (const [name, value] of Object.entries(sides)) await drawing.getByLabel(name, {exact: true}).fill(value);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Enter");
  const drawn = page.getByRole("form", {name: "page 3, drawn table as a table"});
  await drawn.waitFor();
  expect([await cells.count(), await page.getByRole("separator").count()]).toEqual([9, 4]);
  await page.getByRole("button", {name: "Draw a table"}).press("Enter");
  expect(await drawing.getByLabel("Page", {exact: true}).inputValue()).toBe("3");
  const sheet = page.locator(".tm-source-page[data-page='3']");
  await sheet.scrollIntoViewIfNeeded();
  const {x, y, width, height} = (await sheet.boundingBox())!;
  await page.mouse.move(x + (width * 30) / 400, y + (height * 71) / 300);
  await page.mouse.down();
  await page.mouse.move(x + (width * 350) / 400, y + (height * 110) / 300, {steps: 3});
  await page.mouse.up();
  await drawn.waitFor();
  await until(async () => (await cells.count()) === 6);
  await page.context().close();
});

it("the lines of a table are moved by mouse and keys, added and taken away, each undone, until its cells are those printed", async () => {
  const close = await madePdf(({text, across, down}) => {
    for (const y of [250, 230, 210, 190]) across(y, 40, 340);
    for (const x of [40, 160, 340]) down(x, 190, 250);
    [
      ["Kind", "2022 2023"],
      ["Books", "1,200 1,310"],
      ["Films", "2,300 2,290"]
    ].forEach((row, i) => row.forEach((cell, j) => text(cell, 44 + 120 * j, 236 - 20 * i)));
  });
  const page = await open("sources/");
  await page.getByRole("button", {name: "Choose files"}).waitFor();
  await page.locator("#tm-drop-files").setInputFiles(file("close.pdf", close));
  await page.waitForURL(/\/sources\/close$/);
  await page.getByRole("button", {name: "Open table"}).click();
  const cells = page.locator(".tm-source-cell");
  const lines = page.getByRole("separator");
  const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement!.getAttribute("aria-label"));
  const said = page.locator(".tm-source-bar .tm-status");
  await lines.first().waitFor();
  expect([await cells.count(), await lines.count()]).toEqual([6, 3]);

  await page.getByRole("button", {name: "Add a column line"}).click();
  expect(await focused()).toMatch(/^Column line \d of 2$/);
  expect(await said.textContent()).toMatch(/; 3 rows, 3 columns$/);
  await page.keyboard.press("Control+z");
  expect([await cells.count(), await lines.count()]).toEqual([6, 3]);
  await page.getByRole("button", {name: "Add a row line"}).click();
  await page.keyboard.press("Delete");
  expect(await said.textContent()).toMatch(/; 3 rows, 2 columns$/);

  await page.getByRole("button", {name: "Add a column line"}).click();
  const line = page.locator("[data-line='columns 1']");
  const at = async (): Promise<number> => Number(await line.getAttribute("aria-valuenow"));
  expect([await focused(), await at(), await cells.count()]).toEqual(["Column line 2 of 2", 190, 9]);
  const sheet = (await page.locator(".tm-source-page").first().boundingBox())!;
  const {x, y, width, height} = (await line.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(sheet.x + (sheet.width * 212) / 400, y + height / 2, {steps: 3});
  await page.mouse.up();
  expect([await focused(), await at(), await cells.count()]).toEqual(["Column line 2 of 2", 212, 6]);
  for (const key of ["Shift+ArrowLeft", "Shift+ArrowLeft", "ArrowRight"]) await page.keyboard.press(key);
  expect([await focused(), await at(), await cells.count()]).toEqual(["Column line 2 of 2", 193, 9]);

  await page.getByLabel("Measure", {exact: true}).fill("Loans");
  await page.getByLabel("Unit", {exact: true}).fill("items");
  await page.getByLabel("Title", {exact: true}).fill("Loans of the close columns");
  await page.keyboard.press("Enter");
  await page.getByRole("button", {name: "Chart it"}).waitFor();
  expect((await onDisk("facts/close.csv")).match(/^close\.loans/gm)).toHaveLength(4);
  await page.getByRole("button", {name: "Undo", exact: true}).press("Enter");
  await until(async () => !(await readdir(join(folder, "tables"))).some((name) => name.startsWith("close")));
  await page.context().close();
});

describe("documents without pages", () => {
  const rows = [
    ["Kind", "2023"],
    ["Books", "1,310"],
    ["Films", "290"]
  ];
  const cell = (text: string): string => `<w:tc>${p(r(text))}</w:tc>`;
  const grid = `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;

  it.each<[name: string, body: () => Uint8Array]>([
    ["sheet.xlsx", () => workbook({Loans: utils.aoa_to_sheet(rows)})],
    ["letter.docx", () => docx(p(r("In 2023 the city lent 1,600 items.")) + grid)],
    ["page.csv", () => new TextEncoder().encode(rows.map((row) => row.map((one) => `"${one}"`).join(",")).join("\n"))]
  ])("%s is shown with its table, whose grid follows the form", async (name, body) => {
    const page = await open("sources/");
    await page.getByRole("button", {name: "Choose files"}).waitFor();
    await page.locator("#tm-drop-files").setInputFiles(file(name, body()));
    await page.waitForURL(new RegExp(`/sources/${name.split(".")[0]!}$`));
    await queue(page).waitFor();
    const table = page.locator(".tm-source-grid");
    expect(await table.locator("tr").allInnerTexts()).toEqual(rows.map((row) => row.join("\t")));
    expect(await table.locator("[data-start]").allTextContents()).toEqual(["2023", "1,310", "290"]);
    await page.getByRole("button", {name: "Open table"}).click();
    const parts = (part: string): Promise<readonly string[]> => table.locator(`[data-part=${part}]`).allTextContents();
    expect([await parts("head"), await parts("stub"), await parts("cell")]).toEqual([
      ["Kind", "2023"],
      ["Books", "Films"],
      ["1,310", "290"]
    ]);
    await page.getByLabel("Rows of the head").press("ArrowUp");
    expect([await parts("head"), await parts("cell")]).toEqual([["Kind", "2023", "Books", "1,310"], ["290"]]);
    await page.getByRole("checkbox", {name: "Films"}).press("Space");
    expect(await parts("out")).toEqual(["Films", "290"]);
    await page.keyboard.press("Escape");
    await queue(page).and(page.locator(":focus")).waitFor();
    expect(await table.locator("[data-part]").count()).toBe(0);
    await page.context().close();
  });
});

describe("a document that can’t be read", () => {
  it.each<[what: string, name: string, body: () => Promise<Uint8Array>, said: RegExp]>([
    ["is protected by a password", "locked.pdf", lockedPdf, /^locked\.pdf: is protected by a password; save a copy/],
    [
      "is damaged",
      "cut.pdf",
      async () => (await lendingPdf()).slice(0, 400),
      /^cut\.pdf: is cut short, since its end is missing/
    ],
    ["is empty", "empty.pdf", async () => new Uint8Array(), /^empty\.pdf: is empty; get the file once more/],
    [
      "holds only pictures",
      "scan.pdf",
      () => madePdf(() => undefined),
      /^scan\.pdf: holds no text that can be read; get the file in which its text stands/
    ],
    [
      "is there already",
      "again.txt",
      () => readFile(join(folder, "sources/norland-libraries-2024.txt")),
      /^again\.txt: is registered already, as lib; nothing was added/
    ],
    ["has a path as its name", "a\\b.pdf", async () => (await lendingPdf()).slice(1), /has a name that is a path/]
  ])("and %s is refused in one line", async (_what, name, body, said) => {
    const page = await open("sources/");
    await page.getByRole("button", {name: "Choose files"}).waitFor();
    await page.locator("#tm-drop-files").setInputFiles(file(name, await body()));
    const line = page.locator(".tm-drop-list > [data-refused]");
    await line.waitFor();
    expect(await line.textContent()).toMatch(said);
    expect(await page.locator(".tm-drop-list > li").count()).toBe(1);
    expect(new URL(page.url()).pathname).toBe("/sources/");
    await page.context().close();
  });

  it("but in part says so on its page", async () => {
    const page = await open("sources/");
    await page.getByRole("button", {name: "Choose files"}).waitFor();
    const ragged = new TextEncoder().encode("Ship;Year;Crew\nGull;17;3\nTern;4\n");
    await page.locator("#tm-drop-files").setInputFiles(file("ships-012-2020.csv", ragged));
    await page.waitForURL(/\/sources\/ships-012-2020$/);
    await page.getByText("In reading: its cells are divided by semicolons.").waitFor();
    await page.getByText(/^In reading: the widest row has \d cells: row \d has \d/).waitFor();
    await page.context().close();
  });
});

it("a source that is not in work has its page as readers see it; of one in work that stands below, and a link leads there", async () => {
  const done = await open("sources/lib");
  await done.locator(".tm-document").waitFor();
  await done.waitForLoadState("networkidle");
  expect(await done.locator(".tm-source-work").count()).toBe(0);
  await done.context().close();
  const page = await open("sources/sheet");
  await queue(page).waitFor();
  expect(await page.locator(".tm-document").isVisible()).toBe(false);
  await page.goto(`${preview.url}sources/sheet?again#line-2`);
  await queue(page).waitFor();
  expect(await page.locator("#line-2").isVisible()).toBe(true);
  await page.context().close();
});

it("a total that its parts don’t sum to is asked about in the form, and kept once it is explained", async () => {
  const page = await open("sources/");
  await page.getByRole("button", {name: "Choose files"}).waitFor();
  const csv = 'Kind,2023\nBooks,"1,310"\nFilms,290\nTotal,"1,700"\n';
  await page.locator("#tm-drop-files").setInputFiles(file("open.csv", new TextEncoder().encode(csv)));
  await page.waitForURL(/\/sources\/open$/);
  await page.getByRole("button", {name: "Open table"}).click();
  await page.getByLabel("The columns are").selectOption("periods");
  await page.getByLabel("Measure", {exact: true}).fill("Loans");
  await page.getByLabel("Unit", {exact: true}).fill("items");
  await page.getByLabel("Title", {exact: true}).fill("Loans of the open shelves by kind");
  await page.keyboard.press("Enter");
  const why = page.getByLabel(/^The parts don’t sum to the printed total/);
  await why.and(page.locator(":focus")).waitFor();
  expect(await readdir(join(folder, "facts"))).not.toContain("open.csv");
  await why.selectOption("not all parts are printed");
  await page.getByRole("button", {name: "Accept table"}).press("Enter");
  await page.getByRole("button", {name: "Chart it"}).waitFor();
  expect(await onDisk("checks.yaml")).toContain('class: "not-itemised"');
  await page.context().close();
});

it("columns that count different things are told apart, moved to another measure by keys, accepted and undone together", async () => {
  const page = await open("sources/");
  await page.getByRole("button", {name: "Choose files"}).waitFor();
  const csv =
    "Kind,Loans 2023 (items),Visits 2022 (visits),Visits 2023 (visits),Share of loans 2023 (%)\n" +
    'Books,600,90,97,60\nFilms,400,41,45,40\nTotal,"1,000",131,142,100\n';
  await page.locator("#tm-drop-files").setInputFiles(file("several.csv", new TextEncoder().encode(csv)));
  await page.waitForURL(/\/sources\/several$/);
  await page.getByRole("button", {name: "Open table"}).click();
  const form = page.getByRole("form");
  const choice = (column: string): ReturnType<Page["getByLabel"]> => form.getByLabel(column, {exact: true});
  const counts = async (column: string): Promise<string | null> =>
    choice(column).locator("option:checked").textContent();
  const [loans, visits, later, share] = csv.split("\n")[0]!.split(",").slice(1) as [string, string, string, string];
  expect(await Promise.all([loans, visits, later, share].map(counts))).toEqual([
    ...["Loans", "Visits", "Visits", "Share of loans 2023"]
  ]);
  await choice(later).focus();
  await page.keyboard.press("End");
  expect(await counts(later)).toBe("measure 4");
  expect(await form.getByRole("group", {name: "measure 4"}).count()).toBe(1);
  await choice(later).selectOption("Visits");
  expect(await form.getByRole("group", {name: "measure 4"}).count()).toBe(0);
  const shares = form.getByRole("group", {name: "Share of loans 2023"});
  await shares.getByLabel("Measure", {exact: true}).fill("Share of loans");
  expect(await counts(share)).toBe("Share of loans");
  const own = form.getByRole("group", {name: "Share of loans", exact: true});
  expect(await own.getByLabel("Title", {exact: true}).inputValue()).toBe("Share of loans by kind");
  await own.getByLabel("New measure: what it counts, and what it is not").fill("Of all loans of a year; no visits.");
  await form.getByLabel("Area", {exact: true}).fill("XA");
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({colorScheme: scheme});
    expect(await violations(page), scheme).toEqual([]);
  }
  await page.keyboard.press("Enter");
  const charts = page.getByRole("button", {name: "Chart it"});
  await until(async () => (await charts.count()) === 3);
  const written = async (): Promise<readonly string[]> =>
    (await readdir(join(folder, "tables"))).filter((name) => name.startsWith("several"));
  expect(await written()).toEqual(["several-loans.yaml", "several-share-of-loans.yaml", "several-visits.yaml"]);
  expect(await onDisk("checks.yaml")).toContain("share(several.loans-books-2023, several.loans-2023)");
  await page.getByRole("button", {name: "Undo"}).press("Enter");
  await until(async () => (await written()).length === 0);
  expect(await onDisk("checks.yaml")).not.toContain("several.loans");
  await page.context().close();
});

describe("a source that is gone through in the browser", () => {
  it("is chosen or dropped, read with progress, and opened: its pages are drawn as they come near", async () => {
    const page = await open("sources/");
    await page.getByRole("button", {name: "Choose files"}).waitFor();
    await page.locator("#tm-drop-files").setInputFiles(file("city.pdf", await report()));
    await page.getByText(/city\.pdf: (?:reading page|added as city)/).waitFor();
    await page.waitForURL(/\/sources\/city$/);
    await queue(page).waitFor();
    expect(await counted(page)).toMatch(/^2 of \d+ numbers accounted for; 2 need a look$/);
    await page.locator(".tm-source-page[data-page='1'] canvas").waitFor();
    expect(await page.locator(".tm-source-page").count()).toBe(100);
    expect(await page.locator(".tm-source-page canvas").count()).toBeLessThan(10);
    const isDrawn = (): Promise<boolean> =>
      page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>(".tm-source-page[data-page='1'] canvas")!;
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", {willReadFrequently: true})!;
        copy.drawImage(canvas, 0, 0);
        const {data} = copy.getImageData(0, 0, canvas.width, canvas.height);
        return data.some((value, i) => i % 4 === 0 && value < 100 && data[i + 3]! > 0);
      });
    await until(isDrawn);
    const {gaps, most, tasks} = await page.locator(".tm-source-document").evaluate(async (one) => {
      const long: number[] = [];
      new PerformanceObserver((list) => long.push(...list.getEntries().map(({duration}) => duration))).observe({
        type: "longtask"
      });
      const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
      const found: number[] = [];
      let drawn = 0;
      let before = await frame();
      while (one.scrollTop + one.clientHeight < one.scrollHeight - 1) {
        one.scrollTop += 400;
        const now = await frame();
        found.push(now - before);
        before = now;
        drawn = Math.max(drawn, one.querySelectorAll("canvas").length);
      }
      return {gaps: found.sort((a, b) => a - b), most: drawn, tasks: long.sort((a, b) => b - a)};
    });
    const share = (part: number): number => Math.round(gaps[Math.floor(part * (gaps.length - 1))]!);
    console.info(
      `a hundred pages scrolled: ${gaps.length} frames, ${share(0.5)} ms each, 95 % within ${share(0.95)} ms; ${tasks.length} tasks over 50 ms, the longest ${Math.round(tasks[0] ?? 0)} ms`
    );
    expect(most).toBeLessThan(10);
    await page.locator(".tm-source-page[data-page='100'] canvas").waitFor();
    await until(async () => (await page.locator(".tm-source-page[data-page='1'] canvas").count()) === 0);
    await page.context().close();
  });

  it("never takes a number that needs a look by Enter, held down or not; typed as printed it is taken, and undone", async () => {
    const page = await open("sources/city");
    await queue(page).focus();
    await page.keyboard.press("Home");
    expect(await current(page).getAttribute("data-state")).toBe("look");
    for (let i = 0; i < 5; i++) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    const typed = page.getByLabel("Type the number as it is printed");
    expect(await typed.inputValue()).toBe("");
    expect(await typed.evaluate((one) => one === document.activeElement)).toBe(true);
    for (let i = 0; i < 5; i++) await page.keyboard.press("Enter");
    expect(await readdir(join(folder, "facts"))).not.toContain("city.csv");
    await typed.fill("98");
    await page.getByLabel("Measure", {exact: true}).fill("Loans");
    await page.getByLabel("Unit", {exact: true}).fill("items");
    await page.getByLabel("Period", {exact: true}).fill("2023");
    await page.getByLabel("Area", {exact: true}).fill("XA");
    await page.keyboard.press("Enter");
    await until(() =>
      onDisk("facts/city.csv").then(
        (csv) => csv.includes(",98,"),
        () => false
      )
    );
    await until(async () => (await counted(page))?.startsWith("3 of ") === true);
    await page.keyboard.press("Control+z");
    await until(async () => !(await readdir(join(folder, "facts"))).includes("city.csv"));
    await until(async () => (await counted(page))?.startsWith("2 of ") === true);
    await page.context().close();
  });

  it("is gone through by keys: a new measure is defined, the next is accepted by Enter, another is explained", async () => {
    const page = await open("sources/city");
    await queue(page).focus();
    await page.keyboard.press("End");
    await until(async () => (await current(page).textContent())?.startsWith("300") === true);
    await page.keyboard.press("e");
    await page.getByLabel("Measure", {exact: true}).fill("Screenings");
    await page.getByLabel("New measure: what it counts, and what it is not").fill("Films lent in a year; no visits.");
    await page.getByLabel("Unit", {exact: true}).fill("items");
    await page.getByLabel("Area", {exact: true}).fill("XA");
    await page.getByRole("button", {name: "Accept"}).press("Enter");
    await until(async () => (await counted(page))?.startsWith("3 of ") === true);
    expect(await onDisk("vocabulary/measures.yaml")).toContain('label: "Screenings"');
    await queue(page).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("x");
    await page.getByLabel("98 is no figure: why?").fill("A part of a number that is printed with a space");
    await page.keyboard.press("Enter");
    await until(async () => (await counted(page))?.startsWith("4 of ") === true);
    expect(await onDisk("explained/city.csv")).toContain("A part of a number that is printed with a space");
    await page.context().close();
  });

  it.each([
    ["sources/", 1400, ["light"]],
    ["sources/city", 1400, ["light", "dark"]],
    ["sources/city", 390, ["light"]]
  ] as const)("%s at %i pixels, %j, passes axe and never scrolls sideways", async (path, width, schemes) => {
    const page = await open(path, {viewport: {width, height: 844}});
    if (path.endsWith("city")) {
      await queue(page).focus();
      await page.keyboard.press("End");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("e");
    } else await page.getByRole("button", {name: "Choose files"}).waitFor();
    for (const colorScheme of schemes) {
      await page.emulateMedia({colorScheme});
      expect(await violations(page), colorScheme).toEqual([]);
    }
    await expectNoSideways(page, [width]);
    await page.context().close();
  });
});
