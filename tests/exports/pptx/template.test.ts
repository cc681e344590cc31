import {beforeAll, describe, expect, it} from "vitest";
import {JSDOM} from "jsdom";
import {strFromU8, strToU8, zipSync} from "fflate";
import {svgToPng} from "../../../loaders/exports/slide-png.js";
import type {CompiledDeck} from "../../../src/core/deck/compiled.js";
import {deckToPptx} from "../../../src/exports/pptx/deck-to-pptx.js";
import {pptxDifferences, templateRemarks} from "../../../src/exports/pptx/differences.js";
import {elements, openPackage} from "../../../src/exports/pptx/office-package.js";
import {TemplateError, readTemplate} from "../../../src/exports/pptx/template.js";
import type {Template} from "../../../src/exports/pptx/template.js";
import {BUREAU, CONFERENCE, MINISTRY, hostTemplate} from "../../fixtures/templates/host-templates.js";
import {compiledDeck, deckText} from "../../support/compiled-deck.js";
import {parseXml, partText, repack, unpack} from "../../support/office.js";
import {overprinted, slideShapes} from "../../support/slide-boxes.js";
import {validatePptx} from "../../support/validate-pptx.js";

const {XMLSerializer} = new JSDOM("").window;
const tools = {parse: parseXml, serialize: (document: Document) => new XMLSerializer().serializeToString(document)};
const templateOf = (bytes: Uint8Array): Template => readTemplate("host.pptx", bytes, tools);

const HOSTS = {
  ministry: hostTemplate(MINISTRY, "potx"),
  conference: hostTemplate(CONFERENCE),
  bureau: hostTemplate(BUREAU)
};
const NAMES = Object.keys(HOSTS) as (keyof typeof HOSTS)[];

let deck: CompiledDeck;
const made: Record<string, Uint8Array> = {};

beforeAll(async () => {
  deck = await compiledDeck(deckText("twelve"), "twelve");
  for (const name of NAMES)
    made[name] = await deckToPptx(deck, {site: "", png: svgToPng, template: templateOf(HOSTS[name])});
}, 120_000);

/** What each shape of a slide fills: the type and index of its placeholder, or nothing. */
function filled(bytes: Uint8Array, number: number): readonly (readonly [name: string, placeholder: string])[] {
  const slide = openPackage(bytes, parseXml).xml(`ppt/slides/slide${number}.xml`);
  return ["p:sp", "p:graphicFrame", "p:pic"].flatMap((tag) =>
    elements(slide, tag).map((shape) => {
      const ph = elements(shape, "p:ph")[0];
      const name = elements(shape, "p:cNvPr")[0]!.getAttribute("name")!.replace(/:.*/, "");
      return [name, ph ? `${ph.getAttribute("type") ?? "obj"} ${ph.getAttribute("idx") ?? ""}`.trim() : ""] as const;
    })
  );
}

const layoutOf = (bytes: Uint8Array, number: number): string => {
  const pack = openPackage(bytes, parseXml);
  const part = pack.relations(`ppt/slides/slide${number}.xml`).find(({type}) => type.endsWith("/slideLayout"))!.target;
  return elements(pack.xml(part), "p:cSld")[0]!.getAttribute("name")!;
};

const slideOf = (layout: string): number => deck.slides.find((slide) => slide.layout === layout)!.number;

describe.each(NAMES)("deckToPptx(deck, {template}) in the template of a %s", (name) => {
  it("is in order", {timeout: 60_000}, () => {
    expect(validatePptx(made[name]!, parseXml)).toEqual([]);
  });

  it("keeps size, masters, layouts, themes and pictures, byte for byte, and no sample", () => {
    const [before, after] = [unpack(HOSTS[name]), unpack(made[name]!)];
    const look = Object.keys(before).filter((path) =>
      /^ppt\/(?:slideMasters|slideLayouts|notesMasters|theme)\/[^/]+\.xml$|image1\.png$/.test(path)
    );
    expect(look.length).toBeGreaterThan(4);
    for (const path of look) expect(strFromU8(after[path]!), path).toBe(strFromU8(before[path]!));
    const size = (bytes: Uint8Array): string => /<p:sldSz[^>]*>/.exec(partText(bytes, "ppt/presentation.xml"))![0];
    expect(size(made[name]!)).toBe(size(HOSTS[name]));
    expect(Object.keys(after).join()).not.toMatch(/sample|slideLayout1\.xml|slideMaster1\.xml/);
    expect(partText(made[name]!, "ppt/presentation.xml")).not.toMatch(/Samples|modifyVerifier/);
    expect(Object.values(after).some((part) => strFromU8(part).includes("Text of the sample"))).toBe(false);
  });

  it("prints nothing on anything else and nothing outside", () => {
    expect(overprinted(made[name]!, parseXml)).toEqual([]);
  });

  it("has every title in the title of its layout", () => {
    for (const {number} of deck.slides)
      expect(filled(made[name]!, number).find(([shape]) => shape === "Title")![1]).toMatch(/^(?:title|ctrTitle)$/);
  });
});

