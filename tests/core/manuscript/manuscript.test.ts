import {describe, expect, it} from "vitest";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import type {PlacedBlock} from "../../../src/core/manuscript/block-tree.js";
import type {ManuscriptKind} from "../../../src/core/manuscript/reading.js";

const read = (text: string, kind: ManuscriptKind = "briefing") => readManuscript(text, {kind, file: "a.md"});

const slices = (text: string, places: readonly {readonly start: number; readonly end: number}[]): readonly string[] =>
  places.map(({start, end}) => text.slice(start, end));

const outline = (blocks: readonly PlacedBlock[]): readonly unknown[] =>
  blocks.map(({type, line, children}) => (children.length > 0 ? [type, line, outline(children)] : [type, line]));

describe("readManuscript(text): blocks with their lines", () => {
  it.each<[string, ManuscriptKind, string, readonly unknown[]]>([
    [
      "each kind of block",
      "briefing",
      "---\ntitle: x\n---\n# a\n\nb\nc\n\n- d\n  - e\n\n> f\n\n```js\ng\n```\n\n<!-- h -->\n::: columns\n:::\n",
      [
        ["heading", 4],
        ["paragraph", 6],
        [
          "list",
          9,
          [
            [
              "item",
              9,
              [
                ["paragraph", 9],
                ["list", 10, [["item", 10, [["paragraph", 10]]]]]
              ]
            ]
          ]
        ],
        ["quote", 12, [["paragraph", 12]]],
        ["fence", 14],
        ["comment", 18],
        ["mark", 19],
        ["mark", 20]
      ]
    ],
    [
      "where slides start",
      "deck",
      "a\n---\nlayout: title\n---\nb\n\n----\nc\n----\n",
      [
        ["paragraph", 1],
        ["slide", 2],
        ["paragraph", 5],
        ["slide", 7],
        ["heading", 8]
      ]
    ],
    [
      "which is a rule elsewhere",
      "briefing",
      "a\n\n---\n\nb",
      [
        ["paragraph", 1],
        ["rule", 3],
        ["paragraph", 5]
      ]
    ],
    [
      "a notebook's comments are HTML",
      "notebook",
      "<!-- a -->\n\nb",
      [
        ["html", 1],
        ["paragraph", 3]
      ]
    ],
    [
      "a fence within a list",
      "deck",
      "- ```\n  a\n  ```\n---\nb",
      [
        ["list", 1, [["item", 1, [["fence", 1]]]]],
        ["slide", 4],
        ["paragraph", 5]
      ]
    ]
  ])("%s", (_what, kind, text, expected) => expect(outline(read(text, kind).blocks)).toEqual(expected));

  it.each(["\n", "\r\n", "\r"])("whose offsets are those of the file, whatever its line ends: %j", (newline) => {
    const text = `\ufeff${["---", "title: x", "---", "# a", "", "- b", "- c", "", "", "d"].join(newline)}`;
    expect(slices(text, read(text).blocks)).toEqual([`# a${newline}`, `- b${newline}- c${newline}`, "d"]);
  });
});

