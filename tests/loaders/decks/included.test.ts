import {symlink} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {includeSlides} from "../../../loaders/decks/included.js";
import {findDocument, openDocument} from "../../../loaders/exports/find.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {readDeck, serialiseDeck} from "../../../src/core/deck/read-deck.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import type {CompiledDeck} from "../../../src/core/deck/compiled.js";
import {makeReport} from "../../../src/exports/report.js";
import {tempFolder} from "../../support/temp.js";

const workspace = openWorkspace("data");

/** A deck among other files, opened as a person opens it from the command line. */
async function opened(files: Readonly<Record<string, string>>) {
  const folder = await tempFolder(files);
  const found = await findDocument(workspace, join(folder, "deck.md"));
  const {document, diagnostics, findings, reads} = await openDocument(workspace, found);
  const {problems, slides} = makeReport(document, {formats: [], measures: [], findings});
  const short = (text: string): string => text.replaceAll(/[^\s:]*\/(?=[\w/-]+\.md)/g, "");
  return {
    deck: document as CompiledDeck,
    slides,
    reads: reads.map((path) => path.slice(folder.length + 1)),
    problems: [...diagnostics, ...problems.map((problem) => ({file: document.file, ...problem}))].map((problem) =>
      short(formatDiagnostic(problem))
    )
  };
}

const DECK = "# Opening\n\n---\nsrc: ./parts/other.md\nlayout: section\n---\n\n---\n\n# Closing\n\n- Some 4711 lamps\n";
const OTHER = "---\ntitle: Another\n---\n\n# First of the other\n\n---\n\n# Second of the other\n\n- Some 4712 lamps\n";

describe("src of a slide", () => {
  it("puts the slides of the file in its place, and names file and line of what is wrong in them", async () => {
    const {deck, slides, reads, problems} = await opened({"deck.md": DECK, "parts/other.md": OTHER});
    expect(deck.slides.map(({number, titleText, layout}) => [number, titleText, layout])).toEqual([
      [1, "Opening", "title"],
      [2, "First of the other", "section"],
      [3, "Second of the other", expect.any(String)],
      [4, "Closing", expect.any(String)]
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/^other\.md:11: slide 3: "4712" is tied to no fact/),
      expect.stringMatching(/^deck\.md:12: slide 4: "4711" is tied to no fact/)
    ]);
    expect(slides.map(({file, line}) => [file?.replace(/.*\//, ""), line])).toEqual([
      [undefined, 1],
      ["other.md", 5],
      ["other.md", 7],
      [undefined, 8]
    ]);
    expect(reads).toEqual(["deck.md", "parts/other.md"]);
  });

  it("of a draft makes a draft of the deck, unless it has been cleared itself", async () => {
    const draft = OTHER.replace("title: Another", "title: Another\nstatus: draft");
    const standing = async (front: string, other: string) =>
      (await opened({"deck.md": `---\ntitle: Whole\n${front}---\n\n${DECK}`, "parts/other.md": other})).deck.standing;
    expect(await standing("", draft)).toEqual({type: "draft"});
    expect((await standing("cleared: {by: A. Keeper, on: 2026-11-27}\n", draft))?.type).toBe("cleared");
    expect(await standing("", OTHER)).toBeUndefined();
  });

  it("may be all that a deck holds, and may name a file twice", async () => {
    const {deck, problems} = await opened({
      "deck.md": "---\nsrc: other.md\n---\n\n---\nsrc: /other.md\n---\n",
      "other.md": "# Lamps\n\n![A lamp](gone.png)\n"
    });
    expect(deck.slides.map(({titleText, id}) => [titleText, id])).toEqual([
      ["Lamps", "lamps"],
      ["Lamps", "lamps-2"]
    ]);
    expect(problems.filter((problem) => /^other\.md:3: slide [12]: picture gone\.png/.test(problem))).toHaveLength(2);
  });

  it("finds pictures beside the file that shows them", async () => {
    const other = "# A\n\n![A lamp](lamp.png)\n\n![A tower](tower.png)\n";
    const {problems, reads} = await opened({"deck.md": DECK, "parts/other.md": other, "parts/lamp.png": "made up"});
    expect(problems.filter((problem) => problem.includes("picture"))).toEqual([
      "other.md:5: slide 2: picture tower.png: there is no such file beside the document"
    ]);
    expect(reads).toContain("parts/lamp.png");
  });

  it.each([
    ["is not there", "./gone.md", /there is no such file beside the deck; put it there/],
    ["stands outside", "../outside.md", /it stands outside the deck's folder; put it beside the deck/],
    ["leads outside", "link.md", /it stands outside the deck's folder; put it beside the deck/],
    ["is the deck itself", "./deck.md", /it is the deck itself; name another file/],
    ["is a folder", "folder.md", /it is no file; name one/],
    ["names pages", "other.md#2-3", /only whole files whose name ends in \.md are read/]
  ])("that %s is a message with its line, and the slide stays", async (_what, src, message) => {
    const folder = await tempFolder({
      "outside.md": "# Outside\n",
      "decks/other.md": OTHER,
      "decks/folder.md/x": "",
      "decks/deck.md": `# Opening\n\n---\nsrc: ${src}\n---\n\n# Stays\n`
    });
    await symlink(join(folder, "outside.md"), join(folder, "decks/link.md"));
    const path = join(folder, "decks/deck.md");
    const text = `# Opening\n\n---\nsrc: ${src}\n---\n\n# Stays\n`;
    const deck = readDeck(readManuscript(text, {kind: "deck", file: "deck.md"}));
    const whole = await includeSlides(deck, path, workspace);
    expect(whole.messages).toEqual([{line: 3, kind: "dropped", message: expect.stringMatching(message) as string}]);
    expect(whole.slides.map(({body}) => body)).toEqual(["# Opening", "# Stays"]);
    expect(serialiseDeck(deck)).toBe(text);
  });

  it("is followed one level deep, so that files which name each other end", async () => {
    const {deck, problems} = await opened({
      "deck.md": "# Opening\n\n---\nsrc: a.md\n---\n",
      "a.md": "# A\n\n---\nsrc: deck.md\n---\n\n# After\n"
    });
    expect(deck.slides.map(({titleText}) => titleText)).toEqual(["Opening", "A", "After"]);
    expect(problems).toEqual([
      "a.md:3: slide 3: dropped src: this file is itself read by src, and no deeper; name the other file in the deck"
    ]);
  });

  it("says where text of its own is not shown", async () => {
    const {problems} = await opened({"deck.md": "# A\n\n---\nsrc: b.md\n---\n\nLost.\n", "b.md": "# B\n"});
    expect(problems).toEqual([
      expect.stringMatching(/^deck\.md:7: slide 1: src: the slides of b\.md stand in the place/)
    ]);
  });
});
