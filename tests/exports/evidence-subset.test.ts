import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import type {Evidence, EvidenceRow} from "../../src/core/evidence.js";
import {evidenceSubset} from "../../src/exports/evidence-subset.js";
import {traceView} from "../../src/views/trace-view.js";
import {demoEvidence} from "../components/demo-evidence.js";

const {document} = new JSDOM("").window;

const row = (id: string, colour: string, shape: string): EvidenceRow => ({
  id,
  fields: {colour: [colour], shape: [shape]},
  label: `Rule ${id}`,
  locator: id,
  source: "demo",
  anchor: id,
  status_in_text: "exact",
  place: null
});
const rules = {
  id: "rules",
  title: "Rules",
  columns: [
    {name: "colour", label: "Colour"},
    {name: "shape", label: "Shape"}
  ],
  rows: [
    row("r1", "red", "round"),
    row("r2", "red", "square"),
    row("r3", "green", "square"),
    row("r4", "blue", "round")
  ]
};
const evidence: Evidence = {...demoEvidence, structure: [rules, {...rules, id: "others"}]};
const trace = (from: Evidence, expression: string): string =>
  traceView(from, expression, document, {factHref: (id) => `#${id}`}).outerHTML;

describe("evidenceSubset(evidence, needed) traces what is needed as the whole evidence does", () => {
  const expressions = [
    "demo.green",
    "share(demo.green, demo.total)",
    "demo.visitors",
    "other.lamps",
    "demo.green-share",
    "count(rules, colour=red)",
    "count(rules)",
    "count(rules, colour=red, shape=square)",
    "count(rules, colour=green, shape=round)"
  ];
  for (const expression of expressions) {
    it(expression, () =>
      expect(trace(evidenceSubset(evidence, {facts: [], expressions: [expression]}), expression)).toBe(
        trace(evidence, expression)
      )
    );
  }

  it("all of them together", () => {
    const subset = evidenceSubset(evidence, {facts: [], expressions});
    for (const expression of expressions) expect(trace(subset, expression)).toBe(trace(evidence, expression));
  });
});

describe("evidenceSubset(evidence, needed) leaves out the rest", () => {
  it("of facts, passages, documents, terms and lists", () => {
    const subset = evidenceSubset(evidence, {facts: ["demo.visitors"], expressions: []});
    expect(subset.facts.map(({id}) => id)).toEqual(["demo.visitors"]);
    expect(subset.passages).toEqual([evidence.passages[1]]);
    expect(subset.facts[0]!.place!.passage).toBe(0);
    expect(subset.sources.map(({id}) => id)).toEqual(["demo"]);
    expect(subset.measures.map(({id}) => id)).toEqual(["visitors"]);
    expect([subset.checks, subset.structure, subset.uses]).toEqual([[], undefined, {}]);
  });

  it("but keeps the other facts of a check, and wholes", () => {
    const subset = evidenceSubset(evidence, {facts: ["demo.red"], expressions: []});
    expect(subset.facts.map(({id}) => id)).toEqual(["demo.total", "demo.green", "demo.red"]);
    expect(subset.checks.map(({id}) => id)).toEqual(["colours"]);
  });

  it("of rows that no count counts", () => {
    const subset = evidenceSubset(evidence, {facts: [], expressions: ["count(rules, colour=red)"]});
    expect(subset.structure?.map(({id, rows}) => [id, rows.map((kept) => kept.id)])).toEqual([["rules", ["r1", "r2"]]]);
  });

  it("of a row's fields that no count asks for", () => {
    const subset = evidenceSubset(evidence, {facts: [], expressions: ["count(rules, colour=red)"]});
    expect(subset.structure?.[0]?.rows.map(({fields}) => Object.keys(fields))).toEqual([["colour"], ["colour"]]);
  });

  it("of where facts are shown, but for those asked for", () => {
    expect(Object.keys(evidenceSubset(evidence, {facts: ["demo.red"], expressions: []}).uses)).toEqual([]);
    expect(Object.keys(evidenceSubset(evidence, {facts: ["demo.green"], expressions: []}).uses)).toEqual([
      "demo.green"
    ]);
  });

  it("what can't be parsed", () => {
    expect(evidenceSubset(evidence, {facts: [], expressions: ["share(", "no such thing"]}).facts).toEqual([]);
  });
});
