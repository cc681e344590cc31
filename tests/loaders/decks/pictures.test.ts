import {mkdir, symlink, truncate, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {strFromU8} from "fflate";
import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {compileBriefing} from "../../../loaders/decks/compile-briefing.js";
import {compileDeck} from "../../../loaders/decks/compile-deck.js";
import {readDecks} from "../../../loaders/decks/manuscripts.js";
import {picturesBeside} from "../../../loaders/decks/pictures.js";
import {svgToPng} from "../../../loaders/exports/slide-png.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";
import {deckToPrintHtml} from "../../../src/exports/deck-print-html.js";
import {briefingToDocx} from "../../../src/exports/docx/briefing-to-docx.js";
import {deckToPptx} from "../../../src/exports/pptx/deck-to-pptx.js";
import {makeReport} from "../../../src/exports/report.js";
import {deckView} from "../../../src/views/deck-view.js";
import {parseBriefing, parseDeck} from "../../support/manuscripts.js";
import {unpack} from "../../support/office.js";
import {realSite} from "../../support/real-site.js";
import {tempFolder} from "../../support/temp.js";

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64"
);
const DATA = `data:image/png;base64,${PIXEL.toString("base64")}`;
const TEXT = "---\ntitle: With a picture\n---\n\n# A square\n\n![A small square](pictures/square.png)\n";

async function beside(): Promise<string> {
  const folder = await tempFolder({"deck.md": TEXT, "outside.png": "x"});
  await mkdir(join(folder, "decks/pictures"), {recursive: true});
  await writeFile(join(folder, "decks/pictures/square.png"), PIXEL);
  return join(folder, "decks");
}

it("a picture beside a deck is in its page, its PowerPoint and what is printed of it", async () => {
  const site = await realSite();
  const {deck, diagnostics} = compileDeck(parseDeck(TEXT), {
    name: "deck",
    file: "deck.md",
    site,
    picture: picturesBeside(join(await beside(), "deck.md"))
  });
  expect(diagnostics).toEqual([]);
  const {document} = new JSDOM("").window;
  const view = deckView(deck, {
    document,
    href: (path) => path,
    traceHref: (expression) => expression,
    narrow: false
  } as Parameters<typeof deckView>[1]);
  expect([...view.querySelectorAll("img")].map(({src, alt}) => [src, alt])).toEqual([[DATA, "A small square"]]);
  expect(await deckToPrintHtml(deck, {variant: "slides", document, style: "", site: ""})).toContain(DATA);
  const media = Object.entries(unpack(await deckToPptx(deck, {site: "", png: svgToPng}))).filter(([path]) =>
    path.includes("/media/")
  );
  expect(media.map(([path, bytes]) => [path, Buffer.from(bytes).equals(PIXEL)])).toEqual([
    ["ppt/media/image1.png", true]
  ]);
});

it("a picture beside a briefing is in its Word file", async () => {
  const {briefing, diagnostics} = compileBriefing(parseBriefing(TEXT), {
    name: "b",
    file: "b.md",
    site: await realSite(),
    picture: picturesBeside(join(await beside(), "b.md"))
  });
  expect(diagnostics).toEqual([]);
  const media = Object.entries(unpack(await briefingToDocx(briefing, {site: "", png: svgToPng}))).filter(
    ([path]) => path.includes("/media/") && path.endsWith(".png")
  );
  expect(media.map(([, bytes]) => Buffer.from(bytes).equals(PIXEL))).toEqual([true]);
});

