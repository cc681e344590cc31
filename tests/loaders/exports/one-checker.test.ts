import {describe, expect, it} from "vitest";
import {openDocument} from "../../../loaders/exports/find.js";
import type {FoundDocument} from "../../../loaders/exports/find.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {makeReport} from "../../../src/exports/report.js";

const OTHER_SUBJECT = `# A talk

---

## Offenders convicted {{ change(un.victims-pornography-2010, un.victims-pornography-2014) | +.0% }}

- As the report prints them
`;

const found = (text: string, kind: FoundDocument["kind"] = "deck"): FoundDocument => ({
  kind,
  name: "talk",
  file: "talk.md",
  path: "/nowhere/talk.md",
  text
});

async function problemsOf(text: string, kind?: FoundDocument["kind"]): Promise<readonly string[]> {
  const {document, findings} = await openDocument(openWorkspace("data"), found(text, kind));
  return makeReport(document, {formats: [], measures: [], findings}).problems.map((problem) =>
    formatDiagnostic({file: document.file, ...problem})
  );
}

describe("a deck from anywhere is held against the rules that verify has", () => {
  it("for words that don't fit their numbers, with file and line", async () => {
    expect(await problemsOf(OTHER_SUBJECT)).toContainEqual(
      expect.stringMatching(/^talk\.md:5: slide 2: \{\{ change\(.*is no number of the chart or check beside it/)
    );
  });

  it("for a number that nothing ties, in a briefing too", async () => {
    const text = "# A headline\n\nA summary.\n\n- Some 4711 persons\n";
    expect(await problemsOf(text, "deck")).toContain(
      'talk.md:5: slide 1: "4711" is tied to no fact; write {{ }}, or say it without a number'
    );
    expect(await problemsOf(text, "briefing")).toContainEqual(expect.stringMatching(/^talk\.md:5: briefing: "4711"/));
  });

  it("and finds those of the workspace in order", async () => {
    const text =
      "# Sentences\n\n```chart\nref: sentencing-2014\n```\n\n- {{ un.suspended-2014 }} suspended sentences\n";
    const points = ["offenders-against-convictions-2014", "sentences-2014-itemised"].map(
      (id) => `- [Open point](/open-points#check-${id})\n`
    );
    expect(await problemsOf(text + points.join(""))).toEqual([]);
  });

  it("for the mark of an unknown term, which is a fault with its line", async () => {
    for (const mark of ["[[no-such-term]]", "[[constructor]]"])
      await expect(openDocument(openWorkspace("data"), found(`# A talk\n\n---\n\n## About ${mark}\n`))).rejects.toThrow(
        new RegExp(`^talk\\.md:5: \\[\\[.*unknown term`)
      );
  });
});

it("a deck longer than the stated limit is refused, in one line that says what to do", async () => {
  const text = (slides: number): string =>
    Array.from({length: slides}, () => "## A harmless heading\n").join("\n---\n\n");
  await expect(openDocument(openWorkspace("data"), found(text(2001)))).rejects.toThrow(
    /^talk\.md: has 2001 slides; a deck has at most 2000: make several decks of it$/
  );
  expect((await openDocument(openWorkspace("data"), found(text(2000)))).document).toMatchObject({kind: "deck"});
}, 60_000);
