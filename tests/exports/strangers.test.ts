import {strFromU8, unzipSync} from "fflate";
import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {deckToMarkdown} from "../../src/exports/deck-markdown.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {deckToPrintHtml} from "../../src/exports/deck-print-html.js";
import {demoDeck} from "../support/demo-deck.js";

/** What a deck says as slides to be printed, in PowerPoint's slides and as Markdown. */
async function outputsOf(text: string): Promise<Readonly<Record<"print" | "pptx" | "markdown", string>>> {
  const {deck} = await demoDeck(text);
  const {document} = new JSDOM("").window;
  const png = (): Promise<Uint8Array> => Promise.reject(new Error("no drawing expected"));
  const parts = unzipSync(await deckToPptx(deck, {site: "", png}));
  const slides = Object.keys(parts).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
  return {
    print: deckToPrintHtml(deck, {variant: "slides", document, style: "", site: ""}),
    pptx: slides.map((path) => strFromU8(parts[path]!)).join("\n"),
    markdown: deckToMarkdown(deck)
  };
}

describe("decks of strangers in their exports", () => {
  test("Marp's header and footer are in each", async () => {
    const outputs = await outputsOf(
      "---\nmarp: true\nheader: DRAFT\nfooter: 'Office of lamps'\n---\n\n# A\n\n---\n\n## B\n\ntext\n"
    );
    for (const [format, text] of Object.entries(outputs)) {
      expect(text.split("DRAFT").length - 1, format).toBe(2);
      expect(text.split("Office of lamps").length - 1, format).toBe(2);
    }
  });
});
