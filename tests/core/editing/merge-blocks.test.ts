import {describe, expect, it} from "vitest";
import {mergeBlocks, mergedText} from "../../../src/core/editing/merge-blocks.js";
import {pick, seeded} from "../deck/random-decks.js";
import {SAMPLES} from "./random-actions.js";

const merge = (base: string, mine: string, theirs: string, kind: "notebook" | "deck" = "notebook") =>
  mergeBlocks(kind, {base, mine, theirs});
const BASE = "---\ntitle: x\n---\n\n# A\n\nB\n\nC\n\nD\n";

describe("mergeBlocks(kind, {base, mine, theirs})", () => {
  it.each([
    ["what only I changed", BASE.replace("B", "mine"), BASE, BASE.replace("B", "mine")],
    ["what only they changed", BASE, BASE.replace("B", "theirs"), BASE.replace("B", "theirs")],
    [
      "blocks beside each other",
      BASE.replace("B", "mine"),
      BASE.replace("C", "theirs"),
      BASE.replace("B", "mine").replace("C", "theirs")
    ],
    ["the same change once", BASE.replace("B", "same"), BASE.replace("B", "same"), BASE.replace("B", "same")],
    [
      "a block that I add and one that they delete",
      BASE.replace("# A\n", "# A\n\nnew\n"),
      BASE.replace("C\n\n", ""),
      BASE.replace("# A\n", "# A\n\nnew\n").replace("C\n\n", "")
    ],
    [
      "front matter of one side, a block of the other",
      BASE.replace("title: x", "title: y"),
      BASE.replace("D", "theirs"),
      BASE.replace("title: x", "title: y").replace("D", "theirs")
    ]
  ])("takes %s", (_what, mine, theirs, expected) => {
    const parts = merge(BASE, mine, theirs);
    expect(parts.every((part) => "text" in part)).toBe(true);
    expect(mergedText(parts)).toBe(expected);
  });

  it("leaves what both changed to be chosen, block by block", () => {
    const parts = merge(BASE, BASE.replace("B", "b1").replace("D", "d1"), BASE.replace("B", "b2").replace("D", "d2"));
    expect(parts.filter((part) => "mine" in part)).toEqual([
      {mine: "b1\n\n", theirs: "b2\n\n"},
      {mine: "d1\n", theirs: "d2\n"}
    ]);
    expect(mergedText(parts, ["theirs", "mine"])).toBe(BASE.replace("B", "b2").replace("D", "d1"));
  });

  it("merges decks slide by slide, with their line ends", () => {
    const base = "\ufeff# A\r\n\r\n---\r\n\r\n# B\r\n\r\n---\r\n\r\n# C\r\n";
    const parts = merge(base, base.replace("# A", "# mine"), base.replace("# C", "# theirs"), "deck");
    expect(mergedText(parts)).toBe(base.replace("# A", "# mine").replace("# C", "# theirs"));
  });

  it("gives back either side, to the byte, where it is chosen throughout and the other is the base", () => {
    const random = seeded(7);
    for (let i = 0; i < 300; i++) {
      const [kind, base] = pick(random, SAMPLES);
      const at = Math.floor(random() * base.length);
      const other = base.slice(0, at) + pick(random, ["x", "\n\n---\n\n", "```", ""]) + base.slice(at + 1);
      expect(mergedText(mergeBlocks(kind, {base, mine: other, theirs: base}))).toBe(other);
      expect(mergedText(mergeBlocks(kind, {base, mine: base, theirs: other}))).toBe(other);
      expect(mergedText(mergeBlocks(kind, {base, mine: other, theirs: other}))).toBe(other);
    }
  });
});
