import {describe, expect, it} from "vitest";
import {mendable, unsaidPoints} from "../../../src/components/build/slide-fixes.js";
import {readDeck} from "../../../src/core/deck/read-deck.js";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import {demoDeck} from "../../support/demo-deck.js";

function mended(message: string) {
  const done: unknown[] = [];
  const [found] = mendable(
    [{line: 4, message, isRefused: true}],
    {misfits: [], unsaid: []},
    {
      split: (...given) => void done.push(["split", ...given]),
      freeLayout: (...given) => void done.push(["layout", ...given]),
      askAlt: (...given) => void done.push(["alt", ...given]),
      tie: (...given) => void done.push(["tie", ...given]),
      open: (...given) => void done.push(["open", ...given]),
      say: (...given) => void done.push(["say", ...given])
    }
  );
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
    [
      "{{ share(a.b, c.d) | .1% }}: share: units differ: a.b is in items, c.d in visits",
      ["Open the number", ["open", 4, "share(a.b, c.d)"]]
    ],
    ["no.such-fact is no fact", [undefined]]
  ])("%s", (message, expected) => {
    expect(mended(message)).toEqual(expected);
  });

  it("lists slides that don't fit by their line, with a fix where they can be several", () => {
    const done: unknown[] = [];
    const fixes = {split: (...given: unknown[]) => void done.push(given)} as never;
    const found = mendable(
      [{line: 9, message: "other", isRefused: true}],
      {
        misfits: [
          {slide: 1, line: 5, message: "20 pixels too high", starts: [8]},
          {slide: 2, line: 11, message: "900 pixels too high", starts: [14, 17]},
          {slide: 3, line: 20, message: "20 pixels too wide"}
        ],
        unsaid: []
      },
      fixes
    );
    expect(found.map(({line, message}) => [line, message])).toEqual([
      [5, "slide 2 does not fit: 20 pixels too high"],
      [9, "other"],
      [11, "slide 3 does not fit: 900 pixels too high"],
      [20, "slide 4 does not fit: 20 pixels too wide"]
    ]);
    expect(found.map(({fix}) => fix?.name)).toEqual(["Split slide", undefined, "Split into 3 slides", undefined]);
    found[0]!.fix!.act();
    found[2]!.fix!.act();
    expect(done).toEqual([
      [1, [8]],
      [2, [14, 17]]
    ]);
  });

  it("offers to mention an open point for which the foot has no room, until the text leads to it", async () => {
    const {deck} = await demoDeck("# Ships\n\n{{ demo.fishing }} ships.\n");
    const points = [1, 2, 3].map((i) => ({
      id: `p${i}`,
      label: `${"a long relation between printed figures ".repeat(3)} (not itemised)`,
      sides: [],
      path: `/open-points#check-p${i}`
    }));
    const drawn = [{slide: {...deck.slides[0]!, openPoints: points}, deck}];
    const written = (text: string) => readDeck(readManuscript(text, {kind: "deck"})).slides;
    const unsaid = unsaidPoints(drawn, written("# Ships\n\nA line.\n"));
    expect(unsaid.map(({point}) => point.id)).toEqual(["p2", "p3"]);
    const said: unknown[] = [];
    const [found] = mendable([], {misfits: [], unsaid}, {say: (...given: unknown[]) => void said.push(given)} as never);
    expect(found!.isRefused).toBe(false);
    expect(found!.fix!.name).toBe("Mention the open point");
    found!.fix!.act();
    expect(said).toEqual([[0, "[Open point](/open-points#check-p2): not itemised."]]);
    const mended = unsaidPoints(drawn, written(`# Ships\n\n${(said[0] as string[])[1]!}\n`));
    expect(mended.map(({point}) => point.id)).toEqual(["p3"]);
  });
});
