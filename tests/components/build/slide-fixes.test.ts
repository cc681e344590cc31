import {describe, expect, it} from "vitest";
import {mendable} from "../../../src/components/build/slide-fixes.js";

function mended(message: string) {
  const done: unknown[] = [];
  const [found] = mendable([{line: 4, message, isRefused: true}], [], {
    split: (...given) => void done.push(["split", ...given]),
    freeLayout: (...given) => void done.push(["layout", ...given]),
    askAlt: (...given) => void done.push(["alt", ...given]),
    tie: (...given) => void done.push(["tie", ...given])
  });
  found!.fix?.act();
  return [found!.fix?.name, ...done];
}

describe("mendable(problems, misfits, fixes)", () => {
  it.each<[string, readonly unknown[]]>([
    ['"31" is tied to no fact; write {{ }}, or say it without a number', ["Tie it", ["tie", 4, "31"]]],
    ["layout: number needs a paragraph that begins with a number", ["Take the layout of its content", ["layout", 4]]],
    ["layout: unknown wide; one of title", ["Take the layout of its content", ["layout", 4]]],
    [
      "the picture a.png has no text for those who don't see it; write ![what it shows](…)",
      ["Write its text", ["alt", 4]]
    ],
    ["no.such-fact is no fact", [undefined]]
  ])("%s", (message, expected) => {
    expect(mended(message)).toEqual(expected);
  });

  it("lists slides that don't fit by their line, with a fix where they can be two", () => {
    const done: unknown[] = [];
    const fixes = {split: (...given: unknown[]) => void done.push(given)} as never;
    const found = mendable(
      [{line: 9, message: "other", isRefused: true}],
      [
        {slide: 1, line: 5, message: "20 pixels too high", second: 8},
        {slide: 3, line: 20, message: "20 pixels too wide"}
      ],
      fixes
    );
    expect(found.map(({line, message}) => [line, message])).toEqual([
      [5, "slide 2 does not fit: 20 pixels too high"],
      [9, "other"],
      [20, "slide 4 does not fit: 20 pixels too wide"]
    ]);
    found[0]!.fix!.act();
    expect(done).toEqual([[1, 8]]);
    expect(found[2]!.fix).toBeUndefined();
  });
});
