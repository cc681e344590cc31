import {describe, expect, it} from "vitest";
import {blockSplices} from "../../../src/core/editing/block-actions.js";
import type {BlockAction} from "../../../src/core/editing/block-actions.js";
import {
  beginHistory,
  printHistory,
  readHistory,
  redone,
  settled,
  spliced,
  undone
} from "../../../src/core/editing/edit-history.js";
import {slideSplices} from "../../../src/core/editing/slide-actions.js";
import type {SlideAction} from "../../../src/core/editing/slide-actions.js";
import {applySplices, spliceBetween} from "../../../src/core/editing/splice.js";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import {parseDeck} from "../../support/manuscripts.js";
import {SAMPLES, randomDocument, runSequence} from "./random-actions.js";

const acted = (text: string, action: SlideAction): string => applySplices(text, slideSplices(parseDeck(text), action));

describe("slideSplices(deck, action)", () => {
  const deck = "---\ntitle: x # why\n---\n# a\n\n---\nlayout: table\nid: b\n---\n# b\n\n---\n\n# c";
  it.each<[string, string, SlideAction, string]>([
    ["adds", deck, {type: "add", at: 1, text: "# n"}, deck.replace("---\nlayout", "---\n\n# n\n\n---\nlayout")],
    ["adds at the end", deck, {type: "add", at: 3, text: "# n"}, `${deck}\n\n---\n\n# n\n`],
    ["adds to an empty text", "", {type: "add", at: 1, text: "# n"}, "# n\n"],
    [
      "duplicates, without the id",
      deck,
      {type: "duplicate", slides: [1]},
      deck.replace("# b\n\n", "# b\n\n---\nlayout: table\n---\n# b\n\n")
    ],
    ["duplicates the first", "# a\n", {type: "duplicate", slides: [0]}, "# a\n\n---\n\n# a\n"],
    ["deletes", deck, {type: "delete", slides: [1]}, deck.replace("---\nlayout: table\nid: b\n---\n# b\n\n", "")],
    [
      "deletes several",
      deck,
      {type: "delete", slides: [2, 0]},
      "---\ntitle: x # why\n---\n---\nlayout: table\nid: b\n---\n# b\n\n"
    ],
    [
      "moves up",
      deck,
      {type: "move", slides: [2], before: 1},
      "---\ntitle: x # why\n---\n# a\n\n---\n\n# c\n\n---\nlayout: table\nid: b\n---\n# b\n\n"
    ],
    ["moves the first down", "# a\n\n---\n\n# b\n", {type: "move", slides: [0], before: 2}, "# b\n\n---\n\n# a\n\n"],
    [
      "sets slides apart with the file's own line ends",
      "# a\r\n\r\n---\r\n\r\n# b\r\n",
      {type: "move", slides: [0], before: 2},
      "# b\r\n\r\n---\r\n\r\n# a\r\n\r\n"
    ],
    ["moves nothing where it stands", deck, {type: "move", slides: [1], before: 2}, deck],
    [
      "takes what the front matter says of the first along",
      "---\nlayout: cover\ntitle: x\n---\n# a\n\n---\n\n# b\n",
      {type: "move", slides: [0], before: 2},
      "---\ntitle: x\n---\n\n# b\n\n---\nlayout: cover\n---\n# a\n\n"
    ],
    [
      "gives a headless deck no front matter",
      "# a\n\n---\nlayout: table\n---\n# b\n",
      {type: "move", slides: [1], before: 0},
      "\n---\nlayout: table\n---\n# b\n\n---\n\n# a\n\n"
    ],
    [
      "leaves slides that headings start without a line ---",
      "---\nheadingDivider: 1\n---\n# a\n\n# b\n\n# c\n",
      {type: "move", slides: [2], before: 1},
      "---\nheadingDivider: 1\n---\n# a\n\n# c\n\n# b\n\n"
    ],
    ["splits", "# a\n\n- b\n\nc\n", {type: "split", slide: 0, at: [10]}, "# a\n\n- b\n\n---\n\nc\n"],
    [
      "sets an option of the deck",
      deck,
      {type: "deck", options: {theme: "paper"}},
      deck.replace("title: x # why\n", "title: x # why\ntheme: paper\n")
    ],
    [
      "sets one of a deck without front matter",
      "# a\n\n---\n\n# b\n",
      {type: "deck", options: {theme: "paper"}},
      "---\ntheme: paper\n---\n# a\n\n---\n\n# b\n"
    ],
    [
      "splits below the same headline",
      "# a {#x}\r\n\r\nb\r\n\r\nc\r\n",
      {type: "split", slide: 0, at: [17], titled: true},
      "# a {#x}\r\n\r\nb\r\n\r\n---\r\n\r\n# a\r\n\r\nc\r\n"
    ],
    [
      "splits a list between two items",
      "# a\n\n- b\n- c\n",
      {type: "split", slide: 0, at: [9], titled: true},
      "# a\n\n- b\n\n---\n\n# a\n\n- c\n"
    ],
    [
      "splits a table into several, each below its head",
      "# a\n\n| b |\n|---|\n| c |\n| d |\n| e |\n\nf\n",
      {type: "split", slide: 0, at: [23, 29, 36], titled: true},
      "# a\n\n| b |\n|---|\n| c |\n\n---\n\n# a\n\n| b |\n|---|\n| d |\n\n---\n\n# a\n\n| b |\n|---|\n| e |\n\n---\n\n# a\n\nf\n"
    ],
    [
      "writes a block on its lines",
      "# a\r\n\r\nb\r\nc\r\n\r\nd\r\n",
      {type: "block", slide: 0, lines: [3, 4], text: "- n\n- m"},
      "# a\r\n\r\n- n\r\n- m\r\n\r\nd\r\n"
    ],
    [
      "keeps the blank lines below a list",
      "# a\n\n- b\n\n\n---\n\nc\n",
      {type: "block", slide: 0, lines: [3, 5], text: "- n"},
      "# a\n\n- n\n\n\n---\n\nc\n"
    ],
    ["takes a block away", "# a\n\nb\n\nc\n", {type: "block", slide: 0, lines: [3, 3], text: " "}, "# a\n\nc\n"],
    [
      "closes what a block leaves open",
      "# a\n\nb\n\n---\n\nc\n",
      {type: "block", slide: 0, lines: [3, 3], text: "```\nn"},
      "# a\n\n```\nn\n```\n\n---\n\nc\n"
    ],
    [
      "writes a headline",
      "# a\n\n## b {.x} ##\n",
      {type: "headline", slide: 0, text: "n\nm"},
      "# n m\n\n## b {.x} ##\n"
    ],
    ["keeps the marks of a heading", "\n  ###  b  ##\nc", {type: "headline", slide: 0, text: "n"}, "\n  ### n  ##\nc"],
    ["writes one that is underlined", "a\nb\n===\n", {type: "headline", slide: 0, text: "n"}, "n\n===\n"],
    [
      "gives a slide a headline",
      "---\ntitle: x\n---\na\n",
      {type: "headline", slide: 0, text: "n"},
      "---\ntitle: x\n---\n# n\n\na\n"
    ],
    [
      "sets options and notes",
      "a\n\n---\nb\n",
      {type: "edit", slide: 1, edit: {options: {target: "2m"}}},
      "a\n\n---\ntarget: 2m\n---\nb\n"
    ]
  ])("%s", (_what, text, action, expected) => expect(acted(text, action)).toBe(expected));

  it.each<[string, string, SlideAction, string]>([
    ["a slide that isn't there", "a", {type: "delete", slides: [1]}, "slide 1: the deck has slides 0 to 0"],
    ["the only slide", "a", {type: "delete", slides: [0]}, "one slide at least"],
    ["a place beyond the end", "a", {type: "add", at: 2, text: "b"}, "places 0 to 1"],
    ["none", "a", {type: "duplicate", slides: []}, "no slide is chosen"],
    [
      "a slide with a fence without an end",
      "a\n\n---\n\n```\nb",
      {type: "move", slides: [1], before: 0},
      "read otherwise"
    ],
    [
      "a block that would start another slide",
      "# a\n\nb\n",
      {type: "block", slide: 0, lines: [3, 3], text: "n\n\n---\n\nm"},
      "read as another slide"
    ],
    [
      "a block that would be options",
      "# a\n\n---\nb\n\nc\n",
      {type: "block", slide: 1, lines: [4, 4], text: "layout: table\n---"},
      "read as another slide, as options"
    ],
    [
      "an option by which another slide would be read otherwise",
      "---\n----\n<style>* {}</style>\n-->\n![dot](data:image/png;base64,AAAA)\n----\n",
      {type: "edit", slide: 1, edit: {options: {target: "2m"}}},
      "the slides beside this one would be read otherwise"
    ],
    [
      "a block of another slide",
      "# a\n\n---\n\nb\n",
      {type: "block", slide: 0, lines: [1, 5], text: "n"},
      "not all of this slide"
    ],
    ["a split within a fence", "a\n\n```\nb\nc\n```\n", {type: "split", slide: 0, at: [9]}, "split it above or below"],
    ["splits that leave a slide empty", "# a\n\nb\n\nc\n", {type: "split", slide: 0, at: [5, 5]}, "below its first"],
    ["a split above all", "\n# a\n\nb\n", {type: "split", slide: 0, at: [1]}, "below its first"]
  ])("refuses %s", (_what, text, action, said) => expect(() => acted(text, action)).toThrow(said));
});

