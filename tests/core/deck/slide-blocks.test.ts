import {describe, expect, it} from "vitest";
import type {WrittenBlock, WrittenInline} from "../../../src/core/deck/blocks.js";
import {parseDeck, readBlocks} from "../../support/manuscripts.js";
import {placedBlocks, slideBlocks} from "../../../src/core/deck/slide-blocks.js";

/** Inline text in short: numbers in braces, marks by their first letter, links with their address. */
function short(inline: readonly WrittenInline[]): string {
  return inline
    .map((part): string => {
      switch (part.type) {
        case "text":
          return part.text;
        case "number":
          return `{${part.number.expression}${part.number.format === undefined ? "" : ` | ${part.number.format}`}}`;
        case "break":
          return "/";
        case "code":
          return `\`${part.text}\``;
        case "link":
          return `[${short(part.children)}](${part.href})`;
        case "math":
          return `$${part.tex}$`;
        default:
          return `${part.type[0]}(${short(part.children)})`;
      }
    })
    .join("");
}

/** Blocks in short; `@2` is the step. */
function outline(blocks: readonly WrittenBlock[]): readonly unknown[] {
  return blocks.map((block): unknown => {
    const at = block.step === undefined ? "" : `@${block.step} `;
    switch (block.type) {
      case "heading":
        return `${at}${"#".repeat(block.level)} ${short(block.inline)}`;
      case "paragraph":
        return `${at}${short(block.inline)}`;
      case "list":
        return [
          `${at}${block.ordered ? `${block.start ?? 1}.` : "-"}`,
          ...block.items.map((item) => [...(item.step === undefined ? [] : [`@${item.step}`]), ...outline(item.blocks)])
        ];
      case "quote":
        return [`${at}>`, ...outline(block.blocks)];
      case "code":
        return `${at}${block.language}: ${block.text}`;
      case "table":
        return [`${at}| ${block.align.join(" ")}`, block.head.map(short), ...block.rows.map((row) => row.map(short))];
      case "image":
        return `${at}!${block.alt} ${block.src}`;
      case "chart":
        return `${at}chart ${block.chart.line}: ${block.chart.text}`;
      case "columns":
        return [`${at}||`, ...block.columns.map(outline)];
    }
  });
}

const read = (text: string): ReturnType<typeof slideBlocks> => slideBlocks(parseDeck(text).slides[0]!);
const outlineOf = (text: string): readonly unknown[] => outline(readBlocks(text, 1).blocks);
const messagesOf = (text: string): readonly unknown[] =>
  readBlocks(text, 1).messages.map(({line, kind, message}) => `${line} ${kind} ${message}`);

