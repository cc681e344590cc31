import {describe, expect, it} from "vitest";
import {LAYOUTS, layoutOf} from "../../../src/core/deck/layout.js";
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
    ["two charts", `\n${CHART}${CHART}`, "two-figures"],
    ["two charts in columns", `\n::: columns\n::: column\n${CHART}:::\n::: column\n${CHART}:::\n:::`, "two-figures"],
    ["a chart in the left column", `\n::: columns\n::: column\n${CHART}:::\n::: column\na\n:::\n:::`, "figure-left"],
    ["a chart in the right column", `\n::: columns\n::: column\na\n:::\n::: column\n${CHART}:::\n:::`, "figure-right"],
    ["a table", "\n## a\n\n| a |\n|---|\n| b |", "table"],
    ["text in columns", "\n::: columns\n::: column\na\n:::\n::: column\nb\n:::\n:::", "bullets"],
    ["Marp's class lead", "\n<!-- _class: lead invert -->\n# a\n\nb", "statement"]
  ])("%s", (_what, text, expected) => expect(layout(text)).toEqual({layout: expected}));

  it.each<[string, string]>([
    ["# a", "title"],
    ["# a\n\n## b\n\nc", "title"],
    ["# a\n\n- b", "bullets"],
    ["a", "bullets"],
    [`# a\n\n${CHART}`, "figure"]
  ])("first slide %j", (text, expected) => expect(layout(text, 0)).toEqual({layout: expected}));
});

describe("layoutOf(slide, content): asked for", () => {
  it.each(LAYOUTS)("%s", (name) => expect(layout(`layout: ${name}\n---\n\n## a`)).toEqual({layout: name}));

  it.each([
    ["cover", "title"],
    ["intro", "title"],
    ["center", "statement"],
    ["quote", "statement"],
    ["fact", "statement"],
    ["end", "section"],
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
