import type {Browser} from "playwright-core";
import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";
import type {PDFDocumentProxy, PDFPageProxy} from "pdfjs-dist";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {NoChromiumError, startChromium} from "../../loaders/exports/chromium.js";
import {printPdf} from "../../loaders/exports/pdf.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {documentData} from "../../src/exports/document-data.js";
import {demoDeck} from "../support/demo-deck.js";
import {printed, SITE} from "./demo-files.js";

interface Tag {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly Tag[];
}

interface Link {
  readonly subtype: string;
  readonly url?: string;
  readonly dest?: string | readonly unknown[];
}

let browser: Browser;
let deck: CompiledDeck;
beforeAll(async () => {
  [browser, {deck}] = await Promise.all([startChromium(), demoDeck()]);
});
afterAll(() => browser.close());

const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> => getDocument({data: bytes.slice(), verbosity: 0}).promise;
const pages = (pdf: PDFDocumentProxy): Promise<PDFPageProxy[]> =>
  Promise.all(Array.from({length: pdf.numPages}, (_none, i) => pdf.getPage(i + 1)));
const tagsOf = async (page: PDFPageProxy): Promise<readonly Tag[]> => flat((await page.getStructTree()) as Tag | null);
const flat = (tag: Tag | null): readonly Tag[] => (tag ? [tag, ...(tag.children ?? []).flatMap(flat)] : []);
const linksOf = async (page: PDFPageProxy): Promise<readonly Link[]> =>
  ((await page.getAnnotations()) as Link[]).filter(({subtype}) => subtype === "Link");
const textOf = async (page: PDFPageProxy): Promise<string> =>
  (await page.getTextContent()).items
    .map((item) => ("str" in item ? item.str : ""))
    .join(" ")
    .replace(/\s+/g, " ");

describe("slides", () => {
  let bytes: Uint8Array;
  let pdf: PDFDocumentProxy;
  let sheets: PDFPageProxy[];
  beforeAll(async () => {
    bytes = await printPdf(await printed(deck, "slides"), {browser, document: deck});
    pdf = await open(bytes);
    sheets = await pages(pdf);
  });

  it("stand one to a page of 16:9, the evidence after them", async () => {
    expect(sheets.length).toBeGreaterThan(deck.slides.length);
    expect((await Promise.all(sheets.map(textOf))).filter((text) => text.trim() === "")).toEqual([]);
    expect(sheets.slice(0, deck.slides.length).map(({view}) => view[2]! / view[3]!)).toEqual(
      deck.slides.map(() => 16 / 9)
    );
    expect(await textOf(sheets[deck.slides.length]!)).toContain("Evidence Every number leads here");
  });

  it("are each tagged, with a heading, and each chart has its description", async () => {
    for (const [i, slide] of deck.slides.entries()) {
      const roles = (await tagsOf(sheets[i]!)).map(({role}) => role);
      expect([
        slide.number,
        roles.filter((role) => role === "H1" || role === "H2").length,
        roles.includes("Sect")
      ]).toEqual([slide.number, 1, true]);
    }
    const figures = (await tagsOf(sheets[2]!)).filter(({role}) => role === "Figure");
    expect(figures.map(({alt}) => alt)).toEqual(["Bars. fishing: 120; ferries: 50; not itemised in the report: 30."]);
    expect((await tagsOf(sheets[4]!)).map(({role}) => role)).toEqual(
      expect.arrayContaining(["Table", "TR", "TH", "TD"])
    );
    const items = (await tagsOf(sheets[3]!)).filter(({role}) => role === "LI");
    expect(items.length).toBeGreaterThan(1);
    // What has no role is the rule that a row draws above itself.
    const rolesOf = ({children}: (typeof items)[number]): readonly unknown[] | undefined =>
      children?.map(({role}) => role).filter((role) => role !== undefined);
    expect(items.map(rolesOf)).toEqual(items.map(() => ["Lbl", "LBody"]));
  });

  it("have an outline entry each, with the spaces between its lines", async () => {
    const titles = (await pdf.getOutline()).flatMap(function below(entry): string[] {
      return [entry.title, ...(entry.items as (typeof entry)[]).flatMap(below)];
    });
    expect(titles.slice(0, deck.slides.length)).toEqual(deck.slides.map(({titleText}) => titleText));
    expect(titles[deck.slides.length]).toBe("Evidence");
  });

  it("say what they are: language, title, author, subject, digest, dates of the deck and no other", async () => {
    const {info} = (await pdf.getMetadata()) as unknown as {info: Record<string, string>};
    expect(info).toMatchObject({
      Language: "en",
      Title: deck.title,
      Author: "A. Keeper",
      Subject: "What the keepers wrote. Figures of 2010 and 2014",
      Creator: `Tickmark ${deck.version}`,
      CreationDate: "D:20240506120000Z",
      ModDate: "D:20240506120000Z"
    });
    expect(info.Keywords).toContain(deck.digest);
    expect(await pdf.getMarkInfo()).toMatchObject({Marked: true});
    expect(await pdf.getViewerPreferences()).toMatchObject({DisplayDocTitle: true});
  });

  it("lead from each number to its entry, and from there to the trace and the official document", async () => {
    const named = await pdf.getDestinations();
    const [chart, evidence] = [
      await linksOf(sheets[2]!),
      (await Promise.all(sheets.slice(deck.slides.length).map(linksOf))).flat()
    ];
    const places = chart.flatMap(({dest}) => (typeof dest === "string" ? [dest] : []));
    expect([...new Set(places)].sort()).toEqual([
      "demo.ferries",
      "demo.fishing",
      "demo.ships-2014",
      "evidence-1",
      "evidence-2"
    ]);
    expect(places.filter((place) => !(place in named))).toEqual([]);
    const addresses = evidence.flatMap(({url}) => url ?? []);
    expect(addresses).toContain(`${SITE}/trace/?x=share(demo.fishing%2C%20demo.ships-2014)`);
    expect(addresses).toContain("https://example.org/HC/15");
  });

  it("name their sources and caveats on the slide", async () => {
    const text = await textOf(sheets[2]!);
    expect(text).toContain("Source: Harbour Council of Norland, HC/15 (2015)");
    expect(text).toContain("Ships seen by keepers, not all ships.");
    expect(text).toContain("Open point");
  });

  it("carry the data", async () => {
    const attached = (await pdf.getAttachments()) as Record<string, {filename: string; content: Uint8Array}>;
    expect(Object.values(attached).map(({filename, content}) => [filename, new TextDecoder().decode(content)])).toEqual(
      documentData(deck).map(({name, text}) => [name, text])
    );
  });

  it("are the same bytes when made again", async () => {
    const again = await printPdf(await printed(deck, "slides"), {browser, document: deck});
    expect(Buffer.compare(again, bytes)).toBe(0);
  });

  it("name no site that isn't known", async () => {
    const local = await open(await printPdf(await printed(deck, "slides", ""), {browser, document: deck}));
    const addresses = (await Promise.all((await pages(local)).map(linksOf))).flat().flatMap(({url}) => url ?? []);
    expect(addresses.filter((address) => !address.startsWith("https://example.org/"))).toEqual([]);
    expect(addresses.filter((address) => address.includes("trace"))).toEqual([]);
  });
});

