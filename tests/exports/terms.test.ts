import {readFileSync} from "node:fs";
import {JSDOM} from "jsdom";
import {beforeAll, describe, expect, it} from "vitest";
import {compileBriefing} from "../../loaders/decks/compile-briefing.js";
import {compileDeck} from "../../loaders/decks/compile-deck.js";
import {svgToPng} from "../../loaders/exports/slide-png.js";
import {renderDeck} from "../../loaders/render/fences.js";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import {inTerms} from "../../src/core/terms/in-terms.js";
import type {TermVocabulary} from "../../src/core/terms/term.js";
import {briefingToMarkdown} from "../../src/exports/briefing-markdown.js";
import {briefingToPrintHtml} from "../../src/exports/briefing-print-html.js";
import {chartFiles} from "../../src/exports/chart-svg.js";
import {deckToHtml} from "../../src/exports/deck-html.js";
import {deckToMarkdown} from "../../src/exports/deck-markdown.js";
import {deckToPrintHtml} from "../../src/exports/deck-print-html.js";
import {briefingToDocx} from "../../src/exports/docx/briefing-to-docx.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {siteTraceLinks} from "../../src/views/trace-links.js";
import {traceView} from "../../src/views/trace-view.js";
import {parseBriefing, parseDeck} from "../support/manuscripts.js";
import {partText, unpack} from "../support/office.js";
import {onePixel} from "../support/one-pixel.js";
import {realSite} from "../support/real-site.js";

const {document} = new JSDOM("").window;
const written = (path: string): string => readFileSync(`data/${path}.md`, "utf8");
let deck: CompiledDeck;
let briefing: CompiledBriefing;
let evidence: Awaited<ReturnType<typeof realSite>>["evidence"];

beforeAll(async () => {
  const site = await realSite();
  const setting = {file: "made-up.md", site, picture: onePixel};
  evidence = site.evidence;
  ({deck} = compileDeck(parseDeck(written("decks/summit")), {name: "summit", ...setting}));
  ({briefing} = compileBriefing(parseBriefing(written("briefings/prosecution-and-sentencing")), {
    name: "prosecution",
    ...setting
  }));
}, 60_000);

function officeText(bytes: Uint8Array): string {
  return Object.keys(unpack(bytes))
    .filter((name) => name.endsWith(".xml"))
    .map((name) =>
      partText(bytes, name)
        .replace(/<\/(?:a:p|w:p|c:v)>/g, "\n")
        .replace(/<[^>]+>/g, "")
    )
    .join("\n");
}

const plain = (html: string): string =>
  new JSDOM(html.replace(/<(style|script)\b.*?<\/\1>/gs, "")).window.document.documentElement.textContent;

const FORMATS: Readonly<Record<string, (vocabulary: TermVocabulary) => string | Promise<string>>> = {
  "deck as Markdown": (vocabulary) => deckToMarkdown(inTerms(deck, vocabulary), {site: "", notes: true}),
  "deck as print (PDF, PNG)": async (vocabulary) =>
    plain(await deckToPrintHtml(inTerms(deck, vocabulary), {variant: "notes", document, style: "", site: ""})),
  "deck as HTML": (vocabulary) =>
    plain(
      deckToHtml(inTerms(deck, vocabulary), {
        document: document.implementation.createHTMLDocument(),
        script: "",
        style: "",
        evidence,
        notes: true,
        site: ""
      })
    ),
  "deck as PowerPoint": async (vocabulary) =>
    officeText(await deckToPptx(inTerms(deck, vocabulary), {site: "", png: svgToPng})),
  "charts as SVG": (vocabulary) => [...chartFiles(inTerms(deck, vocabulary), {document, site: ""}).values()].join("\n"),
  "briefing as Markdown": (vocabulary) => briefingToMarkdown(inTerms(briefing, vocabulary)),
  "briefing as print (PDF)": (vocabulary) =>
    plain(briefingToPrintHtml(inTerms(briefing, vocabulary), {paper: "a4", document, style: "", site: ""})),
  "briefing as Word": async (vocabulary) =>
    officeText(await briefingToDocx(inTerms(briefing, vocabulary), {site: "", paper: "a4", png: svgToPng}))
};

describe.each(Object.entries(FORMATS))("%s", (_format, make) => {
  it("is in the guidelines’ terms with the legal category in brackets, or in the documents’ own", async () => {
    const [guidelines, sources] = [await make("guidelines"), await make("sources")];
    expect(guidelines).toMatch(/child sexual abuse material \(the Act’s “child pornography”\)/i);
    expect(guidelines).toMatch(/exploitation of children in prostitution \(the Act’s “child prostitution”\)/i);
    expect(sources).toMatch(/“child pornography”/i);
    expect(sources).not.toMatch(/exploitation of children in prostitution|\(the Act’s/i);
    for (const text of [guidelines, sources]) expect(text).not.toContain("[[");
  }, 60_000);
});

it("names a category once in the prose of a deck", () => {
  const titles = JSON.stringify(
    inTerms(deck, "guidelines").slides.map(({title, blocks}) => [title, blocks.filter(({type}) => type !== "chart")])
  );
  expect(titles.match(/the Act’s “child pornography”/g)).toHaveLength(1);
});

it("letters a drawing in the chosen terms", () => {
  const drawn = (vocabulary: TermVocabulary): string =>
    plain(
      inTerms(deck, vocabulary)
        .slides.find(({id}) => id === "victims")!
        .blocks.flatMap((block) => (block.type === "chart" ? [block.chart.half.html] : []))
        .join("")
    );
  expect(drawn("guidelines")).toMatch(/child\s+sexual\s+abuse\s+material/);
  expect(drawn("sources")).toMatch(/child\s+pornography/);
  expect(drawn("sources")).not.toMatch(/abuse/);
});

it("leaves the evidence as it is: what was printed, its measure, caveats and sources", () => {
  const [guidelines, sources] = [inTerms(deck, "guidelines"), inTerms(deck, "sources")];
  for (const key of ["facts", "expressions", "sources", "digest"] as const)
    expect(guidelines[key]).toEqual(sources[key]);
  const links = siteTraceLinks("/");
  expect(
    traceView(evidence, "un.victims-pornography-2014", document, links).querySelector(".tm-fact-terms")!.textContent
  ).toContain("Categorychild pornography");
});

it("has both drawings of a slide’s chart in the page, and both wordings of its prose", () => {
  const page = new JSDOM(renderDeck("show: slides", {decks: new Map([["summit", deck]]), evidence}, {deck: "summit"}))
    .window.document;
  const slide = page.querySelector("#slide-victims")!;
  expect([...slide.querySelectorAll("[data-in-terms]")].map((box) => box.getAttribute("data-in-terms"))).toEqual([
    "guidelines",
    "sources"
  ]);
  expect(
    [...slide.querySelectorAll<HTMLElement>("ul li .tm-term")].map(({textContent, dataset}) => [
      textContent,
      dataset.sources
    ])
  ).toEqual([
    ["Child sexual abuse material (the Act’s “child pornography”)", "“Child pornography”"],
    ["Exploitation of children in prostitution (the Act’s “child prostitution”)", "“Child prostitution”"]
  ]);
  expect(page.documentElement.outerHTML).not.toContain("[[");
  const ids = [...page.querySelectorAll("[id]")].map(({id}) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
