import {strFromU8, unzipSync} from "fflate";
import {expect, test} from "vitest";
import {ageLines} from "../../src/core/age.js";
import {escapeMarkdown} from "../../src/exports/markdown.js";
import {briefingToDocx} from "../../src/exports/docx/briefing-to-docx.js";
import {deckToMarkdown} from "../../src/exports/deck-markdown.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {compiledBriefing} from "../support/compiled-briefing.js";
import {demoDeck} from "../support/demo-deck.js";
import {all, readDocx, textOf} from "./docx/read-docx.js";

const png = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array(8));
const DECK = "# Ships\n\n- {{ demo.ships-2014 }} ships\n";

test("a deck's Markdown says how old its figures are, once, before the evidence", async () => {
  const {deck} = await demoDeck(DECK);
  const [, below = ""] = deckToMarkdown(deck).split("## Evidence: how old these figures are\n");
  const lines = ageLines(deck.age!);
  expect(lines.length).toBeGreaterThan(1);
  expect(below.slice(0, below.indexOf("\n---\n")).trim().split("\n\n")).toEqual(lines.map(escapeMarkdown));
  expect(below).toContain("\n## Evidence");
});

test("a deck's PowerPoint says it on the first slide of the appendix", async () => {
  const {deck} = await demoDeck(DECK);
  const parts = unzipSync(await deckToPptx(deck, {site: "", png}));
  const texts = Object.entries(parts).flatMap(([path, bytes]) =>
    /^ppt\/slides\/slide\d+\.xml$/.test(path)
      ? [[...strFromU8(bytes).matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text).join("\n")]
      : []
  );
  const said = texts.filter((text) => ageLines(deck.age!).every((line) => text.includes(line)));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^Evidence\nHow old these figures are/);
});

test("a briefing's Word file says it", async () => {
  const briefing = await compiledBriefing(
    "---\ntitle: A\nperiod: B\n---\n\n# Sentences\n\n{{ un.convictions-2014 }} convictions in 2014.\n"
  );
  const docx = readDocx(await briefingToDocx(briefing, {site: "", png}));
  const paragraphs = all(docx.part("word/document.xml"), "w:p").map(textOf);
  for (const line of ageLines(briefing.age!)) expect(paragraphs.filter((text) => text === line)).toHaveLength(1);
});