describe("in the host's placeholders by type and name", () => {
  it("a 4:3 template with Japanese names: contents, footers, numbers and notes", () => {
    const bytes = made["ministry"]!;
    expect(layoutOf(bytes, slideOf("title"))).toBe("表紙");
    expect(filled(bytes, slideOf("title"))).toContainEqual(["Text", "subTitle 1"]);
    expect(layoutOf(bytes, slideOf("bullets"))).toBe("タイトルと内容");
    expect(filled(bytes, slideOf("bullets"))).toContainEqual(["Text", "obj 1"]);
    expect(layoutOf(bytes, slideOf("figure"))).toBe("タイトルと内容");
    expect(filled(bytes, slideOf("figure"))).toContainEqual(["Chart", "obj 1"]);
    expect(layoutOf(bytes, slideOf("figure-right"))).toBe("2 つのコンテンツ");
    expect(filled(bytes, slideOf("figure-right"))).toEqual(
      expect.arrayContaining([
        ["Text", "obj 1"],
        ["Chart", "obj 2"]
      ])
    );
    for (const {number, sources} of deck.slides) {
      const places = filled(bytes, number);
      if (sources.length > 0) expect(places).toContainEqual(["Source", "ftr 11"]);
      expect(places).toContainEqual(["Slide number", "sldNum 12"]);
    }
    const pack = openPackage(bytes, parseXml);
    expect(pack.relations("ppt/notesSlides/notesSlide1.xml").map(({target}) => target)).toContain(
      "ppt/notesMasters/notesMaster3.xml"
    );
    expect(partText(bytes, "ppt/notesSlides/notesSlide1.xml")).toContain('<p:ph type="sldNum" idx="5"/>');
  });

  it("a dark one with places for each kind: text, charts and tables in theirs", () => {
    const bytes = made["conference"]!;
    expect(filled(bytes, slideOf("bullets"))).toContainEqual(["Text", "body 10"]);
    expect(filled(bytes, slideOf("figure"))).toContainEqual(["Chart", "chart 14"]);
    expect(layoutOf(bytes, slideOf("figure-right"))).toBe("Words and graph");
    expect(filled(bytes, slideOf("figure-right"))).toEqual(
      expect.arrayContaining([
        ["Text", "body 10"],
        ["Chart", "chart 14"]
      ])
    );
    expect(filled(bytes, slideOf("table"))).toContainEqual(["Table", "tbl 15"]);
  });

  it("text keeps the host's letters and place where it fits", () => {
    const slide = openPackage(made["ministry"]!, parseXml).xml(`ppt/slides/slide${slideOf("title")}.xml`);
    const text = elements(slide, "p:sp").find(
      (shape) => elements(shape, "p:cNvPr")[0]!.getAttribute("name") === "Text"
    )!;
    expect(elements(text, "a:xfrm").length).toBe(0);
    expect(elements(text, "a:rPr").filter((run) => run.hasAttribute("sz")).length).toBe(0);
  });

  it("letters and places follow a height of 540 pixels", () => {
    const {height, slides} = slideShapes(made["conference"]!, parseXml);
    expect(height).toBe(540 * 9525);
    const chart = slides[slideOf("figure") - 1]!.find(({name}) => name.startsWith("Chart"))!;
    expect(chart.x).toBe(48 * 9525);
    const sizes = [...partText(made["conference"]!, "ppt/charts/chart1.xml").matchAll(/ sz="(\d+)"/g)].map(([, size]) =>
      Number(size)
    );
    expect(Math.max(...sizes)).toBe(1350);
  });
});

it("pptxDifferences(deck) says what a slide in PowerPoint shows otherwise, in our layouts too", () => {
  const {number} = deck.slides.find(({layout}) => layout === "comparison")!;
  const stepped = {...deck, slides: deck.slides.map((slide, i) => (i === 0 ? {...slide, steps: 2} : slide))};
  expect(pptxDifferences(stepped).filter((one) => one.number === 1)).toEqual([
    {number: 1, message: "2 of its 2 steps bring nothing there and have no click"}
  ]);
  expect(pptxDifferences(deck).filter((one) => one.number === number)).toContainEqual({
    number,
    chart: "sentencing-2014",
    message: "chart sentencing-2014 names its series in a legend, not beside them"
  });
});

