import {strFromU8, unzipSync} from "fflate";
import {JSDOM} from "jsdom";
import MarkdownIt from "markdown-it";
import {describe, expect, test} from "vitest";
import {deckToMarkdown} from "../../src/exports/deck-markdown.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {deckToPrintHtml} from "../../src/exports/deck-print-html.js";
import {drawInMarkdown} from "../../loaders/render/markdown.js";
import {slideBlocks} from "../../src/core/deck/slide-blocks.js";
import {demoDeck} from "../support/demo-deck.js";
import {parseDeck} from "../support/manuscripts.js";
import {realSite} from "../support/real-site.js";

const DECK = `---
marp: true
---

# Lamps when $p < n$

The rate is $r_{i} = d_{i} / n_{i}$ of {{ demo.ships-2014 }} ships

$$\\hat{b} = \\frac{\\sigma^2}{n}$$

| a | b |
| --- | --- |
| $x_1$ | from $5 to $7 |
`;

const png = (): Promise<Uint8Array> => Promise.reject(new Error("no drawing expected"));

describe("formulas in exports", () => {
  test("printed slides draw them as MathML", async () => {
    const {deck} = await demoDeck(DECK);
    const {document} = new JSDOM("").window;
    const html = await deckToPrintHtml(deck, {variant: "slides", document, style: "", site: ""});
    const shown = new JSDOM(html.replace(/<style>.*?<\/style>/s, "")).window.document;
    expect(shown.querySelectorAll("math")).toHaveLength(4);
    expect(shown.querySelector(".tm-slide-title math")?.textContent).toBe("p<n");
    expect(shown.querySelector("math.tml-display msup")?.textContent).toBe("σ2");
    expect(shown.body.textContent).toContain("from $5 to $7");
  });

  test("PowerPoint has them as text, what is set lower or higher as such", async () => {
    const {deck} = await demoDeck(DECK);
    const slide = strFromU8(unzipSync(await deckToPptx(deck, {site: "", png}))["ppt/slides/slide1.xml"]!);
    const runs = [...slide.matchAll(/<a:rPr([^>]*)>.*?<a:t>([^<]*)<\/a:t>/g)].map(
      ([, properties = "", text = ""]) => (/baseline="-/.test(properties) ? "_" : "") + text
    );
    expect(runs.join("|")).toContain("The rate is |r|_i| = d|_i|/n|_i| of ");
    expect(runs.join("|")).toContain("b\u0302 = (σ|2|)/n");
    expect(runs.join("|")).toContain("Lamps when |p &lt; n");
    expect(slide).not.toContain("\\frac");
  });

  test("Markdown has them as they were written, and reads back the same", async () => {
    const {deck} = await demoDeck(DECK);
    const markdown = deckToMarkdown(deck);
    for (const written of ["$p < n$", "$r_{i} = d_{i} / n_{i}$", "$$\\hat{b} = \\frac{\\sigma^2}{n}$$", "$x_1$"])
      expect(markdown).toContain(written);
    const again = slideBlocks(parseDeck(markdown).slides[0]!);
    expect(JSON.stringify(again.blocks)).toContain("from $5 to $7");
    expect(JSON.stringify([again.title, again.blocks]).split('"math"')).toHaveLength(5);
  });

  test("a notebook draws them, and its cells' ${} stay", async () => {
    const md = new MarkdownIt({html: true});
    drawInMarkdown(md, await realSite());
    const html = md.render("# Rate $r_a$\n\ntext $x_1$, $y_1$ and ${a}$ b$, from $5 to $7\n\n$$\nx\n- y\n$$\n", {});
    expect(html.match(/<math/g)).toHaveLength(4);
    expect(html).toMatch(/<h1>Rate <math>/);
    expect(html).toContain("${a}$ b$, from $5 to $7");
  });
});
