import type {Browser, BrowserContextOptions, Locator, Page} from "playwright-core";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import type {Evidence} from "../../src/core/evidence.js";
import {launchBrowser, openPage} from "../support/browser.js";
import type {OpenedPage} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {documentsPresent} from "../support/documents.js";

const NOTEBOOK = "notebooks/sentencing";
const SHARE = "share(un.suspended-2014, un.convictions-2014)";
const [SUSPENDED, CONVICTIONS] = ["un.suspended-2014", "un.convictions-2014"];

let site: BuiltSite;
let browser: Browser;
let opened: OpenedPage;
let page: Page;
beforeAll(async () => {
  [site, browser] = await Promise.all([openBuiltSite(), launchBrowser()]);
});
afterAll(() => Promise.all([site.close(), browser.close()]));

const open = async (path: string, options: BrowserContextOptions = {}): Promise<void> => {
  opened = await openPage(browser, site.url + path, {viewport: {width: 1280, height: 900}, permissions: ["clipboard-read", "clipboard-write"], ...options});
  page = opened.page;
};

afterEach(async () => {
  const {consoleErrors, consoleWarnings, pageErrors, failedRequests} = opened;
  await opened.close();
  expect({consoleErrors, consoleWarnings, pageErrors, failedRequests}).toEqual({consoleErrors: [], consoleWarnings: [], pageErrors: [], failedRequests: []});
});

const figure = (): Locator => page.locator("#chart-sentencing-2014");
const bar = (expression: string): Locator => figure().locator(`.tm-wide a[data-trace="${expression}"] rect`);
const dialog = (): Locator => page.getByRole("dialog");
const card = (id: string, within: Locator = dialog()): Locator => within.locator(`[data-fact="${id}"]`);
const texts = (locator: Locator): Promise<string[]> => locator.allTextContents();
const isFocused = (locator: Locator): Promise<boolean> => locator.evaluate((element) => element === element.ownerDocument.activeElement);

async function evidence(): Promise<Evidence> {
  const html = await readFile(join(site.dir, "index.html"), "utf8");
  const path = /rel="tickmark-evidence" href="([^"]+)"/.exec(html)![1]!;
  return JSON.parse(await readFile(join(site.dir, path), "utf8")) as Evidence;
}

/** Asserts that a card shows its fact's printed string, place and source. */
async function expectCard(shown: Locator, id: string): Promise<void> {
  const {facts, sources} = await evidence();
  const fact = facts.find((other) => other.id === id)!;
  const source = sources.find((other) => other.id === fact.source)!;
  expect(await shown.locator(".tm-printed-number").textContent()).toBe(fact.printed);
  const terms = await texts(shown.locator(".tm-fact-terms > *"));
  const term = (name: string): string | undefined => terms[terms.indexOf(name) + 1];
  expect([term("Place"), term("Source"), term("Publisher")]).toEqual([fact.locator, source.title, source.publisher]);
}

describe("a mark of a chart", () => {
  beforeEach(() => open(NOTEBOOK));

  it("opens its trace on a click: expression, operands, printed strings, places and sources", async () => {
    const expression = "remainder(un.convictions-2014, un.imprisoned-2014, un.suspended-2014)";
    await bar(expression).click();
    await dialog().locator(".tm-trace-view").waitFor();
    expect(await dialog().getAttribute("role")).toBe("dialog");
    expect(await dialog().locator(".tm-trace-expression").textContent()).toBe(expression);
    expect(await texts(dialog().locator(".tm-trace-expression a.tm-chip"))).toEqual([CONVICTIONS, "un.imprisoned-2014", SUSPENDED]);
    expect(await dialog().locator("output").textContent()).toBe("5");
    expect(await texts(dialog().locator(".tm-step-working"))).toEqual(["141 − 30 − 106 = 5"]);
    for (const id of [CONVICTIONS, "un.imprisoned-2014", SUSPENDED]) await expectCard(card(id), id);
  });

  it.skipIf(!documentsPresent)("shows the passage with exactly the printed string marked (needs the documents in data/sources)", async () => {
    await bar(SUSPENDED).click();
    const passage = card(SUSPENDED).locator(".tm-fact-passage > .tm-passage");
    await passage.waitFor();
    const {facts, passages} = await evidence();
    const {printed, prefix, suffix, place} = facts.find(({id}) => id === SUSPENDED)!;
    expect(await texts(passage.locator("mark"))).toEqual([printed]);
    expect(await passage.textContent()).toContain(prefix + printed + suffix);
    expect(passages[place!.passage]).toContain(prefix + printed + suffix);
  });

  it.skipIf(documentsPresent)("says where to look instead of a passage (needs the documents to be absent)", async () => {
    await bar(SUSPENDED).click();
    await card(SUSPENDED).locator(".tm-absent").waitFor();
    expect(await card(SUSPENDED).locator(".tm-absent").textContent()).toMatch(/^The document’s text is not present in this copy; find it at para /);
    expect(await dialog().locator("mark").count()).toBe(0);
  });

  it("leads to a trace page in another tab on a click with Control held", async () => {
    const [tab] = await Promise.all([page.context().waitForEvent("page"), bar(SUSPENDED).click({modifiers: ["Control"]})]);
    await tab.waitForLoadState();
    expect(tab.url()).toBe(`${site.url}trace/?x=${SUSPENDED}#${SUSPENDED}`);
    expect(await dialog().count()).toBe(0);
  });
});

