import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {namedInFull} from "../../../src/charts/chart-terms.js";
import {frameChart} from "../../../src/charts/frame.js";
import {chartOfSpec} from "../../../src/charts/spec-chart.js";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import type {ListedTable} from "../../../src/core/table-about.js";
import {inWords} from "../../../src/core/terms/wording.js";
import {demoFrame} from "../../charts/context.js";
import {ROWS} from "../../charts/rows.js";
import {demoTerms} from "../../support/terms.js";

const rows = ROWS["child-victims"]!;
const table: ListedTable = {
  id: "child-victims",
  title: "Victims",
  description: "",
  length: rows.length,
  caveats: [],
  sources: [],
  columns: [
    {kind: "key", name: "group", label: "Offence group", dimension: "category"},
    {kind: "key", name: "year", label: "Year", dimension: "period"},
    {kind: "quantity", name: "victims", label: "Victims", unit: "children", measures: []}
  ],
  labels: {group: {prostitution: "[[child-prostitution:label]]", pornography: "[[child-pornography:label]]"}}
};
const slope: ChartSpec = {table: "child-victims", form: "slope", x: "year", y: "victims", colour: "group"};
const chartOf = (spec: ChartSpec): ReturnType<typeof namedInFull> =>
  namedInFull(chartOfSpec(spec, {...table, rows}), rows, table, demoTerms);

describe("namedInFull", () => {
  it("names each legal category once in a chart whose headline names only one of them", () => {
    const figure = frameChart(
      chartOf(slope),
      rows,
      {},
      {...demoFrame(), document: new JSDOM("").window.document, terms: demoTerms}
    );
    const text = figure.textContent;
    for (const category of ["child prostitution", "child pornography"])
      expect(text.split(`(the Act’s “${category}”)`)).toHaveLength(2);
  });

  it("says in a note what the headline and the title leave to labels, in either vocabulary", () => {
    const note = chartOf(slope).notes({}).at(-1)!;
    expect(inWords(note, demoTerms, "guidelines")).toBe(
      "Also shown: child sexual abuse material (the Act’s “child pornography”)."
    );
    expect(inWords(note, demoTerms, "sources")).toBe("Also shown: “child pornography”.");
  });

  it.each<[string, Partial<ChartSpec>]>([
    ["only what the headline names", {filter: {group: "prostitution"}}],
    ["what a title of its own names", {title: "Victims: [[child-prostitution]], [[child-pornography]]"}]
  ])("adds no note where the chart shows %s", (_name, more) => {
    expect(
      chartOf({...slope, ...more})
        .notes({})
        .filter((note) => note.includes("[["))
    ).toEqual([]);
  });
});
