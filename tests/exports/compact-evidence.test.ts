import {JSDOM} from "jsdom";
import {beforeAll, describe, expect, it} from "vitest";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import type {Evidence} from "../../src/core/evidence.js";
import {briefingToMarkdown} from "../../src/exports/briefing-markdown.js";
import {compactEvidence, EVIDENCE_LEVELS} from "../../src/exports/compact-evidence.js";
import type {EvidenceLevel} from "../../src/exports/compact-evidence.js";
import {deckToHtml} from "../../src/exports/deck-html.js";
import {deckToMarkdown} from "../../src/exports/deck-markdown.js";
import {deckToPrintHtml} from "../../src/exports/deck-print-html.js";
import {briefingToDocx} from "../../src/exports/docx/briefing-to-docx.js";
import {evidencePlaces} from "../../src/exports/evidence-list.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {EVERYTHING, compiledBriefing} from "../support/compiled-briefing.js";
import {compiledDeck} from "../support/compiled-deck.js";
import {demoDeck} from "../support/demo-deck.js";
import {parseXml, textsIn, unpack} from "../support/office.js";
import {validatePptx} from "../support/validate-pptx.js";
import {all, readDocx, textOf} from "./docx/read-docx.js";

const {document} = new JSDOM("").window;
const png = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array(8));
const parsed = (html: string): Document => new JSDOM(html.replace(/<style>.*?<\/style>/gs, "")).window.document;

const saidIn = (deck: CompiledDeck): readonly string[] =>
  compactEvidence(deck, evidencePlaces(deck)).groups.flatMap(({lines, lists}) => [
    ...lines.map(({shown, said}) => `${shown}${said}`.replaceAll("\u00a0", " ")),
    ...lists.map(({said, file, parts}) =>
      `${said}${file}: ${parts.map((part) => (typeof part === "string" ? part : part.shown + part.said)).join("")}`.replaceAll(
        "\u00a0",
        " "
      )
    )
  ]);

describe("compactEvidence(deck) says", () => {
  it("each number once, in words, with its place, its slides and the notes that go with it", async () => {
    const {deck} = await demoDeck(
      "# {{ share(demo.fishing, demo.ships-2014) | .0% }} of the ships\n\n---\n\n## {{ demo.fishing }} boats\n\n{{ share(demo.fishing, demo.ships-2014) | .0% }} of the ships\n"
    );
    expect(saidIn(deck)).toEqual([
      "60.0% = 120 of 200 ships; para 1; slides 1, 2; note 1",
      "120 Ships counted, fishing boats, 2014; para 1; slide 2; note 1",
      "200 Ships counted, 2014; para 1; note 1"
    ]);
  });

  it("counts over a list in one line, with the list and the file of its rows", async () => {
    const deck = await compiledDeck(
      "---\ntitle: A\nperiod: B\nlang: en\n---\n\n# Of {{ count(plan-measures) }} measures {{ count(plan-measures, ministries=NPA) }} name the police agency, {{ count(plan-measures, ministries=MOJ) }} the Ministry of Justice\n\n---\n\n## {{ count(plan-measures) }} measures\n"
    );
    expect(saidIn(deck)).toEqual([
      "Rows of the list plan-measures, one by one in tables/plan-measures.csv: in all 88 (slides 1, 2); by ministries 51 (NPA; slide 1) · 27 (MOJ; slide 1)"
    ]);
  });
});

