import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {NoWorkspaceError, chooseWorkspace} from "../../loaders/choose-workspace.js";
import {readWorkspaceFile} from "../../loaders/workspace-file.js";
import type {WorkspaceFile} from "../../loaders/workspace-file.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {evidenceOf, readContent} from "../../loaders/content.js";
import {verify} from "../../loaders/verify.js";
import {factsOfEvidence} from "../../src/core/evidence.js";
import {evidenceSubset} from "../../src/exports/evidence-subset.js";
import {proseText} from "../../src/views/prose-html.js";
import {copyCorpus, swap} from "../support/corpus.js";
import type {Edit} from "../support/corpus.js";
import {tempFolder} from "../support/temp.js";

const FILE = "data/workspace.yaml";

async function read(text: string): Promise<{readonly own: WorkspaceFile; readonly diagnostics: readonly string[]}> {
  const folder = await tempFolder({[FILE]: text});
  const diagnostics: Diagnostic[] = [];
  const own = await readWorkspaceFile(openWorkspace(join(folder, "data")), diagnostics);
  return {own, diagnostics: diagnostics.map(formatDiagnostic)};
}

describe("readWorkspaceFile(workspace, faults)", () => {
  it("needs no more than the format", async () => {
    expect(await read("format: 1\n")).toEqual({
      own: {
        file: FILE,
        language: "en",
        collection: {name: "Tickmark", authors: ""},
        note: {},
        terms: {},
        queries: [],
        notebooks: [],
        tables: {file: FILE, ids: []},
        lists: {file: FILE, ids: []}
      },
      diagnostics: []
    });
  });

  it("takes who answers for the tables, and where they are reached", async () => {
    const {own} = await read("format: 1\nauthors: The keepers\ncontact: keepers@example.org\n");
    expect(own.collection).toEqual({name: "Tickmark", authors: "The keepers", contact: "keepers@example.org"});
  });

  it("takes each text with the line on which it begins", async () => {
    const {own, diagnostics} = await read(
      [
        "format: 1",
        "title: Lamps",
        "about: |",
        "  Two lines",
        "  of prose.",
        "note:",
        "  home: >-",
        "    Folded",
        "    words.",
        "footer: Counts.",
        "notebooks:",
        "  b:",
        "  a:",
        "    label: A",
        "    chart: lamps",
        "    summary: |",
        "      Lit."
      ].join("\n")
    );
    expect(diagnostics).toEqual([]);
    expect([own.title, own.about, own.note.home, own.footer]).toEqual([
      {text: "Lamps", line: 2},
      {text: "Two lines\nof prose.", line: 4},
      {text: "Folded words.", line: 8},
      {text: "Counts.", line: 10}
    ]);
    expect(own.notebooks).toEqual([
      {id: "b", line: 12},
      {
        id: "a",
        line: 13,
        label: {text: "A", line: 14},
        chart: {id: "lamps", line: 15},
        summary: {text: "Lit.", line: 17}
      }
    ]);
  });

  it.each<[string, string, readonly (string | RegExp)[]]>([
    ["no format", "title: Lamps\n", [`${FILE}:1: missing format`]],
    ["the format of another version", "format: 2\n", [`${FILE}:1: format: 2; allowed: 1`]],
    [
      "an unknown key",
      "format: 1\ntitel: Lamps\n",
      [
        /^data\/workspace\.yaml:2: titel: unknown key; allowed: format, title, name, language, authors, contact, licence, about, note, footer, terms, percent-decimals, embed, queries, notebooks, tables, lists$/
      ]
    ],
    [
      "an unknown key further down",
      "format: 1\nnotebooks:\n  a:\n    titel: A\n",
      [`${FILE}:4: notebooks.a.titel: unknown key; allowed: label, title, chart, summary`]
    ],
    [
      "nothing where something is said",
      'format: 1\ntitle:\nabout: ""\n',
      [`${FILE}:2: title: is empty`, `${FILE}:3: about: is empty`]
    ],
    ["a list for a text", "format: 1\nfooter: [a]\n", [`${FILE}:2: footer: expected text, found a list`]],
    [
      "a text for a map",
      "format: 1\nnote: beware\nnotebooks: ships\n",
      [
        `${FILE}:2: note: expected a map (lines of key: value)`,
        `${FILE}:3: notebooks: expected a map (lines of key: value)`
      ]
    ],
    [
      "a number in what also stands where no link can",
      'format: 1\nname: "{{ a.b }}"\nnotebooks:\n  a: {label: "[[b]]"}\n',
      [
        `${FILE}:2: name: {{ }}: numbers and terms stand in about, note, terms and summary only`,
        `${FILE}:4: notebooks.a.label: [[ ]]: numbers and terms stand in about, note, terms and summary only`
      ]
    ],
    ["a name of two lines", "format: 1\nname: |\n  a\n  b\n", [`${FILE}:2: name: expected one line`]],
    [
      "no language",
      "format: 1\nlanguage: in English\n",
      [`${FILE}:2: language: in English: is no language tag; write one such as en or pt-BR`]
    ],
    [
      "decimals that are none, or too many",
      "format: 1\npercent-decimals: one\n",
      [`${FILE}:2: percent-decimals: one; allowed: 0, 1, 2, 3`]
    ],
    [
      "half a licence, and an address that is none",
      "format: 1\nlicence: {name: MIT}\n",
      [`${FILE}:2: licence: missing title, path`]
    ],
    [
      "an address that is none",
      "format: 1\nlicence: {name: MIT, title: MIT, path: mit.txt}\n",
      [`${FILE}:2: licence.path: mit.txt: is no address; write it in full, as https://example.org/`]
    ],
    [
      "a query that asks for nothing",
      "format: 1\nqueries:\n  Nothing: -- only this\n",
      [`${FILE}:3: queries.Nothing: is only a comment; write a query`]
    ],
    [
      "a notebook twice",
      "format: 1\nnotebooks:\n  a:\n  a:\n",
      [/^data\/workspace\.yaml:3: YAML: Map keys must be unique$/]
    ],
    ["tabs", "format: 1\nnote:\n\thome: a\n", [/^data\/workspace\.yaml:3: YAML: .*indent with spaces, not with tabs$/]],
    [
      "an anchor and its alias",
      "format: 1\ntitle: &a Lamps\nfooter: *a\n",
      [/:2: &a: anchors are not allowed/, /:3: \*a: write out what is meant/]
    ],
    [
      "a merge key and a reserved one",
      "format: 1\nnote:\n  <<: {}\n  __proto__: a\n",
      [/:3: <<: merge keys are not allowed/, /:4: __proto__: is no name for a key/]
    ]
  ])("%s is a fault at its line that says what is allowed", async (_what, text, expected) => {
    const {diagnostics} = await read(text);
    expect(diagnostics).toHaveLength(expected.length);
    expected.forEach((one, i) =>
      typeof one === "string" ? expect(diagnostics[i]).toBe(one) : expect(diagnostics[i]).toMatch(one)
    );
  });

  it("is refused before it is opened where its format is another", async () => {
    const folder = await tempFolder({[FILE]: "format: 2\n", "old/workspace.yaml": "format: 0\n"});
    const choose = (name: string) => () => chooseWorkspace({named: join(folder, name)});
    expect(choose("data")).toThrow(NoWorkspaceError);
    expect(choose("data")).toThrow(
      /is of format 2, newer than this tickmark, which reads format 1; install a newer one$/
    );
    expect(choose("old")).toThrow(/workspace\.yaml: format: 0: this tickmark reads format 1/);
  });
});

