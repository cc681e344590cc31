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
