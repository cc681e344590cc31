import {mkdtemp, readFile, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {JSDOM, VirtualConsole} from "jsdom";
import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {exportDocument} from "../../loaders/exports/export.js";
import {findDocument, openDocument} from "../../loaders/exports/find.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {readDeck, serialiseDeck} from "../../src/core/deck/read-deck.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import type {ExportReport} from "../../src/exports/report.js";
import {parseXml, partText, unpack} from "../support/office.js";

const FIXTURES = fileURLToPath(new URL("../fixtures/", import.meta.url));
const TALKS = join(FIXTURES, "strangers/talks");

const FORMATS = ["pdf", "pptx", "html"] as const;

/** What a deck of another tool's kind must become. */
interface Expected {
  readonly title: string;
  /** The headings of its slides. */
  readonly headings: readonly string[];
  /** Words that stand on a slide in each format. */
  readonly shown: readonly string[];
  /** Words that are said and never shown. */
  readonly notes: readonly string[];
  /** What its report says, each with the line that it speaks of. */
  readonly told: readonly RegExp[];
  /** The formats whose text can be read; all unless said. */
  readonly formats?: readonly (typeof FORMATS)[number][];
  /** What would be on a slide if a construct were taken for text. */
  readonly never: readonly RegExp[];
}

const DECKS: Readonly<Record<string, Expected>> = {
  "marp.md": {
    title: "Lamps along the coast",
    headings: ["Lamps along the coast", "What the tower looks like", "What is not here"],
    shown: ["A talk in the old style", "Draft of the harbour office", "Harbour office | internal"],
    notes: ["Greet the keepers.", "Say that the lamps are old."],
    told: [/^29: .*img\/no-such-tower\.png/],
    never: [/<!--/, /_class/, /olderdrawing/]
  },
  "slidev.md": {
    title: "Lamps and keepers",
    headings: ["Lamps and keepers", "A layout of the theme", "A layout of Slidev itself"],
    shown: ["a lamp is lit", "the first keeper", "the second keeper", "the slide before"],
    notes: ["Wait for the lamp."],
    told: [/intro-image-right/, /iframe-right/],
    never: [/v-clicks/, /<Link/, /\blayout:/]
  },
  "quarto.qmd": {
    title: "Reading the logbook",
    headings: ["Reading the logbook", "The logbook", "How it is kept", "How it is read"],
    shown: [
      "For new keepers",
      "In the tower",
      "A. Keeper",
      "night",
      "Pencil is not read by the office.",
      "What the office asks",
      "The log is read aloud."
    ],
    notes: ["Private: the office was late."],
    told: [/^19: .*a cell of r is not run/],
    never: [/\.alert/, /#\| echo/, /<br>/, /:::/, /H~2~O/, /\^\[/]
  },
  "reveal.md": {
    title: "Lamps in the fog",
    headings: ["Lamps in the fog", "The fog"],
    shown: ["A horn is sounded", "told of below", "Fog lies on the water"],
    notes: ["Private: say nothing of the wreck.", "Private: the second remark"],
    told: [/nowhere/],
    never: [/<!--/, /\.element/, /fragment/, /Notes?:/]
  },
  "pandoc.md": {
    title: "The light of a lamp",
    headings: ["The light of a lamp", "How far it is seen"],
    shown: ["By the rules of the harbour office.", "Measured on clear nights.", "A lamp costs $5 or $6, some say."],
    notes: ["Private: the formula is old."],
    told: [/"5".*tied/, /"6".*tied/],
    never: [/\[\^/, /\$\$/, /\\sqrt/, /:::/]
  },
  "plain.md": {
    title: "A plain talk",
    headings: ["A plain talk", "Words that are too long", "Addresses and tables"],
    shown: ["https://example.org/the/logbook", "back to the start", "Storm watch", "Some 4711 lamps were counted."],
    notes: [],
    told: [/^21: .*"4711".*tied/],
    never: [/\{#/, /\| ---/]
  },
  "japanese.md": {
    title: "灯台の記録",
    headings: ["灯台の記録", "記録の読み方"],
    shown: ["これは「重要」な記録です", "灯台は三か所（北・南・西）にあります"],
    notes: ["内緒：嵐の話はしない。"],
    told: [/^15: .*４７１１/],
    never: [/\*\*/, /<!--/]
  },
  "arabic.md": {
    title: "سجل المنارة",
    headings: ["سجل المنارة", "قراءة السجل"],
    shown: ["Lighthouse", "المصباح مضاء كل ليلة", "الفجر"],
    notes: ["سر: لا تذكر العاصفة."],
    told: [],
    never: [/:::/],
    // A PDF keeps letters in the order of the eye.
    formats: ["pptx", "html"]
  }
};

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), "tickmark-strangers-"))));
afterAll(() => rm(folder, {recursive: true, force: true}));

/** A deck's files with what can be read in each. */
interface Made {
  readonly report: ExportReport;
  /** What a slide shows, by format. */
  readonly slides: Readonly<Record<(typeof FORMATS)[number], string>>;
  /** What only the speaker reads. */
  readonly notes: string;
  readonly pptx: Uint8Array;
  readonly html: Document;
}

it("there is a deck of each kind", async () => {
  expect((await readdir(TALKS)).filter((file) => /\.q?md$/.test(file)).sort()).toEqual(Object.keys(DECKS).sort());
});

