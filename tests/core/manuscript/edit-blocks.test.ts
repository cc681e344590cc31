import {describe, expect, it} from "vitest";
import {
  editFrontMatter,
  insertBlock,
  moveBlock,
  removeBlock,
  replaceBlock
} from "../../../src/core/manuscript/edit-blocks.js";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import type {ManuscriptKind} from "../../../src/core/manuscript/reading.js";
import {FRAGMENTS, mutate, pick, randomDeck, seeded} from "../deck/random-decks.js";

const KINDS = ["notebook", "deck", "briefing"] as const;

const read = (text: string, kind: ManuscriptKind = "briefing") => readManuscript(text, {kind, file: "a.md"});

const TEXT = "---\ntitle: x # why\n---\n# a\n\nb\n\n- c\n- d\n\n```js\ne\n```\n<!-- f -->\n\ng";

describe.each(KINDS)("edits of a %s", (kind) => {
  const at = (text: string, i: number) => read(text, kind).blocks[i]!;

  it.each<[string, number, string, string, string]>([
    ["a paragraph", 1, "B\nB", "b\n", "B\nB\n"],
    ["a list", 2, "1. c", "- c\n- d\n", "1. c\n"],
    ["a fence", 3, "~~~\nE\n~~~", "```js\ne\n```\n", "~~~\nE\n~~~\n"],
    ["the last, without a line end", 5, "G", "\n\ng", "\n\nG"],
    ["by a fence without an end, which is given one", 1, "```\nB", "b\n", "```\nB\n```\n"]
  ])("replaceBlock: %s", (_what, i, put, from, to) =>
    expect(replaceBlock(read(TEXT, kind), at(TEXT, i), put).text).toBe(TEXT.replace(from, to))
  );

  it("insertBlock: between two, before the first, at the end", () => {
    expect(insertBlock(read(TEXT, kind), at(TEXT, 2), "n").text).toBe(TEXT.replace("- c", "n\n\n- c"));
    expect(insertBlock(read(TEXT, kind), at(TEXT, 0), "n").text).toBe(TEXT.replace("# a", "n\n\n# a"));
    expect(insertBlock(read(TEXT, kind), undefined, "n").text).toBe(`${TEXT}\n\nn`);
    expect(insertBlock(read("", kind), undefined, "n").text).toBe("n\n");
  });

  it("removeBlock: with the blank lines below, and without joining what was apart", () => {
    expect(removeBlock(read(TEXT, kind), at(TEXT, 1)).text).toBe(TEXT.replace("b\n\n", ""));
    expect(removeBlock(read("a\n# b\nc\n", kind), at("a\n# b\nc\n", 1)).text).toBe("a\n\nc\n");
    const pairs = "a\r\n# b\r\nc\r\n";
    expect(removeBlock(read(pairs, kind), at(pairs, 1)).text).toBe("a\r\n\r\nc\r\n");
  });

  it("moveBlock: up, down, to the end, and nowhere", () => {
    expect(moveBlock(read(TEXT, kind), at(TEXT, 2), at(TEXT, 1)).text).toBe(
      TEXT.replace("b\n\n- c\n- d\n", "- c\n- d\n\nb\n")
    );
    expect(moveBlock(read("a\n\nb\n\nc\n", kind), at("a\n\nb\n\nc\n", 0), undefined).text).toBe("b\n\nc\n\na\n");
    expect(moveBlock(read(TEXT, kind), at(TEXT, 1), at(TEXT, 2)).text).toBe(TEXT);
  });

  it("an item of a list has its lines to itself, what stands within a block hasn't", () => {
    const manuscript = read(TEXT, kind);
    const [first, second] = manuscript.blocks[2]!.children;
    expect(replaceBlock(manuscript, second!, "- D").text).toBe(TEXT.replace("- d", "- D"));
    expect(insertBlock(manuscript, second, "- n").text).toBe(TEXT.replace("- d", "- n\n- d"));
    expect(() => replaceBlock(manuscript, first!.children[0]!, "x")).toThrow(
      "a.md:8: this paragraph stands within another block; edit that as a whole"
    );
  });

  it.each([
    ["one added", TEXT, {lang: "en"}, TEXT.replace("why\n", "why\nlang: en\n")],
    ["one changed", TEXT, {title: "y"}, TEXT.replace("x", "y")],
    ["the last taken away", TEXT, {title: null}, TEXT.replace("title: x # why\n", "")],
    ["where there was none", "\ufeff# a\r\n", {title: "x"}, "\ufeff---\r\ntitle: x\r\n---\r\n# a\r\n"],
    [
      "where it is odd",
      '---\r\n# c\r\n"my key":   x\r\n\r\n---\r\na',
      {title: "y"},
      '---\r\n# c\r\n"my key":   x\r\n\r\ntitle: y\r\n---\r\na'
    ]
  ] as const)("editFrontMatter: %s", (_what, text, changes, expected) =>
    expect(editFrontMatter(read(text, kind), changes).text).toBe(expected)
  );

  it("nothing is added behind a fence without an end", () => {
    expect(() => insertBlock(read("a\n\n```\nb\n", kind), undefined, "c")).toThrow(
      "a.md:3: the fence that starts here has no end; close it, then add to it"
    );
  });

  it("blocks put back as they are leave every character of random manuscripts", {timeout: 120_000}, () => {
    for (let i = 0; i < 150; i++) {
      const random = seeded(77_000 + i);
      const text = mutate(randomDeck(random), random);
      const manuscript = read(text, kind);
      const ends = manuscript.blocks.map(({start, end}) => [start, end]);
      expect(
        ends.flat().toSorted((a, b) => a! - b!),
        `seed ${i}`
      ).toEqual(ends.flat());
      for (const block of manuscript.blocks) {
        const edited = replaceBlock(manuscript, block, pick(random, FRAGMENTS));
        expect(
          edited.text.startsWith(text.slice(0, block.start)) && edited.text.endsWith(text.slice(block.end)),
          `seed ${i}`
        ).toBe(true);
      }
    }
  });
});

it("a text right below --- is set apart from it where it would be read as options", () => {
  const deck = read("a\n\n---\nb\n\n---\nc\n", "deck");
  expect(replaceBlock(deck, deck.blocks[2]!, "layout: x").text).toBe("a\n\n---\n\nlayout: x\n\n---\nc\n");
});

it("a comment that shares its line with text is a block of its own", () => {
  const briefing = read("<!-- a --> # b\n\nc\n");
  expect(removeBlock(briefing, briefing.blocks[0]!).text).toBe(" # b\n\nc\n");
  expect(replaceBlock(briefing, briefing.blocks[1]!, "# d").text).toBe("<!-- a --># d\n\nc\n");
});
