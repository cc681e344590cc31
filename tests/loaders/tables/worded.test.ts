import {describe, expect, it} from "vitest";
import {buildTable} from "../../../loaders/tables/build.js";
import type {TableDefinition} from "../../../loaders/tables/table.js";
import {markedTexts} from "../../../loaders/tables/worded.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {demoFacts} from "../../core/demo-facts.js";
import {demoDerivation, demoTable} from "../../support/tables.js";
import {demoTerms} from "../../support/terms.js";

const facts = demoFacts([
  ["demo.a", "12", "cases"],
  ["demo.b", "9", "cases"]
]);
const derivation = demoDerivation(facts);
const table = (first: string): TableDefinition =>
  demoTable(
    "lights",
    `
title: Lights
description: One row for each.
facts: {source: demo}
rows:
  - {fact: demo.a, as: {item: "${first}", base: "a [[lamp-house]]"}}
  - {fact: demo.b, as: {item: plain, base: "a [[lamp-house]]"}}
columns:
  item: {label: Item}
  base: {label: Base}
  area: {key: area, labels: {XX: Norland}}
  value: {label: Value, unit: cases, value: it}`
  );

describe("buildTable(table, …) of rows with terms", () => {
  it("has rows in the default vocabulary, and their texts with marks as labels beside the table’s own", () => {
    const diagnostics: Diagnostic[] = [];
    const {rows, labels} = buildTable(table("with a [[lantern:label]]"), derivation, diagnostics, demoTerms);
    expect(diagnostics).toEqual([]);
    expect(rows.map(({item, base}) => [item, base])).toEqual([
      ["with a green lamp", "a lighthouse"],
      ["plain", "a lighthouse"]
    ]);
    expect(labels).toEqual({
      area: {XX: "Norland"},
      item: {"with a green lamp": "with a [[lantern:label]]"},
      base: {"a lighthouse": "a [[lamp-house]]"}
    });
  });

  it("tells of a mark whose term is not registered, and leaves it", () => {
    const diagnostics: Diagnostic[] = [];
    const {rows} = buildTable(table("with a [[nothing]]"), derivation, diagnostics, demoTerms);
    expect(diagnostics.map(formatDiagnostic)).toEqual([
      expect.stringMatching(/^data\/tables\/lights\.yaml: \[\[nothing\]\]: unknown term/)
    ]);
    expect(rows[0]!.item).toBe("with a [[nothing]]");
  });
});

it("markedTexts(tables) gathers the texts that hold terms, and no other label", () => {
  const built = buildTable(table("with a [[lantern:label]]"), derivation, [], demoTerms);
  expect(markedTexts([built, {}])).toEqual({
    "with a green lamp": "with a [[lantern:label]]",
    "a lighthouse": "a [[lamp-house]]"
  });
});
