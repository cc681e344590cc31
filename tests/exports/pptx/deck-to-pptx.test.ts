import {beforeAll, describe, expect, it} from "vitest";
import {svgToPng} from "../../../loaders/exports/slide-png.js";
import type {CompiledDeck} from "../../../src/core/deck/compiled.js";
import {deckToPptx} from "../../../src/exports/pptx/deck-to-pptx.js";
import {inlineXml} from "../../../src/exports/pptx/text.js";
import type {TextSetting} from "../../../src/exports/pptx/text.js";
import {compiledDeck, deckText} from "../../support/compiled-deck.js";
import {parseXml, partText, textsIn, unpack} from "../../support/office.js";
import {validatePptx} from "../../support/validate-pptx.js";

const SITE = "https://tickmark.example/site/";
let deck: CompiledDeck;
let alone: Uint8Array;
let linked: Uint8Array;

beforeAll(async () => {
  deck = await compiledDeck(deckText("twelve"), "twelve");
  alone = await deckToPptx(deck, {site: "", png: svgToPng});
  linked = await deckToPptx(deck, {site: SITE, png: svgToPng});
}, 60_000);

const paths = (): readonly string[] => Object.keys(unpack(alone));
const slide = (number: number, bytes = alone): string => partText(bytes, `ppt/slides/slide${number}.xml`);
const relations = (number: number, bytes = alone): string =>
  partText(bytes, `ppt/slides/_rels/slide${number}.xml.rels`);
const notes = (number: number): string => textsIn(alone, `ppt/notesSlides/notesSlide${number}.xml`, "a:t").join("");
const slideCount = (): number => paths().filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).length;

it("is in order, with a site and without", {timeout: 60_000}, () => {
  expect(validatePptx(alone, parseXml)).toEqual([]);
  expect(validatePptx(linked, parseXml)).toEqual([]);
});

it("gives equal bytes for equal decks", {timeout: 60_000}, async () => {
  expect(Buffer.compare(await deckToPptx(deck, {site: "", png: svgToPng}), alone)).toBe(0);
});

it("has the fifteen layouts, each slide with its own", () => {
  const names = Array.from(
    {length: 15},
    (_, i) => /<p:cSld name="([^"]*)"/.exec(partText(alone, `ppt/slideLayouts/slideLayout${i + 1}.xml`))![1]
  );
  expect(names).toEqual([
    "Title",
    "Agenda",
    "Section",
    "Statement",
    "Number",
    "Numbers",
    "Bullets",
    "Figure",
    "Figure left, text right",
    "Text left, figure right",
    "Comparison",
    "Table",
    "Quote",
    "Sources",
    "Closing"
  ]);
  expect(deck.slides.map(({number}) => /slideLayout(\d+)\.xml/.exec(relations(number))![1])).toEqual([
    "1",
    "3",
    "8",
    "10",
    "9",
    "11",
    "7",
    "8",
    "3",
    "8",
    "12",
    "14"
  ]);
});

