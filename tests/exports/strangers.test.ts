import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {strFromU8, unzipSync} from "fflate";
import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {deckToMarkdown} from "../../src/exports/deck-markdown.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {deckToPrintHtml} from "../../src/exports/deck-print-html.js";
import {findDocument} from "../../loaders/exports/find.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {tempFolder} from "../support/temp.js";
import {demoDeck} from "../support/demo-deck.js";

/** What a deck says as slides to be printed, in PowerPoint's slides and as Markdown. */
async function outputsOf(text: string): Promise<Readonly<Record<"print" | "pptx" | "markdown", string>>> {
  const {deck} = await demoDeck(text);
  const {document} = new JSDOM("").window;
  const png = (): Promise<Uint8Array> => Promise.reject(new Error("no drawing expected"));
  const parts = unzipSync(await deckToPptx(deck, {site: "", png}));
  const slides = Object.keys(parts).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
  return {
    print: await deckToPrintHtml(deck, {variant: "slides", document, style: "", site: ""}),
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

  test("Quarto's title slide has the talk's title, and the first slide keeps its own", async () => {
    const {deck} = await demoDeck(
      "---\ntitle: Lamps\nauthor: A. Keeper\nformat: x-revealjs\n---\n\n# Part\n\n## H~2~O\n\na\n"
    );
    expect(deck.slides.map(({number, layout, titleText}) => [number, layout, titleText])).toEqual([
      [1, "title", "Lamps"],
      [2, "section", "Part"],
      [3, "bullets", "H2O"]
    ]);
  });

  test("letters set lower are so in each", async () => {
    const outputs = await outputsOf("---\nformat: revealjs\n---\n\n## A\n\nH~2~O\n");
    expect(outputs.print).toContain("H<sub>2</sub>O");
    expect(outputs.markdown).toContain("H<sub>2</sub>O");
    expect(outputs.pptx).toMatch(/baseline="-25000"/);
  });

  test("a layout of Slidev's or of a theme is told of and chosen by what the slide holds", async () => {
    const {deck} = await demoDeck("# A\n\n---\nlayout: iframe-right\nurl: https://example.org/\n---\n\n# B\n\n- lit\n");
    expect(deck.slides[1]!.layout).toBe("bullets");
    expect(deck.messages).toMatchObject([
      {line: 3, message: expect.stringMatching(/^layout: unknown iframe-right; .*; bullets was chosen/) as string}
    ]);
  });

  test("the title slide says subtitle, author, date and period, in PowerPoint too", async () => {
    const outputs = await outputsOf(
      "---\ntitle: Lamps\nsubtitle: For keepers\nauthor: A. Keeper\ndate: 2024-05-06\nperiod: As printed\n---\n\n# Lamps\n"
    );
    for (const [format, text] of Object.entries(outputs))
      for (const words of ["For keepers", "A. Keeper · 2024-05-06", "As printed"])
        expect(text, format).toContain(words);
  });

  test("files of a deck from Quarto are named without its ending", async () => {
    const folder = await tempFolder({"whole.qmd": "# A\n"});
    const workspace = openWorkspace(fileURLToPath(new URL("../fixtures/corpus", import.meta.url)));
    expect((await findDocument(workspace, join(folder, "whole.qmd"))).name).toBe("whole");
  });
});
