import {JSDOM} from "jsdom";
import {strFromU8, unzipSync} from "fflate";
import {beforeAll, describe, expect, it} from "vitest";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import type {Evidence} from "../../src/core/evidence.js";
import {briefingToMarkdown} from "../../src/exports/briefing-markdown.js";
import {briefingToPrintHtml} from "../../src/exports/briefing-print-html.js";
import {chartFiles} from "../../src/exports/chart-svg.js";
import {deckToHtml} from "../../src/exports/deck-html.js";
import {deckToMarkdown} from "../../src/exports/deck-markdown.js";
import {deckToPrintHtml} from "../../src/exports/deck-print-html.js";
import {documentData} from "../../src/exports/document-data.js";
import {briefingToDocx} from "../../src/exports/docx/briefing-to-docx.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {makeReport, reportText} from "../../src/exports/report.js";
import {deckWords} from "../../src/views/deck-view.js";
import {compiledBriefing} from "../support/compiled-briefing.js";
import {DEMO_DECK, demoDeck} from "../support/demo-deck.js";

const MARK = "Draft, not cleared";
const CLEARED = "Cleared by A. Keeper, 2026-11-27";
const png = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array());
const {document} = new JSDOM("").window;
const count = (text: string, part: string): number => text.split(part).length - 1;
const said = (text: string, front: string): string => text.replace("\nlang: en", `\nlang: en\n${front}`);
const BRIEFING = "---\ntitle: a\nperiod: b\nlang: en\n---\n\n# {{ un.convictions-2014 }} convictions\n";

/** Every file of a deck as text, by format. */
async function filesOf(deck: CompiledDeck, evidence: Evidence): Promise<Readonly<Record<string, readonly string[]>>> {
  const style = "";
  const pptx = unzipSync(await deckToPptx(deck, {site: "", png}));
  return {
    ...Object.fromEntries(
      await Promise.all(
        (["slides", "notes", "handout"] as const).map(async (variant) => {
          const page = parsed(await deckToPrintHtml(deck, {variant, document, style, site: ""}));
          return [variant, [...page.querySelectorAll(".tm-sheet")].map(({textContent}) => textContent)] as const;
        })
      )
    ),
    html: [
      ...parsed(deckToHtml(deck, {document, script: "", style, evidence, notes: true, site: ""})).querySelectorAll(
        ".tm-slide"
      )
    ].map(({textContent}) => textContent),
    md: deckToMarkdown(deck)
      .replace(/^---\n.*?\n---\n/s, "")
      .split("\n---\n"),
    pptx: Object.entries(pptx)
      .filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
      .sort(([a], [b]) => a.localeCompare(b, "en", {numeric: true}))
      .map(([, part]) => strFromU8(part))
  };
}

/** Without its style, which jsdom can't read. */
const parsed = (html: string): Document => new JSDOM(html.replace(/<style>[^]*?<\/style>/g, "")).window.document;

