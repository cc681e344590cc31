import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readVocabulary} from "../../../loaders/facts/vocabulary.js";
import type {Vocabulary} from "../../../loaders/facts/vocabulary.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";
import {tempFolder} from "../../support/temp.js";

const LISTS: Readonly<Record<string, string>> = {
  "units.yaml":
    "- {id: ships, label: ships, kind: count, words: ship|ships|vessel, also: boats}\n- {id: days, label: days, kind: duration, words: days}\n",
  "measures.yaml":
    "- {id: seen, units: ships, label: Ships seen, definition: Ships.}\n- {id: lost, units: ships, label: Ships lost, definition: Ships.}\n- {id: born, units: ships, label: Ships built, definition: Ships.}\n"
};

/** Reads the lists of a workspace that has these files in `vocabulary/`. */
async function read(
  files: Readonly<Record<string, string>>
): Promise<{readonly vocabulary: Vocabulary; readonly diagnostics: readonly string[]}> {
  const folder = join(await tempFolder(), "brief");
  await mkdir(join(folder, "vocabulary"), {recursive: true});
  for (const [name, text] of Object.entries({...LISTS, ...files}))
    await writeFile(join(folder, "vocabulary", name), text);
  const diagnostics: Diagnostic[] = [];
  return {
    vocabulary: await readVocabulary(openWorkspace(folder), diagnostics),
    diagnostics: diagnostics.map(formatDiagnostic)
  };
}

describe("readVocabulary(workspace)", () => {
  it("has what the engine needs in a workspace that lists nothing", async () => {
    const {vocabulary, diagnostics} = await read({"units.yaml": "", "measures.yaml": ""});
    expect(diagnostics).toEqual([]);
    expect([...vocabulary.units.values()].map(({id, label, kind}) => `${id}: ${label}, ${kind}`)).toEqual([
      "percent: per cent, percent",
      "percentage-points: percentage points, points",
      "times: times, times",
      "index: index points, index",
      "rate: per stated base, rate"
    ]);
    expect([...vocabulary.categories.keys(), ...vocabulary.producers.keys()]).toEqual([
      "not-itemised",
      "range-from",
      "range-to",
      "not-stated"
    ]);
    expect([vocabulary.together, [...vocabulary.areas]]).toEqual([{refusals: [], noTrend: [], single: []}, []]);
  });

  it("calls them as a workspace does that lists them", async () => {
    const {vocabulary, diagnostics} = await read({
      "units.yaml": "- {id: percent, label: percent, kind: percent}\n",
      "measures.yaml": "",
      "dimensions.yaml": "category:\n  - {id: not-itemised, label: the rest}\n",
      "producers.yaml": "- {id: not-stated, name: nobody named}\n"
    });
    expect(diagnostics).toEqual([]);
    expect([
      vocabulary.units.get("percent")?.label,
      vocabulary.categories.get("not-itemised")?.label,
      vocabulary.producers.get("not-stated")?.label
    ]).toEqual(["percent", "the rest", "nobody named"]);
  });

  it("refuses another kind for a unit that functions come to", async () => {
    expect(
      (await read({"units.yaml": "- {id: percent, label: percent, kind: count}\n", "measures.yaml": ""})).diagnostics
    ).toEqual([
      "brief/vocabulary/units.yaml:1: percent: kind: count: functions of expressions come to this unit, whose kind is percent"
    ]);
  });

  it("knows the nouns by which prose counts, without singulars and durations", async () => {
    expect((await read({})).vocabulary.counted).toEqual(["ships", "boats"]);
  });
});

describe("vocabulary/refusals.yaml", () => {
  it("is read, with any other measure in a word", async () => {
    const {
      vocabulary: {together},
      diagnostics
    } = await read({
      "refusals.yaml":
        "refused:\n  - between: [seen, lost]\n    why: they overlap\n  - between: seen\n    and: [born]\n    why: so\n  - {between: born, and: any, why: never}\nno-trend: seen\n"
    });
    expect(diagnostics).toEqual([]);
    expect(together).toEqual({
      refusals: [
        {between: ["seen", "lost"], why: "they overlap"},
        {between: ["seen"], and: ["born"], why: "so"},
        {between: ["born"], and: ["*"], why: "never"}
      ],
      noTrend: ["seen"],
      single: []
    });
  });

  it.each<[string, string, readonly string[]]>([
    [
      "an unknown key",
      "refuse: []\n",
      ["brief/vocabulary/refusals.yaml:1: refuse: unknown key; allowed: refused, no-trend"]
    ],
    [
      "a list in place of a map",
      "- seen\n",
      ["brief/vocabulary/refusals.yaml:1: expected a map (lines of key: value), found a list"]
    ],
    [
      "unknown measures, all at once",
      "refused:\n  - between: [seen, gone]\n    and: [away]\n    why: so\nno-trend: [off]\n",
      [
        "brief/vocabulary/refusals.yaml:2: refused[1].between[2]: unknown measure gone; known ones stand in vocabulary/measures.yaml",
        "brief/vocabulary/refusals.yaml:3: refused[1].and[1]: unknown measure away; known ones stand in vocabulary/measures.yaml",
        "brief/vocabulary/refusals.yaml:5: no-trend[1]: unknown measure off; known ones stand in vocabulary/measures.yaml"
      ]
    ],
    [
      "no reason",
      "refused:\n  - between: [seen, lost]\n",
      ["brief/vocabulary/refusals.yaml:2: refused[1]: missing why"]
    ],
    [
      "an empty reason",
      "refused:\n  - between: [seen, lost]\n    why: ''\n",
      ["brief/vocabulary/refusals.yaml:3: refused[1].why: is empty"]
    ],
    [
      "one measure against nothing",
      "refused:\n  - between: [seen]\n    why: so\n",
      [
        "brief/vocabulary/refusals.yaml:2: refused[1].between: one measure alone; name another, or say in and what it never stands beside (any: every other measure)"
      ]
    ],
    [
      "an anchor",
      "refused: &a []\n",
      ["brief/vocabulary/refusals.yaml:1: &a: anchors are not allowed; write out what is meant where it is meant"]
    ]
  ])("refuses %s", async (_what, text, diagnostics) =>
    expect((await read({"refusals.yaml": text})).diagnostics).toEqual(diagnostics)
  );
});

