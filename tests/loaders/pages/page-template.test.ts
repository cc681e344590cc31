import {describe, expect, it} from "vitest";
import {fillPage, namesOfPage, readPuts, textOfLines} from "../../../loaders/pages/page-template.js";
import type {PageLine} from "../../../loaders/pages/page-template.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";

const fill = (
  text: string,
  has: readonly string[] = [],
  puts: Readonly<Record<string, readonly PageLine[]>> = {}
): readonly PageLine[] => fillPage(text, "src/a.md", {has: new Set(has), puts: new Map(Object.entries(puts))});

const PAGE =
  "# A\n<!-- if tables -->\nSome.\n<!-- else -->\nNone.\n<!-- end -->\n<!-- unless decks -->\nNo deck.\n<!-- end -->\n<!-- a comment -->";

describe("fillPage(text, file, fill)", () => {
  it.each<[readonly string[], string]>([
    [[], "# A\nNone.\nNo deck.\n<!-- a comment -->"],
    [["tables"], "# A\nSome.\nNo deck.\n<!-- a comment -->"],
    [["tables", "decks"], "# A\nSome.\n<!-- a comment -->"]
  ])("of what the workspace has, %j, keeps what is so", (has, text) => expect(textOfLines(fill(PAGE, has))).toBe(text));

  it("keeps the place of each line, and puts the workspace’s in place of its own", () => {
    const page = "<!-- put about -->\nOurs.\n<!-- if tables -->\nOurs too.\n<!-- end -->\n<!-- end -->\nEnd.";
    expect(fill(page, ["tables"])).toEqual(
      [2, 4, 7].map((line) => ({text: page.split("\n")[line - 1], file: "src/a.md", line}))
    );
    const theirs = {text: "Theirs.", file: "data/workspace.yaml", line: 9};
    expect(fill(page, ["tables"], {about: [theirs], other: []})).toEqual([
      theirs,
      {text: "End.", file: "src/a.md", line: 7}
    ]);
  });

  it("puts nothing into a place that isn’t shown", () => {
    const page = "<!-- if terms -->\n<!-- put about -->\nOurs.\n<!-- end -->\n<!-- end -->\nEnd.";
    expect(textOfLines(fill(page, [], {about: [{text: "Theirs.", file: "a", line: 1}]}))).toBe("End.");
  });

  it.each([
    ["<!-- end -->", /src\/a\.md:1: <!-- end -->: nothing is open/],
    ["<!-- put a -->\n<!-- else -->", /src\/a\.md:2: <!-- else -->/],
    ["<!-- if a -->", /1 of its marks have no <!-- end -->/]
  ])("throws for %j", (text, message) => expect(() => fill(text)).toThrow(message));
});

it("namesOfPage(text) has what a page asks and its places, each once", () => {
  expect(namesOfPage(`${PAGE}\n<!-- unless tables -->\n<!-- put a-b -->\n<!-- end -->\n<!-- end -->`)).toEqual({
    asked: ["tables", "decks"],
    places: ["a-b"]
  });
});

describe("readPuts(text, file, places, faults)", () => {
  const read = (text: string) => {
    const diagnostics: Diagnostic[] = [];
    const puts = readPuts(text, "data/guides/a.md", ["number", "chart"], diagnostics);
    return {
      puts: [...puts].map(([name, lines]) => [name, textOfLines(lines)]),
      diagnostics: diagnostics.map(formatDiagnostic)
    };
  };

  it("has the lines of each place, with where they stand", () => {
    const text =
      "<!-- put chart -->\r\n```chart\r\nref: a\r\n```\r\n<!-- end -->\r\n\r\n<!-- put number -->\r\n# Not a mark\r\n<!-- end -->\r\n";
    expect(read(text)).toEqual({
      puts: [
        ["chart", "```chart\nref: a\n```"],
        ["number", "# Not a mark"]
      ],
      diagnostics: []
    });
    expect(readPuts(text, "a.md", ["number", "chart"], []).get("number")).toEqual([
      {text: "# Not a mark", file: "a.md", line: 8}
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    [
      "an unknown place",
      "<!-- put sum -->\na\n<!-- end -->",
      ["data/guides/a.md:1: put sum: the page has no such place; allowed: number, chart"]
    ],
    [
      "a place twice",
      "<!-- put chart -->\n<!-- end -->\n<!-- put chart -->\n<!-- end -->",
      ["data/guides/a.md:3: put chart: already put above"]
    ],
    [
      "a text in no place",
      "\nText\n",
      [
        "data/guides/a.md:2: stands in no place of the page; write it between <!-- put … --> and <!-- end -->; allowed: number, chart"
      ]
    ],
    ["no end", "<!-- put chart -->\na", ["data/guides/a.md:1: has no <!-- end -->"]],
    [
      "an end of nothing, and a place within a place",
      "<!-- end -->\n<!-- put chart -->\n<!-- put number -->\n<!-- end -->",
      [
        "data/guides/a.md:1: <!-- end -->: expected <!-- put … -->; allowed: number, chart",
        "data/guides/a.md:3: <!-- put number -->: expected <!-- end --> first; allowed: number, chart"
      ]
    ],
    [
      "a question of the page’s own",
      "<!-- if tables -->\n",
      ["data/guides/a.md:1: <!-- if tables -->: expected <!-- put … -->; allowed: number, chart"]
    ]
  ])("%s is a fault at its line", (_what, text, diagnostics) => expect(read(text).diagnostics).toEqual(diagnostics));
});
