import {describe, expect, it} from "vitest";
import {serialiseDeck} from "../../../src/core/deck/read-deck.js";
import {parseDeck} from "../../support/manuscripts.js";

/** Bodies of the slides of a deck, with their own options where they have any. */
function slidesOf(text: string): readonly unknown[] {
  return parseDeck(text).slides.map(({body, own}) => (Object.keys(own).length > 0 ? [body, {...own}] : body));
}

describe("parseDeck(text): where slides start", () => {
  it.each<[string, string, readonly unknown[]]>([
    ["a line ---", "a\n\n---\n\nb", ["a", "b"]],
    ["a line --- with blanks behind it", "a\n\n--- \t\n\nb", ["a", "b"]],
    [
      "a line --- right below text, as in Slidev; Markdown alone would make a heading of it",
      "Text\n---\nb",
      ["Text", "b"]
    ],
    ["a longer row of hyphens, without options", "a\n\n-----\nlayout: title\n---\nb", ["a", "layout: title", "b"]],
    ["but not one that underlines a heading", "Heading\n-------\n\nb", ["Heading\n-------\n\nb"]],
    ["no indented ---, no *** and no - - -", "a\n\n ---\n\n***\n\n- - -\n\nb", ["a\n\n ---\n\n***\n\n- - -\n\nb"]],
    ["what is blank before the first --- is no slide", "\n\n---\n\na", ["a"]],
    [
      "nor is it below the front matter",
      "---\ntitle: x\n---\n\n---\nlayout: title\n---\n\na",
      [["a", {layout: "title"}]]
    ],
    ["every other --- starts one, be it empty", "a\n\n---\n---\n", ["a", "", ""]],
    ["an empty text is one empty slide", "", [""]],
    [
      "no --- within a fence",
      "```\n---\n```\n~~~~\n---\n~~~\n~~~~\n   `````js\n---\n   `````",
      ["```\n---\n```\n~~~~\n---\n~~~\n~~~~\n   `````js\n---\n   `````"]
    ],
    ["but after what only looks like one", "``` `\n---\nb", ["``` `", "b"]],
    ["a fence without an end holds all that follows", "a\n\n```\n---\nb", ["a\n\n```\n---\nb"]],
    ["no --- within a comment", "a\n<!-- x\n---\ny -->\nb <!-- z -->\n---\nc", ["a\n<!-- x\n---\ny -->\nb", "c"]],
    ["a comment without an end is none", "a <!-- b\n---\nc", ["a <!-- b", "c"]],
    ["nor is one in code, or after a backslash", "`<!--` \\<!--\n---\n-->", ["`<!--` \\<!--", "-->"]],
    [
      "no --- within :::",
      "::: columns\n::: {.column}\n---\n:::\n---\n:::\n---\nb",
      ["::: columns\n::: {.column}\n---\n:::\n---\n:::", "b"]
    ],
    ["but within ::: without an end", "::: columns\n---\nb", ["::: columns", "b"]],
    ["lines end in any of three ways", "a\r\n\r\n---\r\nb\r---\rc\n---\nd", ["a", "b", "c", "d"]]
  ])("%s", (_what, text, expected) => {
    expect(slidesOf(text)).toEqual(expected);
    expect(serialiseDeck(parseDeck(text))).toBe(text);
  });
});

describe("parseDeck(text): headings that start slides", () => {
  it.each<[string, string, readonly string[]]>([
    ["not unless asked for", "# a\n\n## b", ["# a\n\n## b"]],
    [
      "headingDivider: 2 (Marp)",
      "---\nheadingDivider: 2\n---\n# a\n\n## b\n\n### c\n\n---\n\n## d",
      ["# a", "## b\n\n### c", "## d"]
    ],
    ["headingDivider: [2] (Marp)", "---\nheadingDivider: [2]\n---\n## a\n\n# b\n\n## c", ["## a\n\n# b", "## c"]],
    ["format: revealjs (Quarto)", "---\nformat: revealjs\n---\n\n# a\n\n## b\n\n### c", ["# a", "## b\n\n### c"]],
    ["slide-level: 1 (Pandoc)", "---\nslide-level: 1\n---\n\n# a\n\n## b\n\n# c", ["# a\n\n## b", "# c"]],
    [
      "none in a fence, a comment or :::",
      "---\nslide-level: 1\n---\na\n```\n# b\n```\n<!--\n# c\n-->\n::: x\n# d\n:::",
      ["a\n```\n# b\n```\n::: x\n# d\n:::"]
    ]
  ])("%s", (_what, text, expected) => expect(slidesOf(text)).toEqual(expected));
});

