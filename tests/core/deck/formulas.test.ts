import {describe, expect, it} from "vitest";
import {numbersOf, plainText} from "../../../src/core/deck/blocks.js";
import type {WrittenInline} from "../../../src/core/deck/blocks.js";
import {readBriefing} from "../../../src/core/briefing/read-briefing.js";
import {serialiseDeck} from "../../../src/core/deck/read-deck.js";
import {slideBlocks} from "../../../src/core/deck/slide-blocks.js";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import {parseDeck} from "../../support/manuscripts.js";

/** The first slide of a deck; the text of the deck must come back as it was. */
function slideOf(text: string): ReturnType<typeof slideBlocks> {
  const deck = parseDeck(text);
  expect(serialiseDeck(deck)).toBe(text);
  return slideBlocks(deck.slides[0]!);
}

const inlineOf = (text: string): readonly WrittenInline[] => {
  const [block] = slideOf(`# A\n\n${text}\n`).blocks;
  return block?.type === "paragraph" ? block.inline : [];
};

/** The formulas of inline text as they are written, those that stand on a line of their own in brackets. */
const formulasOf = (inline: readonly WrittenInline[]): readonly string[] =>
  inline.flatMap((part) => (part.type === "math" ? [part.display ? `[${part.tex}]` : part.tex] : []));

describe("formulas", () => {
  it.each<[written: string, formulas: readonly string[]]>([
    ["the rate $r_{i} = d_{i} / n_{i}$ and", ["r_{i} = d_{i} / n_{i}"]],
    ["$a_1$ and $b_1$, *c*", ["a_1", "b_1"]],
    ["$$x_1$$", ["[x_1]"]],
    ["text\n$$\nx\n- y\n+ z\n= 0\n$$", ["[x\n- y\n+ z\n= 0]"]],
    ["a price of \\$5 and $x$", ["x"]],
    ["$p = \\text{\\$5}$ each", ["p = \\text{\\$5}"]],
    ["$x^{{2}}$", ["x^{{2}}"]]
  ])("%j holds %j", (written, formulas) => {
    const {blocks} = slideOf(`# A\n\n${written}\n`);
    expect(blocks.flatMap((block) => (block.type === "paragraph" ? formulasOf(block.inline) : []))).toEqual(formulas);
  });

  it.each([
    "from $5 to $7 in a year",
    "$5 and $10",
    "$20,000 and $30,000",
    "$5-$10",
    "a $ b$ c",
    "$141$",
    "$1{,}313$",
    "$$75.2\\,\\%$$",
    "alone $5",
    "$$ without its end",
    "$$ $$",
    "`$x$`",
    "\\$x$"
  ])("%j is text, as Pandoc has it", (written) => {
    const inline = inlineOf(written);
    expect(formulasOf(inline)).toEqual([]);
    expect(plainText(inline, () => "")).toBe(written.replace(/[\\`]/g, ""));
  });

  it("a formula in a title is drawn, and read in words", () => {
    const {title} = slideOf("## When $p < n$ and rate $\\hat{r}_a$\n");
    expect(formulasOf(title)).toEqual(["p < n", "\\hat{r}_a"]);
    expect(plainText(title, () => "")).toBe("When p < n and rate r\u0302_a");
    expect(JSON.stringify(title)).toContain("<mo>&lt;</mo>");
  });

  it.each([
    ["\\frac{\\sigma^2}{1-R_j^2}", "(σ^2)/(1 − R_j^2)"],
    ["\\frac{a}{b}", "a/b"],
    ["\\sqrt{x+1} \\le \\sqrt[3]{y}", "√(x + 1) ≤ ∛(y)"],
    ["\\sum_{i=1}^{n} x_{ij}", "∑_(i = 1)^n x_(ij)"],
    ["\\bar{x} = -1", "x\u0304 = −1"],
    ["\\begin{aligned}a&=b\\\\c&=d\\end{aligned}", "a = b; c = d"],
    ["\\mathrm{Var}(b)", "Var(b)"]
  ])("%s reads %s", (tex, words) => {
    expect(plainText(inlineOf(`$${tex}$`), () => "")).toBe(words);
  });

  it("what can't be drawn is shown as it is written and told of with its line", () => {
    const {blocks, messages} = slideOf("# A\n\ntext\n\nand $\\foo{x}$\n");
    expect(plainText((blocks[1] as {inline: readonly WrittenInline[]}).inline, () => "")).toBe("and $\\foo{x}$");
    expect(messages).toMatchObject([
      {line: 5, kind: "dropped", message: expect.stringMatching(/^the formula \$\\foo\{x\}\$ .*\\foo/) as string}
    ]);
  });

  it.each(["{".repeat(1900), "\\def\\a{\\a\\a}\\a"])("a hostile formula is told of, not thrown: %.20s", (tex) => {
    expect(slideOf(`# A\n\n$${tex}$\n`).messages).toMatchObject([{line: 3, kind: "dropped"}]);
  });

  it("a formula loads nothing and leads nowhere", () => {
    for (const tex of [
      "\\href{javascript:x}{y}",
      "\\includegraphics{http://a/b.png}",
      "\\url{http://a.b}",
      "\\class{a}{b}"
    ])
      expect(JSON.stringify(slideOf(`# A\n\n$${tex}$\n`).blocks)).not.toMatch(/href=|src=|class=\\"a/);
    expect(JSON.stringify(inlineOf("$\\rule{99999em}{99999em}$"))).not.toContain('99999em\\"');
  });

  it("a {{ }} in a formula is refused", () => {
    const {messages} = slideOf("# A\n\n$r = {{ un.convictions-2014 }}$\n");
    expect(messages).toMatchObject([{line: 3, kind: "error", message: expect.stringContaining("formula") as string}]);
  });

  it("numbers beside a formula keep their line", () => {
    const inline = inlineOf("$x$ of\n{{ demo.ships-2014 }} ships");
    expect(numbersOf(inline)).toEqual([{expression: "demo.ships-2014", line: 4}]);
  });

  it("a briefing has them too", () => {
    const {blocks} = readBriefing(
      readManuscript("---\ntitle: A\nperiod: B\n---\n\n# A\n\nthe rate $r_a$, $r_b$\n", {kind: "briefing"})
    );
    expect(blocks.flatMap((block) => (block.type === "paragraph" ? formulasOf(block.inline) : []))).toEqual([
      "r_a",
      "r_b"
    ]);
  });

  it("--- ends a formula that isn't ended", () => {
    expect(parseDeck("# A\n\n$$\nx\n---\n\n# B\n\n$$\n").slides).toHaveLength(2);
  });
});
