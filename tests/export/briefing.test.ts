import type {PDFDocumentProxy, PDFPageProxy} from "pdfjs-dist";
import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {startChromium} from "../../loaders/exports/chromium.js";
import {printPdf, documentStyle} from "../../loaders/exports/pdf.js";
import {drawingDocument} from "../../loaders/render/light-document.js";
import {briefingNotes} from "../../src/core/briefing/notes.js";
import {numbersOf, partsOf} from "../../src/core/deck/blocks.js";
import type {CompiledBriefing, Paper} from "../../src/core/deck/compiled.js";
import {briefingToPrintHtml} from "../../src/exports/briefing-print-html.js";
import type {BriefingPrintOptions} from "../../src/exports/briefing-print-html.js";
import {documentData} from "../../src/exports/document-data.js";
import {evidencePlaces} from "../../src/exports/evidence-list.js";
import {openPage} from "../support/browser.js";
import {openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {briefingNames, briefingText, compiledBriefing} from "../support/compiled-briefing.js";

const SITE = "https://example.org/tm";
/** Heights of sheets in points; Chromium's own A4 is a point higher than what style asks for. */
const HEIGHTS: Readonly<Record<Paper, readonly number[]>> = {a4: [841, 842], letter: [792]};
const PAPERS = ["a4", "letter"] as const;

interface Tag {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Tag[];
}

interface Link {
  readonly subtype: string;
  readonly url?: string;
  readonly dest?: string | readonly unknown[];
}

const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> => getDocument({data: bytes.slice(), verbosity: 0}).promise;
const pages = (pdf: PDFDocumentProxy): Promise<PDFPageProxy[]> =>
  Promise.all(Array.from({length: pdf.numPages}, (_none, i) => pdf.getPage(i + 1)));
const flat = (tag: Tag | null): readonly Tag[] => (tag ? [tag, ...(tag.children ?? []).flatMap(flat)] : []);
const tagsOf = async (page: PDFPageProxy): Promise<readonly Tag[]> => flat((await page.getStructTree()) as Tag | null);
const linksOf = async (page: PDFPageProxy): Promise<readonly Link[]> =>
  ((await page.getAnnotations()) as Link[]).filter(({subtype}) => subtype === "Link");
const heightOf = ({view}: PDFPageProxy): number => Math.floor(view[3]!);
const textOf = async (page: PDFPageProxy): Promise<string> =>
  (await page.getTextContent()).items
    .map((item) => ("str" in item ? item.str : ""))
    .join(" ")
    .replace(/\s+/g, " ");

/** The texts of a sheet with the points from its lower edge at which they stand. */
const linesOf = async (page: PDFPageProxy): Promise<readonly {readonly text: string; readonly above: number}[]> =>
  (await page.getTextContent()).items.flatMap((item) =>
    "str" in item && item.str.trim() !== "" ? [{text: item.str, above: (item.transform as number[])[5]!}] : []
  );
const FOOT = 36;

/** The texts at the foot of a sheet. */
const footOf = async (page: PDFPageProxy): Promise<readonly string[]> =>
  (await linesOf(page)).flatMap(({text, above}) => (above < FOOT ? [text] : []));

/** How far down a sheet its text goes, as a share of its height; what stands at its foot does not count. */
const filledOf = async (page: PDFPageProxy): Promise<number> =>
  1 - Math.min(...(await linesOf(page)).flatMap(({above}) => (above < FOOT ? [] : [above]))) / heightOf(page);

vi.setConfig({testTimeout: 120_000});

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

describe.each(briefingNames)("%s", (name) => {
  let briefing: CompiledBriefing;
  let print: (options: Pick<BriefingPrintOptions, "paper" | "level">) => Promise<Uint8Array>;

  beforeAll(async () => {
    briefing = await compiledBriefing(briefingText(name), name);
    const style = await documentStyle();
    print = (options) =>
      printPdf(briefingToPrintHtml(briefing, {...options, document: drawingDocument(), style, site: SITE}), {
        browser,
        document: briefing
      });
  });

  it.each(PAPERS)("takes exactly two sheets of %s, and its evidence starts on the third", async (paper) => {
    const alone = await pages(await open(await print({paper, level: "none"})));
    expect(alone).toHaveLength(2);
    const whole = await pages(await open(await print({paper})));
    const texts = await Promise.all(whole.map(textOf));
    for (const sheet of [...alone, ...whole]) expect(HEIGHTS[paper]).toContain(heightOf(sheet));
    expect(texts.findIndex((text) => /Every number leads here/.test(text))).toBe(2);
    expect(texts[1]).toMatch(/Sources/);
    for (const sheet of whole) expect(await filledOf(sheet)).toBeGreaterThan(sheet === whole.at(-1) ? 0.5 : 0.7);
    expect(await Promise.all(whole.map(footOf))).toEqual(
      whole.map((_sheet, i) => expect.arrayContaining([String(i + 1)]))
    );
  });

  it("is tagged, with its headings, lists and the description of every chart", async () => {
    const pdf = await open(await print({paper: "a4"}));
    expect(await pdf.getMarkInfo()).toMatchObject({Marked: true});
    const tags = (await Promise.all((await pages(pdf)).slice(0, 2).map(tagsOf))).flat();
    expect(tags.filter(({role}) => role === "H1")).toHaveLength(1);
    expect(tags.filter(({role}) => role === "H2").length).toBeGreaterThan(4);
    expect(tags.some(({role}) => role === "L")).toBe(true);
    const charts = [...partsOf(briefing.blocks)].flatMap((part) => ("chart" in part ? [part.chart.description] : []));
    expect(tags.filter(({role, alt}) => role === "Figure" && alt !== undefined).map(({alt}) => alt)).toEqual(charts);
    const titles = (await pdf.getOutline()).flatMap(function below(entry): string[] {
      return [entry.title, ...(entry.items as (typeof entry)[]).flatMap(below)];
    });
    expect(titles).toEqual(expect.arrayContaining([briefing.title, "Open points", "Sources", "Evidence"]));
  });

  it("leads from each number to its entry in the same file, from each mark to its note, and to the official documents", async () => {
    const pdf = await open(await print({paper: "a4"}));
    const named = await pdf.getDestinations();
    const sheets = await Promise.all((await pages(pdf)).map(linksOf));
    const places = new Set(
      sheets
        .slice(0, 2)
        .flat()
        .flatMap(({dest}) => (typeof dest === "string" ? [dest] : []))
    );
    for (const place of places) expect(named).toHaveProperty([place]);
    const {anchor} = evidencePlaces(briefing);
    const shown = [
      ...numbersOf(briefing.headline),
      ...[...partsOf(briefing.blocks)].flatMap((part) =>
        "inline" in part ? numbersOf(part.inline) : "chart" in part ? numbersOf(part.chart.headline) : []
      )
    ];
    for (const {expression} of shown) expect(places).toContain(anchor(expression));
    for (const {number} of briefingNotes(briefing).list) expect(places).toContain(`note-${number}`);
    const addresses = sheets.flat().flatMap(({url}) => url ?? []);
    for (const {url} of briefing.sources) if (url !== "") expect(addresses).toContain(url);
    for (const {expression} of shown) expect(addresses).toContain(`${SITE}/trace/?x=${encodeURIComponent(expression)}`);
  });

  it("says what it is, carries the data, and has the same bytes again", async () => {
    const bytes = await print({paper: "letter"});
    const pdf = await open(bytes);
    const {info} = (await pdf.getMetadata()) as unknown as {info: Record<string, string>};
    expect(info).toMatchObject({
      Language: "en",
      Title: briefing.title,
      Author: briefing.author,
      CreationDate: "D:20261122120000Z"
    });
    expect(info.Keywords).toContain(briefing.digest);
    const attached = (await pdf.getAttachments()) as Record<string, {filename: string; content: Uint8Array}>;
    expect(Object.values(attached).map(({filename, content}) => [filename, new TextDecoder().decode(content)])).toEqual(
      documentData(briefing).map(({name: file, text}) => [file, text])
    );
    expect(Buffer.compare(await print({paper: "letter"}), bytes)).toBe(0);
  });
});

describe("on the site", () => {
  let site: BuiltSite;
  beforeAll(async () => {
    site = await openBuiltSite("data");
  }, 400_000);
  afterAll(() => site.close());

  it.each(briefingNames.flatMap((name) => PAPERS.map((paper) => [name, paper] as const)))(
    "%s prints on two sheets of %s",
    async (name, paper) => {
      const {page, close} = await openPage(browser, `${site.url}briefings/${name}`);
      const pdf = await open(
        new Uint8Array(await page.pdf({format: paper === "a4" ? "A4" : "Letter", printBackground: true}))
      );
      const sheets = await pages(pdf);
      expect(sheets).toHaveLength(2);
      for (const sheet of sheets) expect(HEIGHTS[paper]).toContain(heightOf(sheet));
      await close();
    }
  );

  it.each(briefingNames)("%s traces its numbers, and fits a narrow screen", async (name) => {
    const {page, close, consoleErrors, pageErrors, failedRequests} = await openPage(
      browser,
      `${site.url}briefings/${name}`,
      {viewport: {width: 390, height: 800}}
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await page.locator("h1").count()).toBe(1);
    const number = page.locator(".tm-briefing-headline a.tm-number").first();
    await number.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.locator(".tm-trace-view").waitFor();
    expect(await dialog.textContent()).toContain(await number.getAttribute("data-trace"));
    await page.keyboard.press("Escape");
    await page.locator(".tm-note-mark a").first().click();
    expect(new URL(page.url()).hash).toBe("#note-1");
    expect([consoleErrors, pageErrors, failedRequests]).toEqual([[], [], []]);
    await close();
  });
});