describe("what has no place", () => {
  it("is said slide by slide", () => {
    const said = (name: keyof typeof HOSTS): readonly string[] =>
      pptxDifferences(deck, templateOf(HOSTS[name])).map(({number, message}) => `${number}: ${message}`);
    const [figure, bullets] = [slideOf("figure"), slideOf("bullets")];
    const chart = deck.slides[figure - 1]!.blocks.flatMap((block) =>
      block.type === "chart" ? [block.chart.id] : []
    )[0];
    expect(said("bureau")).toContain(
      `${figure}: the template's layout “Nur Titel” has no place for the chart ${chart}; it stands in a box of its own`
    );
    expect(said("bureau")).toContain(
      `${bullets}: the template's layout “Nur Titel” has no place for text; it stands in a box of its own`
    );
    expect(said("conference")).toContain(
      `${figure}: the template's layout “Graph” has no slide number; it is left out`
    );
    expect(said("conference")).toContain(
      `${figure}: the template's layout “Graph” has no place for the source line; it stands in a box of its own`
    );
    expect(said("ministry").join("\n")).not.toContain("no slide number");
  });

  it("is said of the template as a whole", () => {
    expect(templateRemarks(deck, templateOf(HOSTS.bureau))).toEqual([
      "its sample slide was left out",
      "none of its layouts has a place for text; it stands in text boxes"
    ]);
    expect(templateRemarks(deck, templateOf(hostTemplate(MINISTRY, "potm")))).toEqual([
      "its macros were left out",
      "its 2 sample slides were left out",
      "slides have its form, 4:3, where the deck's is 16:9; check what stands where"
    ]);
  });
});

it("leaves out macros and makes a presentation of a template", {timeout: 60_000}, async () => {
  const bytes = await deckToPptx(deck, {
    site: "",
    png: svgToPng,
    template: templateOf(hostTemplate(CONFERENCE, "potm"))
  });
  expect(validatePptx(bytes, parseXml)).toEqual([]);
  expect(Object.keys(unpack(bytes)).join()).not.toMatch(/vba/i);
  expect(partText(bytes, "[Content_Types].xml")).not.toMatch(/macroEnabled|template\.main|vba/);
});

it("takes a file of our own as a template", {timeout: 60_000}, async () => {
  const own = await deckToPptx(deck, {site: "", png: svgToPng});
  const template = templateOf(own);
  const bytes = await deckToPptx(deck, {site: "", png: svgToPng, template});
  expect(validatePptx(bytes, parseXml)).toEqual([]);
  expect(deck.slides.map(({number}) => layoutOf(bytes, number))).toEqual(
    deck.slides.map(({number}) => layoutOf(own, number))
  );
});

describe("readTemplate(file, bytes) refuses", () => {
  const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const encrypted = Uint8Array.from([
    ...OLE,
    ...[..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0])
  ]);
  const word = zipSync({
    "[Content_Types].xml": strToU8(
      '<Types xmlns="x"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": strToU8(
      '<Relationships xmlns="x"><Relationship Id="rId1" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/document.xml": strToU8("<document/>")
  });
  it.each([
    ["a text", strToU8("# A deck"), "host.pptx: is no PowerPoint file; give a .pptx or .potx"],
    ["an empty file", new Uint8Array(), "host.pptx: is no PowerPoint file; give a .pptx or .potx"],
    [
      "a zip of something else",
      zipSync({"a.txt": strToU8("a")}),
      "host.pptx: is no PowerPoint file; give a .pptx or .potx"
    ],
    ["a Word file", word, "host.pptx: is no PowerPoint file; give a .pptx or .potx"],
    ["a cut file", HOSTS.bureau.slice(0, 400), "host.pptx: is no PowerPoint file; give a .pptx or .potx"],
    ["an encrypted file", encrypted, "host.pptx: is encrypted; remove its password in PowerPoint and save it again"],
    [
      "an old file",
      Uint8Array.from(OLE),
      "host.pptx: is a file of an old Office or encrypted; save it in PowerPoint as .pptx or .potx, without a password"
    ],
    [
      "one without layouts",
      repack(HOSTS.bureau, {
        "ppt/slideMasters/slideMaster7.xml": (text) =>
          text.replace(/<p:sldLayoutIdLst>.*<\/p:sldLayoutIdLst>/, "<p:sldLayoutIdLst/>")
      }),
      "host.pptx: has no slide layout; open it in PowerPoint, add one, and save it again"
    ]
  ])("%s, in one line", (_name, bytes, message) => {
    expect(() => templateOf(bytes)).toThrow(new TemplateError(message));
  });
});
