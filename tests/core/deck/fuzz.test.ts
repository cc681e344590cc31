import {describe, expect, it} from "vitest";
import type {WrittenBlock, WrittenInline} from "../../../src/core/deck/blocks.js";
import type {Deck} from "../../../src/core/deck/deck.js";
import {editSlide} from "../../../src/core/deck/edit.js";
import type {SlideEdit} from "../../../src/core/deck/edit.js";
import {layoutOf} from "../../../src/core/deck/choose-layout.js";
import {LAYOUTS} from "../../../src/core/deck/layout.js";
import {deckMetadata} from "../../../src/core/deck/metadata.js";
import {serialiseDeck} from "../../../src/core/deck/read-deck.js";
import {slideBlocks} from "../../../src/core/deck/slide-blocks.js";
import type {OptionChanges} from "../../../src/core/manuscript/edit-options.js";
import type {Options} from "../../../src/core/manuscript/options.js";
import {parseDeck} from "../../support/manuscripts.js";
import {FRAGMENTS, mutate, pick, randomDeck, seeded} from "./random-decks.js";

const DECKS = 600;

/** Decks by seed, every third one mutated. */
function* decks(
  seed: number
): Generator<{readonly text: string; readonly random: () => number; readonly name: string}> {
  for (let i = 0; i < DECKS; i++) {
    const random = seeded(seed * 1_000_003 + i);
    const text = randomDeck(random);
    yield {text: i % 3 === 0 ? mutate(text, random) : text, random, name: `seed ${seed}, deck ${i}`};
  }
}

/** What a change gives; undefined where it is refused since other slides would be read otherwise. */
function unlessRefused(change: () => Deck): Deck | undefined {
  try {
    return change();
  } catch (error) {
    if (error instanceof RangeError && error.message.includes("would be read otherwise")) return undefined;
    throw error;
  }
}

const BASE = "https://base.invalid/deck/";

/** What must not be in blocks, judged by how a browser reads addresses. */
function hostile(blocks: readonly WrittenBlock[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.type) {
      case "heading":
      case "paragraph":
        return hostileInline(block.inline);
      case "list":
        return block.items.flatMap((item) => hostile(item.blocks));
      case "quote":
        return hostile(block.blocks);
      case "columns":
        return block.columns.flatMap(hostile);
      case "table":
        return [...block.head, ...block.rows.flat()].flatMap(hostileInline);
      case "image": {
        const {protocol, host, href} = new URL(block.src, BASE);
        return (protocol === "https:" && host === "base.invalid") ||
          /^data:image\/(png|jpe?g|gif|webp);base64,/.test(href)
          ? []
          : [`image ${block.src}`];
      }
      case "code":
      case "chart":
        return [];
    }
  });
}

function hostileInline(inline: readonly WrittenInline[]): readonly string[] {
  return inline.flatMap((part): readonly string[] => {
    if (part.type === "link" && !["https:", "http:", "mailto:"].includes(new URL(part.href, BASE).protocol))
      return [`link ${part.href}`];
    if ("children" in part) return hostileInline(part.children);
    return part.type === "text" && /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Surrogate}/u.test(part.text)
      ? [`text ${JSON.stringify(part.text)}`]
      : [];
  });
}

const BODIES = [
  "# New\n\nText of the harbour.",
  "",
  "layout: title\n\ntext",
  "- a\n- b\n\n```chart\nref: depths\n```",
  "a\r\nb"
];
const NOTES = ["Say this.", "", "Two\n\nlines", "a --> b", ":::", "```\nopen", "color: red", "<!-- open", "---"];
const OPTIONS: readonly OptionChanges[] = [
  {layout: "figure"},
  {layout: null, id: "harbour"},
  {target: "1:30", key: null},
  {note: "with: a colon # and hash"},
  {list: ["a", "b"]},
  {text: "two\nlines"},
  {title: ""}
];

function withChanges(own: Options, changes: OptionChanges): Record<string, unknown> {
  const taken = Object.keys(changes).filter((key) => changes[key] === null);
  return Object.fromEntries(Object.entries({...own, ...changes}).filter(([key]) => !taken.includes(key)));
}

