import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {checkDocument} from "../../loaders/exports/check.js";
import {exportDocument} from "../../loaders/exports/export.js";
import {findDocument, openDocument} from "../../loaders/exports/find.js";
import type {OpenedDocument} from "../../loaders/exports/find.js";
import {svgToPng} from "../../loaders/exports/slide-png.js";
import {openWorkspace} from "../../loaders/workspace.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {unpack} from "../support/office.js";
import {tempFolder} from "../support/temp.js";

const workspace = openWorkspace("workspaces/empty");

async function opened(
  slides: string,
  files: Readonly<Record<string, string>> = {},
  front = ""
): Promise<OpenedDocument> {
  const folder = await tempFolder({"deck.md": `---\ntitle: A\n${front}---\n\n# A\n${slides}`, ...files});
  return openDocument(workspace, await findDocument(workspace, join(folder, "deck.md")));
}

/** What a check says of each slide, in words. */
async function told(slides: string): Promise<readonly string[]> {
  const {report, diagnostics} = await checkDocument(await opened(slides));
  expect(diagnostics).toEqual([]);
  return report.problems.map(({message}) => message);
}

const words = "Ships that called at a harbour of the coast on the day of the count were fishing boats and ferries ";

describe("a headline of three hundred characters", () => {
  const headline = words.repeat(4).slice(0, 300).trim();

  it.each([
    ["above points", "\n\n- One point\n- Another point\n", 2],
    ["alone", "\n", 3]
  ])("%s is told of with its lines, and what to do", async (_where, below, most) => {
    const problems = await told(`\n---\n\n## ${headline}${below}`);
    expect(problems).toContainEqual(
      expect.stringMatching(new RegExp(`^slide 2: its headline takes \\d lines, more than ${most}; say it shorter$`))
    );
  });
});

describe("a table of sixty rows", () => {
  const rows = Array.from(
    {length: 60},
    (_, i) => `| kind ${"abcdefghij"[i % 10]}${"klmnop"[Math.floor(i / 10)]} | ships |`
  );

  it("is told of in one line: how many rows fit, as how many slides it would, and what else helps", async () => {
    const problems = await told(`\n---\n\n## Kinds of ships\n\n| Kind | What |\n|---|---|\n${rows.join("\n")}\n`);
    expect(problems.filter((problem) => problem.startsWith("slide 2"))).toEqual([
      expect.stringMatching(
        /^slide 2: does not fit: \d+ pixels too high; PDF and pictures show all of it smaller [^;]*; \d of its 60 rows fit; make \d slides of it, the second from “kind [a-j]k ships”, keep fewer rows, or show a chart of them$/
      )
    ]);
  });
});

describe("a deck of three hundred slides", () => {
  const slides = Array.from(
    {length: 299},
    (_, i) => `\n---\n\n## Ships of the ${"abcdefghij"[i % 10]} coast\n\nWhat they are.\n`
  );

  it("is checked slide by slide, and goes out whole", async () => {
    const document = await opened(slides.join(""));
    const {report} = await checkDocument(document);
    expect(report.slides).toHaveLength(300);
    expect(report.slides.every(({overflow}) => overflow !== null && !overflow.join().includes("does not fit"))).toBe(
      true
    );
    const parts = unpack(await deckToPptx(document.document as CompiledDeck, {site: "", png: svgToPng}));
    expect(
      Object.keys(parts).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).length
    ).toBeGreaterThanOrEqual(300);
  });
});

describe("a theme that can't be read", () => {
  it("stops an export before anything is written, with every fault and its line", async () => {
    const document = await opened("", {"ours.yaml": "colours: {ground: '#fff'}\ntype: big\n"}, "theme: ours.yaml\n");
    const folder = await tempFolder();
    const exported = exportDocument(document, {
      formats: ["md", "html"],
      variants: ["slides"],
      folder,
      strict: false,
      level: "compact",
      site: "",
      notes: true,
      paper: "a4",
      progress: () => undefined,
      signal: new AbortController().signal
    });
    await expect(exported).rejects.toThrow(
      /ours\.yaml:1: colours\.ground: #fff: is no colour[^]*ours\.yaml:1: missing chart; write [^]*ours\.yaml:1: missing fonts; /
    );
    expect(await readdir(folder)).toEqual([]);
  });
});