describe("readBlocks(text, firstLine): blocks", () => {
  it.each<[string, readonly unknown[]]>([
    ['# a *b*\n\n#### c {.small #x y="1"}', ["# a e(b)", "#### c"]],
    ["Heading\n=======\n\ntext\non `two` lines\\\nand ~~three~~", ["# Heading", "text on `two` lines/and s(three)"]],
    [
      "- a\n  - b\n\n3. c\n4. d",
      [
        ["-", ["a", ["-", ["b"]]]],
        ["3.", ["c"], ["d"]]
      ]
    ],
    ["> a\n>\n> > b", [[">", "a", [">", "b"]]]],
    ["```js {1|2}\nx\n```\n\n    y", ["js: x\n", ": y\n"]],
    ["```{.python}\nx\n```", ["python: x\n"]],
    [
      "| a | b | c |\n|--:|:-:|---|\n| {{ d.x \\| .0% }} | **c** | `d\\|e` |",
      [["| right center left", ["a", "b", "c"], ["{d.x | .0%}", "s(c)", "`d|e`"]]]
    ],
    ["text\n\n```chart\nref: depths\nform: bars\n```", ["text", "chart 3: ref: depths\nform: bars\n"]],
    ["![a](b%20c.png) text ![*d*](e.png){width=50%}", ["text", "!a b c.png", "!d e.png"]],
    ["# ![a](b.png) c", ["# c", "!a b.png"]],
    ["![bg left:30% a](b.png)", ["!a b.png"]],
    [
      "[a](/b) <https://example.org/c> [d](mailto:e@example.org) [f](#g)",
      ["[a](/b) [https://example.org/c](https://example.org/c) [d](mailto:e@example.org) [f](#g)"]
    ],
    ["a <!-- b --> c\n<!-- d\n\ne -->f", ["a  c", "f"]],
    ["a<br>b<br/>c", ["a/b/c"]],
    ["::: columns\n::: column\na\n:::\n::: column\nb\n:::\n:::", [["||", ["a"], ["b"]]]],
    [
      '::: {.columns}\nabove\n\n::: {.column width="40%"}\na\n:::\n:::::: {.column}\n::: other\nb\n:::\n::::::\n:::\n\nc',
      ["above", ["||", ["a"], ["b"]], "c"]
    ],
    [
      "- a\n::: columns\n::: column\n- b\n:::\n:::",
      [
        ["-", ["a"]],
        ["||", [["-", ["b"]]]]
      ]
    ],
    ["a{{ d.x }}b {{share(d.x, d.y)|.1%}}", ["a{d.x}b {share(d.x, d.y) | .1%}"]],
    ["`{{ x }}` \\{{ y }}", ["`{{ x }}` {{ y }}"]]
  ])("%j", (text, expected) => expect(outlineOf(text)).toEqual(expected));

  it("numbers carry the line of the file on which they stand", () => {
    const lines: number[] = [];
    const {blocks} = readBlocks(
      "a\nb {{ d.a }}\n`c\nd` *{{ d.b }}*\n\n| a |\n|---|\n| b |\n| {{ d.c }} |\n\n- x\n- {{ d.d }}",
      11
    );
    JSON.stringify(blocks, (key, value: unknown) => {
      if (key === "number") lines.push((value as {line: number}).line);
      return value;
    });
    expect(lines).toEqual([12, 14, 19, 22]);
  });

  it("holds no control characters and no half characters", () =>
    expect(outlineOf("a\u0001b\ud800 `c\u0007` [d](/\u0008e)")).toEqual(["ab\ufffd `c` [d](/e)"]));
});

describe("slideBlocks(slide): the title", () => {
  it.each<[string, string, readonly unknown[]]>([
    ["# a\n\n## b\n\nc", "a", ["## b", "c"]],
    ["![a](b.png)\n\n## {{ d.x }} ships\n\nc", "{d.x} ships", ["!a b.png", "c"]],
    ["a\n\nb", "", ["a", "b"]],
    ["> # a", "", [[">", "# a"]]]
  ])("of %j", (text, title, blocks) => {
    const reading = read(text);
    expect(short(reading.title)).toBe(title);
    expect(outline(reading.blocks)).toEqual(blocks);
  });
});

