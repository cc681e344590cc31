import {expect, it} from "vitest";
import {annotateBlocks, annotateInline} from "../../../src/core/briefing/annotate.js";
import {briefingNotes, unsaidCaveats} from "../../../src/core/briefing/notes.js";
import type {CompiledBriefing, CompiledChart, ExportedFact, ShownInline} from "../../../src/core/deck/compiled.js";

const number = (expression: string): ShownInline => ({type: "number", number: {text: expression, expression}});
const text = (value: string): ShownInline => ({type: "text", text: value});

const fact = (id: string, source: string, locator: string): ExportedFact => ({
  id,
  printed: "1",
  shown: "1",
  prefix: "",
  suffix: "",
  measure: "",
  category: "",
  period: "",
  area: "",
  producer: "",
  note: "",
  caveats: [],
  locator,
  status: "exact",
  source: {
    source,
    document: `Body of ${source}`,
    label: `Body of ${source}, ${locator}`,
    path: `/sources/${source}#${id}`,
    url: source === "a" ? "https://a.test/" : ""
  }
});

const expression = (name: string, facts: readonly string[], rows: readonly string[] = []) => ({
  expression: name,
  shown: "1",
  value: 1,
  low: null,
  high: null,
  unit: "cases",
  facts,
  rows: rows.map((source) => ({id: `${source}.r`, label: "", locator: "", source}))
});

const CHART = {
  id: "c",
  headline: [number("share")],
  notes: [[text("Caveat of the chart.")]],
  native: null,
  dataTable: {
    columns: [],
    rows: [[{type: "number", text: "1", expression: "b.two", value: 1, low: null, high: null, unit: "cases"}]]
  }
} as unknown as CompiledChart;

const BRIEFING = {
  kind: "briefing",
  headline: [number("a.two")],
  blocks: [
    {
      type: "paragraph",
      inline: [
        text("Of "),
        number("a.one"),
        text(" and "),
        number("share"),
        text(". Then "),
        number("count"),
        text(".")
      ]
    },
    {type: "chart", chart: CHART}
  ],
  caveats: [[text("Caveat of the chart.")], [text("Of all: "), number("b.one")]],
  facts: [
    fact("a.one", "a", "para 1"),
    fact("a.two", "a", "para 2"),
    fact("a.three", "a", "para 1"),
    fact("b.one", "b", "para 1"),
    fact("b.two", "b", "para 9")
  ],
  expressions: [
    expression("a.one", ["a.one"]),
    expression("a.two", ["a.two"]),
    expression("share", ["a.one", "a.three", "b.one"]),
    expression("b.two", ["b.two"]),
    expression("b.one", ["b.one"]),
    expression("count", [], ["l"])
  ],
  sources: [{source: "l", label: "Body of l", path: "/sources/l", url: ""}]
} as unknown as CompiledBriefing;

it("briefingNotes(briefing) numbers distinct places in the order of reading", () => {
  const {list} = briefingNotes(BRIEFING);
  expect(list.map((note) => [note.number, note.label, note.url, note.facts.map(({id}) => id)])).toEqual([
    [1, "Body of a, para 2", "https://a.test/", ["a.two"]],
    [2, "Body of a, para 1", "https://a.test/", ["a.one", "a.three"]],
    [3, "Body of b, para 1", "", ["b.one"]],
    [4, "Body of l", "", []],
    [5, "Body of b, para 9", "", ["b.two"]]
  ]);
});

it.each([
  [["a.two"], [1]],
  [["share"], [2, 3]],
  [
    ["b.one", "share", "a.two"],
    [1, 2, 3]
  ],
  [["count"], [4]],
  [["unknown"], []]
])("briefingNotes(briefing).of(%j) is %j", (expressions, expected) => {
  expect(briefingNotes(BRIEFING).of(expressions)).toEqual(expected);
});

it("annotateInline(inline, notes) puts links to the notes behind each sentence", () => {
  const [paragraph] = annotateBlocks(BRIEFING.blocks, briefingNotes(BRIEFING));
  const links = (paragraph as {inline: readonly ShownInline[]}).inline.map((part) =>
    part.type === "link" ? part.href : part.type === "text" ? part.text : "·"
  );
  expect(links).toEqual(["Of ", "·", " and ", "·", ".", "#note-2", "#note-3", " Then ", "·", ".", "#note-4"]);
  expect(annotateInline([text("None.")], briefingNotes(BRIEFING))).toEqual([text("None.")]);
});

it("unsaidCaveats(briefing) leaves out what charts say", () => {
  expect(unsaidCaveats(BRIEFING)).toEqual([BRIEFING.caveats[1]]);
});
