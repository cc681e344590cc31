import {readFileSync, readdirSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {layoutOf} from "../../../src/core/deck/choose-layout.js";
import {deckMetadata} from "../../../src/core/deck/metadata.js";
import {serialiseDeck} from "../../../src/core/deck/read-deck.js";
import {slideBlocks} from "../../../src/core/deck/slide-blocks.js";
import {parseDeck} from "../../support/manuscripts.js";

const FOLDER = fileURLToPath(new URL("../../fixtures/decks/", import.meta.url));

/** All that is read of a deck, as JSON. */
function readingOf(text: string): string {
  const deck = parseDeck(text);
  const slides = deck.slides.map((slide) => {
    const {messages, ...read} = slideBlocks(slide);
    const {line, options, bodyLine, notes, notesLine} = slide;
    return {line, bodyLine, options, ...layoutOf(slide, read), ...read, written: {notes, notesLine}, messages};
  });
  return `${JSON.stringify({metadata: deckMetadata(deck), options: deck.options, messages: deck.messages, slides}, null, 2)}\n`;
}

describe("decks as users of other tools write them", () => {
  it.each(readdirSync(FOLDER).filter((file) => file.endsWith(".md")))("%s is read", async (file) => {
    const text = readFileSync(`${FOLDER}${file}`, "utf8");
    await expect(readingOf(text)).toMatchFileSnapshot(`${FOLDER}${file.replace(/\.md$/, ".json")}`);
    expect(serialiseDeck(parseDeck(text))).toBe(text);
  });

  it.each(["ours.md", "marp.md", "slidev.md", "quarto.qmd.md"])("%s reads the same with other line ends", (file) => {
    const text = readFileSync(`${FOLDER}${file}`, "utf8");
    expect(readingOf(text.replaceAll("\n", "\r\n")).replaceAll("\\r\\n", "\\n")).toBe(readingOf(text));
  });
});