describe("vocabulary/areas.yaml", () => {
  it("names areas, those that need no naming, and the word by which a sentence names the others", async () => {
    const {
      vocabulary: {areas},
      diagnostics
    } = await read({
      "areas.yaml":
        "- {id: NO, label: Norland, kind: home}\n- {id: XX, label: none in particular, kind: none}\n- {id: NO-03, label: Lanternby Bay}\n- {id: NO-04, label: The Skerries, named: Skerries}\n"
    });
    expect(diagnostics).toEqual([]);
    expect([...areas.values()].map(({id, kind, named}) => [id, kind, named])).toEqual([
      ["NO", "home", undefined],
      ["XX", "none", undefined],
      ["NO-03", undefined, "Lanternby"],
      ["NO-04", undefined, "Skerries"]
    ]);
  });

  it.each<[string, string, string]>([
    [
      "a code that is none",
      "- {id: Norland, label: Norland}\n",
      "brief/vocabulary/areas.yaml:1: Norland: id: Norland: expected a code such as NO or NO-03"
    ],
    [
      "a code twice",
      "- {id: NO, label: a}\n- {id: NO, label: b}\n",
      "brief/vocabulary/areas.yaml:2: NO: id already used on line 1; ids are unique"
    ],
    [
      "another kind",
      "- {id: NO, label: Norland, kind: big}\n",
      "brief/vocabulary/areas.yaml:1: NO: kind: big: expected home or none, or nothing"
    ],
    [
      "a name for what needs none",
      "- {id: NO, label: Norland, kind: home, named: Norland}\n",
      "brief/vocabulary/areas.yaml:1: NO: named: an area of kind home needs no naming"
    ],
    [
      "an empty label",
      "- {id: NO, label: ''}\n",
      "brief/vocabulary/areas.yaml:1: NO: label: is empty; say what the area is called"
    ],
    [
      "an unknown key",
      "- {id: NO, label: a, wide: true}\n",
      "brief/vocabulary/areas.yaml:1: unknown key wide; allowed: id, label, kind, named"
    ]
  ])("refuses %s", async (_what, text, diagnostic) =>
    expect((await read({"areas.yaml": text})).diagnostics).toEqual([diagnostic])
  );
});

describe("vocabulary/caveats.yaml", () => {
  it("says of what one site figures are, and how sentences name it", async () => {
    const {
      vocabulary: {caveats, together},
      diagnostics
    } = await read({
      "caveats.yaml":
        "- {id: a, text: A., single: lighthouse}\n- {id: b, text: B., single: site, named: Lanternby}\n- {id: single-c, text: C.}\n"
    });
    expect(diagnostics).toEqual([]);
    expect([...caveats.values()].map(({single, named}) => [single, named])).toEqual([
      ["lighthouse", "lighthouse"],
      ["site", "Lanternby"],
      [undefined, undefined]
    ]);
    expect(together.single).toEqual(["a", "b"]);
  });

  it.each<[string, string, string]>([
    [
      "a name without a site",
      "- {id: a, text: A., named: Lanternby}\n",
      "brief/vocabulary/caveats.yaml:1: a: named: is only for a figure of one site; say in single what it is, such as hotline"
    ],
    [
      "what would not fit a flag",
      "- {id: a, text: A., single: 'site; small'}\n",
      "brief/vocabulary/caveats.yaml:1: a: single: site; small: expected a word or two, in letters"
    ],
    [
      "an empty word",
      "- {id: a, text: A., single: ''}\n",
      "brief/vocabulary/caveats.yaml:1: a: single: is empty: expected a word or two, in letters"
    ],
    [
      "a short form that is not short",
      `- {id: a, text: A., short: "${"word ".repeat(16)}"}\n`,
      "brief/vocabulary/caveats.yaml:1: a: short: has 16 words: a slide has room for 1 to 15; the text says the rest"
    ],
    [
      "a short form without words",
      "- {id: a, text: A., short: ''}\n",
      "brief/vocabulary/caveats.yaml:1: a: short: is empty: a slide has room for 1 to 15; the text says the rest"
    ]
  ])("refuses %s", async (_what, text, diagnostic) =>
    expect((await read({"caveats.yaml": text})).diagnostics).toEqual([diagnostic])
  );
});
