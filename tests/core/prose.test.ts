import {describe, expect, it} from "vitest";
import {parseProse} from "../../src/core/prose.js";

describe("parseProse(text)", () => {
  it("splits text and numbers", () => {
    expect(parseProse("Of {{ d.a }}, {{share(d.a, d.b) | .1% }}.")).toEqual([
      {type: "text", text: "Of "},
      {type: "number", expression: "d.a", at: 3},
      {type: "text", text: ", "},
      {type: "number", expression: "share(d.a, d.b)", format: ".1%", at: 14},
      {type: "text", text: "."}
    ]);
  });

  it("reads the pipe of a table cell", () => {
    expect(parseProse("{{ d.a \\| .0% }}")[0]).toMatchObject({expression: "d.a", format: ".0%"});
  });

  it.each([
    ["a {{ b", /\{\{ without \}\}/],
    ["{{ }}", /holds no expression/],
    ["{{ {{ a }}", /inside/],
    ["{{ a | b | c }}", /one format/],
    ["{{ a | }}", /one format/]
  ])("%j is refused", (text, message) => expect(() => parseProse(text)).toThrow(message));
});