it("notes: a slide above its notes and evidence on a sheet of A4", async () => {
  const sheets = await pages(await open(await printPdf(await printed(deck, "notes"), {browser, document: deck})));
  expect(sheets[0]!.view.map(Math.round)).toEqual([0, 0, 595, 842]);
  const text = await textOf(sheets[2]!);
  expect(text).toContain("Only in the notes: about 40 lamps were lit");
  expect(text).toMatch(/Evidence .*printed “?120/);
});

it("handout: three slides to a sheet of A4, with notes or lines", async () => {
  const sheets = await pages(await open(await printPdf(await printed(deck, "handout"), {browser, document: deck})));
  const headings = await Promise.all(
    sheets.map(async (sheet) => (await tagsOf(sheet)).filter(({role}) => role === "H1" || role === "H2").length)
  );
  expect(headings.slice(0, 2)).toEqual([3, 3]);
  expect(await textOf(sheets[0]!)).toContain("Only in the notes: about 40 lamps were lit");
  expect(await textOf(sheets[2]!)).toContain("Evidence Every number leads here");
});

it("a slide that holds too much is made smaller, and keeps its source line", async () => {
  const bullets = Array.from({length: 30}, (_none, i) => `- {{ demo.fishing }} boats, item ${"x".repeat(i)}`).join(
    "\n"
  );
  const {deck: full} = await demoDeck(`# Too much\n\n${bullets}\n`);
  const sheets = await pages(await open(await printPdf(await printed(full, "slides"), {browser, document: full})));
  const text = await textOf(sheets[0]!);
  expect(text.match(/120 boats/g)).toHaveLength(30);
  expect(text).toContain("Source: Harbour Council");
  expect(await textOf(sheets[1]!)).toContain("Evidence Every number leads here");
});

it("printPdf stops at once when told to, with the signal's reason", async () => {
  const stopped = AbortSignal.abort(new Error("stopped by hand"));
  await expect(printPdf("<p>Text", {browser, document: deck, signal: stopped})).rejects.toThrow("stopped by hand");
  const later = new AbortController();
  const printing = printPdf(await printed(deck, "slides"), {browser, document: deck, signal: later.signal});
  setTimeout(() => later.abort(new Error("stopped later")), 5);
  await expect(printing).rejects.toThrow("stopped later");
});

it("startChromium says how to get Chromium where there is none", async () => {
  await expect(startChromium(() => undefined)).rejects.toThrow(NoChromiumError);
  await expect(startChromium(() => undefined)).rejects.toThrow(
    /PDF and PNG need it; install it \(Debian: apt-get install chromium/
  );
  await expect(startChromium(() => "/bin/false")).rejects.toThrow(/\/bin\/false does not start/);
});
