import {beforeAll, describe, expect, it} from "vitest";
import {svgToPng} from "../../../loaders/exports/slide-png.js";
import type {CompiledDeck, CompiledSlide} from "../../../src/core/deck/compiled.js";
import {composedItems} from "../../../src/exports/pptx/composed.js";
import {deckToPptx} from "../../../src/exports/pptx/deck-to-pptx.js";
import {demoDeck} from "../../support/demo-deck.js";
import {parseXml, partText} from "../../support/office.js";
import {validatePptx} from "../../support/validate-pptx.js";

const DECK = `# A talk

---
layout: agenda
---

## What comes

---

# Counted

---

## Most were fishing boats

**{{ demo.fishing }}** of the ships were fishing boats

As the keepers wrote.

---

## Two counts

::: incremental
- {{ demo.fishing }} fishing boats
- {{ demo.ships-2014 }} ships
:::

---

## As it stands

> We saw {{ demo.ships-2014 }} ships.

---

## The ships of two years went by the lighthouse, and most of the boats came back

- They went by
- They came back

---

# Seen

---

# Thank you
`;

let deck: CompiledDeck;
let bytes: Uint8Array;
beforeAll(async () => {
  ({deck} = await demoDeck(DECK));
  bytes = await deckToPptx(deck, {site: "", png: svgToPng});
});

const slideOf = (layout: string): string =>
  partText(bytes, `ppt/slides/slide${deck.slides.find((slide) => slide.layout === layout)!.number}.xml`);
const layoutPart = (layout: string): string => {
  const {number} = deck.slides.find((slide) => slide.layout === layout)!;
  const name = /slideLayout\d+\.xml/.exec(partText(bytes, `ppt/slides/_rels/slide${number}.xml.rels`))![0];
  return partText(bytes, `ppt/slideLayouts/${name}`);
};
const shapes = (xml: string): readonly string[] => xml.match(/<p:sp>.*?<\/p:sp>/gs) ?? [];
const textsOf = (xml: string): string => [...xml.matchAll(/<a:t>([^<]*)/g)].map(([, text]) => text).join("");
/** The size of the first letters of a text, in pixels. */
const sizeOf = (xml: string): number => Number(/ sz="(\d+)"/.exec(xml)![1]) / 75;
const filling = (xml: string, idx: number): string => shapes(xml).find((shape) => shape.includes(` idx="${idx}"`))!;

