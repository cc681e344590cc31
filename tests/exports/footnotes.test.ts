import {strFromU8, unzipSync} from "fflate";
import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {plainText} from "../../src/core/deck/blocks.js";
import {serialiseDeck} from "../../src/core/deck/read-deck.js";
import {deckToMarkdown} from "../../src/exports/deck-markdown.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {deckToPrintHtml} from "../../src/exports/deck-print-html.js";
import {demoDeck} from "../support/demo-deck.js";
import {parseDeck} from "../support/manuscripts.js";

const DECK = `# Lamps^[As the **keepers** wrote.] of Norland

- lit in 2014[^lit], and again[^lit]
- dark^[Of {{ demo.ships-2014 }} ships.]

[^lit]: Every night,
    but one.

    And at dusk.

after

---

## Two

text[^late]

::: notes
said[^late]
:::

---

## Three

[^late]: At the *end* of the file.
`;

const png = (): Promise<Uint8Array> => Promise.reject(new Error("no drawing expected"));

/** The text of inline parts, marks of footnotes in brackets. */
const footOf = ({
  footnotes = []
}: {
  readonly footnotes?: readonly Parameters<typeof plainText>[0][];
}): readonly string[] => footnotes.map((line) => plainText(line, (number) => (number as {readonly text: string}).text));

describe("footnotes", () => {
  test("stand at the foot of the slide that leads to them, numbered as they are met, each once", async () => {
    const {deck} = await demoDeck(DECK);
    expect(deck.slides.map(footOf)).toEqual([
      ["1 As the keepers wrote.", "2 Every night, but one. And at dusk.", "3 Of 200 ships."],
      ["1 At the end of the file."],
      []
    ]);
    expect(deck.messages).toEqual([]);
    expect(serialiseDeck(parseDeck(DECK))).toBe(DECK);
  });

  test("a title's name and address are without them", async () => {
    const {deck} = await demoDeck(DECK);
    expect([deck.slides[0]!.titleText, deck.slides[0]!.id]).toEqual(["Lamps of Norland", "lamps-of-norland"]);
  });

  test("a number in one is worked out, and its evidence is the slide's", async () => {
    const {deck} = await demoDeck(DECK);
    expect(deck.slides[0]!.expressions).toEqual(["demo.ships-2014"]);
    expect(deck.slides[0]!.caveats.length + deck.slides[0]!.sources.length).toBeGreaterThan(0);
  });

  test("printed slides and pages show mark and note", async () => {
    const {deck} = await demoDeck(DECK);
    const html = await deckToPrintHtml(deck, {
      variant: "notes",
      document: new JSDOM("").window.document,
      style: "",
      site: ""
    });
    const {document} = new JSDOM(html.replace(/<style>.*?<\/style>/s, "")).window;
    const [first, second] = document.querySelectorAll(".tm-slide");
    expect(first!.querySelector(".tm-slide-title")!.innerHTML).toContain("Lamps<sup>1</sup> of Norland");
    expect([...first!.querySelectorAll(".tm-slide-body sup")].map(({textContent}) => textContent)).toEqual([
      "2",
      "2",
      "3"
    ]);
    expect([...first!.querySelectorAll(".tm-slide-footnote")].map(({innerHTML}) => innerHTML)).toEqual([
      "<sup>1</sup> As the <strong>keepers</strong> wrote.",
      "<sup>2</sup> Every night, but one.<br>And at dusk.",
      expect.stringMatching(/^<sup>3<\/sup> Of <a .*>200<\/a> ships\.$/) as string
    ]);
    expect(second!.querySelectorAll(".tm-slide-footnote")).toHaveLength(1);
    expect(document.querySelector(".tm-sheet-notes")!.textContent).toContain("said (At the end of the file.)");
  });

  test("PowerPoint and Markdown have them", async () => {
    const {deck} = await demoDeck(DECK);
    const slide = strFromU8(unzipSync(await deckToPptx(deck, {site: "", png}))["ppt/slides/slide1.xml"]!);
    const runs = [...slide.matchAll(/<a:rPr([^>]*)>.*?<a:t>([^<]*)<\/a:t>/g)].map(
      ([, properties = "", text = ""]) => (/baseline="3/.test(properties) ? "^" : "") + text
    );
    expect(runs.join("|")).toContain("Lamps|^1| of Norland");
    expect(runs.join("|")).toContain("^1| |As the |keepers| wrote.|^2| |Every night, but one.");
    const [markdown = ""] = deckToMarkdown(deck).split("## Two");
    expect(markdown).toContain("# Lamps<sup>1</sup> of Norland");
    expect(markdown).toContain("<sup>1</sup> As the **keepers** wrote.");
  });

  test("one that is defined nowhere, and one that nothing leads to, are told of with their lines", async () => {
    const {deck} = await demoDeck("# A\n\nlit[^a]\n\n[^b]: Never shown.\n\nat `[^c]` [^d](https://example.org)\n");
    expect(deck.messages).toEqual([
      expect.objectContaining({line: 3, message: expect.stringContaining("[^a]") as string}),
      expect.objectContaining({line: 5, message: expect.stringContaining("[^b]") as string})
    ]);
    expect(JSON.stringify(deck.slides[0]!.blocks)).toContain("lit[^a]");
    expect(JSON.stringify(deck.slides[0]!.blocks)).not.toContain("Never");
  });

  test("--- ends a note, and the next [^…]: too", async () => {
    const {deck} = await demoDeck("# A[^a]\n\nb[^b]\n\n[^a]: One\n[^b]: Two\n---\n\n# B\n");
    expect(deck.slides.map(footOf)).toEqual([["1 One", "2 Two"], []]);
  });
});
