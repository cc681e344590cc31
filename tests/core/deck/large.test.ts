import {describe, expect, it} from "vitest";
import {serialiseDeck} from "../../../src/core/deck/read-deck.js";
import {slideBlocks} from "../../../src/core/deck/slide-blocks.js";
import {parseDeck, readBlocks} from "../../support/manuscripts.js";

/** Whatever takes more than linear time takes minutes at these lengths; a quarter of that at half of one. */
const timeout = 60_000;

const filled = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length));

describe("parseDeck(text) of 10 MB", {timeout}, () => {
  const text = filled(
    `---\nlayout: bullets\nid: ship  # as in the log\n---\n\n## Ships\n\n${"- a line of the log\n".repeat(45)}\n\n::: notes\nsay it\n:::\n\n`,
    10_000_000
  );
  const count = text.split("layout: bullets").length - 1;

  it("finds every slide", () => {
    const {slides, messages} = parseDeck(text);
    expect([slides.length, messages.length, slides.at(-1)!.notes]).toEqual([count, 0, "say it"]);
  });
});

describe("parseDeck(text) of 1.5 MB", {timeout: timeout / 4}, () => {
  it.each([
    ["line ends", "\n"],
    ["rules", "---\n"],
    ["options", "---\na: b\n---\n"],
    ["broken options", "---\na: [\n"],
    ["options without an end", "a: b\n"],
    ["open blocks", "::: a\n"],
    ["closed blocks", ":::\n"],
    ["comments", "<!-- a -->"],
    ["open comments", "<!--\n"],
    ["comments between backticks", "` <!-- x --> ``"],
    ["fences", "```\n"],
    ["colons", ":"],
    ["blanks after :::", `::: a${" ".repeat(500)}x\n`],
    ["backticks", "`"],
    ["one line", "a"]
  ])("of %s", (_what, part) => {
    const long = `a\n\n---\n${filled(part, 1_500_000)}`;
    const deck = parseDeck(long);
    expect(deck.messages.length).toBeLessThanOrEqual(501);
    expect(serialiseDeck(deck) === long).toBe(true);
  });

  it("has at most 100000 slides", () => {
    const deck = parseDeck("---\n".repeat(150_000));
    expect(deck.slides).toHaveLength(100_000);
    expect(deck.messages.some(({message}) => message.startsWith("more than 100000 slides"))).toBe(true);
  });
});

describe("readBlocks(text) of much", {timeout}, () => {
  const LENGTH = 100_000;

  it.each([
    ["quotes", ">".repeat(10_000)],
    ["nested lists", "- ".repeat(10_000)],
    ["rows", `| a |\n|---|\n${filled("| {{ d.a }} |\n", LENGTH)}`],
    ["cells", `|${"a|".repeat(50_000)}\n|${"-|".repeat(50_000)}\n|${"b|".repeat(50_000)}`],
    ["open braces", filled("{{ ", LENGTH)],
    ["numbers", filled("{{ d.a }} ", LENGTH)],
    ["brackets", filled("[", LENGTH)],
    ["links with numbers", filled("[{{ a }} ", LENGTH)],
    ["stars", filled("*a **b ", LENGTH)],
    ["backticks", filled("`a``b", LENGTH)],
    ["tags", filled('<a x="', LENGTH)],
    ["open elements", filled("<svg>\n\n", LENGTH)],
    ["declarations", filled("<!A ", LENGTH)],
    ["pictures", filled("![w:1 a](b) ", LENGTH)],
    ["open blocks", filled("::: incremental\n", LENGTH)],
    ["nested blocks", filled("::: columns\n", LENGTH) + filled(":::\n", LENGTH)],
    ["clicks", filled("<v-clicks>\n", LENGTH)],
    ["click attributes", `<v-clicks ${filled("a", LENGTH)}>`],
    ["slots", filled("::right::\na\n\n", LENGTH)],
    ["attributes of a heading", `# a {${filled(".a ", LENGTH)}`],
    ["blanks in a heading", `# a${filled(" \t", LENGTH)}x}`],
    ["blanks in its attributes", `# a {${filled(" ", LENGTH)}\u00a7}`],
    ["dots in its attributes", `# a {k=${filled("a.b", 900)}\u00a7"}`],
    ["half characters", filled("\ud800", LENGTH)]
  ])("%s", (_what, text) => expect(readBlocks(text, 1).messages.length).toBeLessThanOrEqual(501));

  it("tells what is nested too deep", () => {
    expect(readBlocks(`${">".repeat(10_000)} a`, 1).messages).toEqual([
      {line: 1, kind: "dropped", message: "dropped what is nested more than 12 deep"}
    ]);
  });

  it("tells what is too long for a slide", () => {
    expect(slideBlocks(parseDeck(filled("a\n", 2_000_000)).slides[0]!).messages).toEqual([
      {line: 1, kind: "error", message: "2000000 characters; a slide or page holds at most 1000000"}
    ]);
  });
});