describe("parseDeck(text): options of a slide", () => {
  it.each<[string, string, readonly unknown[]]>([
    [
      "a map that follows at once",
      "a\n\n---\nlayout: title\nkeep-me: [1, {b: c}]\n---\nb",
      ["a", ["b", {layout: "title", "keep-me": ["1", {b: "c"}]}]]
    ],
    ["in braces, too", "a\n\n---\n{layout: title}\n---\nb", ["a", ["b", {layout: "title"}]]],
    [
      "scalars are text as written",
      "a\n\n---\na: true\nb: 1.10\nc: 16:9\nd:\ne: ~\nf: 007\n---\nb",
      ["a", ["b", {a: "true", b: "1.10", c: "16:9", d: "", e: "~", f: "007"}]]
    ],
    [
      "comments may stand in them",
      "a\n\n---\nlayout: title # why\n# how\nid: b-1\n---\nb",
      ["a", ["b", {layout: "title", id: "b-1"}]]
    ],
    ["not after a blank line", "a\n\n---\n\nNote: this is prose\n---\nb", ["a", "Note: this is prose", "b"]],
    ["not after a comment", "a\n\n---\n# heading\nlayout: title\n---\nb", ["a", "# heading\nlayout: title", "b"]],
    ["not after an HTML comment", "a\n\n---\n<!-- c -->\nlayout: title\n---\nb", ["a", "layout: title", "b"]],
    ["not without a closing ---", "a\n\n---\nlayout: title\n\nb", ["a", "layout: title\n\nb"]],
    [
      "not if a key has other characters",
      "a\n\n---\nlayout: title\nSee also: there\n---\nb",
      ["a", "layout: title\nSee also: there", "b"]
    ],
    ["not if they are no map", "a\n\n---\n- b\n- c\n---\nd", ["a", "- b\n- c", "d"]],
    ["not if they are no YAML", 'a\n\n---\nlayout: "title\n---\nb', ["a", 'layout: "title', "b"]],
    [
      "not if a key stands there twice",
      "a\n\n---\nlayout: title\nlayout: table\n---\nb",
      ["a", "layout: title\nlayout: table", "b"]
    ],
    [
      "with what looks like fences, comments and ::: in them",
      "a\n\n---\nx: |\n  ```\n  <!--\ny: ':::'\n---\nb\n---\nc",
      ["a", ["b", {x: "```\n<!--\n", y: ":::"}], "c"]
    ]
  ])("%s", (_what, text, expected) => {
    expect(slidesOf(text)).toEqual(expected);
    expect(serialiseDeck(parseDeck(text))).toBe(text);
  });

  it("knows keys of objects as nothing but keys", () => {
    const {options, own} = parseDeck("a\n\n---\n__proto__: {layout: title}\nconstructor: x\n---\nb").slides[1]!;
    expect(Object.entries(own)).toEqual([["constructor", "x"]]);
    expect(options["layout"]).toBeUndefined();
    expect(options["toString"]).toBeUndefined();
    expect(({} as Record<string, unknown>)["layout"]).toBeUndefined();
  });

  it("follows no bomb of aliases", () => {
    const bomb = Array.from(
      {length: 9},
      (_, i) =>
        `k${i}: &k${i} [${Array(9)
          .fill(i === 0 ? "x" : `*k${i - 1}`)
          .join(", ")}]`
    ).join("\n");
    const deck = parseDeck(`a\n\n---\nlayout: title\n${bomb}\n---\nb`);
    expect(deck.slides).toHaveLength(3);
    expect(deck.messages).toEqual([{line: 4, kind: "error", message: expect.stringContaining("alias") as string}]);
  });
});

describe("parseDeck(text): front matter", () => {
  it.each<[string, string, Record<string, unknown>, number]>([
    ["a map at the start", "---\ntitle: x\n---\na", {title: "x"}, 1],
    ["after a byte-order mark", "\ufeff---\r\ntitle: x\r\n---\r\na", {title: "x"}, 1],
    ["with comments and blank lines in it", "---\n# c\n\ntitle: x # d\n---\na", {title: "x"}, 1],
    ["with keys of any kind", '---\n"my key": x\na.b: y\n---\na', {"my key": "x", "a.b": "y"}, 1],
    ["empty", "---\n---\na", {}, 1],
    ["no map: a slide", "---\n# a\n---\nb", {}, 2],
    ["below a line: a slide", "\n---\ntitle: x\n---\na", {}, 1]
  ])("%s", (_what, text, options, slides) => {
    const deck = parseDeck(text);
    expect({...deck.options}).toEqual(options);
    expect(deck.slides).toHaveLength(slides);
    expect(serialiseDeck(deck)).toBe(text);
  });

  it("holds the first slide's options, as in Slidev", () => {
    expect({
      ...parseDeck("---\ntitle: x\nlayout: cover\nid: start\nclass: c\n---\na\n\n---\n\nb").slides[0]!.options
    }).toEqual({layout: "cover", id: "start", class: "c"});
    expect(parseDeck("---\nlayout: cover\n---\na\n\n---\n\nb").slides[1]!.options["layout"]).toBeUndefined();
  });
});