/** The text before and after a slide. */
function around({front, slides}: Deck, index: number): readonly [string, string] {
  const text = (from: number, to?: number): string =>
    slides
      .slice(from, to)
      .map(({head, source}) => head + source)
      .join("");
  return [front + text(0, index), text(index + 1)];
}

describe("parseDeck and serialiseDeck on random decks", {timeout: 120_000}, () => {
  it("gives back every character", () => {
    for (const {text, name} of decks(1)) expect(serialiseDeck(parseDeck(text)), name).toBe(text);
  });

  it("gives back every character of what is no deck at all", () => {
    const random = seeded(99);
    for (let i = 0; i < 2000; i++) {
      const text = Array.from({length: Math.floor(random() * 60)}, () =>
        String.fromCharCode(random() < 0.7 ? 32 + Math.floor(random() * 95) : Math.floor(random() * 0x10000))
      ).join("");
      expect(serialiseDeck(parseDeck(text)), JSON.stringify(text)).toBe(text);
    }
  });

  it("names lines that exist", () => {
    for (const {text, name} of decks(2)) {
      const deck = parseDeck(text);
      const count = text.split(/\r\n|\n|\r/).length;
      const lines = [
        ...deck.messages,
        ...deckMetadata(deck).messages,
        ...deck.slides.flatMap((slide) => [slide, ...slideBlocks(slide).messages])
      ].map(({line}) => line);
      expect(
        lines.every((line) => line >= 1 && line <= count),
        name
      ).toBe(true);
      expect(
        deck.slides.map(({line}) => line),
        name
      ).toEqual(deck.slides.map(({line}) => line).toSorted((a, b) => a - b));
    }
  });
});

describe("slideBlocks on random decks", {timeout: 120_000}, () => {
  it("lets nothing hostile through, and always finds a layout", () => {
    for (const {text, name} of decks(3)) {
      for (const slide of parseDeck(text).slides) {
        const read = slideBlocks(slide);
        expect([...hostileInline(read.title), ...hostile(read.blocks), ...hostile(read.notes)], name).toEqual([]);
        expect(LAYOUTS, name).toContain(layoutOf(slide, read).layout);
      }
    }
  });
});

describe("editSlide on random decks", {timeout: 120_000}, () => {
  it("changes the lines of one slide only, or refuses to change how others are read", () => {
    let refused = 0;
    for (const {text, random, name} of decks(4)) {
      const deck = parseDeck(text);
      const index = Math.floor(random() * deck.slides.length);
      const edit: SlideEdit = {
        ...(random() < 0.6 ? {body: random() < 0.5 ? pick(random, BODIES) : pick(random, FRAGMENTS)} : {}),
        ...(random() < 0.6 ? {notes: pick(random, NOTES)} : {})
      };
      const [before, after] = around(deck, index);
      const changed = unlessRefused(() => editSlide(deck, index, edit));
      if (!changed) {
        refused += 1;
        continue;
      }
      const edited = serialiseDeck(changed);
      expect(
        edited.startsWith(before) && edited.endsWith(after),
        `${name}: slide ${index}: ${JSON.stringify(edit)}`
      ).toBe(true);
    }
    expect(refused).toBeLessThan(DECKS / 20);
  });

  it("changes the lines of one slide's options only", () => {
    for (const {text, random, name} of decks(5)) {
      const deck = parseDeck(text);
      const index = Math.floor(random() * deck.slides.length);
      const options = pick(random, OPTIONS);
      const [before, after] = around(deck, index);
      const edited = editSlide(deck, index, {options});
      const written = serialiseDeck(edited);
      const what = `${name}: slide ${index}: ${JSON.stringify(options)}`;
      expect(
        written.startsWith(index === 0 ? "" : before) && written.endsWith(deck.slides[index]!.source + after),
        what
      ).toBe(true);
      if (index > 0)
        expect({...edited.slides[index]!.own}, what).toEqual(withChanges(deck.slides[index]!.own, options));
    }
  });

  it("leaves a deck as it is when nothing changes", () => {
    for (const {text, name} of decks(6)) {
      const deck = parseDeck(text);
      for (const {index, body, notes, own} of deck.slides)
        expect(serialiseDeck(editSlide(deck, index, {body, notes, options: index === 0 ? {} : own})), name).toBe(text);
    }
  });
});
