import {describe, expect, it} from "vitest";
import type {WrittenInline} from "../../../src/core/deck/blocks.js";
import {serialiseDeck} from "../../../src/core/deck/read-deck.js";
import {slideBlocks} from "../../../src/core/deck/slide-blocks.js";
import {parseDeck} from "../../support/manuscripts.js";

/** Inline text in short: `<strong>…</strong>`, and addresses of links in brackets. */
function short(inline: readonly WrittenInline[]): string {
  return inline
    .map((part): string => {
      if (part.type === "text") return part.text;
      if (part.type === "link") return `[${short(part.children)}](${part.href})`;
      return "children" in part ? `<${part.type}>${short(part.children)}</${part.type}>` : part.type;
    })
    .join("");
}

/** What a paragraph of a slide says, in short; the text of the deck must come back as it was. */
function read(text: string): string {
  const deck = parseDeck(`# A\n\n${text}\n`);
  expect(serialiseDeck(deck)).toBe(`# A\n\n${text}\n`);
  const [block] = slideBlocks(deck.slides[0]!).blocks;
  return block?.type === "paragraph" ? short(block.inline) : "";
}

describe("emphasis in text without spaces", () => {
  it.each([
    ["これは**「重要」**な", "これは<strong>「重要」</strong>な"],
    ["**注意。**次に", "<strong>注意。</strong>次に"],
    ["統計*（暫定）*では", "統計<emphasis>（暫定）</emphasis>では"],
    ["这是**“重点”**的", "这是<strong>“重点”</strong>的"],
    ["이것은 **(중요)**입니다", "이것은 <strong>(중요)</strong>입니다"],
    ["a**(b)**c", "a**(b)**c"],
    ["2 * 3 * 4", "2 * 3 * 4"]
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe("bare addresses", () => {
  it.each([
    [
      "see https://example.org/a_b_c?y=2016.",
      "see [https://example.org/a_b_c?y=2016](https://example.org/a_b_c?y=2016)."
    ],
    ["出典：https://example.org/一覧。", "出典：[https://example.org/一覧](https://example.org/%E4%B8%80%E8%A6%A7)。"],
    ["[text](https://example.org)", "[text](https://example.org)"],
    ["[https://example.org](https://example.org)", "[https://example.org](https://example.org)"],
    ["README.md, example.org and //example.org", "README.md, example.org and //example.org"],
    ["`https://example.org`", "code"],
    ["javascript:alert(1) ftp://example.org", "javascript:alert(1) ftp://example.org"]
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});
