import {beforeAll, describe, expect, it} from "vitest";
import {tableToArrow} from "../../../loaders/files/arrow-files.js";
import {makeTableFiles, writeTableFiles} from "../../../loaders/files/table-files.js";
import type {BuiltTable} from "../../../loaders/tables/build.js";
import {verify} from "../../../loaders/verify.js";
import type {Verified} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {tableInWords} from "../../../src/core/terms/in-terms.js";
import {demoTerms} from "../../support/terms.js";
import {demoAbout, demoTable} from "./demo-table.js";
import {readParquet, readZip} from "./readers.js";

const state = {collection: demoAbout.collection, version: "1", digest: "d"};

/** All that a file says, as text; zips and workbooks by what is in them, Parquet by its rows and metadata. */
async function saidBy(name: string, contents: string | Uint8Array): Promise<readonly string[]> {
  if (typeof contents === "string") return [contents];
  if (name.endsWith(".parquet")) {
    const {rows, metadata} = readParquet(contents);
    return [JSON.stringify(metadata), ...rows.flatMap((row) => Object.values(row).map(String))];
  }
  if (!/\.(?:zip|xlsx)$/.test(name)) return [new TextDecoder().decode(contents)];
  const inner = await Promise.all(
    [...(await readZip(contents))].map(([path, {bytes}]) =>
      saidBy(path, /\.(?:zip|xlsx|parquet|arrow)$/.test(path) ? bytes : new TextDecoder().decode(bytes))
    )
  );
  return inner.flat();
}

const marksIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => text.match(/\[\[[A-Za-z].{0,30}/g) ?? []);

describe("the files of all tables", () => {
  let verified: Verified;
  let files: ReadonlyMap<string, string | Uint8Array>;
  beforeAll(async () => {
    verified = await verify(openWorkspace("data"));
    files = writeTableFiles(
      verified.tables.map((written) => makeTableFiles(written, verified.content.facts, verified.content.terms)),
      state
    );
  }, 120_000);

  it("hold no mark of a term", async () => {
    const found: string[] = [];
    for (const [name, contents] of files)
      if (name !== "tables/all.zip")
        for (const mark of marksIn(await saidBy(name, contents))) found.push(`${name}: ${mark}`);
    expect(found).toEqual([]);
    expect(files.size).toBeGreaterThan(100);
  });

  it("are in the guidelines’ terms, with the legal category where these reach further", () => {
    const packaged = String(files.get("datapackage.json"));
    expect(packaged).toContain(
      "Police figures of 2016 on offences concerning child sexual abuse material (the Act’s “child pornography”), as the Basic Plan prints them"
    );
    expect(packaged).toContain("Blocking of child sexual abuse material by");
    expect(String(files.get("tables/hotline-shares.csv"))).toContain("with child sexual abuse material,");
  });

  it("are of tables whose titles and rows hold marks, or nothing would be proved", () => {
    expect(
      verified.tables.filter(({table}) => marksIn([table.title, table.description]).length > 0).length
    ).toBeGreaterThan(1);
    expect(Object.keys(verified.evidence.marked ?? {}).length).toBeGreaterThan(1);
  });
});

describe("makeTableFiles(written, facts, terms)", () => {
  const text = (what: string): string => `${what} of a [[lantern]]`;
  const table: BuiltTable = {
    ...demoTable,
    title: text("Title"),
    description: text("Description"),
    comparison: text("Comparison"),
    columns: demoTable.columns.map((column) => ({...column, label: text(column.label)})),
    labels: {kind: {"=1+1": text("Kind")}}
  };
  const about = {
    ...demoAbout,
    notes: [text("Note")],
    citation: {short: text("Short"), full: text("Full")},
    measures: demoAbout.measures.map((measure) => ({...measure, label: text("Label"), definition: text("Definition")}))
  };
  const {table: inWords, about: aboutInWords} = tableInWords({table, about}, demoTerms);
  const make = () =>
    writeTableFiles(
      [
        makeTableFiles(
          {table, about, arrow: tableToArrow(inWords, aboutInWords)},
          {fact: () => undefined, unit: () => undefined},
          demoTerms
        )
      ],
      state
    );

  it("leaves a mark nowhere, and names the category for each text", async () => {
    for (const [name, contents] of make()) {
      const said = await saidBy(name, contents);
      expect(marksIn(said), name).toEqual([]);
      if (/\.(?:csv-metadata\.json|xlsx|arrow|parquet|zip)$|datapackage/.test(name))
        expect(said.join(" "), name).toMatch(/Title of a green lamp \(“lantern”\)/);
    }
  });

  it("throws for a term that is not registered", () =>
    expect(() =>
      makeTableFiles({table, about, arrow: new Uint8Array()}, {fact: () => undefined, unit: () => undefined}, [])
    ).toThrow("[[lantern]]: unknown term"));
});
