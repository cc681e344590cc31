import {describe, expect, it} from "vitest";
import {buildTable} from "../../../loaders/tables/build.js";
import {AREA, key, quantity} from "../../../loaders/tables/columns.js";
import type {Table} from "../../../loaders/tables/table.js";
import {markedTexts} from "../../../loaders/tables/worded.js";
import type {Fault} from "../../../src/core/fault.js";
import {formatFault} from "../../../src/core/fault.js";
import {demoFacts} from "../../core/demo-facts.js";
import {settingOf} from "../../support/table-setting.js";
import {demoTerms} from "../../support/terms.js";

const facts = demoFacts([["demo.a", "12", "cases"], ["demo.b", "9", "cases"]]);
const table = (first: string): Table => ({
  id: "lights", title: "Lights", description: "One row for each.", columns: [key("item", "Item"), key("base", "Base"), AREA, quantity("value", "Value", "cases", ["demo"])],
  labels: {area: {XX: "Norland"}},
  derive: () => [{item: first, base: "a [[lamp-house]]", area: "XX", value: "demo.a"}, {item: "plain", base: "a [[lamp-house]]", area: "XX", value: "demo.b"}]
});

describe("buildTable(table, …) of rows with terms", () => {
  it("has rows in the default vocabulary, and their texts with marks as labels beside the table’s own", () => {
    const faults: Fault[] = [];
    const {rows, labels} = buildTable(table("with a [[lantern:label]]"), settingOf(facts, demoTerms), faults);
    expect(faults).toEqual([]);
    expect(rows.map(({item, base}) => [item, base])).toEqual([["with a green lamp", "a lighthouse"], ["plain", "a lighthouse"]]);
    expect(labels).toEqual({area: {XX: "Norland"}, item: {"with a green lamp": "with a [[lantern:label]]"}, base: {"a lighthouse": "a [[lamp-house]]"}});
  });

  it("tells of a mark whose term is not registered, and leaves it", () => {
    const faults: Fault[] = [];
    const {rows} = buildTable(table("with a [[nothing]]"), settingOf(facts, demoTerms), faults);
    expect(faults.map(formatFault)).toEqual([expect.stringMatching(/^loaders\/tables \(lights\): \[\[nothing\]\]: unknown term/)]);
    expect(rows[0]!.item).toBe("with a [[nothing]]");
  });
});

it("markedTexts(tables) gathers the texts that hold terms, and no other label", () => {
  const built = buildTable(table("with a [[lantern:label]]"), settingOf(facts, demoTerms), []);
  expect(markedTexts([built, {}])).toEqual({"with a green lamp": "with a [[lantern:label]]", "a lighthouse": "a [[lamp-house]]"});
});
