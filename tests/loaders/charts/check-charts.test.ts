import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {chartDiagnostics} from "../../../loaders/charts/check-charts.js";
import {readChart} from "../../../loaders/charts/read-charts.js";
import {siteLibrary} from "../../../loaders/render/site.js";
import {verify} from "../../../loaders/verify.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {copyCorpus, swap} from "../../support/corpus.js";
import type {Edit} from "../../support/corpus.js";
import {realSite} from "../../support/real-site.js";

const F = "data/charts/ships.yaml";
const diagnosticsAfter = async (edit: Edit): Promise<readonly string[]> =>
  (await verify(await copyCorpus({[F]: edit}))).report.diagnostics.map(formatDiagnostic);
const adding =
  (text: string): Edit =>
  (before) =>
    `${before}${text}`;

describe("a chart of a workspace", () => {
  it.each<[string, Edit, readonly (string | RegExp)[]]>([
    [
      "a number of no fact in its headline",
      swap("{{ demo.fishing }}", "{{ demo.whales }}"),
      [/ships\.yaml:7: .*category fishing$/, /ships\.yaml:7: \{\{ demo\.whales \}\}: unknown fact/]
    ],
    [
      "an operand that its words do not fit",
      swap("{{ demo.fishing }}", "{{ demo.ferries }}"),
      [
        /ships\.yaml:7: \{\{ demo\.ferries \}\}: demo\.ferries is of the category ferries/,
        /ships\.yaml:7: .*category fishing$/
      ]
    ],
    [
      "a number of no fact in a note of one option",
      swap("measure: share}", 'measure: share, notes: ["Of {{ demo.whales }} ships."]}'),
      [/ships\.yaml:13: \{\{ demo\.whales \}\}: unknown fact/]
    ],
    [
      "braces that are not closed",
      swap("title: Ships counted by keepers, Norland, 2014", 'title: "Ships {{ demo.ships-2014 counted"'),
      [/ships\.yaml:8: .*\{\{/]
    ],
    [
      "an untied number in its title",
      swap("Norland, 2014", "Norland, 317 of them"),
      [`${F}:8: "317" is tied to no fact; write {{ }}, or say it without a number`]
    ],
    [
      "an untied number in the label of an option",
      swap("share: Share}", "share: Share of 317}"),
      [`${F}:2: "317" is tied to no fact; write {{ }}, or say it without a number`]
    ],
    [
      "an untied number in a short name",
      swap("fishing: fishing boats", "fishing: 317 fishing boats"),
      [`${F}:10: "317" is tied to no fact; write {{ }}, or say it without a number`]
    ],
    [
      "an untied number over a column",
      swap("{kind, count}", "{kind, count: Ships of 317}"),
      [`${F}:11: "317" is tied to no fact; write {{ }}, or say it without a number`]
    ],
    ["an unknown term", swap("title: Ships", "title: Ships and [[whales]]"), [/ships\.yaml:8: .*whales/]],
    [
      "parts that make no whole",
      adding("filter: {kind: [ferries, not-itemised]}\n"),
      [/ships\.yaml:4: form: stacked is refused: these parts don’t add up to their whole/]
    ],
    [
      "rows that it leaves out unsaid",
      adding(
        "  - {if: {show: share}, form: bar, x: kind, colour: , colours: , measure: level, filter: {kind: ferries}}\n"
      ),
      [
        /ships\.yaml:14: filter: kind: leaves out fishing boats, not itemised .* and keeps ferries, and no word of the chart says so; name in its title/
      ]
    ],
    [
      "a year in its title that no row has",
      swap("Norland, 2014", "Norland, 2014 and 2015"),
      [/ships\.yaml:8: title: 2015: no row is of this time; the rows are of 2014$/]
    ],
    [
      "what no row counts in its title",
      swap("title: Ships counted", "title: Lamps counted"),
      [/ships\.yaml:8: title: Lamps: no row counts them; the rows are in ships; say what they count$/]
    ],
    [
      "percent in its title over numbers",
      swap("Norland, 2014", "percent of all ships, Norland, 2014"),
      [/ships\.yaml:8: title: it speaks of percent, and what is shown are numbers; say what they count$/]
    ],
    [
      "a category as the label of its numbers",
      swap("{kind, count}", "{kind, count: Girls}"),
      [
        /ships\.yaml:11: columns\.count: Girls: is what girls is called, and no number is of it; call it what its numbers are$/
      ]
    ],
    [
      "a name that another value has",
      swap("fishing: fishing boats}", "fishing: ferries}"),
      [/ships\.yaml:10: names\.fishing: ferries: is what ferries is called; call it by a name of its own$/]
    ],
    [
      "a format that its numbers can’t have",
      swap("{kind, count}", "{kind, count: {format: .1%}}"),
      [/ships\.yaml:11: columns\.count: demo\.fishing \| \.1%: /]
    ]
  ])("is refused with the line of %s", async (_name, edit, expected) => {
    const diagnostics = (await diagnosticsAfter(edit)).filter((diagnostic) => diagnostic.startsWith(F));
    expect(diagnostics).toHaveLength(expected.length);
    expected.forEach((message, i) =>
      typeof message === "string" ? expect(diagnostics[i]).toBe(message) : expect(diagnostics[i]).toMatch(message)
    );
  });

  it.each([
    "Fishing boats and ferries, number of ships, Norland",
    "Ships seen by keepers, with the lamps lit for them, Norland",
    "Lamp houses by number of ships, Norland",
    "Lamps with the most ships, Norland",
    "What keepers saw, number of vessels, Norland",
    "Ships of Norland that came from elsewhere, 2014"
  ])("may be called %s", async (title) => {
    const [titled, shares] = [
      swap("title: Ships counted by keepers, Norland, 2014", `title: ${title}`),
      swap("measure: share}", 'measure: share, title: "Ships by kind, percent of all ships, Norland"}')
    ];
    expect(await diagnosticsAfter((text) => shares(titled(text)))).toEqual([]);
  });

  it.each([
    ["level", "Lamps by kind, Norland", "Lamps: no row counts them"],
    ["level", "Ships by kind, in percent, Norland", "it speaks of percent, and what is shown are numbers"],
    ["share", "Ships by kind, number of ships, Norland", "it speaks of a number, and what is shown are percentages"]
  ])("in a fence of %s is not called %s", async (measure, title, why) => {
    const fence = `table: ships\nform: bar\nx: kind\ny: count\nmeasure: ${measure}\ntitle: ${title}`;
    const {report} = await verify(
      await copyCorpus({"data/notebooks/ships.md": swap("```chart\nref: ships", `\`\`\`chart\n${fence}`)})
    );
    expect(report.diagnostics.map(formatDiagnostic)).toEqual([
      expect.stringMatching(new RegExp(`^data/notebooks/ships\\.md:5: chart: title: ${why}`))
    ]);
  });

  it("that has faults of its own is not said to be unknown where it is named", async () => {
    expect(await diagnosticsAfter(swap("form: stacked", "form: spiral"))).toEqual([
      expect.stringMatching(/^data\/charts\/ships\.yaml:4: form: spiral; allowed: /),
      "data/notebooks/lamps.md:6: chart: ships is wrong, or its table is; see what is said of their files",
      "data/notebooks/ships.md:5: chart: ships is wrong, or its table is; see what is said of their files"
    ]);
  });

  it("is not said to be of an unknown table where its table has faults", async () => {
    const {report} = await verify(await copyCorpus({"data/tables/ships.yaml": swap("rows:", "rowz:")}));
    expect(report.diagnostics.map(formatDiagnostic).filter((diagnostic) => diagnostic.includes("ships.yaml"))).toEqual([
      expect.stringMatching(/^data\/tables\/ships\.yaml:\d+: rowz: unknown key; allowed: /),
      expect.stringMatching(/^data\/tables\/ships\.yaml:1: missing rows/)
    ]);
  });

  it("may be any that the tables allow, beside the others", async () => {
    const workspace = await copyCorpus();
    await writeFile(
      join(workspace.folder, "charts", "bars.yaml"),
      'table: ships\nform: bar\nx: kind\ny: count\nheadline: "{{ demo.fishing }} fishing boats"\ntitle: Ships counted by keepers, Norland\n'
    );
    const {report, charts} = await verify(workspace);
    expect([report.diagnostics, charts.map(({definition}) => definition.id)]).toEqual([[], ["bars", "ships"]]);
  });
});

describe("chartFaults", () => {
  it("finds a count that no row gives", async () => {
    const site = await realSite();
    const library = siteLibrary(site);
    const text =
      'table: plan-measures\nform: matrix\nmatrix:\n  across: {column: ministries}\n  lines: {end: {head: named, count: "count(agencies, measures=none)"}}\nheadline: "{{ count(plan-measures) }}"\ntitle: Measures\n';
    const read = readChart(
      "m",
      text,
      "data/charts/m.yaml",
      {tables: [...library.tables.values()], lists: new Set(["plan-measures", "agencies"]), caveats: new Set()},
      []
    );
    expect(chartDiagnostics([read!], library).map(formatDiagnostic)).toEqual([
      "data/charts/m.yaml:3: matrix: count(agencies, measures=none): count: no row of agencies has measures=none"
    ]);
  });
});