describe("slideBlocks(slide): steps", () => {
  it.each<[string, string, readonly unknown[], number]>([
    ["none", "- a\n- b", [["-", ["a"], ["b"]]], 0],
    [
      "::: incremental, inner lists too",
      "::: incremental\n- a\n  - b\n- c\n:::\n\nd",
      [["-", ["@1", "a", ["-", ["@2", "b"]]], ["@3", "c"]], "d"],
      3
    ],
    ["blocks within it, too", "::: {.incremental}\na\n\n- b\n:::", ["@1 a", ["-", ["@2", "b"]]], 2],
    ["::: nonincremental within it", "::: incremental\n::: nonincremental\n- a\n:::\n:::", [["-", ["a"]]], 0],
    [
      ". . . holds for all that follows",
      "a\n\n. . .\n\nb\n\n- c\n\n. . .\n\nd",
      ["a", "@1 b", ["@1 -", ["c"]], "@2 d"],
      2
    ],
    [
      ". . . and a list after it",
      ". . .\n\n::: incremental\n- a\n- b\n:::\n\nc",
      [["@1 -", ["@2", "a"], ["@3", "b"]], "@1 c"],
      3
    ],
    [
      "<v-clicks>, one level",
      "<v-clicks>\n\n- a\n  - b\n- c\n\n</v-clicks>",
      [["-", ["@1", "a", ["-", ["b"]]], ["@2", "c"]]],
      2
    ],
    [
      '<v-clicks depth="2">, without blank lines',
      '<v-clicks depth="2">\n- a\n  - b\n</v-clicks>',
      [["-", ["@1", "a", ["-", ["@2", "b"]]]]],
      2
    ],
    [
      "<v-click> and <v-after>",
      "<v-click>\n\na\n\nb\n\n</v-click>\n\n<v-after>\n\nc\n\n</v-after>\n\n<v-click>d</v-click>",
      ["@1 a", "@1 b", "@1 c", "@2 d"],
      2
    ],
    ["::: fragment", "::: {.fragment}\na\n\n- b\n:::", ["@1 a", ["@1 -", ["b"]]], 1],
    [
      "in columns",
      "::: columns\n::: column\n::: incremental\n- a\n:::\n:::\n::: column\n::: incremental\n- b\n:::\n:::\n:::",
      [["||", [["-", ["@1", "a"]]], [["-", ["@2", "b"]]]]],
      2
    ],
    [
      "lists with * or 1), in Marp",
      "---\nmarp: true\n---\n* a\n* b\n\n- c\n\n1) d",
      [
        ["-", ["@1", "a"], ["@2", "b"]],
        ["-", ["c"]],
        ["1.", ["@3", "d"]]
      ],
      3
    ],
    [
      "all lists, where Quarto's incremental: true",
      "---\nformat:\n  revealjs:\n    incremental: true\n---\n- a\n\n::: nonincremental\n- b\n:::",
      [
        ["-", ["@1", "a"]],
        ["-", ["b"]]
      ],
      1
    ]
  ])("%s", (_what, text, blocks, steps) => {
    const reading = read(text);
    expect(outline(reading.blocks)).toEqual(blocks);
    expect(reading.steps).toBe(steps);
  });

  it("are none in notes", () => {
    const {notes, steps} = read("a\n\n::: notes\n::: incremental\n- b\n:::\n\n. . .\n\nc\n:::");
    expect(outline(notes).at(-1)).toBe("c");
    expect(steps).toBe(0);
  });
});

describe("slideBlocks(slide): habits of others", () => {
  it.each<[string, string, readonly unknown[]]>([
    ["::right:: (Slidev)", "# t\n\na\n\n::right::\n\nb", [["||", ["a"], ["b"]]]],
    [
      "::left:: and ::right::",
      "# t\n\na\n\n::left::\n\nb\n\n::right::\n\nc\n\n::bottom::\n\nd",
      ["a", ["||", ["b"], ["c"]], "d"]
    ],
    ["line ends within a paragraph (Marp)", "---\nmarp: true\n---\na\nb", ["a/b"]],
    ["a picture as an option (Slidev)", "---\nlayout: image-right\nimage: a.png\nalt: b\n---\nc", ["c", "!b a.png"]]
  ])("%s", (_what, text, expected) => expect(outline(read(text).blocks)).toEqual(expected));

  it("tells what is not followed", () => {
    expect(read("a").messages).toEqual([]);
    expect(
      slideBlocks(parseDeck("a\n\n---\nsrc: b.md\nhide: true\n---\n").slides[1]!).messages.map(
        ({message}) => message.split(";")[0]
      )
    ).toEqual(["dropped src", "hide: the slide is shown all the same"]);
  });
});

