import {describe, expect, it} from "vitest";
import {layoutOf} from "../../../src/core/deck/choose-layout.js";
import {LAYOUTS} from "../../../src/core/deck/layout.js";
import {slideBlocks} from "../../../src/core/deck/slide-blocks.js";
import {parseDeck} from "../../support/manuscripts.js";

/** The layout of the second slide, or of the first. */
function layout(text: string, index = 1): ReturnType<typeof layoutOf> {
  const slide = parseDeck(index === 1 ? `# first\n\n---\n${text}` : text).slides[index]!;
  return layoutOf(slide, slideBlocks(slide));
}

const CHART = "```chart\nref: depths\n```\n\n";

describe("layoutOf(slide, content): inferred", () => {
  it.each<[string, string, string]>([
    ["only a heading", "\n## a", "section"],
    ["a heading and text", "\n## a\n\nb", "bullets"],
    ["nothing", "\n", "bullets"],
    ["one chart", `\n${CHART}`, "figure"],
    ["a chart below a heading", `\n## a\n\n${CHART}`, "figure"],
    ["a chart and text", `\n## a\n\n- b\n\n${CHART}`, "figure-right"],
    ["a chart and a table", `\n| a |\n|---|\n| b |\n\n${CHART}`, "figure-right"],
    ["a picture and text", "\n![a](b.png)\n\nc", "figure-right"],
    ["two charts", `\n${CHART}${CHART}`, "comparison"],
    ["two charts in columns", `\n::: columns\n::: column\n${CHART}:::\n::: column\n${CHART}:::\n:::`, "comparison"],
    ["a chart in the left column", `\n::: columns\n::: column\n${CHART}:::\n::: column\na\n:::\n:::`, "figure-left"],
    ["a chart in the right column", `\n::: columns\n::: column\na\n:::\n::: column\n${CHART}:::\n:::`, "figure-right"],
    ["a table", "\n## a\n\n| a |\n|---|\n| b |", "table"],
    ["text in columns", "\n::: columns\n::: column\na\n:::\n::: column\nb\n:::\n:::", "bullets"],
    ["Marp's class lead", "\n<!-- _class: lead invert -->\n# a\n\nb", "statement"],
    ["a number with its words", "\n## a\n\n{{ a.b }} of {{ a.c }} ships", "number"],
    ["a strong number, and of what", "\n## a\n\n**{{ a.b }}** ships\n\nas the keepers counted them", "number"],
    ["a number alone", "\n## a\n\n{{ a.b }}", "bullets"],
    ["a sentence with a number", "\n## a\n\nOf them {{ a.b }} sank", "bullets"],
    ["a number with many words", `\n## a\n\n{{ a.b }} ${"word ".repeat(16)}`, "bullets"],
    ["a number, and a list", "\n## a\n\n{{ a.b }} ships\n\n- b", "bullets"],
    ["numbers in a list", "\n## a\n\n- {{ a.b }} ships\n- **{{ a.c }}** boats", "numbers"],
    ["one number in a list", "\n## a\n\n- {{ a.b }} ships", "bullets"],
    ["five numbers in a list", `\n## a\n\n${"- {{ a.b }} ships\n".repeat(5)}`, "bullets"],
    ["a list of numbers and words", "\n## a\n\n- {{ a.b }} ships\n- boats", "bullets"],
    ["a list of sentences", `\n## a\n\n${`- {{ a.b }} ${"word ".repeat(16)}\n`.repeat(2)}`, "bullets"],
    ["a passage", "\n## a\n\n> b", "quote"],
    ["a passage and where it stands", "\n## a\n\n> b\n\nReport, page c", "quote"],
    ["a passage and a list", "\n## a\n\n> b\n\n- c", "bullets"],
    ["ways to slides", "\n## a\n\n1. [b](#b)\n2. [c](#3)", "agenda"],
    ["ways elsewhere", "\n## a\n\n- [b](/b)\n- [c](/c)", "bullets"],
    ["one way to a slide", "\n## a\n\n- [b](#b)", "bullets"]
  ])("%s", (_what, text, expected) => expect(layout(text)).toEqual({layout: expected}));

  it.each<[string, string]>([
    ["# a", "title"],
    ["# a\n\n## b\n\nc", "title"],
    ["# a\n\n- b", "bullets"],
    ["a", "bullets"],
    [`# a\n\n${CHART}`, "figure"]
  ])("first slide %j", (text, expected) => expect(layout(text, 0)).toEqual({layout: expected}));
});

it.each([
  ["## Thank you", "closing"],
  ["## Thank you\n\na@example.org", "closing"],
  ["## Thank you\n\nA. Keeper, [the log](https://example.org/)", "closing"],
  ["## Thank you\n\n- a@example.org", "bullets"],
  ["## What is left\n\nSome ships", "bullets"],
  ["a", "bullets"]
])("layoutOf(slide, content, {last}) of %j is %s", (text, expected) => {
  const slide = parseDeck(`# first\n\n---\n\n${text}`).slides[1]!;
  expect(layoutOf(slide, slideBlocks(slide), {last: true})).toEqual({layout: expected});
});

/** What layouts need that don't take anything. */
const HELD: Readonly<Record<string, string>> = {
  number: "{{ a.b }}",
  numbers: "- {{ a.b }} ships\n- {{ a.c }} boats",
  comparison: CHART + CHART,
  quote: "> b"
};

describe("layoutOf(slide, content): asked for", () => {
  it.each(LAYOUTS)("%s", (name) =>
    expect(layout(`layout: ${name}\n---\n\n## a\n\n${HELD[name] ?? ""}`)).toEqual({layout: name})
  );

  it.each([
    ["number", "\n\nNo number", "bullets", "a paragraph that begins with a number; begin one with {{ }}"],
    ["numbers", "\n\n- b\n- c", "bullets", "a list of two to four items, each a number, {{ }}, and then its words"],
    ["comparison", `\n\n${CHART}`, "figure", "two charts or pictures; add the other, or take figure"],
    ["quote", "", "statement", "a passage; write its lines behind >"]
  ])("%s doesn't suit every slide", (name, text, instead, what) =>
    expect(layout(`layout: ${name}\n---\n\n## a${text}`)).toEqual({
      layout: instead,
      diagnostic: `layout: ${name} needs ${what}`
    })
  );

  it("fact is number where a paragraph begins with one", () =>
    expect(layout("layout: fact\n---\n\n## a\n\n{{ a.b }} ships")).toEqual({layout: "number"}));

  it.each([
    ["cover", "title"],
    ["intro", "title"],
    ["center", "statement"],
    ["fact", "statement"],
    ["end", "closing"],
    ["two-cols", "bullets"],
    ["image-right", "figure-right"],
    ["image-left", "figure-left"],
    ["default", "section"],
    ["Title", "title"]
  ])("%s is %s", (name, expected) => expect(layout(`layout: ${name}\n---\n\n## a`)).toEqual({layout: expected}));

  it.each([
    ["harbour", "unknown harbour"],
    ["[a]", "unknown a list or map"],
    ["constructor", "unknown constructor"]
  ])("%s is none", (name, message) => {
    const {layout: inferred, diagnostic} = layout(`layout: ${name}\n---\n\n## a`);
    expect(inferred).toBe("section");
    expect(diagnostic).toBe(`layout: ${message}; one of ${LAYOUTS.join(", ")}`);
  });
});
