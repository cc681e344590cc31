import {describe, expect, it} from "vitest";
import {keyText} from "../../src/charts/data-table.js";
import {keyLabel} from "../../src/charts/spec-view.js";
import {boats} from "../core/chart-spec/tables.js";

const context = {
  label: (column: string, value: string): string =>
    column === "source" && value === "demo" ? "Lamps of the pier" : value
};

describe("keyText", () => {
  it.each([
    ["id", "plan.m1-i", "plan.m1-i"],
    ["id", "un.r-b-i", "un.r-b-i"],
    ["measure", "fy2019.e1-1", "fy2019.e1-1"],
    ["area", "JP-47", "JP-47"],
    ["kind", "front-line-prevention", "front line prevention"],
    ["kind", "under-9", "under 9"],
    ["kind", "not-itemised", "not itemised in the report"],
    ["source", "demo", "Lamps of the pier"]
  ])("of %s: %s is %s", (column, value, text) => {
    expect(keyText(column, {[column]: value}, context)).toBe(text);
    if (value !== "not-itemised") expect(keyLabel(boats, column, value, context)).toBe(text);
  });
});