describe("--evidence means the same in every file", () => {
  let deck: CompiledDeck;
  let evidence: Evidence;
  let briefing: CompiledBriefing;
  beforeAll(async () => {
    ({deck, evidence} = await demoDeck());
    briefing = await compiledBriefing(EVERYTHING, "everything");
  }, 60_000);

  const files: Readonly<Record<string, (level: EvidenceLevel) => Promise<string> | string>> = {
    print: async (level) =>
      parsed(await deckToPrintHtml(deck, {variant: "slides", level, document, style: "", site: ""})).body.textContent,
    html: (level) => {
      const page = parsed(deckToHtml(deck, {document, script: "", style: "", evidence, notes: true, level, site: ""}));
      page.querySelectorAll("script, .tm-deck-evidence").forEach((element) => element.remove());
      return page.body.textContent;
    },
    pptx: async (level) => {
      const bytes = await deckToPptx(deck, {site: "", png, level});
      expect(validatePptx(bytes, parseXml)).toEqual([]);
      return Object.keys(unpack(bytes))
        .filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
        .map((path) => textsIn(bytes, path, "a:t").join(""))
        .join("\n");
    },
    markdown: (level) => deckToMarkdown(deck, {level})
  };

  it.each(Object.keys(files))("%s: a line a number, all that is known, nothing", async (format) => {
    const [compact, full, none] = await Promise.all(EVIDENCE_LEVELS.map((level) => files[format]!(level)));
    const line = /60\.0%\*{0,2} = 120 of 200 ships; para 1/;
    expect([line.test(compact!), line.test(none!)]).toEqual([true, false]);
    expect([compact, full, none].map((text) => text!.includes("share(demo.fishing, demo.ships-2014)"))).toEqual([
      false,
      true,
      false
    ]);
    expect(compact!.length).toBeLessThan(full!.length);
    expect(none!.length).toBeLessThan(compact!.length);
  });

  it("leads from every number to its line, and without evidence nowhere", () => {
    for (const level of EVIDENCE_LEVELS) {
      const page = parsed(deckToHtml(deck, {document, script: "", style: "", evidence, notes: true, level, site: ""}));
      const numbers = [...page.querySelectorAll(".tm-slide a.tm-number")];
      expect(numbers.length).toBeGreaterThan(3);
      const targets = numbers.map((number) => page.getElementById((number.getAttribute("href") ?? "#").slice(1)));
      expect(targets.every((target) => (level === "none" ? target === null : target?.closest(".tm-evidence")))).toBe(
        true
      );
      expect([
        page.querySelector("#tm-evidence") === null,
        page.querySelector("[data-trace]") === null,
        page.querySelector("#tm-data") === null
      ]).toEqual([level === "none", level === "none", false]);
    }
  });

  it("leads to the traces of a known site where the file has no evidence", async () => {
    const site = "https://example.org/site";
    const page = parsed(await deckToPrintHtml(deck, {variant: "slides", level: "none", document, style: "", site}));
    expect(page.querySelector(".tm-slide a.tm-number")!.getAttribute("href")).toMatch(
      /^https:\/\/example.org\/site\/trace/
    );
    expect(deckToMarkdown(deck, {level: "none", site})).toContain("(https://example.org/site/trace/?x=demo.fishing)");
  });

  it("in Word and the Markdown of briefings", async () => {
    for (const level of EVIDENCE_LEVELS) {
      const docx = readDocx(await briefingToDocx(briefing, {site: "", png, level}));
      const part = docx.part("word/document.xml");
      const names = new Set(all(part, "w:bookmarkStart").map((start) => start.getAttribute("w:name")));
      const anchors = [part, docx.part("word/footnotes.xml")].flatMap((one) =>
        all(one, "w:hyperlink").flatMap((link) => link.getAttribute("w:anchor") ?? [])
      );
      expect(anchors.filter((anchor) => !names.has(anchor))).toEqual([]);
      expect(anchors.length > 0).toBe(level !== "none");
      const lines = all(part, "w:p").map(textOf);
      expect(lines.includes("Evidence appendix")).toBe(level !== "none");
      const line = /^75\.2% = 106 of 141 convictions; para 41/;
      expect(lines.some((text) => line.test(text))).toBe(level === "compact");
      const markdown = briefingToMarkdown(briefing, {level});
      expect(/^- \*\*75\.2%\*\* = 106 of 141 convictions; para 41/m.test(markdown)).toBe(level === "compact");
      const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
        heading!
          .toLowerCase()
          .replaceAll(" ", "-")
          .replace(/[^\w-]/g, "")
      );
      for (const [, anchor] of markdown.matchAll(/\]\(#([\w-]+)\)/g)) expect(headings).toContain(anchor);
    }
  });
});
