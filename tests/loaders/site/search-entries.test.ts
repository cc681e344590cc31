import {describe, expect, it} from "vitest";
import {readSearchPage, readSearchPages, searchEntries} from "../../../loaders/site/search-entries.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {factsOfEvidence} from "../../../src/core/evidence.js";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import {openSearchIndex, searchIndexOf, wordsOf} from "../../../src/core/search/search-index.js";
import {makeFactIndex} from "../../../src/views/fact-index.js";
import {demoDeck} from "../../support/demo-deck.js";
import {realPages, realSite} from "../../support/real-site.js";
import {withheldPassages, withheldQuotes} from "../../support/withheld-words.js";

const site = await realSite();
const facts = factsOfEvidence(site.evidence);
const entries = searchEntries(site, await readSearchPages(openWorkspace("data"), await realPages(), facts));
const find = openSearchIndex(JSON.parse(JSON.stringify(searchIndexOf(entries))));
const factsFound = (query: string): readonly string[] =>
  find(query)
    .groups.filter(({kind}) => kind === "fact")
    .flatMap(({found}) => found.map(({href}) => href));

describe("searchEntries(site, pages)", () => {
  it("has every figure, found by its printed string with separators and without", () => {
    for (const {id, printed} of site.evidence.facts) {
      expect(factsFound(printed), printed).toContain(`facts/${id}`);
      expect(factsFound(printed.replaceAll(",", "")), printed).toContain(`facts/${id}`);
    }
  });

  it("has every chart once, every table, and every document", () => {
    const of = (kind: string): readonly string[] =>
      entries.filter((entry) => entry.kind === kind).map(({href}) => href);
    expect(of("chart")).toHaveLength(site.charts.size);
    expect(new Set(of("table"))).toEqual(new Set([...site.tables.keys()].map((id) => `tables/#table-${id}`)));
    for (const {id} of site.evidence.sources) expect(of("page")).toContain(`sources/${id}`);
    expect(of("page")).toEqual(expect.arrayContaining(["", "notebooks/victims", "facts/", "gallery", "tables/"]));
    expect(of("page").filter((href) => /404|search|\[/.test(href))).toEqual([]);
  });

  it("finds a figure by what the guidelines call its category, too", () => {
    const victims = entries.find(({href}) => href === "facts/un.victims-pornography-2014")!;
    expect(victims.title).toContain("child pornography");
    expect(victims.text).toContain("child sexual abuse material");
    const {columns} = makeFactIndex(site.evidence);
    expect(columns.also[columns.id.indexOf("un.victims-pornography-2014")]).toBe("child sexual abuse material");
  });

  it("leaves no mark of a term or number unread", () => {
    const marked = entries.filter(({title, about, text, href}) =>
      /\[\[|\{\{|\}\}/.test(title + about + (href.startsWith("guides/") ? "" : text))
    );
    expect(marked.map(({href}) => href)).toEqual([]);
  });

  it("holds no word that only a withheld passage quotes, and no stretch of its text; the list of figures neither", ({
    skip
  }) => {
    const passages = withheldPassages();
    skip(passages.length === 0, "the document is absent");
    const {phrases, words} = withheldQuotes();
    expect([phrases.length, words.length].every((count) => count > 0)).toBe(true);
    for (const text of [JSON.stringify(entries), JSON.stringify(makeFactIndex(site.evidence))]) {
      const found = new Set(wordsOf(text));
      expect(words.filter((word) => found.has(word))).toHaveLength(0);
      expect(phrases.filter((phrase) => text.toLowerCase().includes(phrase.toLowerCase()))).toHaveLength(0);
      for (const passage of passages)
        for (let at = 4; at + 30 < passage.length; at += 15)
          expect(text.includes(passage.slice(at, at + 30))).toBe(false);
    }
  });
});

it("readSearchPage takes heading, headings and prose with the numbers worked out, and no charts", () => {
  const read = readSearchPage(
    readManuscript(
      '---\ntitle: x\n---\n# A *page*\n\nOf {{ un.convictions-2014 }} *it\nsays*.\n\n## Below\n\n```chart\nref: x\n```\n\n<p class="x">Raw</p>\n',
      {kind: "notebook"}
    ),
    "/a",
    facts
  );
  expect(read).toEqual({href: "/a", title: "A page", headings: ["Below"], text: "Of 141 it says.\n Raw \n"});
});

it("leaves code as it is written, in a page and on a slide, where it is no mark of a term", async () => {
  const page = readSearchPage(
    readManuscript("# Of `[[lampp]]`\n\n## By `[[lampp]]`\n\nWrite `[[lampp]]`.\n", {kind: "notebook"}),
    "/a",
    facts
  );
  const {deck} = await demoDeck();
  const slide = {
    ...deck.slides[0]!,
    blocks: [{type: "paragraph" as const, inline: [{type: "code" as const, text: "[[lampp]]"}]}]
  };
  const decks = new Map([["lamps", {...deck, name: "lamps", slides: [slide]}]]);
  const found = searchEntries({...site, decks}, [page]).filter(
    ({href}) => href === "a" || href.startsWith("decks/lamps")
  );
  const seen = (text: string): string => text.replaceAll("\u2060", "");
  expect(found.map(({title}) => seen(title))).toEqual(["Of [[lampp]]", slide.titleText]);
  expect(seen(found[0]!.about)).toBe("By [[lampp]]");
  for (const {text} of found) expect(seen(text)).toContain("[[lampp]]");
  expect(wordsOf(found[0]!.text)).toContain("lampp");
});
