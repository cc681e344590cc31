import {describe, expect, it} from "vitest";
import type {DocumentText} from "../../src/core/document.js";
import {documentView} from "../../src/views/document-view.js";
import {sourceList} from "../../src/views/source-list.js";
import {demoEvidence} from "../components/demo-evidence.js";
import {page, textOf} from "../components/dom.js";

const LINKS = {
  factHref: (id: string) => `/trace/#${id}`,
  traceHref: (expression: string) => `/trace/?x=${expression}`,
  siteHref: (path: string) => `/base${path}`
};

const TEXT: DocumentText = {
  source: "demo",
  counts: {tokens: 6, facts: 2, byRule: 2, byRow: 1, open: 1},
  lines: [
    {number: 1, text: "I. Lamps", marks: [], heading: 2},
    {
      number: 3,
      text: 'In 2014, 106 of 141 <b>lamps</b>; 7 & "8".',
      marks: [
        {start: 3, end: 7, kind: "explained", by: "rule", reason: "year"},
        {start: 9, end: 12, kind: "fact", id: "demo.green"},
        {start: 16, end: 19, kind: "fact", id: "demo.total"},
        {start: 34, end: 35, kind: "open"},
        {start: 39, end: 40, kind: "explained", by: "row", reason: 'a "name"'}
      ]
    },
    {
      number: 4,
      text: "14.\tSearch for x.",
      marks: [{start: 0, end: 2, kind: "explained", by: "rule", reason: "number of a paragraph"}],
      withheld: "prints search terms"
    },
    {number: 5, text: "Лампы", marks: []}
  ]
};
const PLACES = [{id: "demo.m-1", label: "A measure", locator: "para 1", line: 3}];

const view = (text: DocumentText | undefined = TEXT, source = "demo"): HTMLElement =>
  documentView(demoEvidence, {source, text, places: PLACES}, page("").document, LINKS);