describe("slideBlocks(slide): notes", () => {
  it("have their own lines, and those of the rest stay", () => {
    const {notes, blocks, messages} = read("::: notes\nn {{ d.a }} {{\n:::\n\nb {{ d.b }}\n\n<script>");
    expect(outline(notes)).toEqual(["n {d.a}"]);
    expect(JSON.stringify(notes)).toContain('"line":2');
    expect(JSON.stringify(blocks)).toContain('"line":5');
    expect(messages.map(({line}) => line)).toEqual([2, 7]);
  });
});

describe("readBlocks(text, firstLine): messages", () => {
  it.each<[string, readonly string[]]>([
    ["a {{ b", ["1 error {{ without }}"]],
    [`a {{ ${"b".repeat(4000)} }}`, ["1 error {{ without }} in the next 4000 characters; write a shorter expression"]],
    ["a\nb {{ }}", ["2 error {{ }} holds no expression"]],
    ["{{ a | b | c }}", ["1 error {{ a | b | c }}: one format after one |"]],
    ["[{{ a }}](b)", ["1 error {{ }} inside a link; put the number beside it"]],
    ["[a]({{b}})", ["1 error {{ }} in the address or title of a link; numbers stand in text"]],
    ['[a](b "{{ c }}")', ["1 error {{ }} in the address or title of a link; numbers stand in text"]],
    ["![{{ a }}](b.png)", ["1 error {{ }} in the address or text of a picture; numbers stand in text"]],
    [
      'a <i title="{{ b }}">',
      ["1 error {{ }} in raw HTML; numbers stand in text", "1 dropped dropped <i>; text is written in Markdown"]
    ],
    [
      "<div>\n{{ a }}\n</div>",
      [
        "1 error {{ }} in raw HTML; write the passage in Markdown",
        "1 dropped dropped <div> and what it holds; text is written in Markdown"
      ]
    ],
    ["::: columns\na", ["1 error ::: columns has no end; close it"]],
    ["a\n\n:::", ["3 warning ::: ends nothing; dropped"]],
    ["<v-clicks>\n\n- a", ["1 error <v-clicks> has no end; close it"]],
    ["::: box\na\n:::", ["1 warning ::: box is not known; what it holds is shown as it is"]],
    ["a\n\n***\n\nb", ["3 warning a rule is not shown; a slide starts with a line ---"]],
    ["a\n\n<!-- b", ["3 error <!-- has no end; what follows is left out up to the end of the slide"]],
    ["![](a.png)", ["1 warning the picture a.png has no text for those who don't see it; write ![what it shows](…)"]],
    [
      "![a](https://example.org/b.png)",
      ["1 dropped dropped the picture https://example.org/b.png, which needs a network; put the file beside the deck"]
    ],
    ["| a |\n|---|\n| ![b](c.png) |", ["3 dropped dropped a picture in a table; put it beside the table"]]
  ])("%j", (text, expected) => expect(messagesOf(text)).toEqual(expected));

  it("are at most 501", () => expect(readBlocks("<b onclick=1>\n\n".repeat(2000), 1).messages).toHaveLength(501));
});

describe("placedBlocks(slide)", () => {
  it("gives each block its lines of the file, those in columns too", () => {
    const deck = parseDeck(
      "---\ntitle: x\n---\n# A\n\none\ntwo\n\n::: columns\n::: column\n- a\n- b\n:::\n::: column\n> c\n:::\n:::\n\n```chart\nref: d\n```\n"
    );
    const lines = (blocks: readonly WrittenBlock[]): readonly unknown[] =>
      blocks.map((block) => (block.type === "columns" ? block.columns.map(lines) : [block.type, block.lines]));
    expect(lines(placedBlocks(deck.slides[0]!))).toEqual([
      ["paragraph", [6, 7]],
      [[["list", [11, 12]]], [["quote", [15, 15]]]],
      ["chart", [19, 21]]
    ]);
    expect(slideBlocks(deck.slides[0]!).blocks.every((block) => block.lines === undefined)).toBe(true);
  });
});
