import {describe, expect, it} from "vitest";
import type {OpenPoint, ShownInline, SourceLine} from "../../../src/core/deck/compiled.js";
import {slideFoot} from "../../../src/core/deck/foot.js";
import type {SlideFoot} from "../../../src/core/deck/foot.js";
import {PAPER} from "../../../src/core/themes/paper.js";

const said = (text: string): readonly ShownInline[] => [{type: "text", text}];
const caveats = (count: number): readonly (readonly ShownInline[])[] =>
  Array.from({length: count}, (_, i) =>
    said(`Ships that called at a harbour on the day of the count, no fleet; ${"abcd"[i]}.`)
  );
const points = (count: number): readonly OpenPoint[] =>
  Array.from({length: count}, (_, i) => ({
    id: `p${i}`,
    label: "141 against 143 (definition or date)",
    sides: [],
    path: "/"
  }));
const source = (document: string, short: string): SourceLine => ({
  source: short,
  label: document,
  document,
  short,
  path: "/",
  url: "https://example.org/"
});
const LONG = source(
  "Harbour Council of Norland, Ships that called at the harbours of the northern and western coasts (2015)",
  "Harbour Council of Norland (2015)"
);

/** What a foot with so many of each says: open points, caveats, how documents are named, and what is left out. */
function foot(
  {
    open = 0,
    short = 0,
    sources = [LONG] as readonly SourceLine[],
    footnotes = [] as readonly (readonly ShownInline[])[]
  },
  {width = 1280, theme = PAPER} = {}
): readonly [number, number, SlideFoot["sources"], string] {
  const slide = {number: 1, openPoints: points(open), short: caveats(short), footnotes, sources};
  const deck = {width, theme, slides: [slide, slide] as never, digest: "abcdef0123456789", version: "1"};
  const {openPoints, caveats: kept, sources: named, rest} = slideFoot(slide, deck);
  return [openPoints.length, kept.length, named, rest];
}

describe("slideFoot(slide, deck)", () => {
  it("says all where two lines hold it", () => {
    expect(foot({open: 1, short: 1})).toEqual([1, 1, "originals", ""]);
  });

  it("gives up links to originals first, then the long names of documents", () => {
    const sources = [
      source(
        "Harbour Council of Norland, Ships of the northern and western coasts by night (2015)",
        "Harbour Council (2015)"
      )
    ];
    expect(foot({open: 1, short: 2, sources})[2]).toBe("full");
    expect(foot({open: 1, short: 2})).toEqual([1, 2, "short", ""]);
  });

  it("then leaves caveats to the evidence, the last first, and says how many", () => {
    expect(foot({open: 1, short: 4})).toEqual([1, 2, "short", "+2 caveats in the evidence"]);
    expect(foot({open: 4, short: 1})).toEqual([4, 0, "short", "+1 caveat in the evidence"]);
  });

  it("then open points after the first", () => {
    expect(foot({open: 6, short: 1})).toEqual([3, 0, "short", "+3 open points, +1 caveat in the evidence"]);
  });

  it("keeps footnotes, to which marks lead, however long they are", () => {
    const footnotes = [said("So it is written. ".repeat(40))];
    expect(foot({open: 1, short: 2, footnotes})).toEqual([1, 0, "short", "+2 caveats in the evidence"]);
  });

  it("has less room on a narrower slide, and in larger letters", () => {
    expect(foot({open: 1, short: 2}, {width: 960})[1]).toBeLessThan(2);
    const theme = {...PAPER, type: {...PAPER.type, foot: 24}};
    expect(foot({open: 1, short: 2}, {theme})[1]).toBeLessThan(2);
  });

  it("breaks text without spaces where browsers do", () => {
    expect(foot({short: 1, sources: [source("港".repeat(60), "港")]})).toEqual([0, 1, "originals", ""]);
    expect(foot({short: 1, sources: [source("港".repeat(140), "港")]})[2]).toBe("short");
  });
});
