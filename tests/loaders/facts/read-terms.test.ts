import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {readTerms} from "../../../loaders/facts/read-terms.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";

const SETTING = {
  sources: [{id: "demo"}, {id: "absent"}],
  texts: new Map([
    ["demo", {state: "match" as const, text: {text: "A Lantern stood on the pier."}}],
    ["absent", {state: "absent" as const, text: {text: ""}}]
  ]),
  vocabulary: {
    categories: new Map([["green", {id: "green", label: "green", definition: "", caveat: "", file: "", line: 1}]])
  }
};

const GOOD = `- id: lantern
  term: lantern
  where: "demo: para 1; absent: page 2"
  guideline: green lamp
  relation: wider
  category: lantern
  of: the Act’s
  label: green
  why: It takes in lamps of any make.
`;

async function read(yaml: string | undefined) {
  const root = await mkdtemp(join(tmpdir(), "tickmark-terms-"));
  const diagnostics: Diagnostic[] = [];
  try {
    await mkdir(join(root, "data/vocabulary"), {recursive: true});
    if (yaml !== undefined) await writeFile(join(root, "data/vocabulary/terms.yaml"), yaml);
    return {
      terms: await readTerms(openWorkspace(join(root, "data")), SETTING, diagnostics),
      diagnostics: diagnostics.map(formatDiagnostic)
    };
  } finally {
    await rm(root, {recursive: true});
  }
}

it("reads an entry, with the places by source", async () => {
  expect(await read(GOOD)).toEqual({
    diagnostics: [],
    terms: [
      {
        id: "lantern",
        term: "lantern",
        where: [
          {source: "demo", places: "para 1"},
          {source: "absent", places: "page 2"}
        ],
        guideline: "green lamp",
        relation: "wider",
        category: "lantern",
        of: "the Act’s",
        why: "It takes in lamps of any make.",
        label: "green",
        withheld: false
      }
    ]
  });
});

it("needs no registry", async () => expect(await read(undefined)).toEqual({terms: [], diagnostics: []}));

it.each([
  [
    "an id that is none",
    GOOD.replace("id: lantern", "id: A lamp"),
    /^data\/vocabulary\/terms\.yaml:1: A lamp: id: "A lamp": small letters/
  ],
  ["an id twice", GOOD + GOOD, /lantern/],
  [
    "a relation that is none",
    GOOD.replace("wider", "broad"),
    /relation: "broad": expected one of same, wider, narrower, none/
  ],
  [
    "no category where the term is wider",
    GOOD.replace("  category: lantern\n  of: the Act’s\n", ""),
    /category: missing; where the guidelines’ term is wider/
  ],
  [
    "a category where the terms are the same",
    GOOD.replace("wider", "same"),
    /category: "lantern": only where the guidelines’ term is wider or narrower, and this one is same/
  ],
  [
    "no term of the guidelines",
    GOOD.replace("  guideline: green lamp\n", ""),
    /guideline: missing; relation wider needs/
  ],
  [
    "an unknown source",
    GOOD.replace("absent:", "nowhere:"),
    /where: unknown source nowhere; sources\.yaml has demo, absent/
  ],
  ["no place in a source", GOOD.replace("absent: page 2", "absent"), /where: absent: say where in the document/],
  [
    "a term that the text does not have",
    GOOD.replace("term: lantern", "term: lantem"),
    /term: “lantem” does not stand in demo/
  ],
  ["an unknown category", GOOD.replace("label: green", "label: grey"), /label: unknown category grey/],
  ["an unknown key", `${GOOD}  colour: green\n`, /unknown key colour/],
  ["a fold that is neither", `${GOOD}  withheld: perhaps\n`, /withheld: "perhaps": expected true or false/],
  ["no reason", GOOD.replace(/ {2}why: .*\n/, ""), /missing why/]
])("names %s", async (_diagnostic, yaml, message) =>
  expect((await read(yaml)).diagnostics).toContainEqual(expect.stringMatching(message))
);

it("tells every fault in one run", async () => {
  expect(
    (await read(GOOD.replace("wider", "broad").replace("absent:", "nowhere:").replace("green\n  why", "grey\n  why")))
      .diagnostics
  ).toHaveLength(3);
});