describe("blockSplices(manuscript, action)", () => {
  const text = "---\ntitle: x # why\n---\n# a\n\nb\n\n- c\n\n```js\nd\n```";
  const done = (action: BlockAction, of = text): string => {
    const manuscript = readManuscript(of, {kind: "notebook"});
    return applySplices(of, blockSplices(manuscript, action));
  };

  it("adds, moves, duplicates, deletes and replaces", () => {
    expect(done({type: "add", at: 1, text: "n"})).toBe(text.replace("\nb\n", "\nn\n\nb\n"));
    expect(done({type: "move", block: 3, before: 1})).toBe(
      text.replace("b\n\n- c\n\n```js\nd\n```", "```js\nd\n```\n\nb\n\n- c\n\n")
    );
    expect(done({type: "duplicate", block: 1})).toBe(text.replace("b\n", "b\n\nb\n"));
    expect(done({type: "duplicate", block: 3})).toBe(`${text}\n\n\`\`\`js\nd\n\`\`\``);
    expect(done({type: "delete", block: 2})).toBe(text.replace("- c\n\n", ""));
    expect(done({type: "replace", block: 1, text: "B\n\nC"})).toBe(text.replace("b\n", "B\n\nC\n"));
    expect(done({type: "move", block: 1, before: 2})).toBe(text);
  });

  it("sets and takes away what is said in the front matter, and leaves the blocks", () => {
    const said = done({type: "front", options: {title: "y", status: "draft"}});
    expect(said).toBe(text.replace("title: x # why", "title: y # why\nstatus: draft"));
    expect(done({type: "front", options: {status: null, title: "x"}}, said)).toBe(text);
    expect(done({type: "front", options: {cleared: {by: "A. Name", on: "2026-11-27"}}}, "a\n")).toMatch(
      /^---\ncleared:[^]*A\. Name[^]*\n---\n+a\n$/
    );
  });

  it("refuses what would join blocks, and blocks that aren't there", () => {
    expect(() => done({type: "delete", block: 1}, "- a\n\nb\n\n- c\n")).toThrow("read otherwise");
    expect(() => done({type: "delete", block: 9})).toThrow("blocks 0 to 3");
  });
});

