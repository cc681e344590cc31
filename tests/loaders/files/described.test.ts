import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {csvMetadata} from "../../../loaders/files/datapackage.js";
import {tableReadme} from "../../../loaders/files/readme.js";
import {tableToCsv, zipFiles} from "../../../loaders/files/table-files.js";
import {wrapText} from "../../../src/core/wrap-text.js";
import {packageDiagnostics} from "./data-package.js";
import {demoAbout, demoTable} from "./demo-table.js";
import {readZip} from "./readers.js";

interface Csvw {
  readonly url: string;
  readonly tableSchema: {
    readonly columns: readonly {
      readonly name: string;
      readonly titles: string;
      readonly datatype: string;
      readonly "schema:unitCode"?: string;
    }[];
  };
  readonly "rdfs:comment": readonly string[];
}

describe("csvMetadata(table, about)", () => {
  const read = JSON.parse(csvMetadata(demoTable, demoAbout)) as Csvw;

  it("names the columns of the CSV in their order, with datatypes and units", () => {
    const [header] = parse(tableToCsv(demoTable)) as readonly (readonly string[])[];
    expect(read.url).toBe("lights.csv");
    expect(read.tableSchema.columns.map(({titles}) => titles)).toEqual(header);
    expect(
      read.tableSchema.columns.every(
        ({name, datatype}) => /^[A-Za-z][A-Za-z0-9_.]*$/.test(name) && ["string", "double"].includes(datatype)
      )
    ).toBe(true);
    expect(read.tableSchema.columns.find(({name}) => name === "n")?.["schema:unitCode"]).toBe("lights");
  });

  it("carries notes, the rule of the guard, sources and digest", () => {
    expect(read["rdfs:comment"]).toEqual([
      "Lights, not ships.",
      "Counted by night.",
      expect.stringContaining("apostrophe")
    ]);
    expect(read).toMatchObject({
      "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
      "schema:identifier": demoAbout.digest,
      "dc:bibliographicCitation": demoAbout.citation.full
    });
  });
});

it("tableReadme(table, about) says what a row is, what must be said, columns, units, sources, citation and digest, in lines that fit", async () => {
  const text = tableReadme(demoTable, demoAbout);
  expect(text.split("\n").filter((line) => line.length > 78 && line.trim().includes(" "))).toEqual([]);
  await expect(text).toMatchFileSnapshot("snapshots/readme.txt");
});

it.each([
  ["a b c", 3, "", "a b\nc"],
  ["aaaa b", 3, "", "aaaa\nb"],
  ["- ab cd ef", 7, "  ", "- ab cd\n  ef"],
  ["", 5, "", ""]
])("wrapText(%j, %i) is %j", (text, columns, indent, wrapped) => {
  expect(wrapText(text, columns, indent)).toBe(wrapped);
});

it("zipFiles(files) keeps what it is given, in the order of names and with no time of day", async () => {
  const files = new Map<string, string | Uint8Array>([
    ["b.txt", "é".repeat(500)],
    ["a.parquet", Uint8Array.of(1, 2, 3)]
  ]);
  const bytes = zipFiles(files);
  const read = await readZip(bytes);
  expect(
    [...read].map(([name, entry]) => [name, Buffer.from(entry.bytes).toString("latin1"), entry.date.toISOString()])
  ).toEqual([
    ["a.parquet", "\u0001\u0002\u0003", "1980-01-01T00:00:00.000Z"],
    ["b.txt", Buffer.from("é".repeat(500)).toString("latin1"), "1980-01-01T00:00:00.000Z"]
  ]);
  expect(zipFiles(new Map([...files].reverse()))).toEqual(bytes);
});

it("packageFaults(descriptor) finds what the specification forbids", () => {
  const good = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    resources: [{name: "a", path: "a.csv"}]
  };
  expect(packageDiagnostics(good)).toEqual([]);
  for (const bad of [
    {...good, resources: []},
    {...good, resources: [{name: "a", path: "../a.csv"}]},
    {...good, resources: [{path: "a.csv"}]},
    {...good, contributors: []},
    {...good, licenses: [{title: "none"}]},
    {...good, created: "today"},
    {...good, resources: [...good.resources, ...good.resources]},
    {resources: good.resources}
  ])
    expect(packageDiagnostics(bad), JSON.stringify(bad)).not.toEqual([]);
});
