import {strToU8, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {readFolder, readGiven, zipDocuments} from "../../../src/components/build/document-files.js";

const deck = {kind: "deck", name: "a", text: "\ufeff# A\r\n"} as const;
const notebook = {kind: "notebook", name: "größe", text: "# B\n"} as const;

describe("zipDocuments, readGiven", () => {
  it("gives back every document of a zip, byte for byte, each in the folder of its kind", () => {
    const zip = zipDocuments([deck, notebook]);
    expect(readGiven("documents.zip", zip, "briefing")).toEqual({documents: [deck, notebook], refused: []});
    expect(zipDocuments([deck, notebook])).toEqual(zip);
  });

  it("takes the documents of a whole workspace's zip, and names what is left out, with the reason", () => {
    const zip = zipSync({
      "data/decks/a.md": strToU8("# A\n"),
      "data/decks/.hidden": strToU8(""),
      "data/facts/lib.csv": strToU8("id\n"),
      "decks/con.md": strToU8("# Con\n"),
      "decks/../../etc.md": strToU8("# Out\n"),
      "notebooks/picture.md": Uint8Array.of(0x89, 0x50, 0xff, 0)
    });
    const {documents, refused} = readGiven("w.zip", zip, "deck");
    expect(documents).toEqual([{kind: "deck", name: "a", text: "# A\n"}]);
    expect(refused).toEqual([
      "data/facts/lib.csv: is in none of the folders decks, notebooks, briefings",
      "decks/con.md: is reserved; choose another",
      "decks/../../etc.md: is in none of the folders decks, notebooks, briefings",
      "notebooks/picture.md: is no text in UTF-8; a document is a file of Markdown"
    ]);
  });

  it("takes a single file as what is asked for, under a name that is one", () => {
    expect(readGiven("My Talk (2).qmd", strToU8("# A\n"), "deck").documents).toEqual([
      {kind: "deck", name: "my-talk-2", text: "# A\n"}
    ]);
    expect(readGiven("a.md", new Uint8Array(8 * 1024 * 1024 + 1), "deck").refused).toEqual([
      "a.md: has 8388609 bytes; a document has 8388608 at most"
    ]);
    expect(readGiven("a.md", Uint8Array.of(0xff, 0xfe), "deck").refused[0]).toContain("no text in UTF-8");
  });
});

it("readFolder(files) takes the documents of a workspace, and leaves what else is there alone", async () => {
  const file = (path: string, text: string | Uint8Array) => ({
    path,
    size: text.length,
    bytes: () => Promise.resolve(typeof text === "string" ? new TextEncoder().encode(text) : text)
  });
  const {documents, refused} = await readFolder([
    file("mine/decks/talk.md", "# Talk\n"),
    file("mine/briefings/two.md", new Uint8Array([0xff, 0xfe])),
    file("mine/notebooks/not a name.md", "# No\n"),
    file("mine/facts/un.csv", "id\n"),
    file("mine/dist/decks/built.md", "# Built\n"),
    file("mine/.git/decks/kept.md", "# Kept\n")
  ]);
  expect(documents).toEqual([{kind: "deck", name: "talk", text: "# Talk\n"}]);
  expect(refused.map((why) => why.split(":")[0])).toEqual(["mine/notebooks/not a name.md", "mine/briefings/two.md"]);
});
