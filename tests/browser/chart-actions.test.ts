import type {Locator} from "playwright-core";
import {readFile} from "node:fs/promises";
import {beforeEach, describe, expect, it} from "vitest";
import {readXlsx} from "../loaders/files/readers.js";
import {CONVICTIONS, NOTEBOOK, SUSPENDED, useReader} from "./reader.js";

const reader = useReader();

describe("a chart's actions", () => {
  beforeEach(() => reader.open(NOTEBOOK));
  const action = (name: string): Locator => reader.figure().locator(`[data-action="${name}"]`);

  it("copy the fence that draws it", async () => {
    await action("copy-fence").click();
    await reader.page.waitForFunction(() => document.querySelector("#chart-sentencing-2014 .tm-status")?.textContent === "Fence copied");
    const copied = await reader.page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).toBe("```chart\nref: sentencing-2014\nhighlight: suspended\n```");
  });

  /** Opens the menu of files by the keyboard. */
  const openDownloads = async (): Promise<void> => {
    const menu = reader.figure().locator("details.tm-menu").last();
    await menu.locator("summary").focus();
    await reader.page.keyboard.press("Enter");
    await menu.locator("[data-action=svg]").waitFor();
  };

  const saved = async (name: string): Promise<{readonly file: string; readonly bytes: Buffer}> => {
    const [download] = await Promise.all([reader.page.waitForEvent("download"), action(name).click()]);
    return {file: download.suggestedFilename(), bytes: await readFile(await download.path())};
  };

  it("save it as a PNG that carries its source, its expressions and the data digest", async () => {
    await openDownloads();
    const {file, bytes} = await saved("png");
    const texts = [...bytes.toString("utf8").matchAll(/iTXt([\w ]+)\0{5}([^\0]*)/g)].map(([, keyword, text]) => [keyword, text] as const);
    const {digest} = await reader.evidence();
    expect([file, bytes.subarray(1, 4).toString()]).toEqual(["sentencing-2014.png", "PNG"]);
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(700);
    expect(texts.find(([keyword]) => keyword === "Source")?.[1]).toMatch(/^Source: .*A\/HRC\/31\/58\/Add\.1/);
    expect(texts.find(([keyword]) => keyword === "Expressions")?.[1]).toContain(SUSPENDED);
    expect(texts.find(([keyword]) => keyword === "Data digest")?.[1]).toContain(digest);
  });

  it("save its rows as a workbook and as CSV, with the expressions", async () => {
    await openDownloads();
    const workbook = await saved("rows-xlsx");
    const [head, ...rows] = (await readXlsx(workbook.bytes)).get("Data")!;
    expect([workbook.file, head?.includes("Convictions: expression")]).toEqual(["sentencing-2014-rows.xlsx", true]);
    expect(rows.flat()).toContain(SUSPENDED);
    const csv = await saved("rows-csv");
    expect(csv.bytes.toString()).toContain(SUSPENDED);
  });

  it("copy how to cite it", async () => {
    await reader.figure().locator("details.tm-menu summary").first().click();
    await action("copy-citation").last().click();
    await reader.page.waitForFunction(() => document.querySelector("#chart-sentencing-2014 .tm-status")?.textContent === "Citation copied");
    expect(await reader.page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Tickmark, “.*” \(chart sentencing-2014 of table sentencing-2014\), version .*A\/HRC\/31\/58\/Add\.1 \(3 March 2016\), para\. 41\.$/);
  });

  it("save it as an SVG that carries its source, its expressions and the data digest", async () => {
    await openDownloads();
    const {file, bytes} = await saved("svg");
    expect(file).toBe("sentencing-2014.svg");
    const svg = bytes.toString("utf8");
    const source = (await reader.figure().locator(".tm-source").textContent())!.replace(/\s*[✓≠○] .*$/, "").trim();
    const {digest} = await reader.evidence();
    expect(source).toMatch(/^Source: .*A\/HRC\/31\/58\/Add\.1/);
    const read = await reader.page.evaluate((text) => {
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
    expect(read.links.filter((link) => !link.startsWith(`${reader.url}trace/?x=`))).toEqual([]);
  });

  it("lead to its table as CSV, with the expressions", async () => {
    const address = await action("csv").evaluate((link) => (link as HTMLAnchorElement).href);
    const response = await reader.page.request.get(address);
    expect([response.status(), response.headers()["content-type"]]).toEqual([200, "text/csv; charset=utf-8"]);
    const [header, first] = (await response.text()).split("\r\n");
    expect(header).toMatch(/^outcome,.*convictions,convictions_expression,/);
    expect(first).toContain(SUSPENDED);
  });

  it("open the table of its numbers, whose numbers open traces", async () => {
    await action("table").click();
    const cell = reader.figure().locator(".tm-twin td a.tm-number").first();
    expect(await cell.isVisible()).toBe(true);
    await cell.click();
    await reader.dialog().locator(".tm-trace-view").waitFor();
  });
});
