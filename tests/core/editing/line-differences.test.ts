import {describe, expect, it} from "vitest";
import {linesBetween} from "../../../src/core/editing/line-differences.js";

const shown = (before: string, after: string): string =>
  linesBetween(before, after)
    .map(({kind, line}) => ({same: " ", removed: "-", added: "+"})[kind] + line)
    .join("|");

describe("linesBetween(before, after)", () => {
  it.each([
    ["a\nb\nc", "a\nb\nc", " a| b| c"],
    ["a\nb\nc", "a\nx\nc", " a|-b|+x| c"],
    ["a\nb\nc\nd", "b\nd\ne", "-a| b|-c| d|+e"],
    ["", "a", "-|+a"],
    ["a\r\nb", "a\nb", " a| b"],
    ["a\na", "a", " a|-a"]
  ])("%j and %j", (before, after, expected) => expect(shown(before, after)).toBe(expected));

  it("takes long texts that have nothing in common", () => {
    const long = (word: string): string => Array.from({length: 5000}, (_, i) => `${word} ${i}`).join("\n");
    expect(linesBetween(long("a"), long("b"))).toHaveLength(10_000);
  });
});
