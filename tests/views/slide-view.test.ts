import {beforeAll, describe, expect, it} from "vitest";
import type {CompiledDeck, CompiledSlide} from "../../src/core/deck/compiled.js";
import {slideElement} from "../../src/views/slide-view.js";
import {page} from "../components/dom.js";
import {demoDeck} from "../support/demo-deck.js";

const DECK = `---
title: Ships of Norland
subtitle: What the keepers wrote
author: A. Keeper
date: 2024-05-06
period: Figures of 2014
lang: en
---

# Ships of Norland

---
layout: section
---

# Counted

---
layout: statement
---

## {{ demo.fishing }} of {{ demo.ships-2014 }} ships were *fishing* boats

Others were not.

---
layout: figure
---

## One drawing

\`\`\`chart
ref: bars
\`\`\`

---
layout: figure-left
---

## The drawing first

Words beside.

\`\`\`chart
ref: bars
\`\`\`

---
layout: figure-right
---

## The words first

\`\`\`chart
ref: bars
\`\`\`

Words beside.

---
layout: comparison
---

## Two drawings

\`\`\`chart
ref: bars
\`\`\`

\`\`\`chart
ref: bars
\`\`\`

---
layout: bullets
---

## Steps

::: incremental
- first
- second, {{ demo.fishing }}
:::

::: columns
::: column
Left \`<b>\`
:::
::: column
> Right, [a page](/notebooks/ships), [the web](https://example.org/), [nothing](mailto:a@example.org)
:::
:::

---
layout: table
---

## A table

| Kind | Ships |
| --- | --: |
| boats | {{ demo.fishing }} |

---
layout: number
---

## Counted

**{{ demo.fishing }}** of the ships were fishing boats

As the keepers wrote.

---
layout: numbers
---

## Two counts

::: incremental
- {{ demo.fishing }} fishing boats
- {{ demo.ships-2014 }} ships
:::

---
layout: quote
---

## As it stands

> We saw {{ demo.ships-2014 }} ships.

---
layout: sources
---

## Sources

---
layout: agenda
---

## What comes

---
layout: section
id: second
---

# Seen

---
layout: closing
---

## Thank you
`;

const {document} = page("");
const context = {document, href: (path: string) => `..${path}`, traceHref: (expression: string) => `?x=${expression}`};

let deck: CompiledDeck;
beforeAll(async () => {
  ({deck} = await demoDeck(DECK));
});
const slide = (layout: string): CompiledSlide => deck.slides.find((other) => other.layout === layout)!;
const shown = (layout: string): HTMLElement => slideElement(slide(layout), deck, context);
const texts = (root: ParentNode, selector: string): readonly string[] =>
  [...root.querySelectorAll(selector)].map(({textContent}) => textContent.replace(/\s+/g, " ").trim());
const order = (root: ParentNode, selector: string): readonly string[] =>
  [...root.querySelectorAll(selector)].map(({className}) => className);

