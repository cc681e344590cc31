import {JSDOM} from "jsdom";
import markdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {parseDeck} from "../support/manuscripts.js";
import {deckToMarkdown} from "../../src/exports/deck-markdown.js";
import {escapeLineStart, escapeMarkdown, inlineMarkdown, markdownLink} from "../../src/exports/markdown.js";
import {demoDeck} from "../support/demo-deck.js";

const markdown = markdownIt({html: false, linkify: true});
const read = (html: string): string => new JSDOM(html).window.document.body.textContent.replace(/\s+/g, " ").trim();
const textOf = (source: string): string => read(markdown.render(source));

describe("escapeMarkdown(text) reads the same", () => {
  for (const text of [
    "a *b* _c_ `d`",
    "[x](y) ![z](y)",
    "<script>&amp; &#38; &",
    "a | b",
    "\\",
    "{{ un.x }}",
    "~~no~~",
    "1 < 2 > 0"
  ]) {
    it(text, () => expect(textOf(escapeMarkdown(text))).toBe(text));
  }
  for (const text of [
    "# no heading",
    "- no list",
    "+ no list",
    "1. no list",
    "12) no list",
    "::: notes",
    "--- no rule",
    "> no quote"
  ]) {
    it(`at the start of a line: ${text}`, () => {
      const html = markdown.render(escapeLineStart(escapeMarkdown(text)));
      expect(html).toMatch(/^<p>/);
      expect(read(html)).toBe(text);
    });
  }
});

it("markdownLink(text, address) keeps an address with spaces and brackets in one piece", () => {
  const html = markdown.render(markdownLink("a", "https://example.org/a (b)"));
  expect(html).toContain('href="https://example.org/a%20%28b%29"');
});

it("inlineMarkdown(parts) keeps spaces out of its marks, and no link in a link", () => {
  const number = {type: "number", number: {text: "120", expression: "demo.fishing"}} as const;
  const links = {number: () => "#n", site: () => undefined};
  expect(inlineMarkdown([{type: "strong", children: [{type: "text", text: " a "}]}], links)).toBe(" **a** ");
  expect(inlineMarkdown([{type: "link", href: "https://example.org", children: [number]}], links)).toBe("[120](#n)");
  expect(inlineMarkdown([{type: "link", href: "/page", children: [{type: "text", text: "a"}]}], links)).toBe("a");
  expect(inlineMarkdown([{type: "code", text: "a`b"}], links)).toBe("``a`b``");
});

describe("deckToMarkdown(deck)", async () => {
  const {deck} = await demoDeck();
  const written = deckToMarkdown(deck, {site: "https://example.org/site/", level: "full"});

  it("is as it was", async () => {
    await expect(written).toMatchFileSnapshot("snapshots/demo.md");
  });

  it("has compact evidence as it was", async () => {
    const compact = deckToMarkdown(deck, {site: "https://example.org/site/"});
    await expect(compact.slice(compact.indexOf("## Evidence"))).toMatchFileSnapshot("snapshots/demo-evidence.md");
  });

  it("is parted into the same slides by our own parser, the evidence after them", () => {
    const slides = parseDeck(written).slides.map(({body}) => /^#+ .*$/m.exec(body)?.[0] ?? "");
    expect(slides.slice(0, deck.slides.length).map(textOf)).toEqual(deck.slides.map(({titleText}) => titleText));
    expect(slides.slice(deck.slides.length).every((title) => title.startsWith("## Evidence"))).toBe(true);
    expect(parseDeck(written).messages.filter(({kind}) => kind !== "warning")).toEqual([]);
  });

  it("links every number to a heading of the evidence", () => {
    const {document} = new JSDOM(markdown.render(written.replace(/^---[\s\S]*?\n---\n/, ""))).window;
    const slugs = new Set(
      [...document.querySelectorAll("h4")].map(
        ({textContent}) =>
          `#${textContent
            .toLowerCase()
            .replaceAll(" ", "-")
            .replace(/[^\w-]/g, "")}`
      )
    );
    const links = [...document.querySelectorAll("a[href^='#']")].map((link) => link.getAttribute("href")!);
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter((link) => !slugs.has(link))).toEqual([]);
  });

  it("keeps notes in comments that nothing in them ends, and leaves them out when asked to", () => {
    const comments = [...written.matchAll(/<!--[\s\S]*?-->/g)].map(([text]) => text);
    expect(comments).toHaveLength(1);
    expect(comments[0]).toContain("this.");
    expect(deckToMarkdown(deck, {notes: false})).not.toMatch(/Only in the notes|^<!--/m);
  });

  it("names no address of a site that isn't known", () => {
    expect(deckToMarkdown(deck)).not.toContain("/trace/");
    expect(written).toContain("(https://example.org/site/trace/?x=share%28demo.fishing%2C%20demo.ships-2014%29)");
  });
});
