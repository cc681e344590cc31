import {readFileSync} from "node:fs";
import {basename, extname, join, relative, sep} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {ENGINE} from "../../loaders/engine.js";
import {filesBelow} from "../../loaders/read-text.js";
import {ENGINE_WORDS} from "./engine-words.js";
import {isTelling, offences} from "./offences.js";
import type {OwnWords} from "./offences.js";
import {ownWords} from "./own-words.js";

describe("offences(text, own)", () => {
  const own: OwnWords = {
    ids: new Map(
      ["log.ferries-2014", "night-lights", "NAV", "ferries", "lamp2", "0f3c"].map((id) => [id, `id in ${id}.csv`])
    ),
    texts: new Map(
      ["Ships of Norland", "Lanternby", "ships counted"].map((text) => [text, "label in vocabulary/areas.yaml"])
    )
  };
  const found = (text: string): readonly string[] =>
    offences(text, own).map(({line, found: word}) => `${line}: ${word}`);

  it.each<[string, string, readonly string[]]>([
    ["a fact in an expression", "const a = `share(log.ferries-2014, b)`;", ["1: log.ferries-2014"]],
    ["a fact in a comment, on its line", "// one\n/** Like log.ferries-2014. */\n", ["2: log.ferries-2014"]],
    [
      "a table in a string, a path and a query",
      "\"night-lights\"\nfrom './night-lights'\nFROM night_lights;",
      ["1: night-lights", "2: night-lights", "3: night_lights"]
    ],
    [
      "a table in Markdown and in CSS",
      "```chart\nref: night-lights\n```\n#night-lights { }",
      ["2: night-lights", "4: night-lights"]
    ],
    ["an abbreviation", "NAV, not NAVY", ["1: NAV"]],
    [
      "an ordinary word as the whole of a string",
      "[\"ferries\", 'ferries', `ferries`]",
      ["1: ferries", "1: ferries", "1: ferries"]
    ],
    ["an id with a digit", "lamp2", ["1: lamp2"]],
    ["a label across lines, in any case", "Of all the SHIPS of\nNorland", ["1: SHIPS of Norland"]],
    ["a name of one word", "Lanternby’s", ["1: Lanternby"]]
  ])("finds %s", (_what, text, expected) => expect(found(text)).toEqual(expected));

  it.each([
    'the ferries, ferries: "ferries of"',
    "tm-night-lights, night-lights-2, x.night-lights, log.ferries-2014.x",
    "spaceships counted",
    "Lanternbyer",
    "unlamp2"
  ])("lets %j be", (text) => expect(found(text)).toEqual([]));

  it("says what the word is, and leaves out what the engine has by itself", () => {
    expect(offences("ships counted", own)).toEqual([
      {line: 1, found: "ships counted", what: "label in vocabulary/areas.yaml"}
    ]);
    expect(offences("Ships counted by NAV", own, ["ships counted", "NAV"])).toEqual([]);
  });
});

describe("ownWords(folder)", () => {
  it("has the ids, labels, names, sentences and files of a workspace, and not what its documents print", async () => {
    const {ids, texts} = await ownWords(join(import.meta.dirname, "../fixtures/corpus"));
    for (const id of [
      "demo",
      "demo.txt",
      "HC/15",
      "demo.ships-2014",
      "ships-share",
      "fishing",
      "council",
      "parts-of-ships",
      "ships",
      "footnote-marker"
    ])
      expect(ids.has(id), id).toBe(true);
    for (const text of [
      "Report on the lighthouses of Norland",
      "fishing boats",
      "Harbour Council",
      "Ships that keepers saw and wrote down.",
      "Of those who answered (demo.answers) or of all keepers: not said."
    ])
      expect(texts.has(text), text).toBe(true);
    for (const text of ["Three quarters", "30 per cent", "para 1", "ted 200 ships, of which "])
      expect(texts.has(text), text).toBe(false);
  });
});

describe("the engine", () => {
  let own: OwnWords;
  let files: readonly {readonly path: string; readonly text: string}[];
  beforeAll(async () => {
    own = await ownWords(join(ENGINE, "data"));
    const paths = (
      await Promise.all(
        ["src", "loaders", "bin"].map((folder) =>
          filesBelow(
            join(ENGINE, folder),
            (file) => /\.(?:ts|js|md|css|html|svg)$/.test(file) && !file.includes(".observablehq")
          )
        )
      )
    ).flat();
    files = paths.map((path) => ({
      path: relative(ENGINE, path).split(sep).join("/"),
      text: readFileSync(path, "utf8")
    }));
  });

  /** The offences of a file, those in its own name among them, as lines. */
  const offencesOf = ({path, text}: {readonly path: string; readonly text: string}): readonly string[] => {
    const name = basename(path, extname(path));
    const named =
      isTelling(name) && own.ids.has(name)
        ? [`${path}: is called as the workspace calls its own: ${own.ids.get(name)!}`]
        : [];
    return [
      ...named,
      ...offences(text, own, Object.keys(ENGINE_WORDS)).map(
        ({line, found, what}) => `${path}:${line}: ${found} (${what})`
      )
    ];
  };

  it("is looked through, for words of every kind", () => {
    expect(files.length).toBeGreaterThan(300);
    expect([own.ids.size, own.texts.size].every((size) => size > 300)).toBe(true);
  });

  it("holds no word of the workspace that ships", () => {
    expect(files.flatMap(offencesOf)).toEqual([]);
  });

  it("has no word of its own that no workspace has", () => {
    const words = Object.keys(ENGINE_WORDS);
    const known = new Set([...own.ids.keys(), ...[...own.texts.keys()].map((text) => text.toLowerCase())]);
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });
});
