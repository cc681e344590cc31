import {strFromU8, unzipSync} from "fflate";
import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {serialiseDeck} from "../../src/core/deck/read-deck.js";
import {deckToMarkdown} from "../../src/exports/deck-markdown.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {deckToPrintHtml} from "../../src/exports/deck-print-html.js";
import {demoDeck} from "../support/demo-deck.js";
import {parseDeck} from "../support/manuscripts.js";

const DECK = `# Lamps, see [the end](#end)

- [by id](#end), [by number](#3), [as Slidev has it](/3), [as reveal.js has it](#/end)
- [by title](#in-2014-ships-of-norland), [by attribute](#sec-odd), [open points](/open-points)

<Link to="2">the second</Link>

::: notes
[spoken](#end)
:::

---

## In 2014, ships of Norland

[back](#1)

---
id: end
---

## The end

---

## Odd {#sec-odd}
`;

const png = (): Promise<Uint8Array> => Promise.reject(new Error("no drawing expected"));
const END = "#slide-end";
const LINKS = [END, END, END, END, END, "#slide-in-ships-of-norland", "#slide-sec-odd", "#slide-in-ships-of-norland"];

describe("links within a deck", () => {
  test("lead to slides by id, number, title and attribute on printed slides and pages", async () => {
    const {deck} = await demoDeck(DECK);
    const html = await deckToPrintHtml(deck, {
      variant: "notes",
      document: new JSDOM("").window.document,
      style: "",
      site: ""
    });
    const {document} = new JSDOM(html.replace(/<style>.*?<\/style>/s, "")).window;
    const links = [...document.querySelectorAll(".tm-slide a[href^='#slide-']")].map((link) =>
      link.getAttribute("href")!
    );
    expect(links).toEqual([...LINKS, "#slide-lamps-see-the-end"]);
    for (const link of links) expect(document.querySelector(link)).not.toBeNull();
    expect(document.querySelector(".tm-sheet-notes a")!.getAttribute("href")).toBe(END);
    expect(deck.messages).toEqual([]);
    expect(serialiseDeck(parseDeck(DECK))).toBe(DECK);
  });

  test("jump in PowerPoint", async () => {
    const {deck} = await demoDeck(DECK);
    const parts = unzipSync(await deckToPptx(deck, {site: "", png}));
    const slide = strFromU8(parts["ppt/slides/slide1.xml"]!);
    const relations = strFromU8(parts["ppt/slides/_rels/slide1.xml.rels"]!);
    const targets = [...slide.matchAll(/<a:hlinkClick r:id="([^"]+)" action="ppaction:\/\/hlinksldjump"/g)].map(
      ([, id]) => new RegExp(`<Relationship (?=[^>]*Id="${id}")[^>]*Target="([^"]+)"`).exec(relations)?.[1]
    );
    expect(targets).toEqual(
      [3, 3, 3, 3, 3, 2, 4, 2].map((number) => expect.stringMatching(new RegExp(`slide${number}\\.xml$`)) as string)
    );
  });

  test("Markdown has them by number", async () => {
    const {deck} = await demoDeck(DECK);
    const markdown = deckToMarkdown(deck);
    for (const written of ["[by id](#3)", "[as Slidev has it](#3)", "[by attribute](#4)", "[back](#1)"])
      expect(markdown).toContain(written);
  });

  test("one that leads nowhere is told of with its line, and its text is kept", async () => {
    const {deck} = await demoDeck("# A\n\ntext and\n[lost](#nowhere) here\n\n---\n\n## B [far](/9)\n\n[x](#a)\n");
    expect(deck.messages).toEqual([
      expect.objectContaining({line: 4, message: expect.stringContaining("#nowhere") as string}),
      expect.objectContaining({line: 8, message: expect.stringContaining("/9") as string})
    ]);
    expect(deck.slides[0]!.blocks).toMatchObject([
      {inline: [{type: "text"}, {type: "text", text: "lost"}, {type: "text"}]}
    ]);
    expect(deck.slides[1]!.titleText).toBe("B far");
  });
});
