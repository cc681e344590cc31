import {describe, expect, it} from "vitest";
import {chartShown, followingCell, isFollowing, newCell} from "../../../src/core/editing/notebook-cells.js";

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