describe("a history of splices", () => {
  const typed = (text: string, at: number, put: string, from: ReturnType<typeof beginHistory>) =>
    spliced(from, [{from: at, to: at, insert: put}], text);

  it("takes back and makes again what was done, typing in one", () => {
    let history = beginHistory("ab");
    history = typed("type", 1, "x", history);
    history = typed("type", 2, "y", history);
    history = spliced(history, [
      {from: 0, to: 1, insert: ""},
      {from: 3, to: 4, insert: "c"}
    ]);
    expect(history.text).toBe("xyc");
    expect(undone(history).text).toBe("axyb");
    expect(undone(undone(history)).text).toBe("ab");
    expect(undone(undone(undone(history))).text).toBe("ab");
    expect(redone(redone(undone(undone(history)))).text).toBe("xyc");
    expect(redone(typed("type", 0, "z", undone(history))).text).toBe("zaxyb");
  });

  it("begins a step after a pause, elsewhere, and for another kind", () => {
    const begun = typed("type", 0, "a", beginHistory(""));
    expect(undone(typed("type", 1, "b", settled(begun))).text).toBe("a");
    expect(undone(typed("type", 0, "b", begun)).text).toBe("a");
    expect(undone(typed("paste", 1, "b", begun)).text).toBe("a");
    const deleted = spliced(
      spliced(beginHistory("abc"), [{from: 2, to: 3, insert: ""}], "delete"),
      [{from: 1, to: 2, insert: ""}],
      "delete"
    );
    expect([deleted.text, undone(deleted).text]).toEqual(["a", "abc"]);
  });

  it("is kept for the text it belongs to, and begins anew for any other or where it can't be read", () => {
    const history = undone(typed("type", 1, "x", typed("paste", 0, "a", beginHistory(""))));
    const kept = printHistory(history, "hash");
    expect(readHistory(kept, "a", "hash")).toEqual(history);
    for (const [text, hash] of [
      [kept, "other"],
      ["{", "hash"],
      ["null", "hash"],
      [kept.replace('"removed":""', '"removed":1'), "hash"],
      [kept.replace('"v":1', '"v":2'), "hash"]
    ] as const)
      expect(readHistory(text, "a", hash)).toEqual(beginHistory("a"));
    expect(readHistory(null, "a", "hash")).toEqual(beginHistory("a"));
  });

  it("keeps a thousand steps, the last ones", () => {
    let history = beginHistory("");
    for (let i = 0; i < 1005; i++) history = spliced(history, [{from: 0, to: 0, insert: "x"}]);
    for (let i = 0; i < 1005; i++) history = undone(history);
    expect(history.text).toBe("xxxxx");
  });

  it("finds the smallest splice between two texts", () => {
    expect(spliceBetween("abcd", "abxcd")).toEqual({from: 2, to: 2, insert: "x"});
    expect(spliceBetween("aa", "aaa")).toEqual({from: 2, to: 2, insert: "a"});
    expect(spliceBetween("abc", "c")).toEqual({from: 0, to: 2, insert: ""});
    expect(spliceBetween("a", "a")).toBeUndefined();
  });
});

describe("random sequences of actions", () => {
  it("on documents as people write them change what they are about; few are refused", () => {
    const tally = {done: 0, refused: 0};
    for (let seed = 0; seed < 200; seed++) runSequence(seed, randomDocument(seed, false), tally);
    expect(tally.refused / (tally.done + tally.refused)).toBeLessThan(0.1);
  });

  it.each(SAMPLES.map(([kind, text], i) => [i, kind, text] as const))("on sample %i, a %s", (i, kind, text) => {
    const tally = {done: 0, refused: 0};
    for (let seed = 0; seed < 40; seed++) runSequence(1000 * i + seed, [kind, text], tally);
    expect(tally.done).toBeGreaterThan(60);
  });

  it("on random lines, with fences and comments that never end, leave all else as it is", () => {
    const tally = {done: 0, refused: 0};
    for (let seed = 0; seed < 200; seed++) runSequence(seed, randomDocument(seed, true), tally);
    expect(tally.done).toBeGreaterThan(200);
  });
});