describe("readManuscript(text): what stands within blocks", () => {
  it.each(["\n", "\r\n", "\r"])("numbers, terms and comments with their offsets: %j", (newline) => {
    const text = [
      "\ufeffa {{ d.a }} `{{ d.a }}` {{ d.a | .1% }}",
      "> b <!-- c -->",
      "> [[lantern]] and",
      "",
      "| x {{ d.b }} | x {{ d.b }} |",
      "|---|---|",
      "| y | [[Lantern]] |",
      "",
      "## e {{ d.c }} ##",
      "",
      "<!--",
      "f",
      "-->"
    ].join(newline);
    const {numbers, terms, comments} = read(text).constructs;
    expect(slices(text, numbers)).toEqual(["{{ d.a }}", "{{ d.a | .1% }}", "{{ d.b }}", "{{ d.b }}", "{{ d.c }}"]);
    expect(numbers.map(({line, start}, i) => [line, i > 0 && start > numbers[i - 1]!.start])).toEqual([
      [1, false],
      [1, true],
      [5, true],
      [5, true],
      [9, true]
    ]);
    expect(slices(text, terms)).toEqual(["[[lantern]]", "[[Lantern]]"]);
    expect(slices(text, comments)).toEqual(["<!-- c -->", `<!--${newline}f${newline}-->`]);
  });

  it("fences, and whether they end", () => {
    const {fences} = read("```chart\nref: a\n```\n\n- ~~~ js\n  b\n\n> ```\n> c\n> ```\n\n````\nd\n```\n");
    expect(fences.map(({info, text, line, closed}) => [info, text, line, closed])).toEqual([
      ["chart", "ref: a\n", 1, true],
      ["js", "b\n\n", 5, false],
      ["", "c\n", 8, true],
      ["", "d\n```\n", 12, false]
    ]);
  });

  it("code is none of them", () => {
    const {constructs} = read(
      "`{{ a }} [[b]] <!-- c -->` ``<!-- ` -->``\n\n    {{ a }} [[b]] <!-- c -->\n\n```\n{{ a }} [[b]] <!-- c -->\n```\n\n\\<!-- d -->"
    );
    expect(constructs).toEqual({numbers: [], terms: [], comments: []});
  });

  it("a comment goes on over blank lines from the start of a line, and within its paragraph from elsewhere", () => {
    const text = "<!-- a\n\nb --> # c\n\nd <!-- e\nf --> g\n\n<!-- one --> <!-- two --> h\n\ni <!-- j\n\nk -->";
    expect(slices(text, read(text).constructs.comments)).toEqual([
      "<!-- a\n\nb -->",
      "<!-- e\nf -->",
      "<!-- one -->",
      "<!-- two -->"
    ]);
    expect(outline(read(text).blocks)).toEqual([
      ["comment", 1],
      ["heading", 3],
      ["paragraph", 5],
      ["comment", 8],
      ["comment", 8],
      ["paragraph", 8],
      ["paragraph", 10],
      ["paragraph", 12]
    ]);
  });
});

describe("readManuscript(text): once", () => {
  it("gives the same reading for the same text", () => {
    expect(read("# a\n\nb")).toBe(read(["# a", "", "b"].join("\n")));
    expect(read("# a\n\nb", "deck")).not.toBe(read("# a\n\nb"));
  });
});

describe("readManuscript(text): what is odd or hostile", {timeout: 60_000}, () => {
  const filled = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length));

  it.each<[string, string, number]>([
    ["prose", filled("Text of {{ d.a }} ships, [[lantern]] and `code`.\n\n", 5_000_000), 100_000],
    ["rows", `| a |\n|---|\n${filled("| {{ d.a }} |\n", 500_000)}`, 35_715],
    ["comments", filled("a <!-- b --> {{ d.a }}\n\n", 1_000_000), 41_667],
    ["one line", filled("a", 5_000_000), 0],
    ["open comments", filled("<!--\n", 5_000_000), 0],
    ["comments that end far away", `a\n${filled("<!--\n", 5_000_000)}--> b`, 0],
    ["open HTML", filled("<script>\n---\n", 1_000_000), 0]
  ])("5 MB of %s", (_what, text, numbers) => {
    expect(read(text, "deck").constructs.numbers.length).toBe(numbers);
  });

  it.each([
    ["by their marks", "- ".repeat(10_000)],
    ["by their indent", Array.from({length: 400}, (_, i) => `${"  ".repeat(i)}- a`).join("\n")],
    ["of quotes", ">".repeat(10_000)]
  ])("lists nested 10000 deep, %s; what follows stands", (_what, text) => {
    expect(
      read(`${text}\n\n---\n\n# b`, "deck")
        .blocks.slice(-2)
        .map(({type}) => type)
    ).toEqual(["slide", "heading"]);
  });

  it("characters NUL", () => {
    const text = "a\0\0 {{ d.a }}\0\n\n\0# b";
    expect(slices(text, read(text).constructs.numbers)).toEqual(["{{ d.a }}"]);
    expect(read(text).text).toBe(text);
  });

  it("a fence without an end is told with its line", () => {
    expect(read("a\n\n```\nb\n---\n# c", "deck").messages).toEqual([
      {line: 3, kind: "warning", message: "the fence that starts here has no end; all that follows is code"}
    ]);
  });

  it("a text that is too long is refused in one line", () => {
    const {messages, blocks} = read(filled("a\n", 16_000_002));
    expect([messages, blocks]).toEqual([
      [{line: 1, kind: "error", message: "16000002 characters; a file holds at most 16000000, so make several of it"}],
      []
    ]);
  });
});
