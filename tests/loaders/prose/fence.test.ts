import MarkdownIt from "markdown-it";
import {beforeAll, describe, expect, it} from "vitest";
import {compileDeck} from "../../../loaders/decks/compile-deck.js";
import type {ChartLibrary} from "../../../loaders/prose/chart-library.js";
import {checkDeck} from "../../../loaders/prose/check-decks.js";
import {checkPage} from "../../../loaders/prose/check-pages.js";
import {ProseReport} from "../../../loaders/prose/check-text.js";
import {ChartFenceError, readChartFence} from "../../../loaders/prose/fence.js";
import {drawInMarkdown} from "../../../loaders/render/markdown.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import {chartFence} from "../../../src/charts/frame-context.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {readDeck} from "../../../src/core/deck/read-deck.js";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import type {RegisteredTerm} from "../../../src/core/terms/term.js";
import {parseDeck} from "../../support/manuscripts.js";
import {realSite} from "../../support/real-site.js";

let library: ChartLibrary;
let terms: readonly RegisteredTerm[];

beforeAll(async () => {
  const site = await realSite();
  library = siteLibrary(site);
  terms = site.evidence.terms ?? [];
});

const SPEC = ["table: child-victims", "form: slope", "x: year", "y: victims", "colour: group"].join("\n");

function diagnosticsOf(text: string): readonly {readonly line: number; readonly message: string}[] {
  try {
    readChartFence(text, library);
  } catch (error) {
    if (error instanceof ChartFenceError) return error.diagnostics;
    throw error;
  }
  return [];
}

describe("readChartFence", () => {
  it.each<[string, string, number, RegExp]>([
    ["broken YAML", "ref: [abuse-types", 0, /^chart: YAML:/],
    ["a list", "- ref", -1, /^chart: expected a map/],
    ["neither table nor form", "highlight: x", -1, /^chart: table: missing; allowed: abuse-types/],
    [
      "neither name nor specification",
      "colours: x",
      -1,
      /say which with ref: <name of a registered chart>, or describe it with table: and form: …/
    ],
    ["an unknown chart", "ref: ships", -1, /^chart: unknown chart ships; known: abuse-types, victims-trend/],
    ["an unknown option", "ref: abuse-types\nshade: red", -1, /^chart abuse-types: unknown option shade/],
    [
      "a name and a specification",
      `ref: abuse-types\n${SPEC}`,
      -1,
      /by ref or holds a specification with table and form, not both/
    ],
    [
      "an unknown table",
      SPEC.replace("child-victims", "victims"),
      0,
      /^chart: table: unknown table victims; allowed: abuse-types, child-victims/
    ],
    ["an unknown form", SPEC.replace("slope", "spiral"), 1, /^chart: form: unknown form spiral; allowed: bar, column/],
    [
      "an unknown column",
      SPEC.replace("x: year", "x: month"),
      2,
      /^chart: x: table child-victims has no column month; allowed: group, year, base, area/
    ],
    ["a cut axis", `${SPEC}\ndomain: [500, 800]`, 5, /^chart: domain: there is no such key, on purpose/],
    [
      "a filter’s value",
      `${SPEC}\nfilter:\n  group: prostitution\n  year: [2010, 2012]`,
      7,
      /^chart: filter\.year: no row has 2012; allowed: 2010, 2014/
    ],
    [
      "a misleading form",
      SPEC.replace("slope", "line"),
      1,
      /^chart: form line is refused: a line through fewer than three points/
    ]
  ])("refuses %s, with its line", (_name, text, line, message) => {
    expect(diagnosticsOf(text)).toContainEqual({line, message: expect.stringMatching(message) as string});
  });

  it("names every fault at once", () => {
    expect(
      diagnosticsOf("table: child-victims\nform: bars\nx: month\ny: victims\nsparkle: yes").map(({line}) => line)
    ).toEqual([4, 1, 2]);
  });

  it("takes a name with options as before", () => {
    const {chart, options} = readChartFence("ref: abuse-types\nshow: share", library);
    expect([chart.id, options]).toEqual(["abuse-types", {show: "share"}]);
    expect(chartFence(chart, options)).toBe("```chart\nref: abuse-types\nshow: share\n```");
  });

  it("takes a specification, and writes it as it came", () => {
    const {chart, options} = readChartFence(`${SPEC}\nfilter:\n  area: JP`, library);
    expect([chart.table, options, chart.inline]).toEqual(["child-victims", {}, true]);
    expect(chart.id).toMatch(/^child-victims-slope-[a-z\d]+$/);
    expect(chartFence(chart, options)).toBe(`\`\`\`chart\n${SPEC}\nfilter:\n  area: JP\n\`\`\``);
    expect(readChartFence(SPEC, library).chart.id).not.toBe(chart.id);
  });
});