describe("a number in prose", () => {
  const number = (): Locator => page.locator(`main > p a.tm-number[data-trace="${SHARE}"]`).first();

  it("opens its trace on Enter, Escape closes it, and the focus returns", async () => {
    await open("index");
    await number().focus();
    await page.keyboard.press("Enter");
    await dialog().locator(".tm-trace-view").waitFor();
    expect(await dialog().locator(".tm-trace-expression").textContent()).toBe(SHARE);
    expect(await dialog().evaluate((element) => element.contains(element.ownerDocument.activeElement))).toBe(true);
    await page.keyboard.press("Escape");
    await dialog().waitFor({state: "hidden"});
    expect(await isFocused(number())).toBe(true);
  });

  it("that is rounded says so in its trace", async () => {
    await open("notebooks/victims");
    const change = page.locator('main > p a.tm-number[data-trace^="change("]').first();
    const shown = (await change.textContent())!;
    await change.click();
    await dialog().locator(".tm-trace-view").waitFor();
    expect(await dialog().locator("output").textContent()).not.toBe(shown);
    expect(await dialog().locator(".tm-shown").textContent()).toBe(`Shown as ${shown}`);
  });

  it("keeps a way back from an operand's trace to its own", async () => {
    await open("index");
    await number().click();
    await dialog().getByRole("link", {name: SUSPENDED}).first().click();
    await dialog().locator(`.tm-trace-view[data-expression="${SUSPENDED}"]`).waitFor();
    await dialog().getByRole("button", {name: "Back"}).click();
    await dialog().locator(`.tm-trace-view[data-expression="${SHARE}"]`).waitFor();
    await dialog().getByRole("button", {name: "Close"}).click();
    expect(await isFocused(number())).toBe(true);
  });
});

describe("/trace?x=<expression>", () => {
  it.each(["trace?x=", "trace/?x="])("/%s… shows the trace above the list", async (address) => {
    await open(address + encodeURIComponent(SHARE));
    const section = page.locator(".tm-trace-section");
    await section.locator(".tm-trace-view").waitFor();
    expect(await section.locator(".tm-trace-expression").textContent()).toBe(SHARE);
    for (const id of [SUSPENDED, CONVICTIONS]) await expectCard(card(id, section), id);
    expect(await page.title()).toMatch(new RegExp(`^Trace of 75(\\.\\d+)?%: ${SHARE.replace(/[().]/g, "\\$&")}`));
    expect(await page.locator(".tm-fact-list [data-fact]").count()).toBeGreaterThan(50);
  });

  it("reads the address as a person types it, without escapes", async () => {
    await open(`trace?x=${SHARE}`);
    await page.locator(`.tm-trace-section .tm-trace-view[data-expression="${SHARE}"]`).waitFor();
  });

  it.each([
    ["an unknown fact", "un.nothing", /^“un\.nothing” can’t be traced: .*unknown fact.*un\.nothing/i],
    ["what can't be parsed", "share(un.suspended-2014,", /^“share\(un\.suspended-2014,” can’t be traced: .+/],
    ["units that don't go together", "difference(un.blocked-domains, un.blocked-addresses)", /can’t be traced: .+/]
  ])("says what is wrong with %s", async (_, expression, message) => {
    await open(`trace/?x=${encodeURIComponent(expression)}`);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.locator("p").first().textContent()).toMatch(message);
    expect(await page.title()).toBe(`No trace: ${expression}`);
  });

  it("shows an address that holds markup as text", async () => {
    await open(`trace/?x=${encodeURIComponent('<img src=x onerror="document.title=1">')}`);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain('<img src=x onerror="document.title=1">');
    expect(await page.locator("main img").count()).toBe(0);
  });
});

