import {describe, expect, it} from "vitest";
import {compileBriefing} from "../../../loaders/decks/compile-briefing.js";
import {renderBriefing} from "../../../loaders/render/fences.js";
import {numbersOf, partsOf} from "../../../src/core/deck/blocks.js";
import {EVERYTHING, briefingNames, briefingText, compiledBriefing} from "../../support/compiled-briefing.js";
import {parseBriefing} from "../../support/manuscripts.js";
import {realSite} from "../../support/real-site.js";

const FRONT = "---\ntitle: T\nperiod: 2014\n---\n\n# H\n\n";

const diagnosticsOf = async (text: string) =>
  compileBriefing(parseBriefing(text), {
    name: "x",
    file: "data/briefings/x.md",
    site: await realSite()
  }).diagnostics.map(({file, line, message}) => `${file}:${line}: ${message}`);

it("the project has a briefing on abuse types and services and one on prosecution and sentencing", () => {
  expect(briefingNames).toEqual(["abuse-types-and-services", "prosecution-and-sentencing"]);
});

it("a total that is not printed is shown as what the printed count and share imply", async () => {
  const name = "abuse-types-and-services";
  const {blocks} = await compiledBriefing(briefingText(name), name);
  const shown = [...partsOf(blocks)].flatMap((part) => ("inline" in part ? numbersOf(part.inline) : []));
  expect(shown.filter(({expression}) => expression.startsWith("implied(")).map(({text}) => text)).toEqual([
    "implied 346 to 350"
  ]);
}, 60_000);

describe.each(briefingNames)("%s", (name) => {
  it("is without faults and messages, says its period, and has charts, and numbers in its headline", async () => {
    const briefing = await compiledBriefing(briefingText(name), name);
    expect(briefing.messages).toEqual([]);
    expect(briefing.period).toMatch(/not a description of today/);
    expect(numbersOf(briefing.headline).length).toBeGreaterThan(0);
    expect([...partsOf(briefing.blocks)].filter((part) => "chart" in part).length).toBeGreaterThan(1);
  }, 60_000);

  it("states every open point that its numbers take part in", async () => {
    const {blocks, openPoints} = await compiledBriefing(briefingText(name), name);
    expect(openPoints.length).toBeGreaterThan(0);
    for (const {path} of openPoints) expect(JSON.stringify(blocks)).toContain(JSON.stringify(path));
  });
});

it("compileBriefing(briefing, setting) names every fault with its file and line", async () => {
  expect(
    await diagnosticsOf(
      `${FRONT}{{ un.nothing }} and {{ un.convictions-2014 | .1% }}.\n\n\`\`\`chart\nref: nothing\n\`\`\`\n\n\`\`\`chart\nref: sentencing-2014\nhighlight: all\n\`\`\`\n`
    )
  ).toEqual([
    expect.stringMatching(/^data\/briefings\/x\.md:8: \{\{ un\.nothing \}\}: .*un\.nothing/),
    expect.stringMatching(/^data\/briefings\/x\.md:8: \{\{ un\.convictions-2014 \| \.1% \}\}: /),
    expect.stringMatching(/^data\/briefings\/x\.md:10: chart: unknown chart nothing; known: /),
    expect.stringMatching(
      /^data\/briefings\/x\.md:14: chart sentencing-2014: option highlight: all: expected one of none, suspended, imprisoned$/
    )
  ]);
}, 60_000);

it("compileBriefing(briefing, setting) hands on what is wrong with the file itself", async () => {
  expect(await diagnosticsOf("# H\n")).toEqual([
    "data/briefings/x.md:1: title: missing; name the briefing in the front matter"
  ]);
});

it("compileBriefing(briefing, setting) has each expression, fact and document of its numbers, charts and caveats once", async () => {
  const {expressions, facts, sources, blocks, headline} = await compiledBriefing(EVERYTHING);
  for (const list of [
    expressions.map(({expression}) => expression),
    facts.map(({id}) => id),
    sources.map(({source}) => source)
  ])
    expect(new Set(list).size).toBe(list.length);
  const known = new Set(expressions.map(({expression}) => expression));
  const shown = [
    ...numbersOf(headline),
    ...[...partsOf(blocks)].flatMap((part) => ("inline" in part ? numbersOf(part.inline) : []))
  ];
  for (const {expression} of shown) expect(known).toContain(expression);
  const ids = new Set(facts.map(({id}) => id));
  for (const id of expressions.flatMap((one) => one.facts)) expect(ids).toContain(id);
});

describe("renderBriefing(text, site, params)", () => {
  it("draws the briefing that the page's parameter names, or the list of all", async () => {
    const briefing = await compiledBriefing(EVERYTHING, "all");
    const briefings = new Map([["all", briefing]]);
    expect(renderBriefing("show: text", {briefings}, {briefing: "all"})).toMatch(
      /^<article class="tm-briefing" data-briefing="all"/
    );
    expect(renderBriefing("show: list", {briefings})).toContain('href="/briefings/all"');
    expect(() => renderBriefing("show: text", {briefings}, {briefing: "other"})).toThrow(
      "briefing: other: no such briefing; there are all"
    );
    expect(() => renderBriefing("show: x", {briefings})).toThrow("briefing: show: x: expected one of text, list");
  });

  it("draws the same twice", async () => {
    const briefings = new Map([["all", await compiledBriefing(EVERYTHING, "all")]]);
    expect(renderBriefing("show: text", {briefings}, {briefing: "all"})).toBe(
      renderBriefing("show: text", {briefings}, {briefing: "all"})
    );
  });
});
