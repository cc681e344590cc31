import {describe, expect, it} from "vitest";
import {readControlFence} from "../../../loaders/prose/controls.js";
import {
  chartShown,
  controlCell,
  controlOf,
  followingCell,
  isFollowing,
  newCell
} from "../../../src/core/editing/notebook-cells.js";

const held = (cell: string): string => cell.split("\n").slice(1, -1).join("\n");

describe("controlOf(label, values) as a fence", () => {
  it.each([
    [
      "Kind",
      "Fishing boats\nFerries",
      {name: "kind", label: "Kind", values: {"fishing-boats": "Fishing boats", ferries: "Ferries"}}
    ],
    [
      "Kind of ship: #1",
      'A "b"\n\n  [c]: d ',
      {name: "kindofship", label: "Kind of ship: #1", values: {"a-b": 'A "b"', "c-d": "[c]: d"}}
    ],
    ["Née", "一\n二", {name: "nee", label: "Née", values: {"value-1": "一", "value-2": "二"}}],
    ["Same", "a!\na?", {name: "same", label: "Same", values: {"a-1": "a!", "a-2": "a?"}}]
  ])("%s is read as it was meant", (label, values, expected) => {
    const control = controlOf(label, values)!;
    expect(control).toEqual(expected);
    const {control: read, diagnostics} = readControlFence(held(controlCell(control)));
    expect(diagnostics).toEqual([]);
    expect(read).toEqual({...expected, initial: Object.keys(expected.values)[0]});
  });

  it.each([
    ["Kind", "one"],
    ["種類", "a\nb"],
    ["", ""]
  ])("is none of %j with %j", (label, values) => expect(controlOf(label, values)).toBeUndefined());
});

describe("a chart's fence", () => {
  const cell = "```chart\nref: loans # mine\nshow: count\n```";
  it("follows a control with one option, and keeps its other lines", () => {
    expect(followingCell(cell, "show", "show")).toBe("```chart\nref: loans # mine\nshow: $show\n```");
    expect(followingCell(cell, "highlight", "what")).toBe(
      "```chart\nref: loans # mine\nhighlight: $what\nshow: count\n```"
    );
    expect([isFollowing(cell, "show"), isFollowing(followingCell(cell, "show", "a"), "show")]).toEqual([false, true]);
  });

  it("says which chart it shows", () => {
    expect([cell, newCell("chart", "a-b"), "ref: x", "```js\nref: x\n```"].map(chartShown)).toEqual([
      "loans",
      "a-b",
      undefined,
      undefined
    ]);
  });
});
