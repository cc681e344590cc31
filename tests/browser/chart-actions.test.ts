import type {Locator} from "playwright-core";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeEach, describe, expect, it} from "vitest";
import {readXlsx} from "../loaders/files/readers.js";
import {CHART, NOTEBOOK, PART, WHOLE, citedAs, useReader} from "./reader.js";

const reader = useReader();

describe("a chart's actions", () => {
  beforeEach(() => reader.open(NOTEBOOK));
  const action = (name: string): Locator => reader.figure().locator(`[data-action="${name}"]`);

  it("copy the fence that draws it", async () => {
    await action("copy-fence").click();
    await reader.page.waitForFunction(
      () => document.querySelector("#chart-loans-by-kind .tm-status")?.textContent === "Fence copied"
    );
    const copied = await reader.page.evaluate(() => navigator.clipboard.readText());
    const [written] = /^```chart\n[^]*?^```$/m.exec(
      await readFile(join(reader.site.workspace, `${NOTEBOOK}.md`), "utf8")
    )!;
    expect(written.split("\n").length).toBeGreaterThan(3);
    expect(copied.trim()).toBe(written);
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
    const texts = [...bytes.toString("utf8").matchAll(/iTXt([\w ]+)\0{5}([^\0]*)/g)].map(
      ([, keyword, text]) => [keyword, text] as const
    );
    const evidence = await reader.evidence();
    expect([file, bytes.subarray(1, 4).toString()]).toEqual([`${CHART}.png`, "PNG"]);
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(700);
    expect(texts.find(([keyword]) => keyword === "Source")?.[1]).toContain(`Source: ${citedAs(evidence, PART)}`);
    expect(texts.find(([keyword]) => keyword === "Expressions")?.[1]).toContain(PART);
    expect(texts.find(([keyword]) => keyword === "Data digest")?.[1]).toContain(evidence.digest);
  });

  it("save its rows as a workbook and as CSV, with the expressions", async () => {
    await openDownloads();
    const workbook = await saved("rows-xlsx");
    const [head, ...rows] = (await readXlsx(workbook.bytes)).get("Data")!;
    expect([workbook.file, head?.includes("Loans: expression")]).toEqual([`${CHART}-rows.xlsx`, true]);
    expect(rows.flat()).toContain(PART);
    const csv = await saved("rows-csv");
    expect(csv.bytes.toString()).toContain(PART);
  });

  it("copy how to cite it", async () => {
    await reader.figure().locator("details.tm-menu summary").first().click();
    await action("copy-citation").last().click();
    await reader.page.waitForFunction(
      () => document.querySelector("#chart-loans-by-kind .tm-status")?.textContent === "Citation copied"
    );
    const cited = await reader.page.evaluate(() => navigator.clipboard.readText());
    expect(cited).toMatch(/^Tickmark, “.*” \(chart loans-by-kind of table loans-by-kind\), version /);
    const place = citedAs(await reader.evidence(), PART).replace(/para (?=\d+$)/, "para. ");
    expect(cited.slice(-place.length - 2)).toBe(` ${place}.`);
  });

  it("save it as an SVG that carries its source, its expressions and the data digest", async () => {
    await openDownloads();
    const {file, bytes} = await saved("svg");
    expect(file).toBe(`${CHART}.svg`);
    const svg = bytes.toString("utf8");
    const source = (await reader.figure().locator(".tm-source").textContent())!.replace(/\s*[✓≠○] .*$/, "").trim();
    const evidence = await reader.evidence();
    expect(source).toBe(`Source: ${citedAs(evidence, PART)}`);
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
    expect(read.metadata).toMatchObject({
      digest: evidence.digest,
      source,
      expressions: expect.arrayContaining([PART, WHOLE]) as unknown
    });
    expect(read.shown).toContain("Source: ");
    expect(read.variables).toBe(false);
    expect(read.links.filter((link) => !link.startsWith(`${reader.url}trace/?x=`))).toEqual([]);
  });

  it("lead to its table as CSV, with the expressions", async () => {
    const address = await action("csv").evaluate((link) => (link as HTMLAnchorElement).href);
    const response = await reader.page.request.get(address);
    expect([response.status(), response.headers()["content-type"]]).toEqual([200, "text/csv; charset=utf-8"]);
    const [header, first] = (await response.text()).split("\r\n");
    expect(header).toMatch(/^kind,.*loans,loans_expression,/);
    expect(first).toContain(PART);
  });

  it("open the table of its numbers, whose numbers open traces", async () => {
    await action("table").click();
    const cell = reader.figure().locator(".tm-data-table td a.tm-number").first();
    expect(await cell.isVisible()).toBe(true);
    await cell.click();
    await reader.dialog().locator(".tm-trace-view").waitFor();
  });
});
