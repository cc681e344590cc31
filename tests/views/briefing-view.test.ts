import {JSDOM} from "jsdom";
import {beforeAll, describe, expect, it} from "vitest";
import {briefingNotes, unsaidCaveats} from "../../src/core/briefing/notes.js";
import {partsOf} from "../../src/core/deck/blocks.js";
import type {CompiledBriefing, CompiledChart} from "../../src/core/deck/compiled.js";
import {briefingElement, briefingList} from "../../src/views/briefing-view.js";
import {shownText} from "../../src/views/shown-blocks.js";
import {EVERYTHING, compiledBriefing} from "../support/compiled-briefing.js";

const {document} = new JSDOM("").window;
const CONTEXT = {
  document,
  href: (path: string) => `/base${path}`,
  traceHref: (expression: string) => `/base/trace/?x=${expression}`
};

describe("briefingElement(briefing, context)", () => {
  let briefing: CompiledBriefing;
  let article: HTMLElement;
  let charts: readonly CompiledChart[];

  beforeAll(async () => {
    briefing = await compiledBriefing(EVERYTHING);
    article = briefingElement(briefing, {...CONTEXT, titled: true});
    charts = [...partsOf(briefing.blocks)].flatMap((part) => ("chart" in part ? [part.chart] : []));
  }, 60_000);

  const texts = (selector: string): readonly string[] =>
    [...article.querySelectorAll(selector)].map(({textContent}) => textContent!.trim());

  it("has its title, subtitle, period and headline, and a heading for each section", () => {
    expect(texts("h1")).toEqual(["Everything <b> & more"]);
    expect(texts(".tm-briefing-subtitle, .tm-briefing-period")).toEqual(["概要", "Figures of 2014"]);
    expect(texts(".tm-briefing-headline")[0]).toBe(`${shownText(briefing.headline)}1`);
    expect(texts("h2")).toEqual(["Lists and more", "Cards", "To be said with the numbers in the text", "Sources"]);
    expect(article.lang).toBe("en");
    expect(briefingElement(briefing, {...CONTEXT, titled: false}).querySelector("h1")).toBeNull();
  });

  it("shows each number as a link to its trace", () => {
    const [first] = article.querySelectorAll<HTMLAnchorElement>(".tm-briefing-lead a.tm-number");
    expect([first!.textContent, first!.dataset.trace, first!.getAttribute("href")]).toEqual([
      "141",
      "un.convictions-2014",
      "/base/trace/?x=un.convictions-2014"
    ]);
  });

  it("marks each sentence that shows numbers with the notes of their places, and each of the marks leads to its note", () => {
    const lead = article.querySelector(".tm-briefing-lead p")!;
    expect(lead.textContent.replace(/\s+/g, " ")).toBe(
      "The first sentence has 141.1 The second has none. The third has 75% and 2,331; it ends here.1"
    );
    const notes = briefingNotes(briefing);
    const marks = [...article.querySelectorAll<HTMLAnchorElement>("sup.tm-note-mark > a")];
    expect(marks.length).toBeGreaterThan(6);
    for (const mark of marks) {
      const {label, url} = notes.list[Number(mark.textContent) - 1]!;
      const note = article.querySelector(mark.getAttribute("href")!)!;
      expect([mark.getAttribute("aria-label"), note.getAttribute("value")]).toEqual([
        `Note ${mark.textContent}`,
        mark.textContent
      ]);
      expect(note.querySelector("a")!.textContent).toBe(label);
      if (url !== "") expect([...note.querySelectorAll("a")].map((link) => link.href)).toContain(url);
    }
  });

  it("has a note for every place that a number comes from, with its printed strings", () => {
    const notes = texts(".tm-briefing-sources ol > li").join("\n");
    for (const {locator, shown} of briefing.facts) {
      expect(notes).toContain(locator);
      expect(notes).toContain(shown);
    }
    expect(new Set(texts(".tm-briefing-sources ol > li")).size).toBe(briefingNotes(briefing).list.length);
  });

  it("has each chart with its description, headline, measure, both drawings, open points and all of its notes", () => {
    const figures = [...article.querySelectorAll("figure")];
    expect(figures.map((figure) => figure.getAttribute("aria-label"))).toEqual(
      charts.map(({description}) => description)
    );
    figures.forEach((figure, i) => {
      const {headline, title, notes, openPoints, full} = charts[i]!;
      expect(figure.querySelector(".tm-headline")!.textContent).toMatch(
        new RegExp(`^${shownText(headline).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\d`)
      );
      expect(figure.querySelector(".tm-title")!.textContent).toBe(title);
      expect(
        [...figure.querySelectorAll(".tm-briefing-drawing")].map((drawing) => drawing.getAttribute("data-size"))
      ).toEqual(full.drawing ? ["full", "half"] : ["text"]);
      expect([...figure.querySelectorAll(".tm-notes li")].map(({textContent}) => textContent)).toEqual([
        ...openPoints.map(({label}) => `≠ Open point: ${label}`),
        ...notes.map(shownText)
      ]);
      expect(
        [...figure.querySelectorAll(".tm-briefing-open [data-trace]")].map((number) => [
          number.textContent,
          number.getAttribute("data-trace")
        ])
      ).toEqual(openPoints.flatMap(({sides}) => sides.map(({text, expression}) => [text, expression])));
    });
    expect(charts[0]!.openPoints[0]!.sides.map(({text}) => text)).toEqual([
      expect.stringMatching(/\d/),
      expect.stringMatching(/\d/)
    ]);
  });

  it("has no id twice, and no mark of a chart that leads elsewhere than its trace", () => {
    const ids = [...article.querySelectorAll("[id]")].map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const mark of article.querySelectorAll(".tm-briefing-drawing a[data-trace]"))
      expect(mark.getAttribute("href")).toBe(`/base/trace/?x=${mark.getAttribute("data-trace")}`);
  });

  it("says the caveats of numbers in the text that no chart says", () => {
    const said = unsaidCaveats(briefing);
    expect(said.length).toBeGreaterThan(0);
    expect(texts(".tm-briefing-caveats li")).toEqual(said.map(shownText));
  });

  it("keeps text as text", () => {
    expect(article.querySelector("b, script")).toBeNull();
    expect(article.querySelector("pre")!.textContent).toBe("a < b\n");
  });
});

it("briefingList(briefings, document) names each with its headline and period", async () => {
  const list = briefingList([await compiledBriefing(EVERYTHING, "all")], document);
  expect(list.querySelector("a")!.getAttribute("href")).toBe("/briefings/all");
  expect(list.textContent).toContain("were suspended");
  expect(list.textContent).toContain("Figures of 2014");
});