describe.each(Object.entries(DECKS))("a deck as %s has it", (file, expected) => {
  let made: Made;
  beforeAll(async () => (made = await makeAll(file)));

  it("keeps its bytes when it is formatted", async () => {
    const text = await readFile(join(TALKS, file), "utf8");
    expect(serialiseDeck(readDeck(readManuscript(text, {kind: "deck", file})))).toBe(text);
  });

  it("is checked: its slides, and what is not in order, each with its line", () => {
    expect(made.report.title).toBe(expected.title);
    expect(made.report.slides.map(({title}) => title)).toEqual(expected.headings);
    const told = made.report.problems.map(({line, message}) => `${line ?? "?"}: ${message}`);
    for (const pattern of expected.told) expect(told).toContainEqual(expect.stringMatching(pattern));
    expect(told.filter((problem) => problem.startsWith("?"))).toEqual([]);
  });

  it.each(expected.formats ?? FORMATS)("shows what it shows, and nothing private, in %s", (format) => {
    const text = made.slides[format];
    for (const words of [...expected.headings, ...expected.shown]) expect(text).toContain(squeezed(words));
    for (const words of expected.notes) expect(text).not.toContain(squeezed(words));
    for (const pattern of expected.never) expect(text).not.toMatch(pattern);
  });

  it("keeps its notes for the speaker", () => {
    for (const words of expected.notes) expect(made.notes).toContain(squeezed(words));
  });
});

describe("some constructs", () => {
  it("a language that is written from the right stands so in HTML and in PowerPoint", async () => {
    const {html, pptx} = await makeAll("arabic.md");
    expect(html.documentElement.lang).toBe("ar");
    const slides = [...html.querySelectorAll(".tm-slide")];
    expect(slides.map((slide) => slide.closest("[dir]")?.getAttribute("dir"))).toEqual(slides.map(() => "rtl"));
    expect(slideParts(pptx).flatMap((path) => partText(pptx, path).match(/rtl="1"/g) ?? []).length).toBeGreaterThan(5);
  });

  it("links within a deck jump in HTML and in PowerPoint", async () => {
    const {html, pptx} = await makeAll("plain.md");
    const back = [...html.querySelectorAll<HTMLAnchorElement>(".tm-slide a")].find(
      ({textContent}) => textContent === "the start"
    );
    expect(html.querySelector(back!.getAttribute("href")!)?.closest("[class*=tm-slide]")?.textContent).toContain(
      "A plain talk"
    );
    expect(partText(pptx, "ppt/slides/slide3.xml")).toContain("ppaction://hlinksldjump");
  });
});

const results = new Map<string, Promise<Made>>();

function makeAll(file: string): Promise<Made> {
  const made = results.get(file) ?? make(file);
  results.set(file, made);
  return made;
}

/** A deck in its formats, as the command makes them in a workspace that is not the deck's. */
async function make(file: string): Promise<Made> {
  const workspace = openWorkspace(join(FIXTURES, "corpus"));
  const opened = await openDocument(workspace, await findDocument(workspace, join(TALKS, file)));
  expect(opened.diagnostics).toEqual([]);
  const report = await exportDocument(opened, {
    formats: FORMATS,
    folder,
    site: "",
    strict: false,
    notes: true,
    variants: ["slides"],
    paper: "a4",
    level: "compact",
    progress: () => undefined,
    signal: new AbortController().signal
  });
  expect(report.failed).toEqual([]);
  const bytes = await Promise.all(FORMATS.map((format) => readFile(join(folder, `${report.name}.${format}`))));
  const [pdf, pptx] = bytes.map((part) => new Uint8Array(part)) as [Uint8Array, Uint8Array];
  const html = new JSDOM(bytes[2]!.toString("utf8"), {virtualConsole: new VirtualConsole()}).window.document;
  const notes = Object.keys(unpack(pptx)).filter((path) => /notesSlide\d+\.xml$/.test(path));
  return {
    report,
    pptx,
    html,
    slides: {
      pdf: squeezed(await pdfText(pdf, report.slides.length)),
      pptx: squeezed(
        slideParts(pptx)
          .map((path) => xmlText(partText(pptx, path)))
          .join(" ")
      ),
      html: squeezed(shownText(html))
    },
    notes: squeezed(notes.map((path) => xmlText(partText(pptx, path))).join(" "))
  };
}

const slideParts = (pptx: Uint8Array): readonly string[] =>
  Object.keys(unpack(pptx)).filter((path) => /ppt\/slides\/slide\d+\.xml$/.test(path));

/** Text without white space, which the formats break and set each in its own way. */
function squeezed(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u00ad\u200b\u2066-\u2069]+/gu, "");
}

function xmlText(xml: string): string {
  return [...parseXml(xml).getElementsByTagName("a:t")].map((element) => element.textContent).join("");
}

/** What the slides of a deck's one file show before anything is opened. */
function shownText(html: Document): string {
  return [...html.querySelectorAll(".tm-slide")].map((slide) => slide.textContent).join(" ");
}

async function pdfText(bytes: Uint8Array, slides: number): Promise<string> {
  const pdf = await getDocument({data: bytes, verbosity: 0}).promise;
  const pages = await Promise.all(Array.from({length: slides}, (_none, i) => pdf.getPage(i + 1)));
  const texts = await Promise.all(pages.map((page) => page.getTextContent()));
  return texts.flatMap(({items}) => items.map((item) => ("str" in item ? item.str : ""))).join("");
}
