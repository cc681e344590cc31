import {expect, it} from "vitest";
import {readDocument, readPlaces} from "../../../loaders/sources/document.js";
import {usesOf} from "../../../loaders/uses.js";
import {verify} from "../../../loaders/verify.js";
import type {Verified} from "../../../loaders/verify.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {copyCorpus, swap} from "../../support/corpus.js";

const NOTE = "  note: Invented for tests. Its text";

async function withWithheld(withheld: string): Promise<Verified> {
  return verify(await copyCorpus({"data/sources.yaml": swap(NOTE, `  withheld: "${withheld}"\n${NOTE}`)}));
}

it("readDocument marks every number of a text at its place in its line, past a byte-order mark, CRLF and emoji", async () => {
  const {content} = await verify(await copyCorpus());
  const document = readDocument(
    content.texts.get("demo")!,
    content.audits.get("demo")!,
    content.rows.filter(({source}) => source === "demo")
  );
  const marked = document.lines.map(({number, text, marks}) => [
    number,
    ...marks.map((mark) => `${text.slice(mark.start, mark.end)} ${mark.kind === "fact" ? mark.id : mark.kind}`)
  ]);
  expect(marked).toEqual([
    [1],
    [
      2,
      "1 explained",
      "2014 explained",
      "200 demo.ships-2014",
      "120 demo.fishing",
      "50 demo.ferries",
      "3 explained",
      "3 explained",
      "2010 explained",
      "160 demo.ships-2010"
    ],
    [
      3,
      "2 explained",
      "60.0% demo.fishing-share",
      "25.0% demo.ferries-share",
      "2014 explained",
      "40 demo.lamps",
      "1,000 demo.lightings"
    ],
    [4, "3 explained", "Three quarters demo.answers", "30 per cent demo.part-time", "2014 explained"]
  ]);
  const {tokens, facts, byRule, byRow, open} = document.counts;
  expect(facts + byRule + byRow + open).toBe(tokens);
  expect(document.lines.map(({text}) => text).join("")).not.toContain("\r");
});

it("readPlaces gives the line of each row of a list once, and none where the text is absent", async () => {
  const {content} = await verify(await copyCorpus());
  const text = content.texts.get("demo")!;
  const rows = [
    {id: "demo.a", label: "A", locator: "para 1", start: 90},
    {id: "demo.a", label: "A again", locator: "para 2", start: 233}
  ];
  expect(readPlaces(text, rows)).toEqual([{id: "demo.a", label: "A", locator: "para 1", line: 2}]);
  expect(readPlaces({...text, state: "absent"}, rows)).toEqual([{id: "demo.a", label: "A", locator: "para 1"}]);
});

it.each([
  ["para 3", "demo.answers"],
  ["line 4", "demo.part-time"]
])("keeps a passage that is withheld by %s out of the evidence, with its prefixes and suffixes", async (place, id) => {
  const {evidence, report, content} = await withWithheld(`${place}: prints names`);
  expect(report.diagnostics).toEqual([]);
  expect(evidence.facts.find((fact) => fact.id === id)).toMatchObject({
    prefix: "",
    suffix: "",
    place: null,
    withheld: "prints names",
    status_in_text: "exact"
  });
  expect(JSON.stringify(evidence)).not.toContain("of the keepers");
  expect(JSON.stringify(evidence)).toContain("Fishing boats made up");
  expect(evidence.sources[0]).not.toHaveProperty("withheld");
  const document = readDocument(content.texts.get("demo")!, content.audits.get("demo")!, []);
  expect(document.lines.map(({withheld}) => withheld)).toEqual([undefined, undefined, undefined, "prints names"]);
});

it.each([
  ["para 99: prints names", "data/sources.yaml:1: demo: withheld: the text has no para 99"],
  ["line 99: prints names", "data/sources.yaml:1: demo: withheld: the text has no line 99"],
  ["para 3", "data/sources.yaml:1: demo: withheld: expected lines such as para 14: why it is withheld"]
])("refuses withheld: %s", async (withheld, diagnostic) => {
  expect((await withWithheld(withheld)).report.diagnostics.map(formatDiagnostic)).toEqual([diagnostic]);
});

it("knows where each fact is shown: pages, charts on pages, tables, checks", async () => {
  const {evidence} = await verify(await copyCorpus());
  expect(evidence.uses["demo.fishing"]).toEqual([
    {kind: "page", label: "Guide for analysts: from a question to a chart", href: "/guides/analyst"},
    {kind: "page", label: "Home", href: "/"},
    {kind: "page", label: "Ships of Norland", href: "/notebooks/ships"},
    {
      kind: "chart",
      label: "Ships counted, by kind, in Guide for analysts: from a question to a chart",
      href: expect.stringMatching(/^\/guides\/analyst#chart-ships-/) as string
    },
    {kind: "chart", label: "Ships counted, by kind, in Of about 40 lamps lit", href: "/notebooks/lamps#chart-ships"},
    {kind: "chart", label: "Ships counted, by kind, in Ships of Norland", href: "/notebooks/ships#chart-ships"},
    {kind: "table", label: "Ships counted, by kind", href: "/tables/#table-ships"},
    {kind: "check", label: "share-of-fishing", href: "/open-points#check-share-of-fishing"},
    {kind: "check", label: "parts-within", href: "/open-points#check-parts-within"},
    {kind: "check", label: "parts-of-ships", href: "/open-points#check-parts-of-ships"}
  ]);
  expect(evidence.uses["other.cost"]).toBeUndefined();
});

it("usesOf names pages by their heading, tells a chart's second frame apart, and counts what a chart's texts show", async () => {
  const {content, charts} = await verify(await copyCorpus());
  const fence = {
    chart: {...charts[0]!.chart, table: "lamps", notes: () => ["{{ demo.lamps }} lamps"]},
    options: {show: "count"}
  };
  const table = {id: "lamps", title: "Lamps", description: "", columns: []};
  const pages = new Map([
    ["data/notebooks/lamps.md", {title: "{{ demo.lamps }} lamps", expressions: [], charts: [fence, fence]}]
  ]);
  const uses = usesOf({pages, tables: [{table, rows: []}], checks: [], facts: content.facts});
  expect(uses["demo.lamps"]?.map(({href}) => href)).toEqual([
    "/notebooks/lamps#chart-ships",
    "/notebooks/lamps#chart-ships-2"
  ]);
  const shown = usesOf({
    pages: new Map([
      ["data/notebooks/index.md", {title: "{{ demo.lamps }} lamps", expressions: ["demo.lamps"], charts: []}]
    ]),
    tables: [],
    checks: [],
    facts: content.facts
  });
  expect(shown["demo.lamps"]).toEqual([{kind: "page", label: "about 40 lamps", href: "/notebooks/"}]);
});