describe("slideElement(slide, deck, context)", () => {
  it("is a section named by its heading, its layout and number in attributes, its number at its foot", () => {
    deck.slides.forEach((other, i) => {
      const section = slideElement(other, deck, context);
      expect([section.localName, section.dataset.layout, section.dataset.number, section.dataset.slide]).toEqual([
        "section",
        other.layout,
        String(i + 1),
        other.id
      ]);
      expect(section.querySelector(`#${section.getAttribute("aria-labelledby")}`)!.textContent).toBe(other.titleText);
      expect(texts(section, ".tm-slide-number")[0]).toMatch(new RegExp(`Slide ${i + 1}$`));
    });
  });

  it("shows each number as a link to its trace", () => {
    expect(
      [...shown("statement").querySelectorAll("h2 a.tm-number")].map((link) => [
        link.textContent,
        link.getAttribute("data-trace"),
        link.getAttribute("href")
      ])
    ).toEqual(
      slide("statement").title.flatMap((part) =>
        part.type === "number" ? [[part.number.text, part.number.expression, `?x=${part.number.expression}`]] : []
      )
    );
    expect(texts(shown("statement"), "h2 a.tm-number")).toHaveLength(2);
    expect(texts(shown("statement"), "h2 em")).toEqual(["fishing"]);
  });

  it("says on the title slide what the deck is, and only author and date where the slide says the rest itself", () => {
    expect(texts(shown("title"), ".tm-slide-about p")).toEqual([
      "What the keepers wrote",
      "A. Keeper · 2024-05-06",
      "Figures of 2014"
    ]);
    const wordy = {...slide("title"), blocks: slide("statement").blocks};
    expect(texts(slideElement(wordy, deck, context), ".tm-slide-about p")).toEqual(["A. Keeper · 2024-05-06"]);
  });

  it.each([
    ["figure", ["full"]],
    ["figure-left", ["full"]],
    ["figure-right", ["full"]],
    ["comparison", ["full", "full"]]
  ])("draws the charts of %s at %j, for their room", (layout, sizes) => {
    expect(
      [...shown(layout).querySelectorAll<HTMLElement>(".tm-slide-drawing")].map((box) => box.dataset.size)
    ).toEqual(sizes);
  });

  it("carries a chart with its statistical title, its description as its name, and what its drawing measures", () => {
    const [chart] = slide("figure").blocks.flatMap((block) => (block.type === "chart" ? [block.chart] : []));
    const figure = shown("figure").querySelector("figure")!;
    expect([figure.getAttribute("aria-label"), texts(figure, "figcaption")]).toEqual([
      chart!.description,
      [chart!.title]
    ]);
    const {width, height} = chart!.full.drawing!;
    expect(figure.querySelector(".tm-slide-drawing")!.getAttribute("style")).toBe(
      `--tm-drawing-width: ${width}; --tm-drawing-height: ${height}`
    );
    expect(figure.querySelector("svg a")!.getAttribute("href")).toMatch(/^\?x=demo\./);
  });

  it("carries the drawing for narrow screens too where it is asked to", () => {
    const section = slideElement(slide("figure"), deck, {...context, narrow: true});
    expect([...section.querySelectorAll<HTMLElement>(".tm-slide-drawing")].map((box) => box.dataset.size)).toEqual([
      "full",
      "narrow"
    ]);
  });

  it("sets text and figure in the order in which they stand, so that reading follows the slide", () => {
    expect(order(shown("figure-left"), ".tm-slide-body > *")).toEqual(["tm-slide-figures", "tm-slide-text"]);
    expect(order(shown("figure-right"), ".tm-slide-body > *")).toEqual(["tm-slide-text", "tm-slide-figures"]);
  });

  it.each(["figure", "figure-left", "comparison", "table", "statement"])(
    "says below the numbers of %s what must be said, and where they are printed",
    (layout) => {
      const section = shown(layout);
      const {short, sources, openPoints} = slide(layout);
      expect(texts(section, ".tm-slide-caveats > span")).toHaveLength(short.length + openPoints.length);
      expect(
        [...section.querySelectorAll(".tm-slide-source > a:first-of-type")].map((link) => link.getAttribute("href"))
      ).toEqual(sources.slice(0, 1).map(({path}) => `..${path}`));
      expect(sources.length).toBeGreaterThan(0);
    }
  );

  it("says each open point, with the way to it", () => {
    const open = {
      ...slide("table"),
      openPoints: [{id: "parts", label: "parts and whole differ", sides: [], path: "/open-points#check-parts"}]
    };
    const item = slideElement(open, deck, context).querySelector(".tm-slide-open")!;
    expect([item.textContent, item.querySelector("a")!.getAttribute("href")]).toEqual([
      "≠ Open point: parts and whole differ",
      "../open-points#check-parts"
    ]);
  });

  it("marks what comes by steps, and shows it all", () => {
    const section = shown("bullets");
    expect([
      section.dataset.steps,
      [...section.querySelectorAll<HTMLElement>("li[data-step]")].map((item) => [item.dataset.step, item.hidden])
    ]).toEqual([
      "2",
      [
        ["1", false],
        ["2", false]
      ]
    ]);
  });

  it("keeps columns, quotes, code and links, markup as text", () => {
    const section = shown("bullets");
    expect(texts(section, ".tm-slide-columns > div")).toHaveLength(2);
    expect(texts(section, "code")).toEqual(["<b>"]);
    expect([...section.querySelectorAll("blockquote a")].map((link) => link.getAttribute("href"))).toEqual([
      "../notebooks/ships",
      "https://example.org/",
      "mailto:a@example.org"
    ]);
  });

  it("makes tables with headers of columns and rows", () => {
    const section = shown("table");
    expect(
      [...section.querySelectorAll("th")].map((cell) => [cell.textContent, cell.getAttribute("scope"), cell.className])
    ).toEqual([
      ["Kind", "col", ""],
      ["Ships", "col", "tm-quantity"],
      ["boats", "row", ""]
    ]);
  });

  it("sets a number large, as the link that it is, and its words below", () => {
    const section = shown("number");
    const [led, said] = section.querySelectorAll<HTMLElement>(".tm-slide-body > p");
    expect([texts(led!, ".tm-numeral"), texts(led!, ".tm-numeral-words"), said!.textContent]).toEqual([
      [led!.querySelector(".tm-numeral strong a.tm-number[data-trace='demo.fishing']")!.textContent],
      ["of the ships were fishing boats"],
      "As the keepers wrote."
    ]);
  });

  it("makes a tile of each number of a list, with its step", () => {
    const tiles = [...shown("numbers").querySelectorAll<HTMLElement>(".tm-slide-body > ul.tm-tiles > li")];
    expect(
      tiles.map((tile) => [
        tile.dataset.step,
        tile.querySelector(".tm-numeral a")!.getAttribute("data-trace"),
        ...texts(tile, ".tm-numeral-words")
      ])
    ).toEqual([
      ["1", "demo.fishing", "fishing boats"],
      ["2", "demo.ships-2014", "ships"]
    ]);
  });

  it("says below a passage where its numbers are printed, or what its author says", () => {
    const {sources} = slide("quote");
    expect(texts(shown("quote"), "blockquote + figcaption > p > a:first-child")).toEqual(
      sources.map(({label}) => label)
    );
    const [passage] = slide("quote").blocks;
    const said = {type: "paragraph" as const, inline: [{type: "text" as const, text: "The keepers’ log"}]};
    const own = slideElement({...slide("quote"), blocks: [passage!, said]}, deck, context);
    expect(texts(own, "figcaption")).toEqual(["The keepers’ log"]);
  });

  it("numbers the sections of a deck that has several, unless their headings do", () => {
    expect(texts(shown("section"), ".tm-slide-section")).toEqual(["1"]);
    const one = {...deck, slides: deck.slides.filter(({id}) => id !== "second")};
    expect(texts(slideElement(slide("section"), one, context), ".tm-slide-section")).toEqual([]);
    const numbered = {...deck, slides: deck.slides.map((other) => ({...other, titleText: `1. ${other.titleText}`}))};
    expect(texts(slideElement(slide("section"), numbered, context), ".tm-slide-section")).toEqual([]);
  });

  it("lists the deck's sections, as ways to them, on an agenda that lists nothing itself", () => {
    const ways = [...shown("agenda").querySelectorAll(".tm-slide-body > ol > li > a")];
    expect(ways.map((way) => [way.textContent, way.getAttribute("href")])).toEqual(
      deck.slides.filter(({layout}) => layout === "section").map(({id, titleText}) => [titleText, `#slide-${id}`])
    );
    expect(ways).toHaveLength(2);
  });

  it("lists the deck's documents on a slide of sources that lists none itself", () => {
    expect(texts(shown("sources"), ".tm-slide-body li")).toHaveLength(deck.sources.length);
    const own = {...slide("sources"), blocks: slide("bullets").blocks.filter(({type}) => type === "list")};
    expect(texts(slideElement(own, deck, context), ".tm-slide-body li")).toEqual(
      texts(shown("bullets"), ".tm-slide-body > ul > li")
    );
  });

  it.each([
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "data:text/html,x",
    "//example.org/",
    "/\\example.org",
    "vbscript:x"
  ])("makes no link of %s", (href) => {
    const hostile = {
      ...slide("statement"),
      blocks: [
        {
          type: "paragraph" as const,
          inline: [{type: "link" as const, href, children: [{type: "text" as const, text: "here"}]}]
        }
      ]
    };
    const section = slideElement(hostile, deck, context);
    expect([texts(section, ".tm-slide-body"), section.querySelector(".tm-slide-body a")]).toEqual([["here"], null]);
  });

  it("gives no id twice in a deck", () => {
    const ids = deck.slides.flatMap((other) =>
      [...slideElement(other, deck, {...context, narrow: true}).querySelectorAll("[id]")].map(({id}) => id)
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.startsWith("chart-"))).toEqual([
      "chart-bars",
      "chart-bars-2",
      "chart-bars-3",
      "chart-bars-4",
      "chart-bars-5"
    ]);
  });

  it("reads the charts of a slide once for all the slides that follow it, so that long decks are soon drawn", () => {
    let reads = 0;
    const notes = slide("figure").notes;
    const first = Object.defineProperty({...slide("figure"), number: 1}, "notes", {get: () => (reads++, notes)});
    const rest = Array.from({length: 9}, (_, i) => ({...slide("figure"), id: `later-${i}`, number: i + 2}));
    const long = {...deck, slides: [first, ...rest]};
    const last = slideElement(rest[8]!, long, context).querySelector("[id^=chart-]")?.id;
    const once = reads;
    for (const one of rest) slideElement(one, long, context);
    expect([last, once, reads]).toEqual(["chart-bars-10", 1, 1]);
  });
});