describe("percent-decimals of a workspace", () => {
  const share = "share(demo.fishing, demo.ships-2014)";

  it.each([
    ["as said", "percent-decimals: 0\n", "60%"],
    ["one where nothing is said", "", "60.0%"]
  ])("are those of a worked-out percentage on pages, in the browser and in exports: %s", async (_, own, text) => {
    const workspace = await copyCorpus(own === "" ? {} : {[FILE]: swap("format: 1\n", `format: 1\n${own}`)});
    const content = await readContent(workspace, []);
    const evidence = evidenceOf(content, "0", {});
    const part = evidenceSubset(evidence, {facts: [], expressions: [share]});
    for (const facts of [content.facts, factsOfEvidence(evidence), factsOfEvidence(part)])
      expect(proseText(`{{ ${share} }}`, facts)).toBe(text);
  });
});

describe("verify(workspace) holds workspace.yaml against what is there", () => {
  it.each<[string, Edit, readonly string[]]>([
    [
      "a notebook that is not there",
      swap("  ships:\n    label", "  boats:\n    label"),
      [`${FILE}:19: notebooks.boats: no such notebook; there are: lamps, ships`]
    ],
    [
      "a chart that is unknown",
      swap("chart: ships", "chart: boats"),
      [`${FILE}:22: notebooks.ships.chart: boats: no such chart; there are: ships`]
    ],
    [
      "a number of an unknown fact in a summary",
      swap("{{ demo.ships-2014 }} ships,", "{{ demo.boats }} ships,"),
      [`${FILE}:24: {{ demo.boats }}: unknown fact: demo.boats`]
    ],
    [
      "an unclosed number in what it is about",
      swap("demo.ships-2014 }} ships counted", "demo.ships-2014 ships counted"),
      [`${FILE}:8: {{ without }}`]
    ],
    [
      "a number that is typed by hand in a summary",
      swap("The keepers counted", "The 30 keepers counted"),
      [`${FILE}:24: "30" is tied to no fact; write {{ }}, or say it without a number`]
    ],
    [
      "one that is typed by hand in the title",
      swap("Ships and lamps", "Ships and 40 lamps"),
      [`${FILE}:2: "40" is tied to no fact; write {{ }}, or say it without a number`]
    ],
    [
      "one in a label",
      swap("label: Ships", "label: 200 ships"),
      [`${FILE}:20: "200" is tied to no fact; write {{ }}, or say it without a number`]
    ],
    [
      "one in the footer and one in the note beside documents",
      (text) => text.replace("Counts of", "12 counts of").replace("These reports", "These 12 pages"),
      [
        `${FILE}:12: "12" is tied to no fact; write {{ }}, or say it without a number`,
        `${FILE}:13: "12" is tied to no fact; write {{ }}, or say it without a number`
      ]
    ],
    [
      "an unknown term",
      swap("These pages hold", "These pages on [[lanterns]] hold"),
      [`${FILE}:11: [[lanterns]]: unknown term; vocabulary/terms.yaml has none`]
    ],
    [
      "a number that its words don’t fit",
      swap("{{ demo.fishing }} of them fishing boats", "{{ demo.ferries }} of them fishing boats"),
      [
        `${FILE}:25: {{ demo.ferries }}: demo.ferries is of the category ferries, but its sentence has none of the words ferries`,
        `${FILE}:25: {{ demo.ferries }}: the sentence says “fishing boats”, but none of its numbers (demo.ships-2014, demo.ferries) is of the category fishing`,
        `${FILE}:25: {{ demo.ferries }}: demo.ferries is of the category ferries, the words behind it are “of them fishing”`
      ]
    ]
  ])("%s", async (_what, edit, expected) => {
    const {report} = await verify(await copyCorpus({[FILE]: edit}));
    expect(report.diagnostics.map(formatDiagnostic)).toEqual(expected);
  });
});
