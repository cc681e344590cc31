import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {unsaidCaveats} from "../../src/core/briefing/notes.js";
import {numbersOf, partsOf} from "../../src/core/deck/blocks.js";
import {briefingToMarkdown} from "../../src/exports/briefing-markdown.js";
import {briefingToPrintHtml} from "../../src/exports/briefing-print-html.js";
import {EVERYTHING, briefingNames, briefingText, compiledBriefing} from "../support/compiled-briefing.js";

const {document} = new JSDOM("").window;
const SITE = "https://example.org/tm";
const SETTING = {paper: "a4", document, style: ".x{}", site: ""} as const;

/** A page without its style, which this parser can't read. */
const open = (html: string): Document => new JSDOM(html.replace(/<style>.*?<\/style>/s, "")).window.document;

const texts = (name: string) => (name === "everything" ? EVERYTHING : briefingText(name));

describe.each([...briefingNames, "everything"])("%s", (name) => {
  it("as a printed page has no link that leads nowhere, and leads from every number to the evidence", async () => {
    const briefing = await compiledBriefing(texts(name), name);
    const page = open(briefingToPrintHtml(briefing, {...SETTING, level: "full"}));
    const ids = new Set([...page.querySelectorAll("[id]")].map(({id}) => id));
    expect(ids.size).toBe(page.querySelectorAll("[id]").length);
    for (const link of page.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href")!;
      expect(href.startsWith("#") ? ids.has(href.slice(1)) : /^(?:https:\/\/|mailto:)/.test(href), href).toBe(true);
    }
    for (const number of page.querySelectorAll("article a[data-trace]")) {
      const entry = page.getElementById(number.getAttribute("href")!.slice(1))!;
      expect(entry.closest(".tm-evidence"), number.outerHTML).not.toBeNull();
      expect(entry.textContent).toContain(number.getAttribute("data-trace"));
    }
    expect(page.documentElement.lang).toBe("en");
    expect(page.title).toBe(briefing.title);
    expect(page.querySelector("meta[name=tickmark-digest]")!.getAttribute("content")).toBe(briefing.digest);
  }, 60_000);

  it("as Markdown has every number with a link to its evidence, every caveat, and every document", async () => {
    const briefing = await compiledBriefing(texts(name), name);
    const markdown = briefingToMarkdown(briefing, {level: "full"});
    const shown = [
      ...numbersOf(briefing.headline),
      ...[...partsOf(briefing.blocks)].flatMap((part) => ("inline" in part ? numbersOf(part.inline) : []))
    ];
    const links = [...markdown.matchAll(/\[((?:[^\]\\]|\\.)+)\]\(#([\w-]+)\)/g)].map(
      ([, text, anchor]) => [text!.replace(/\\(.)/g, "$1"), anchor!] as const
    );
    const headings = new Map(
      [...markdown.matchAll(/^#### (.+)$/gm)].map(([, heading], i) => [
        heading!
          .toLowerCase()
          .replaceAll(" ", "-")
          .replace(/[^\w-]/g, ""),
        i
      ])
    );
    for (const {text, expression} of shown)
      expect(
        links.map(([label]) => label),
        expression
      ).toContain(text);
    for (const [, anchor] of links) expect(headings.has(anchor), anchor).toBe(true);
    const plain = markdown.replace(/\\(.)/g, "$1");
    for (const fact of briefing.facts) expect(plain).toContain(fact.locator);
    for (const caveat of unsaidCaveats(briefing))
      if (numbersOf(caveat).length === 0)
        expect(plain).toContain(caveat.map((part) => (part.type === "text" ? part.text : "")).join(""));
    for (const part of partsOf(briefing.blocks))
      if ("chart" in part) for (const {label} of part.chart.openPoints) expect(plain).toContain(`Open point: ${label}`);
    for (const {label} of briefing.sources) expect(plain).toContain(label);
    expect(markdown).not.toContain("{{");
    expect(briefingToMarkdown(briefing, {level: "full"})).toBe(markdown);
  });
});

it("briefingToPrintHtml(briefing, {level: none}) leads from numbers to notes, or to traces where the site's address is known", async () => {
  const briefing = await compiledBriefing(EVERYTHING);
  const hrefs = (site: string): readonly string[] => {
    const page = open(briefingToPrintHtml(briefing, {...SETTING, site, level: "none"}));
    expect(page.querySelector(".tm-evidence")).toBeNull();
    return [...page.querySelectorAll(".tm-briefing-lead a.tm-number")].map((link) => link.getAttribute("href")!);
  };
  expect(hrefs("")).toEqual(["#note-1", "#note-1", "#note-1"]);
  expect(hrefs(SITE)[0]).toBe(`${SITE}/trace/?x=un.convictions-2014`);
});

it("briefingToPrintHtml(briefing, {level: none}) leaves numbers that lead to notes in their sentences and charts", async () => {
  const briefing = await compiledBriefing(EVERYTHING);
  const page = open(briefingToPrintHtml(briefing, {...SETTING, site: "", level: "none"}));
  expect(page.querySelectorAll(".tm-note-mark").length).toBeGreaterThan(0);
  expect(page.querySelectorAll(".tm-note-mark [data-trace]")).toHaveLength(0);
  expect(page.querySelectorAll("svg a[data-trace]").length).toBeGreaterThan(0);
});

it.each([
  ["a4", "A4"],
  ["letter", "letter"]
] as const)("briefingToPrintHtml(briefing, {paper: %j}) is of that size", async (paper, size) => {
  const html = briefingToPrintHtml(await compiledBriefing(EVERYTHING), {...SETTING, paper});
  expect(html).toContain(`size: ${size} portrait`);
});

it("briefingToPrintHtml(briefing) is of the size that the briefing says, unless another is asked for", async () => {
  const text = EVERYTHING.replace("---\n", "---\npaper: letter\n");
  const briefing = await compiledBriefing(text);
  expect(briefingToPrintHtml(briefing, {...SETTING, paper: undefined})).toContain("size: letter portrait");
  expect(briefingToPrintHtml(briefing, SETTING)).toContain("size: A4 portrait");
});

it("briefingToPrintHtml(briefing, …) can't be closed by its own title", async () => {
  const briefing = await compiledBriefing(EVERYTHING);
  const html = briefingToPrintHtml({...briefing, title: "</style><script>alert(1)</script>"}, SETTING);
  expect(html).not.toMatch(/<script/i);
  expect(html.match(/<\/style>/gi)).toHaveLength(1);
});
