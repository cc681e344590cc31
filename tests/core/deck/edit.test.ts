import {describe, expect, it} from "vitest";
import {editSlide} from "../../../src/core/deck/edit.js";
import type {SlideEdit} from "../../../src/core/deck/edit.js";
import {serialiseDeck} from "../../../src/core/deck/read-deck.js";
import {parseDeck} from "../../support/manuscripts.js";

const edited = (text: string, index: number, edit: SlideEdit): string =>
  serialiseDeck(editSlide(parseDeck(text), index, edit));

describe("editSlide(deck, index, {body})", () => {
  it.each<[string, string, number, string, string]>([
    ["keeps blank lines around it", "a\n\n---\n\n\nb\n\n\n---\nc", 1, "B\n\nB", "a\n\n---\n\n\nB\n\nB\n\n\n---\nc"],
    ["keeps the line ends of the file", "a\r\n\r\n---\r\n\r\nb\r\n", 1, "x\ny", "a\r\n\r\n---\r\n\r\nx\r\ny\r\n"],
    ["keeps a missing last line end", "a\n\n---\n\nb", 1, "c", "a\n\n---\n\nc"],
    ["keeps the notes after it", "a\n\n::: notes\nn\n:::\n", 0, "b", "b\n\n::: notes\nn\n:::\n"],
    [
      "puts the notes last if text follows them",
      "::: notes\nn\n:::\n\na\n\n---\nb",
      0,
      "c",
      "c\n\n::: notes\nn\n:::\n\n---\nb"
    ],
    ["fills an empty slide", "a\n\n---\n---\nb", 1, "c", "a\n\n---\nc\n\n---\nb"],
    ["empties a slide", "a\n\n---\nb\n\n---\nc", 1, "", "a\n\n---\n\n\n---\nc"],
    [
      "is set apart from --- where it would be read as options",
      "a\n\n---\nb\n",
      1,
      "layout: x\n---",
      "a\n\n---\n\nlayout: x\n---\n"
    ],
    ["may start another slide", "a\n\n---\nb\n", 0, "a\n\n---\n\nc", "a\n\n---\n\nc\n\n---\nb\n"],
    ["of a text that is empty", "", 0, "# a", "# a\n"],
    ["below front matter without a line end", "---\ntitle: x\n---", 0, "# a", "---\ntitle: x\n---\n# a\n"]
  ])("%s", (_what, text, index, body, expected) => expect(edited(text, index, {body})).toBe(expected));
});

describe("editSlide(deck, index, {notes})", () => {
  it.each<[string, string, string, string]>([
    ["in ::: notes", "a\n\n::: {.notes}\nn\n:::\n\n---\nb", "m\n\nm", "a\n\n::: {.notes}\nm\n\nm\n:::\n\n---\nb"],
    ["in a comment", "a\n<!-- n -->\n", "m", "a\n<!-- m -->\n"],
    ["in a comment of many lines", "a\n<!--\nn\n-->\n", "m", "a\n<!--\nm\n-->\n"],
    ["from one line to two", "a\n<!-- n -->\n", "m\no", "a\n<!--\nm\no\n-->\n"],
    ["where there were none", "a\n\n---\nb", "n", "a\n\n::: notes\nn\n:::\n\n---\nb"],
    ["where there were none, on the last slide", "a", "n", "a\n\n::: notes\nn\n:::\n"],
    ["taken away", "a\n\n::: notes\nn\n:::\n\n---\nb", "", "a\n\n\n---\nb"],
    ["two become one", "::: notes\nn\n:::\na\n::: notes\nm\n:::\n", "o", "::: notes\no\n:::\na\n"],
    ["that would end the comment", "a\n<!-- n -->\n", "m --> o", "a\n\n::: notes\nm --> o\n:::\n"],
    ["that would be directives", "a\n<!-- n -->\n", "color: red", "a\n\n::: notes\ncolor: red\n:::\n"],
    ["that would end the block", "a\n\n::: notes\nn\n:::\n", "m\n:::\no", "a\n\n::: notes\nm\n\\:::\no\n:::\n"],
    ["that would never end", "a\n\n---\n\nb", "```\nm", "a\n\n::: notes\n```\nm\n```\n:::\n\n---\n\nb"]
  ])("%s", (_what, text, notes, expected) => {
    expect(edited(text, 0, {notes})).toBe(expected);
    expect(parseDeck(expected).slides).toHaveLength(parseDeck(text).slides.length);
  });
});