it("has sections as the deck has them, and the evidence in one of its own", () => {
  const presentation = partText(alone, "ppt/presentation.xml");
  expect([...presentation.matchAll(/<p14:section name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    deck.title.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    "Recorded",
    "Lists",
    "Evidence"
  ]);
  expect(slideCount()).toBeGreaterThan(deck.slides.length);
});

it("passes over the evidence while presenting, and over nothing else", () => {
  const hidden = Array.from({length: slideCount()}, (_, i) => i + 1).filter(
    (number) => parseXml(slide(number)).documentElement.getAttribute("show") === "0"
  );
  expect(hidden.length).toBe(slideCount() - deck.slides.length);
  expect(Math.min(...hidden)).toBe(deck.slides.length + 1);
});

it("has native lists with levels and numbers", () => {
  expect(slide(4)).toMatch(/<a:buAutoNum type="arabicPeriod"\/>/);
  expect(slide(4)).toMatch(/<a:pPr lvl="1"[^>]*>.*?<a:buChar char="•"\/>/);
  expect(textsIn(alone, "ppt/slides/slide4.xml", "a:t")).toEqual(
    expect.arrayContaining(["First, ", "nested, ", "of course"])
  );
});

it("draws cards and tables as native tables, and what has no native chart as a picture with an SVG and a PNG", () => {
  expect(slide(8)).toContain("<a:tbl>");
  expect(slide(11)).toContain("<a:tbl>");
  expect(slide(10)).toMatch(/<a:blip r:embed="rId\d+"><a:extLst>.*<asvg:svgBlip [^>]*r:embed="rId\d+"\/>/);
  expect(paths().filter((path) => path.startsWith("ppt/media/"))).toEqual([
    "ppt/media/drawing1.png",
    "ppt/media/drawing1.svg",
    "ppt/media/image1.png"
  ]);
  expect(unpack(alone)["ppt/media/drawing1.png"]!.length).toBeGreaterThan(5000);
});

it("hatches what is not itemised", () => {
  const chart = paths().find(
    (path) => path.startsWith("ppt/charts/chart") && partText(alone, path).includes("not itemised")
  )!;
  expect(partText(alone, chart)).toMatch(/not itemised in the report<\/c:v>.*?<a:pattFill prst="wdUpDiag">/);
});

describe("numbers in text", () => {
  it("lead to their evidence in the same file without a site", () => {
    for (const {number, title} of deck.slides) {
      if (!title.some(({type}) => type === "number")) continue;
      const id = /<a:hlinkClick r:id="(rId\d+)" action="ppaction:\/\/hlinksldjump"/.exec(slide(number))![1]!;
      const target = new RegExp(`Id="${id}" Type="[^"]*/slide" Target="slide(\\d+)\\.xml"`).exec(
        relations(number)
      )![1]!;
      expect(Number(target)).toBeGreaterThan(deck.slides.length);
    }
  });

  it("lead to their trace with a site", () => {
    const text = slide(3, linked);
    const id = /<a:hlinkClick r:id="(rId\d+)" tooltip="evac.psychological-abuse-share"/.exec(text)![1]!;
    expect(relations(3, linked)).toContain(
      `Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://tickmark.example/site/trace/?x=evac.psychological-abuse-share" TargetMode="External"`
    );
  });

  it("are all links, but for the numbers of sections", () => {
    const isSection = (run: Element): boolean => {
      let at: Element | null = run;
      while (at !== null && at.localName !== "sp") at = at.parentElement;
      return at?.getElementsByTagName("p:cNvPr")[0]?.getAttribute("name") === "Section number";
    };
    const untied = deck.slides
      .flatMap(({number}) => [...parseXml(slide(number)).getElementsByTagName("a:r")])
      .filter(
        (run) =>
          /^[+−]?\d[\d,.]*%?$/.test(run.textContent) &&
          !/^20\d\d$/.test(run.textContent) &&
          !isSection(run) &&
          run.getElementsByTagName("a:hlinkClick").length === 0
      );
    expect(untied.map((run) => run.textContent)).toEqual([]);
  });
});

it("a long link is written in pieces of some words, which LibreOffice breaks between", () => {
  const label = "The harbour office of the northern coast, counts of ships by flag and year, sheet 3";
  const setting = {links: {address: () => "<link/>"}, lang: "en-GB"} as unknown as TextSetting;
  const texts = (text: string): readonly string[] =>
    [
      ...inlineXml([{type: "link", href: "https://example.org/", children: [{type: "text", text}]}], setting).matchAll(
        /<link\/><\/a:rPr><a:t>([^<]*)/g
      )
    ].map(([, piece]) => piece!);
  expect(texts("The harbour office")).toEqual(["The harbour office"]);
  expect(texts(label).join("")).toBe(label);
  for (const piece of texts(label)) expect(piece).toMatch(/^\S.{0,20}$/);
});

it("writes out every fact and every number that is worked out in a full appendix", {timeout: 60_000}, async () => {
  const full = await deckToPptx(deck, {site: "", png: svgToPng, level: "full"});
  const texts = Object.keys(unpack(full))
    .filter((path) => Number(/^ppt\/slides\/slide(\d+)\.xml$/.exec(path)?.[1]) > deck.slides.length)
    .flatMap((path) => textsIn(full, path, "a:t"))
    .join("\n");
  expect(validatePptx(full, parseXml)).toEqual([]);
  for (const {id, shown, locator} of deck.facts) for (const part of [id, shown, locator]) expect(texts).toContain(part);
  for (const {expression, facts} of deck.expressions) if (facts.length > 1) expect(texts).toContain(expression);
});

it("says caveats in short on the slide and whole in the notes, and open points in both", () => {
  const flat = (inline: readonly unknown[]): string =>
    [...JSON.stringify(inline).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)]
      .map(([, text]) => JSON.parse(`"${text}"`) as string)
      .join("");
  for (const {number, caveats, short, openPoints} of deck.slides) {
    const shown = textsIn(alone, `ppt/slides/slide${number}.xml`, "a:t").join("");
    for (const caveat of short) expect(shown).toContain(flat(caveat));
    for (const caveat of caveats) expect(notes(number)).toContain(flat(caveat));
    for (const {label} of openPoints) for (const text of [shown, notes(number)]) expect(text).toContain(label);
  }
});