describe("a chart's controls", () => {
  const marks = (): Promise<string[]> => figure().locator(".tm-wide a[data-trace]").evaluateAll((links) => links.map((link) => link.getAttribute("data-trace")!));
  const control = (label: string): Locator => figure().locator(".tm-controls").getByText(label, {exact: true});
  const redrawn = (): Promise<void> => figure().locator(`.tm-wide a[data-trace="${SHARE}"]`).waitFor();

  it("draw it again, keep their state in the address, and a reload restores it", async () => {
    await open(NOTEBOOK);
    const before = await marks();
    expect(before).not.toContain(SHARE);
    await control("Share of all").click();
    await redrawn();
    const after = await marks();
    expect(after).toContain(SHARE);
    expect(new URL(page.url()).searchParams.get("sentencing-2014.show")).toBe("share");
    expect(await figure().locator(".tm-status").textContent()).toBe("Chart drawn again");

    await page.reload();
    await redrawn();
    expect(await marks()).toEqual(after);
    expect(await figure().getByRole("radio", {name: "Share of all"}).isChecked()).toBe(true);

    await control("Convictions").click();
    await figure().locator(`.tm-wide a[data-trace="${SUSPENDED}"]`).waitFor();
    expect(await marks()).toEqual(before);
    expect(new URL(page.url()).search).toBe("");
  });

  it("leave marks that open traces", async () => {
    await open(`${NOTEBOOK}?sentencing-2014.show=share`);
    await redrawn();
    await figure().locator(`.tm-wide a[data-trace="${SHARE}"] rect`).click();
    await dialog().locator(`.tm-trace-view[data-expression="${SHARE}"]`).waitFor();
  });

  it("draw the chart as the build drew it, to the byte, when set back", async () => {
    // On screens of one device pixel per pixel Plot moves lines by half of one.
    await open(NOTEBOOK, {deviceScaleFactor: 2});
    const drawing = (): Promise<string> => figure().locator(".tm-drawing").evaluate((element) => element.innerHTML.replaceAll(/href="[^"]*"/g, ""));
    const built = await drawing();
    await control("Share of all").click();
    await redrawn();
    expect(await drawing()).not.toBe(built);
    await control("Convictions").click();
    await figure().locator(`.tm-wide a[data-trace="${SUSPENDED}"]`).waitFor();
    expect(await drawing()).toBe(built);
  });
});

describe("a chart's actions", () => {
  beforeEach(() => open(NOTEBOOK));
  const action = (name: string): Locator => figure().locator(`[data-action="${name}"]`);

  it("copy the fence that draws it", async () => {
    await action("copy-fence").click();
    await page.waitForFunction(() => document.querySelector("#chart-sentencing-2014 .tm-status")?.textContent === "Fence copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).toBe("```chart\nref: sentencing-2014\nhighlight: suspended\n```");
  });

  it("save it as an SVG that carries its source, its expressions and the data digest", async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), action("svg").click()]);
    expect(download.suggestedFilename()).toBe("sentencing-2014.svg");
    const svg = await readFile(await download.path(), "utf8");
    const source = (await figure().locator(".tm-source").textContent())!.replace(/\s*[✓≠○] .*$/, "").trim();
    const {digest} = await evidence();
    expect(source).toMatch(/^Source: .*A\/HRC\/31\/58\/Add\.1/);
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      return {
        root: parsed.documentElement.localName,
        metadata: JSON.parse(parsed.querySelector("metadata")?.textContent ?? "null") as unknown,
        shown: [...parsed.querySelectorAll("text")].map((element) => element.textContent).join(" "),
        variables: text.includes("var("),
        links: [...parsed.querySelectorAll("a")].map((element) => element.getAttribute("href")!)
      };
    }, svg);
    expect(read.root).toBe("svg");
    expect(read.metadata).toMatchObject({digest, source, expressions: expect.arrayContaining([SUSPENDED, CONVICTIONS]) as unknown});
    expect(read.shown).toContain("Source: ");
    expect(read.variables).toBe(false);
    expect(read.links.filter((link) => !link.startsWith(`${site.url}trace/?x=`))).toEqual([]);
  });

  it("lead to its table as CSV, with the expressions", async () => {
    const address = await action("csv").evaluate((link) => (link as HTMLAnchorElement).href);
    const response = await page.request.get(address);
    expect([response.status(), response.headers()["content-type"]]).toEqual([200, "text/csv; charset=utf-8"]);
    const [header, first] = (await response.text()).split("\r\n");
    expect(header).toMatch(/^outcome,.*convictions,convictions_expression,/);
    expect(first).toContain(SUSPENDED);
  });

  it("open the table of its numbers, whose numbers open traces", async () => {
    await action("table").click();
    const cell = figure().locator(".tm-twin td a.tm-number").first();
    expect(await cell.isVisible()).toBe(true);
    await cell.click();
    await dialog().locator(".tm-trace-view").waitFor();
  });
});
