import {describe, expect, it} from "vitest";
import type {ChartSpec} from "../../../src/core/chart-spec/spec.js";
import {printFence, readFence} from "../../../src/core/editing/chart-fence.js";
import {rewriteSpecText} from "../../../src/core/explore/rewrite-text.js";

const SPEC: ChartSpec = {table: "lamps", form: "bar", x: "colour", y: "count"};
const TEXT = "# kept\ntable:  lamps\nform: bar # why\nx: colour\ny: count\nheadline: 'Lamps'";

describe("rewriteSpecText(text, spec)", () => {
  it.each<[string, ChartSpec, string]>([
    ["changes no byte for the same", {...SPEC, headline: "Lamps"}, TEXT.replace("table:  ", "table: ")],
    [
      "sets one key and leaves the comments",
      {...SPEC, form: "dot", headline: "Lamps"},
      TEXT.replace("table:  ", "table: ").replace("bar #", "dot #")
    ],
    [
      "adds and takes away keys",
      {...SPEC, filter: {side: ["north", "south"]}, sort: "ascending"},
      `${TEXT.replace("table:  ", "table: ").replace("\nheadline: 'Lamps'", "")}\nfilter:\n  side: [north, south]\nsort: ascending`
    ]
  ])("%s", (_name, spec, expected) => {
    expect(rewriteSpecText(TEXT, spec)).toBe(expected);
  });

  it("writes a registered chart's fence anew", () => {
    expect(rewriteSpecText("ref: other", SPEC)).toBe("table: lamps\nform: bar\nx: colour\ny: count");
  });
});

describe("readFence(text), printFence(fence, held)", () => {
  it.each([
    ["```chart\na: b\nc: d\n```", "a: b\nc: d"],
    ["~~~~ {.chart}\r\na: b\r\n~~~~", "a: b"],
    ["```chart\na: b", "a: b"],
    ["```chart\n```", ""]
  ])("%j holds %j, and is printed as it was", (text, held) => {
    const fence = readFence(text)!;
    expect(fence.held).toBe(held);
    expect(printFence(fence, "x: y")).toBe(
      text
        .replaceAll("\r", "")
        .replace(
          /^(.*\n)[^]*?((?:\n```|\n~~~~|```)?)$/,
          (_all, open: string, close: string) => `${open}x: y${close === "" ? "" : `\n${close.trim()}`}`
        )
    );
  });

  it("reads no fence of other text", () => {
    expect(readFence("a: b")).toBeUndefined();
  });
});