describe("a specification in a page or deck", () => {
  const page = (fence: string): string => `# Title\n\nText.\n\n\`\`\`chart\n${fence}\n\`\`\`\n`;
  const reportOf = (check: (report: ProseReport) => void): ProseReport => {
    const report = new ProseReport(library.facts, undefined, {terms});
    check(report);
    return report;
  };

  it("is faulted by file and line", () => {
    const text = SPEC.replace("x: year", "x: month");
    const inPage = reportOf((report) =>
      checkPage(readManuscript(page(text), {kind: "notebook", file: "src/a.md"}), library, report)
    );
    const inDeck = reportOf((report) =>
      checkDeck(readDeck(readManuscript(page(text), {kind: "deck", file: "data/decks/a.md"})), library, report)
    );
    expect(inPage.diagnostics.map(formatDiagnostic)).toEqual([
      expect.stringMatching(/^src\/a\.md:8: chart: x: table child-victims has no column month; allowed:/)
    ]);
    expect(inDeck.diagnostics.map(formatDiagnostic)).toEqual([
      expect.stringMatching(/^data\/decks\/a\.md:8: chart: x: /)
    ]);
  });

  it.each([
    ["headline", "headline: In all 741 children were recorded.", "741"],
    ["title", "title: Children, 12 groups", "12"],
    ["annotate", "annotate:\n  prostitution: Down by 37% on the first.", "37%"]
  ])("has its %s looked through for untied numbers", (_name, more, number) => {
    const report = reportOf((one) =>
      checkPage(readManuscript(page(`${SPEC}\n${more}`), {kind: "notebook", file: "src/a.md"}), library, one)
    );
    expect(report.untied).toContainEqual({file: "src/a.md", line: 5, text: number});
  });

  it("has its numbers evaluated and its chart noted", () => {
    const report = reportOf((one) =>
      checkPage(
        readManuscript(page(`${SPEC}\nheadline: "{{ un.nobody }} children"`), {kind: "notebook", file: "src/a.md"}),
        library,
        one
      )
    );
    expect(report.diagnostics.map(({message}) => message)).toEqual([expect.stringContaining("un.nobody")]);
    const whole = reportOf((one) =>
      checkPage(readManuscript(page(SPEC), {kind: "notebook", file: "src/a.md"}), library, one)
    );
    expect([whole.diagnostics, whole.untied, whole.page("src/a.md").charts.length]).toEqual([[], [], 1]);
  });
});

describe("a specification is drawn", () => {
  const traces = (html: string): readonly string[] => [
    ...new Set([...html.matchAll(/data-trace="([^"]*)"/g)].map(([, expression]) => expression!))
  ];
  const EXPECTED = [
    "un.victims-prostitution-2010",
    "un.victims-prostitution-2014",
    "un.victims-pornography-2010",
    "un.victims-pornography-2014"
  ];

  it("in a page, with its caveats, its own rows and its fence", async () => {
    const md = new MarkdownIt({html: true});
    drawInMarkdown(md, await realSite());
    const html = md.render(`\`\`\`chart\n${SPEC}\nfilter:\n  group: prostitution\n\`\`\`\n`, {path: "/a"});
    expect(traces(html)).toEqual(EXPECTED.slice(0, 2));
    expect(html).toContain("not prevalence");
    expect(html).toMatch(/data-fence="```chart\ntable: child-victims\nform: slope/);
    expect(html).not.toContain("tm-diagnostic");
  });

  it("in a preview as its fault, where it is at fault", async () => {
    const md = new MarkdownIt({html: true});
    drawInMarkdown(md, await realSite());
    expect(md.render(`\`\`\`chart\n${SPEC.replace("slope", "line")}\n\`\`\`\n`, {path: "/a"})).toMatch(
      /tm-diagnostic.*form line is refused/
    );
  });

  it("on a slide, with what Office can draw", async () => {
    const site = await realSite();
    const {deck, diagnostics} = compileDeck(parseDeck(`# Title\n\n\`\`\`chart\n${SPEC}\n\`\`\`\n`), {
      name: "a",
      file: "data/decks/a.md",
      site
    });
    expect(diagnostics).toEqual([]);
    const chart = deck.slides[0]!.blocks.flatMap((block) => (block.type === "chart" ? [block.chart] : []))[0];
    expect(traces(chart!.full.html).toSorted()).toEqual(EXPECTED.toSorted());
    expect(chart!.native).toMatchObject({form: "line", categories: ["2010", "2014"]});
    expect(chart!.dataTable.columns.map(({column}) => column)).toEqual(["group", "year", "area", "victims"]);
  });
});