it("has the author's words in the notes, and then the evidence of the numbers", () => {
  expect(notes(1)).toContain("Say who is speaking");
  expect(notes(3).indexOf("Recorded in all")).toBeLessThan(notes(3).indexOf("Evidence"));
});

describe("below the author's words, the notes of a slide", () => {
  const below = (number: number): readonly string[] => {
    const all = [...parseXml(partText(alone, `ppt/notesSlides/notesSlide${number}.xml`)).getElementsByTagName("a:p")]
      .map((line) => line.textContent)
      .slice(0, -1);
    const rule = all.findIndex((line) => /^\u2015{12}$/.test(line));
    return rule < 0 && deck.slides[number - 1]!.notes.length > 0 ? [] : all.slice(rule + 1);
  };

  it("have a rule", () => {
    expect(notes(3)).toMatch(/Recorded in all.*\u2015{12}.*Evidence/s);
  });

  it("take at most 120 words, and count the numbers that these don't hold", () => {
    for (const {number, expressions, caveats} of deck.slides) {
      const said = below(number);
      // Caveats, open points and sources are never cut; where they are long, no number is said.
      const uncounted = said.join(" ").split(/\s+/).length <= 120;
      expect(uncounted || said[1] === `${expressions.length} numbers: appendix`, String(number)).toBe(true);
      if (caveats.length < 3) expect(uncounted, String(number)).toBe(true);
    }
    const counted = deck.slides.flatMap(({number, expressions}) => {
      const lines = below(number);
      const last = lines.findIndex((line) => /^and \d+ more numbers: appendix$/.test(line));
      return last < 0 ? [] : [expressions.length - (last - 1) - Number(/\d+/.exec(lines[last]!)![0])];
    });
    expect(counted.length).toBeGreaterThan(0);
    expect(counted.filter((rest) => rest !== 0)).toEqual([]);
  });

  it("say each number in words with its place, and no ids", () => {
    const worked = deck.slides.flatMap(({number, expressions}) =>
      expressions.flatMap((one) => {
        const item = deck.expressions.find(({expression}) => expression === one)!;
        return item.words === undefined ? [] : [{number, line: `${item.shown} = ${item.words}; `}];
      })
    );
    const found = worked.filter(({number, line}) => below(number).some((one) => one.startsWith(line)));
    expect(found.length).toBeGreaterThan(3);
    expect(deck.slides.flatMap(({number}) => below(number)).filter((line) => /\b(?:un|evac)\./.test(line))).toEqual([]);
  });
});

it("says what it is of, and never when it was made", () => {
  const core = partText(alone, "docProps/core.xml");
  expect(core).toContain("<dc:title>Twelve slides &amp; all “layouts” &lt;of them&gt;</dc:title>");
  expect(core).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2024-05-06T00:00:00Z</dcterms:created>');
  expect(partText(alone, "docProps/custom.xml")).toContain(deck.digest);
});

it("marks Japanese text and has fonts for it", () => {
  expect(slide(1)).toMatch(/<a:rPr lang="ja-JP"[^>]*>(?:<[^>]*>)*(?:<\/a:rPr>)?<a:t>[^<]*日本語/);
  expect(partText(alone, "ppt/theme/theme1.xml")).toContain('<a:ea typeface="Yu Gothic"/>');
});

it("leads nowhere but to the web and into itself", () => {
  const external = paths()
    .filter((path) => path.endsWith(".rels"))
    .flatMap((path) =>
      [...partText(alone, path).matchAll(/Target="([^"]*)" TargetMode="External"/g)].map(([, target]) => target!)
    );
  expect(external.filter((target) => !/^https?:/.test(target))).toEqual([]);
});

it("fits slides of another shape", {timeout: 60_000}, async () => {
  const narrow = await deckToPptx({...deck, width: 960}, {site: "", png: svgToPng});
  expect(validatePptx(narrow, parseXml)).toEqual([]);
  expect(partText(narrow, "ppt/presentation.xml")).toContain('<p:sldSz cx="9144000" cy="6858000"/>');
});