describe("parseDeck(text): Marp's directives", () => {
  const optionsOf = (text: string): readonly unknown[] => parseDeck(text).slides.map(({options}) => ({...options}));

  it.each<[string, string, readonly unknown[]]>([
    ["with _ they hold for their slide", "<!-- _class: lead -->\na\n\n---\n\nb", [{class: "lead"}, {}]],
    [
      "without it from their slide on",
      "a\n\n---\n<!--\nclass: lead\npaginate: true\n-->\nb\n\n---\n\nc",
      [{}, {class: "lead", paginate: "true"}, {class: "lead", paginate: "true"}]
    ],
    ["until another comes", "<!-- class: a -->\na\n\n---\n<!-- class: b -->\nb", [{class: "a"}, {class: "b"}]],
    ["a slide's own options count more", "a\n\n---\nclass: own\n---\n<!-- _class: lead -->\nb", [{}, {class: "own"}]],
    ["of the whole deck they are no options of a slide", "<!-- theme: gaia -->\na", [{}]],
    [
      "in the front matter, if it says marp: true",
      "---\nmarp: true\nclass: a\n_color: red\n---\na\n\n---\n\nb",
      [{class: "a", color: "red"}, {class: "a"}]
    ],
    ["a comment with other keys is notes", "<!-- Note: say it -->\na", [{}]]
  ])("%s", (_what, text, expected) => expect(optionsOf(text)).toEqual(expected));

  it("set options of the deck", () => expect({...parseDeck("a\n\n<!-- size: 4:3 -->").options}).toEqual({size: "4:3"}));
});

describe("parseDeck(text): notes", () => {
  it.each<[string, string, string, string, number]>([
    ["::: notes", "# a\n\n::: notes\nSay *it*.\n:::\n", "# a", "Say *it*.", 4],
    ["::: {.notes}", "# a\n\n::: {.notes}\nSay it.\n:::\n", "# a", "Say it.", 4],
    ["the last comment", "# a <!-- one -->\n\n<!--\ntwo\n-->\n\nb", "# a <!-- one -->\n\n\nb", "two", 3],
    ["a comment within a line", "a <!-- b --> c", "a  c", "b", 1],
    ["::: notes rather than a comment", "a\n\n::: notes\nb\n:::\n<!-- c -->", "a\n\n<!-- c -->", "b", 4],
    ["two of them, one after the other", "::: notes\na\n:::\nb\n::: notes\nc\n:::", "b", "a\n\nc", 2],
    [
      "notes within notes are part of them",
      "a\n\n::: notes\nb\n::: {.notes}\nc\n:::\n:::",
      "a",
      "b\n::: {.notes}\nc\n:::",
      4
    ],
    ["no directive", "a\n\n<!-- _class: lead -->", "a\n\n<!-- _class: lead -->", "", 3],
    [
      "no mark of a tool",
      "# <!-- fit --> a\n<!-- prettier-ignore-start -->",
      "# <!-- fit --> a\n<!-- prettier-ignore-start -->",
      "",
      2
    ],
    ["no comment in code", "a `<!-- b -->`\n\n```\n<!-- c -->\n```", "a `<!-- b -->`\n\n```\n<!-- c -->\n```", "", 5],
    ["with --- in them", "::: notes\na\n\n---\n\nb\n:::", "", "a\n\n---\n\nb", 2]
  ])("%s", (_what, text, body, notes, notesLine) => {
    const {slides} = parseDeck(text);
    expect(slides).toHaveLength(1);
    expect(slides[0]).toMatchObject({body, notes, notesLine});
  });
});

describe("parseDeck(text): lines", () => {
  it("are counted from 1, in the file", () => {
    const {slides} = parseDeck("---\ntitle: x\n---\n\n# a\n\n---\nlayout: table\n---\n\n::: notes\nn\n:::\n\nb\n");
    expect(slides.map(({line, sourceLine, bodyLine, notesLine}) => [line, sourceLine, bodyLine, notesLine])).toEqual([
      [5, 4, 5, 6],
      [7, 10, 15, 12]
    ]);
  });
});

describe("parseDeck(text): messages", () => {
  it.each<[string, number, string, RegExp]>([
    ["", 1, "error", /no slide/],
    ["---\ntitle: x\n---\n", 1, "error", /no slide/],
    ["---\ntitle: x\n\na", 1, "error", /front matter without an end/],
    ['---\ntitle: "x\n---\n\na', 2, "error", /front matter: YAML: /],
    ["---\ntitle: {{ demo.a }}\n---\n\na", 2, "error", /\{\{ \}\} in front matter/],
    ["a\n\n---\nid: a\nlayout: [\n---\nb", 5, "error", /YAML: .* read as text/],
    ["a\n\n---\nNote: this: too\n---\nb", 4, "warning", /YAML: .* read as text/],
    ["a\n\n---\nid: x{{ a }}\n---\nb", 4, "error", /\{\{ \}\} in options/],
    ["a\n\n---\nlayout: title\n", 4, "warning", /without a line ---/],
    ["a\n\n```\nb", 3, "warning", /fence .* no end/],
    ["::: columns\n---\n:::", 2, "warning", /within ::: starts no slide/]
  ])("%j", (text, line, kind, message) =>
    expect(parseDeck(text).messages).toEqual([{line, kind, message: expect.stringMatching(message) as string}])
  );

  it("there are none for a deck in order", () =>
    expect(parseDeck("---\ntitle: x\n---\n\n# a\n\n---\n\nb\n").messages).toEqual([]));
});