it.each<[string, string, RegExp]>([
  ["is not there", "pictures/none.png", /there is no such file beside the document/],
  ["stands outside", "../outside.png", /it stands outside the document’s folder; .* --pictures <folder>/],
  ["leads outside", "pictures/link.png", /it stands outside the document’s folder/],
  ["is no picture", "notes.txt", /its ending is none of \.png, \.jpg/],
  ["is too large", "pictures/large.png", /it has 9\.0 MB, the largest that is taken is 8 MB/],
  ["is a folder", "pictures.png", /it can’t be read \(EISDIR\)/],
  ["has an address that is none", "50%.png", /there is no such file beside the document/]
])(
  "a picture that %s refuses nothing: it is named with its line, and the slide says it",
  async (_what, src, message) => {
    const folder = await beside();
    await symlink(join(folder, "../outside.png"), join(folder, "pictures/link.png"));
    await writeFile(join(folder, "pictures/large.png"), "");
    await truncate(join(folder, "pictures/large.png"), 9 * 1024 * 1024);
    await mkdir(join(folder, "pictures.png"));
    const {deck, diagnostics, missing} = compileDeck(parseDeck(TEXT.replace("pictures/square.png", src)), {
      name: "deck",
      file: "deck.md",
      site: await realSite(),
      picture: picturesBeside(join(folder, "deck.md"))
    });
    expect(diagnostics).toEqual([]);
    expect(missing.map(formatDiagnostic)).toEqual([expect.stringMatching(message)]);
    expect(formatDiagnostic(missing[0]!)).toContain(`deck.md:7: picture ${src}: `);
    expect(makeReport(deck, {formats: [], measures: [], findings: []}).problems).toEqual([
      {line: 7, message: `slide 1: ${missing[0]!.message}`}
    ]);
    const words = `Picture missing: A small square (${src})`;
    const {document} = new JSDOM("").window;
    const print = await deckToPrintHtml(deck, {variant: "slides", document, style: "", site: ""});
    expect(print).toContain(`<p class="tm-missing">${words}</p>`);
    expect(print).not.toContain("<img");
    expect(strFromU8(unpack(await deckToPptx(deck, {site: "", png: svgToPng}))["ppt/slides/slide1.xml"]!)).toContain(
      words
    );
  }
);

it("a missing picture in a briefing is said in its place, and refuses nothing", async () => {
  const {briefing, diagnostics, missing} = compileBriefing(parseBriefing(TEXT), {
    name: "b",
    file: "b.md",
    site: await realSite()
  });
  expect(diagnostics).toEqual([]);
  expect(missing.map(({line}) => line)).toEqual([7]);
  expect(briefing.messages).toContainEqual(missing[0]);
  const files = unpack(await briefingToDocx(briefing, {site: "", png: svgToPng}));
  expect(strFromU8(files["word/document.xml"]!)).toContain("Picture missing: A small square (pictures/square.png)");
});

it("a picture that was taken out by a comment stands nowhere, and is named with its line", async () => {
  const {deck, diagnostics, missing} = compileDeck(parseDeck("# A\n\n- b\n\n<!--\n![c](gone.png)\n-->\n"), {
    name: "deck",
    file: "deck.md",
    site: await realSite()
  });
  expect(diagnostics).toEqual([]);
  expect(missing.map(({line}) => line)).toEqual([6]);
  expect(deck.slides[0]!.notes).toEqual([]);
});

it("a workspace’s own deck with a missing picture is at fault", async () => {
  const workspace = openWorkspace(await tempFolder({"decks/a.md": TEXT}));
  const diagnostics: Diagnostic[] = [];
  await readDecks(workspace, await realSite(), diagnostics);
  expect(diagnostics.map(({line, message}) => `${line}: ${message}`)).toEqual([
    "7: picture pictures/square.png: there is no such file beside the document"
  ]);
});

it.each([
  ["in a folder that is allowed", "../outside.png", "outside.png"],
  ["with a number sign in its name", "pictures/a%231.png", "decks/pictures/a#1.png"],
  ["with a per cent sign in its name", "pictures/50%25.png", "decks/pictures/50%.png"],
  ["with a blank in its name", "<pictures/a b.png>", "decks/pictures/a b.png"],
  ["behind backslashes", "pictures\\square.png", "decks/pictures/square.png"],
  ["in a folder that is allowed, behind backslashes", "..\\outside.png", "outside.png"]
])("a picture %s is taken", async (_what, src, path) => {
  const folder = await beside();
  await writeFile(join(folder, "..", path), PIXEL);
  const {missing, deck} = compileDeck(parseDeck(TEXT.replace("pictures/square.png", src)), {
    name: "deck",
    file: "deck.md",
    site: await realSite(),
    picture: picturesBeside(join(folder, "deck.md"), join(folder, ".."))
  });
  expect(missing).toEqual([]);
  expect(deck.slides[0]!.blocks).toEqual([{type: "image", src: DATA, alt: "A small square"}]);
});