describe("editSlide(deck, index, {options})", () => {
  const head =
    "a\n\n---\n# no, this is text\n\n---\nlayout:   title   # why\n# how\nkeep: [1,  2]\ntext: |\n  one\n  two\nid: 'b'\n---\nc\n";

  it.each<[string, SlideEdit["options"], string, string]>([
    ["one value; its comment stays", {layout: "table"}, "layout:   title   #", "layout:   table   #"],
    ["one in quotes", {id: "c: d"}, "id: 'b'", 'id: "c: d"'],
    ["one of many lines", {text: "three"}, "text: |\n  one\n  two\n", "text: three\n"],
    ["one taken away", {keep: null}, "keep: [1,  2]\n", ""],
    ["one of many lines taken away", {text: null}, "text: |\n  one\n  two\n", ""],
    ["one added", {target: "2m"}, "id: 'b'\n", "id: 'b'\ntarget: 2m\n"],
    ["two lines as a value", {target: "a\nb"}, "id: 'b'\n", "id: 'b'\ntarget: \"a\\nb\"\n"],
    [
      "a list and a map",
      {target: ["a", "b"], more: {c: "d"}},
      "id: 'b'\n",
      "id: 'b'\ntarget: [ a, b ]\nmore: { c: d }\n"
    ],
    ["an empty value", {keep: ""}, "keep: [1,  2]\n", 'keep: ""\n'],
    ["one that isn't there, taken away", {other: null}, "", ""],
    ["the same value", {layout: "title"}, "", ""]
  ])("%s", (_what, options, from, to) =>
    expect(edited(head, 2, {options: options ?? {}})).toBe(head.replace(from, to))
  );

  it.each<[string, string, number, SlideEdit["options"], string]>([
    ["where there were none", "a\n\n---\n\nb", 1, {layout: "title"}, "a\n\n---\nlayout: title\n---\n\nb"],
    [
      "the last one taken away",
      "a\n\n---\nlayout: title\n---\nk: v\n---\n",
      1,
      {layout: null},
      "a\n\n---\n\nk: v\n---\n"
    ],
    ["below a longer row of hyphens", "a\n\n-----\n\nb", 1, {layout: "title"}, "a\n\n---\nlayout: title\n---\n\nb"],
    [
      "in braces",
      "a\n\n---\n{layout: title, id: b}\n---\nc",
      1,
      {layout: "table"},
      "a\n\n---\n{layout: table, id: b}\n---\nc"
    ],
    [
      "without a value",
      "a\n\n---\nlayout:\nid: b\n---\nc",
      1,
      {layout: "table"},
      "a\n\n---\nlayout: table\nid: b\n---\nc"
    ],
    [
      "of a slide that starts at a heading",
      "---\nheadingDivider: 1\n---\n# a\n\n# b",
      1,
      {layout: "title"},
      "---\nheadingDivider: 1\n---\n# a\n\n---\nlayout: title\n---\n# b"
    ],
    [
      "of the first slide, in the front matter",
      "---\r\ntitle: x # y\r\n---\r\n\r\na",
      0,
      {layout: "title"},
      "---\r\ntitle: x # y\r\nlayout: title\r\n---\r\n\r\na"
    ],
    ["of the first slide without front matter", "a", 0, {layout: "title"}, "---\nlayout: title\n---\na"],
    ["of the first slide after a byte-order mark", "\ufeffa", 0, {layout: "title"}, "\ufeff---\nlayout: title\n---\na"],
    [
      "of the first slide with a block of its own",
      "---\ntitle: x\n---\n\n---\nid: a\n---\nb",
      0,
      {id: "c"},
      "---\ntitle: x\n---\n\n---\nid: c\n---\nb"
    ],
    [
      "after a last line without an end",
      "---\nheadingDivider: 1\n---\na\n# b",
      1,
      {id: "b"},
      "---\nheadingDivider: 1\n---\na\n---\nid: b\n---\n# b"
    ]
  ])("%s", (_what, text, index, options, expected) =>
    expect(edited(text, index, {options: options ?? {}})).toBe(expected)
  );

  it("refuses what would make options of the text of the slide before", () => {
    const deck = parseDeck("# A\n\n---\nlayout: cover\n\n----\n\nB\n");
    expect(deck.slides.map(({body}) => body)).toEqual(["# A", "layout: cover", "B"]);
    expect(() => editSlide(deck, 2, {options: {target: "2m"}})).toThrow(RangeError);
  });

  it("refuses what can't be meant", () => {
    expect(() => edited("a", 1, {body: "b"})).toThrow(RangeError);
    expect(() => edited("a", 0, {options: {"a b": "c"}})).toThrow(/option "a b"/);
  });
});

describe("editSlide(deck, index, edit)", () => {
  it("changes all at once, and gives a deck that can be edited again", () => {
    const deck = editSlide(parseDeck("a\n\n---\n\nb\n"), 1, {body: "c", notes: "n", options: {layout: "title"}});
    expect(serialiseDeck(deck)).toBe("a\n\n---\nlayout: title\n---\n\nc\n\n::: notes\nn\n:::\n");
    expect(deck.slides[1]).toMatchObject({body: "c", notes: "n", line: 3, bodyLine: 7});
    expect(serialiseDeck(editSlide(deck, 1, {notes: "", options: {layout: null}, body: "b"}))).toBe(
      "a\n\n---\n\nb\n\n"
    );
  });
});
