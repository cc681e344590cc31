import {join} from "node:path";
import {beforeAll, expect, it} from "vitest";
import {readContent} from "../../../loaders/content.js";
import type {Content} from "../../../loaders/content.js";
import {measureDiagnostics} from "../../../loaders/facts/measure-words.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";

let content: Content;

beforeAll(async () => {
  content = await readContent(openWorkspace(join(import.meta.dirname, "../../fixtures/corpus")), []);
});

function diagnosticsOf(label: string, definition: string, language = "en"): readonly string[] {
  const ships = content.vocabulary.measures.get("ships")!;
  const measures = new Map([["ships", {...ships, label, definition, file: "measures.yaml", line: 2}]]);
  return measureDiagnostics({...content.vocabulary, measures}, content.located, () => language).map(formatDiagnostic);
}

it.each([
  [
    "Crowns counted by the keepers",
    "",
    /^measures\.yaml:2: ships: label: Crowns counted .* “Crowns”, a word for crowns/
  ],
  ["Girls counted", "", /“Girls”, a word for girls/],
  ["Crowns", "Ships, not crowns, that keepers counted.", /“Crowns”/]
])("a measure is not called %s, which its definition “%s” does not say", (label, definition, why) => {
  expect(diagnosticsOf(label, definition)).toEqual([expect.stringMatching(why)]);
});

it.each([
  ["Ships counted by the keepers", "", "en"],
  ["Vessels counted", "", "en"],
  ["Crowns counted", "What the crowns of Norland had counted.", "en"],
  ["Statistics of what keepers counted", "", "en"],
  ["Crowns and girls counted", "", "en"],
  ["Crowns counted by the keepers", "", "ja"]
])(
  "a measure may be called %s, with the definition “%s”, over a text of language %s",
  (label, definition, language) => {
    expect(diagnosticsOf(label, definition, language)).toEqual([]);
  }
);
