import {describe, expect, it} from "vitest";
import type {Row} from "../../src/core/chart.js";
import {
  besideOf,
  cellOf,
  expressionOf,
  physicalColumns,
  quantityNames,
  readQuantity,
  shownCell,
  withoutQuantity,
  writeQuantity
} from "../../src/core/quantity-columns.js";
import type {QuantityCell} from "../../src/core/quantity-columns.js";

const tied: QuantityCell = {value: 0, expression: "demo.a", low: 0, high: Infinity, missing: null};
const gap: QuantityCell = {value: null, expression: null, low: null, high: null, missing: "suppressed"};

describe("a quantity’s columns", () => {
  it("are five, named by it and in one order", () => {
    expect(Object.keys(writeQuantity("boats", tied))).toEqual([
      "boats",
      "boats_expression",
      "boats_low",
      "boats_high",
      "boats_missing"
    ]);
    expect(Object.values(quantityNames("boats"))).toEqual(Object.keys(writeQuantity("boats", tied)));
  });

  it.each([
    ["a number", tied],
    ["a gap", gap]
  ])("give back what was written: %s", (_what, cell) => {
    expect(readQuantity({port: "a", ...writeQuantity("boats", cell)}, "boats")).toEqual(cell);
  });

  it.each<[string, Row, string]>([
    ["no column", {}, "not-printed"],
    ["not a number", {boats: NaN, boats_missing: null}, "not-printed"],
    ["a text", {boats: "3"}, "not-printed"],
    ["a reason", writeQuantity("boats", gap) as Row, "suppressed"]
  ])("hold no number where there is %s", (_what, row, missing) => {
    expect([shownCell(row, "boats"), cellOf(row, "boats")]).toEqual([{missing}, {missing}]);
  });

  it("hold zero, and numbers that are untied", () => {
    expect([shownCell(writeQuantity("boats", tied), "boats"), cellOf(writeQuantity("boats", tied), "boats")]).toEqual(
      Array(2).fill({value: 0, expression: "demo.a"})
    );
    const untied = {boats: 3};
    expect([shownCell(untied, "boats"), cellOf(untied, "boats"), expressionOf(untied, "boats")]).toEqual([
      {value: 3, expression: null},
      {missing: "not-printed"},
      null
    ]);
  });

  it("can be taken out of a row, and no expression is built for that", () => {
    const row = Object.defineProperty({port: "a", ...writeQuantity("boats", tied), boats_lost: 1}, "boats_expression", {
      enumerable: true,
      get: () => {
        throw new Error("built");
      }
    });
    expect(withoutQuantity(row, "boats")).toEqual({port: "a", boats_lost: 1});
  });
});

it.each([
  ["boats_low", {column: "boats", part: "low"}],
  ["boats_lost_expression", {column: "boats_lost", part: "expression"}],
  ["boats", undefined],
  ["low", undefined],
  ["_low", undefined],
  ["boats_lower", undefined]
])("besideOf(%o)", (name, of) => {
  expect(besideOf(name)).toEqual(of);
});

it("physicalColumns({columns}) has a column for a key and five for a quantity, with unit where there is a number", () => {
  const columns = physicalColumns({
    columns: [
      {kind: "key", name: "port", label: "Port"},
      {kind: "quantity", name: "boats", label: "Boats", unit: "boats", measures: []}
    ]
  });
  expect(columns.map(({name, type, metadata: {unit}}) => [name, type, unit])).toEqual([
    ["port", "text", undefined],
    ["boats", "number", "boats"],
    ["boats_expression", "text", undefined],
    ["boats_low", "number", "boats"],
    ["boats_high", "number", "boats"],
    ["boats_missing", "text", undefined]
  ]);
});