describe("the page of a document whose text is present", () => {
  it("keeps the text as it is, line by line, each an anchor; blank lines have none", () => {
    const lines = [...view().querySelectorAll(".tm-line")];
    expect(lines.map(({id}) => id)).toEqual(["line-1", "line-3", "line-4", "line-5"]);
    lines.forEach((line) => line.querySelectorAll(".tm-hidden").forEach((hidden) => hidden.remove()));
    expect(lines.map((line) => line.textContent)).toEqual(TEXT.lines.map(({text}) => text));
  });

  it("wraps numbers only", () => {
    const line = view().querySelector("#line-3")!;
    expect([...line.children].map((child) => child.className)).toEqual([
      "tm-anchor",
      ...Array.from({length: 5}, () => "tm-token")
    ]);
  });

  it("makes a fact a link that opens its trace and says where it is shown", () => {
    const fact = view().querySelector("[id='demo.green']")!;
    expect([fact.localName, fact.getAttribute("data-trace"), fact.getAttribute("href")]).toEqual([
      "a",
      "demo.green",
      "/trace/?x=demo.green"
    ]);
    expect(fact.getAttribute("data-hint")).toBe("Figure: Lamps counted. Shown in: Lamps by night; Lamps by colour");
    expect(view().querySelector("[id='demo.total']")?.getAttribute("data-hint")).toBe("Figure: Lamps counted");
  });

  it("gives the reason of each number that is none for the eye and for the ear, by keyboard too", () => {
    const explained = [...view().querySelectorAll<HTMLElement>("#line-3 [data-kind=explained]")];
    expect(
      explained.map(({dataset, tabIndex, lastElementChild}) => [
        dataset.by,
        dataset.hint,
        tabIndex,
        lastElementChild?.textContent
      ])
    ).toEqual([
      ["rule", "No figure: year", 0, " (No figure: year)"],
      ["row", 'No figure: a "name"', 0, ' (No figure: a "name")']
    ]);
    expect(textOf(view(), "#line-3 [data-kind=open] .tm-hidden")).toBe("(Open: nobody has said what this number is)");
  });

  it("tells headings, and lines in another script", () => {
    expect(
      [...view().querySelectorAll("[role=heading]")].map((line) => [line.id, line.getAttribute("aria-level")])
    ).toEqual([["line-1", "2"]]);
    expect(view().querySelector("#line-5")?.getAttribute("lang")).toBe("ru");
  });

  it("folds away what the registry says, behind the reason", () => {
    const fold = view().querySelector("#line-4")!.closest("details")!;
    expect(fold.hasAttribute("open")).toBe(false);
    expect(textOf(fold, "summary")).toBe("Paragraph 14 is withheld: it prints search terms");
    expect(fold.hasAttribute("data-nosnippet")).toBe(true);
  });

  it("anchors the rows of lists", () =>
    expect(view().querySelector("[id='demo.m-1']")?.closest(".tm-line")?.id).toBe("line-3"));

  it("counts in its legend, with every reason and where it first stands", () => {
    const items = [...view().querySelectorAll(".tm-legend > ul > li")].map((item) => [
      item.id,
      item.textContent.replace(/^[n?] /, "")
    ]);
    expect(items).toEqual([
      ["figures", "Figures: 5 (2 of these numbers). Each leads to its trace."],
      ["by-rule", "Explained by a rule as no figure: 2Reasonsyear: 1number of a paragraph: 1"],
      ["by-row", 'Explained one by one as no figure: 1Reasonsa "name": 1'],
      ["open", "Open, nobody has said what it is: 1"]
    ]);
    expect(view().querySelector("#by-rule a")?.getAttribute("href")).toBe("#line-3");
  });

  it("offers a jump to open numbers only where there are any, and none without JavaScript", () => {
    const jumps = (text: DocumentText): readonly (string | null)[] =>
      [...view(text).querySelectorAll("[data-jump][hidden]")].map((button) => button.textContent);
    expect(jumps(TEXT)).toEqual(["Next figure", "Previous figure", "Next open number"]);
    expect(jumps({...TEXT, counts: {...TEXT.counts, open: 0}})).toEqual(["Next figure", "Previous figure"]);
  });

  it("repeats no id", () => {
    const ids = [...view().querySelectorAll("[id]")].map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("the page of a document whose text is absent", () => {
  it("lists its facts by their place, and says so", () => {
    const shown = documentView(
      demoEvidence,
      {source: "other", text: undefined, places: [{id: "other.m", label: "A row", locator: "page 1"}]},
      page("").document,
      LINKS
    );
    expect(textOf(shown, ".tm-absent")).toContain("not present in this copy");
    expect([...shown.querySelectorAll("li[id]")].map(({id}) => id)).toEqual(["other.lamps", "other.m"]);
    expect(textOf(shown, "[id='other.lamps'] .tm-fact-uses")).toBe("Shown in: Other lamps (table)");
  });

  it("throws for a source that isn't registered", () =>
    expect(() => view(undefined, "nothing")).toThrow("unknown source nothing; known: demo, other"));
});

it("sourceList has every source with its counts as links into its page", () => {
  const list = sourceList(demoEvidence, {texts: new Map([["demo", TEXT]])}, page("").document, LINKS);
  expect([...list.querySelectorAll("h2")].map((heading) => heading.textContent)).toEqual([
    "Lamps of the pier",
    "Other lamps"
  ]);
  expect(textOf(list, ".tm-source-state")).toBe(
    "Text present. Figures: 5 · numbers in the text: 6 · explained by a rule: 2 · explained one by one: 1 · open: 1"
  );
  const page_ = documentView(demoEvidence, {source: "demo", text: TEXT}, page("").document, LINKS);
  const links = [...list.querySelectorAll("section:first-of-type .tm-source-state a")].map((link) =>
    link.getAttribute("href")!
  );
  expect(
    links.filter(
      (link) => !link.startsWith("/base/sources/demo#") || page_.querySelector(`#${link.split("#")[1]!}`) === null
    )
  ).toEqual([]);
  expect(textOf(list, "section:last-of-type .tm-source-state")).toBe(
    "Text not present in this copy. Figures taken from it: 1"
  );
});

it("the list of sources and the page of one say the workspace's note first, and none where it has none", () => {
  const note = 'Lamps, and a <a href="/sources/demo">line</a>.';
  const drawn = (said: {readonly note?: string}): readonly HTMLElement[] => [
    sourceList(demoEvidence, {texts: new Map(), ...said}, page("").document, LINKS),
    documentView(demoEvidence, {source: "demo", text: TEXT, ...said}, page("").document, LINKS)
  ];
  for (const view of drawn({note}))
    expect(view.firstElementChild!.outerHTML).toBe(
      `<aside class="tm-content-note" aria-label="About this content"><p><strong>About this content.</strong> ${note}</p></aside>`
    );
  for (const view of drawn({})) expect(view.querySelector("aside")).toBeNull();
});