describe("a deck", () => {
  let draft: CompiledDeck;
  let cleared: CompiledDeck;
  let plain: CompiledDeck;
  let evidence: Evidence;
  beforeAll(async () => {
    ({deck: draft, evidence} = await demoDeck(said(DEMO_DECK, "status: draft")));
    ({deck: cleared} = await demoDeck(said(DEMO_DECK, "status: draft\ncleared: {by: A. Keeper, on: 2026-11-27}")));
    ({deck: plain} = await demoDeck());
  });

  it("that is a draft says so once on every slide of every file, its evidence too where that is slides", async () => {
    const files = await filesOf(draft, evidence);
    expect(files.html).toHaveLength(draft.slides.length);
    expect(files.pptx!.length).toBeGreaterThan(draft.slides.length);
    for (const [format, slides] of Object.entries(files))
      expect([format, slides.map((text) => count(text, MARK))]).toEqual([format, slides.map(() => 1)]);
  });

  it("that was cleared, or says nothing, shows nothing of that on its slides", async () => {
    for (const deck of [cleared, plain]) expect(JSON.stringify(await filesOf(deck, evidence))).not.toContain(MARK);
  });

  it("says on its last slide, and on no other, which data and version it is, and who cleared it", async () => {
    const edition = (deck: CompiledDeck): string => `Data ${deck.digest.slice(0, 12)} · Tickmark ${deck.version}`;
    for (const [format, slides] of Object.entries(await filesOf(plain, evidence)))
      expect([format, slides.map((text) => count(text, edition(plain)))]).toEqual([
        format,
        slides.map((_text, i) => (i === plain.slides.length - 1 ? 1 : 0))
      ]);
    for (const slides of Object.values(await filesOf(cleared, evidence)))
      expect(slides[cleared.slides.length - 1]).toContain(`${edition(cleared)} · ${CLEARED}`);
  });

  it("says it in its list, its evidence, its pages of evidence, its data, its charts and its report", async () => {
    expect(deckWords(draft)).toMatch(/^Draft, not cleared · What the keepers wrote/);
    const page = await deckToPrintHtml(draft, {variant: "slides", document, style: "", site: ""});
    expect(parsed(page).querySelector(".tm-evidence-about")!.textContent).toContain(`${MARK}.`);
    expect(page).toContain(`@bottom-left {content: "${MARK}, Ships`);
    expect(page).toContain(`<meta name="tickmark-standing" content="${MARK}">`);
    expect(JSON.parse(documentData(draft)[0]!.text)).toMatchObject({standing: {type: "draft"}});
    const charts = [...chartFiles(draft, {document, site: ""}).values()];
    expect(charts.map((svg) => svg.includes(`>${MARK}</text>`))).toEqual(charts.map(() => true));
    expect(charts.every((svg) => svg.includes(`"version":"${draft.version}"`))).toBe(true);
    const report = makeReport(draft, {formats: [], findings: []});
    expect(report.standing).toEqual({type: "draft"});
    expect(reportText(report)).toContain(`\n${MARK}.\n`);
    expect(reportText(makeReport(cleared, {formats: [], findings: []}))).toContain(`\n${CLEARED}.\n`);
  });

  it("keeps the front matter of its Markdown readable as what it is", () => {
    expect(deckToMarkdown(draft)).toMatch(/^---\n[^]*?\nstatus: "draft"\n[^]*?---\n/);
    expect(deckToMarkdown(cleared)).toMatch(/\ncleared: \{"by":"A. Keeper","on":"2026-11-27"\}\n/);
  });
});

describe("a briefing that is a draft", () => {
  let briefing: CompiledBriefing;
  let cleared: CompiledBriefing;
  beforeAll(async () => {
    briefing = await compiledBriefing(said(BRIEFING, "status: draft"));
    cleared = await compiledBriefing(said(BRIEFING, "cleared: {by: A. Keeper, on: 2026-11-27}"));
  });

  it("says so at its head and on every sheet", () => {
    const html = briefingToPrintHtml(briefing, {paper: "a4", document, style: "", site: ""});
    expect(parsed(html).querySelector(".tm-briefing-head .tm-draft")!.textContent).toBe(MARK);
    expect(html).toContain(`@bottom-left { content: "${MARK}, a"`);
    expect(html).toContain(`@page { size: A4 portrait; @top-right { content: "${MARK}"`);
  });

  it("says so in Markdown", () => {
    expect(briefingToMarkdown(briefing)).toMatch(/\nstatus: "draft"\n[^]*\n# a\n\n\*\*Draft, not cleared\*\*\n/);
    expect(briefingToMarkdown(cleared)).not.toContain(MARK);
  });

  it("says so at the head of every page in Word, and in its properties", async () => {
    const parts = unzipSync(await briefingToDocx(briefing, {site: "", png}));
    expect(strFromU8(parts["word/header1.xml"]!)).toContain(MARK);
    expect(strFromU8(parts["docProps/custom.xml"]!)).toContain(MARK);
    expect(Object.keys(unzipSync(await briefingToDocx(cleared, {site: "", png})))).not.toContain("word/header1.xml");
  });

  it("once cleared says by whom", async () => {
    const html = briefingToPrintHtml(cleared, {paper: "a4", document, style: "", site: ""});
    expect(parsed(html).querySelector(".tm-briefing-about")!.textContent).toContain(CLEARED);
    const parts = unzipSync(await briefingToDocx(cleared, {site: "", png}));
    expect(strFromU8(parts["docProps/custom.xml"]!)).toContain(CLEARED);
  });
});
