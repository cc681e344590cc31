import {mkdir, symlink, truncate, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {compileBriefing} from "../../../loaders/decks/compile-briefing.js";
import {compileDeck} from "../../../loaders/decks/compile-deck.js";
import {picturesBeside} from "../../../loaders/decks/pictures.js";
import {svgToPng} from "../../../loaders/exports/slide-png.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import {deckToPrintHtml} from "../../../src/exports/deck-print-html.js";
import {briefingToDocx} from "../../../src/exports/docx/briefing-to-docx.js";
import {deckToPptx} from "../../../src/exports/pptx/deck-to-pptx.js";
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
  expect(deckToPrintHtml(deck, {variant: "slides", document, style: "", site: ""})).toContain(DATA);
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
  ["stands outside", "../outside.png", /it stands outside the document’s folder/],
  ["leads outside", "pictures/link.png", /it stands outside the document’s folder/],
  ["is no picture", "notes.txt", /its ending is none of \.png, \.jpg/],
  ["is too large", "pictures/large.png", /it has 9\.0 MB, the largest that is taken is 8 MB/],
  ["is a folder", "pictures.png", /it can’t be read \(EISDIR\)/]
])("a picture that %s is a fault that names it", async (_what, src, message) => {
  const folder = await beside();
  await symlink(join(folder, "../outside.png"), join(folder, "pictures/link.png"));
  await writeFile(join(folder, "pictures/large.png"), "");
  await truncate(join(folder, "pictures/large.png"), 9 * 1024 * 1024);
  await mkdir(join(folder, "pictures.png"));
  const {diagnostics} = compileDeck(parseDeck(TEXT.replace("pictures/square.png", src)), {
    name: "deck",
    file: "deck.md",
    site: await realSite(),
    picture: picturesBeside(join(folder, "deck.md"))
  });
  expect(diagnostics.map(formatDiagnostic)).toEqual([expect.stringMatching(message)]);
  expect(formatDiagnostic(diagnostics[0]!)).toContain(`deck.md:5: picture ${src}: `);
});