describe("the layouts in PowerPoint", () => {
  it("are valid", () => expect(validatePptx(bytes, parseXml)).toEqual([]));

  it("number: the numeral of 160 pixels and its words, in the placeholder for text", () => {
    const text = filling(slideOf("number"), 1);
    expect(textsOf(text)).toMatch(/^[\d,]+of the ships were fishing boatsAs the keepers wrote\.$/);
    const [numeral, words, rest] = text.match(/<a:p>.*?<\/a:p>/gs)!;
    expect([numeral!, words!, rest!].map(sizeOf)).toEqual([160, 40, 28]);
    expect(numeral).toContain("<a:hlinkClick");
  });

  it("numbers: a placeholder with a ground for each", () => {
    const tiles = [21, 22].map((idx) => filling(slideOf("numbers"), idx));
    expect(tiles.map(textsOf)).toEqual([
      expect.stringMatching(/^[\d,]+fishing boats$/),
      expect.stringMatching(/^[\d,]+ships$/)
    ]);
    expect(tiles.map(sizeOf)).toEqual([72, 72]);
    expect(slideOf("numbers").match(/nodeType="clickEffect"/g)).toHaveLength(2);
    expect([21, 22, 23, 24].map((idx) => filling(layoutPart("numbers"), idx).includes('val="bg2"'))).toEqual([
      true,
      true,
      true,
      true
    ]);
  });

  it.each([
    ["two", 2, 72],
    ["three", 3, 43]
  ])("numbers: one of eleven letters in a row of %s tiles has the room that it has on stage", (_row, count, size) => {
    const number = {type: "number", number: {text: "96 per cent", expression: "demo.total"}} as const;
    const inline = [number, {type: "text", text: " of ships"} as const];
    const items = Array.from({length: count}, () => ({blocks: [{type: "paragraph" as const, inline}]}));
    const slide = {
      ...deck.slides[0]!,
      layout: "numbers" as const,
      blocks: [{type: "list" as const, ordered: false, items}]
    };
    const [row] = composedItems(slide as unknown as CompiledSlide)!;
    const columns = row?.type === "columns" ? row.columns.flat() : [];
    expect(columns.map((one) => one.type === "text" && Math.round(one.paragraphs[0]!.size!))).toEqual(
      Array(count).fill(size)
    );
  });

  it("numbers: tiles stand at least 32 pixels below the place of the headline", () => {
    const edges = (xml: string): readonly number[] =>
      /<a:off x="\d+" y="(\d+)"\/><a:ext cx="\d+" cy="(\d+)"/
        .exec(xml)!
        .slice(1)
        .map((emu) => Number(emu) / 9525);
    const [top, height] = edges(shapes(layoutPart("numbers")).find((shape) => shape.includes('type="title"'))!);
    for (const idx of [21, 22])
      expect(edges(filling(slideOf("numbers"), idx))[0]! - top! - height!).toBeGreaterThanOrEqual(32);
  });

  it("numbers: a bar on top of each tile, as on stage", () => {
    const place = (shape: string): string => /<a:off [^>]*\/><a:ext cx="\d+"/.exec(shape)![0];
    const bars = shapes(slideOf("numbers")).filter((shape) => shape.includes('name="Bar"'));
    expect(bars.map(place)).toEqual([21, 22].map((idx) => place(filling(slideOf("numbers"), idx))));
    for (const bar of bars) expect(bar).toMatch(/cy="76200"\/>.*accent1/s);
    expect(shapes(slideOf("bullets")).filter((shape) => shape.includes('name="Bar"'))).toEqual([]);
  });

  it("quote: its number is marked, and the place of it below", () => {
    const text = filling(slideOf("quote"), 1);
    const marked = [...text.matchAll(/<a:r>(?:(?!<\/a:r>).)*<a:highlight>.*?<a:t>([^<]*)/gs)].map(([, said]) => said);
    const {blocks, sources} = deck.slides.find(({layout}) => layout === "quote")!;
    const numbers = JSON.stringify(blocks);
    expect(marked).toHaveLength(1);
    expect(numbers).toContain(`"text":"${marked[0]!}","expression"`);
    expect(textsOf(text)).toContain(sources[0]!.label);
  });

  it("section: in full colour, its number in a placeholder of its own", () => {
    expect(textsOf(filling(slideOf("section"), 25))).toBe("1");
    for (const xml of [slideOf("section"), layoutPart("section")])
      expect(xml).toMatch(/<a:overrideClrMapping[^>]* bg1="accent1"[^>]* tx1="lt1"/);
    expect(layoutPart("section")).toMatch(/<p:bg>.*accent1.*<\/p:bg>/s);
    expect(slideOf("closing")).toContain("<a:masterClrMapping/>");
  });

  it("bullets: a few points share the slide", () => {
    const gaps = [...filling(slideOf("bullets"), 1).matchAll(/<a:spcBef><a:spcPts val="(\d+)"/g)].map(([, gap]) => gap);
    expect(gaps).toEqual(["9000", "9000"]);
    // Office leaves out the space above the first, so that from the top they would end far above the foot.
    expect(filling(slideOf("bullets"), 1)).toMatch(/<a:bodyPr [^>]*anchor="ctr"/);
  });

  it("a title of two lines leaves room at their end, so that no word stands alone", () => {
    const inset = (layout: string): number => Number(/<a:bodyPr rIns="(\d+)"/.exec(slideOf(layout))?.[1] ?? 0) / 9525;
    expect(inset("numbers")).toBe(0);
    expect(inset("bullets")).toBeGreaterThan(250);
    expect(inset("bullets")).toBeLessThan(1160 / 2);
  });

  it("agenda: the sections as links to their slides", () => {
    const text = filling(slideOf("agenda"), 1);
    expect(textsOf(text)).toBe("CountedSeen");
    expect(text.match(/<a:hlinkClick[^>]*ppaction:\/\/hlinksldjump/g)).toHaveLength(2);
    expect(sizeOf(text)).toBe(40);
  });
});
