import {readFile, readdir} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {compile} from "../../../loaders/compile.js";
import {engineVersion} from "../../../loaders/engine.js";
import {tableFileNames} from "../../../loaders/files/table-files.js";
import type {BuiltTable} from "../../../loaders/tables/build.js";
import {hashBytes} from "../../../loaders/sources/file-bytes.js";
import {copyCorpus} from "../../support/corpus.js";
import {packageDiagnostics} from "./data-package.js";
import {readCsv, readParquet, readXlsx, readZip, rowsOfWorkbook, unlabelledRows} from "./readers.js";

const NUMBERS = ["count", "count_low", "count_high", "share", "share_low", "share_high"];

interface Compiled {
  readonly rows: readonly unknown[];
  readonly table: BuiltTable;
  readonly digest: string;
  readonly file: (path: string) => Promise<Buffer>;
  readonly names: () => Promise<readonly string[]>;
}

async function compiled(): Promise<Compiled> {
  const project = await copyCorpus();
  const {tables, evidence} = await compile(project);
  return {
    rows: tables[0]!.table.rows,
    table: tables[0]!.table,
    digest: evidence.digest,
    file: (path) => readFile(join(project.site, path)),
    names: async () => (await readdir(join(project.site, "tables"))).sort()
  };
}

describe("every file of the fixture corpus opens in a reader that didn't write it", () => {
  it("has the files that it says it has", async () => {
    const {names} = await compiled();
    expect(await names()).toEqual([...tableFileNames(["ships"])].sort());
  });

  it("has the same values and expressions in CSV, workbook, Parquet and JSON", async () => {
    const {rows, table, file} = await compiled();
    expect(rows.length).toBeGreaterThan(2);
    expect(readCsv(await file("tables/ships.csv").then(String), NUMBERS)).toEqual(rows);
    expect(unlabelledRows((await readXlsx(await file("tables/ships.xlsx"))).get("Data")!, table)).toEqual(
      rowsOfWorkbook(table, (unit) => unit === "percent")
    );
    expect(readParquet(await file("tables/ships.parquet")).rows).toEqual(rows);
    expect(JSON.parse(String(await file("tables/ships.json")))).toEqual(rows);
  });

  it("has caveat, digest and citation in each", async () => {
    const {file, digest} = await compiled();
    const caveat = /seen by keepers|keepers/i;
    const {metadata} = readParquet(await file("tables/ships.parquet"));
    const workbook = (await readXlsx(await file("tables/ships.xlsx"))).get("Cover")!.flat().join("\n");
    for (const text of [JSON.stringify(metadata), workbook, String(await file("tables/ships.csv-metadata.json"))]) {
      expect(text).toMatch(caveat);
      expect(text).toContain(digest);
      expect(text).toContain(
        "Harbour Council of Norland, Report on the lighthouses of Norland, HC/15 (1 February 2015)"
      );
    }
  });

  it("has a data package that is valid, with bytes and hashes of the files as they are", async () => {
    const {file} = await compiled();
    const descriptor = JSON.parse(String(await file("datapackage.json"))) as {
      resources: {path: string; bytes: number; hash: string}[];
    };
    expect(packageDiagnostics(descriptor)).toEqual([]);
    for (const {path, bytes, hash} of descriptor.resources) {
      const contents = await file(path);
      expect([contents.byteLength, `sha256:${hashBytes(contents)}`]).toEqual([bytes, hash]);
    }
    expect(descriptor).toMatchObject({
      version: engineVersion(),
      name: "norland",
      contributors: [{title: "The keepers of Norland"}],
      licenses: [{name: "MIT"}]
    });
  });

  it("has a zip with every other file as it stands beside, a readme, and a package of what it holds", async () => {
    const {file, names} = await compiled();
    const entries = await readZip(await file("tables/ships.zip"));
    const others = (await names()).filter((name) => !name.endsWith(".zip"));
    expect([...entries.keys()].sort()).toEqual([...others, "README.txt", "datapackage.json"].sort());
    for (const name of others)
      expect(Buffer.from(entries.get(name)!.bytes).equals(await file(`tables/${name}`)), name).toBe(true);
    const descriptor = JSON.parse(Buffer.from(entries.get("datapackage.json")!.bytes).toString()) as {
      resources: {path: string; hash: string}[];
    };
    expect(packageDiagnostics(descriptor)).toEqual([]);
    expect(descriptor.resources.map(({path}) => path)).toEqual([
      "ships.csv",
      "ships.xlsx",
      "ships.arrow",
      "ships.parquet",
      "ships.json"
    ]);
    for (const {path, hash} of descriptor.resources) expect(`sha256:${hashBytes(entries.get(path)!.bytes)}`).toBe(hash);
    expect(Buffer.from(entries.get("README.txt")!.bytes).toString()).toContain("https://example.org/HC/15");
  });

  it("has a zip of all tables, laid out as the package that it holds says", async () => {
    const {file} = await compiled();
    const entries = await readZip(await file("tables/all.zip"));
    const {resources} = JSON.parse(Buffer.from(entries.get("datapackage.json")!.bytes).toString()) as {
      resources: {path: string}[];
    };
    expect(resources.every(({path}) => entries.has(path))).toBe(true);
    expect([...entries.keys()]).toEqual(
      expect.arrayContaining(["README.txt", "tables/ships.xlsx", "tables/ships.prov.json"])
    );
  });

  it("has equal bytes in two runs", async () => {
    const [one, other] = [await compiled(), await compiled()];
    for (const name of await one.names())
      expect((await one.file(`tables/${name}`)).equals(await other.file(`tables/${name}`)), name).toBe(true);
    expect(String(await one.file("datapackage.json"))).toBe(String(await other.file("datapackage.json")));
  });
});
describe("/tables/<table>.prov.json", () => {
  type Records = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  const values = (records: Records[string] | undefined) => Object.values(records ?? {});

  it("derives each cell from its facts by an activity with the expression, and each fact from its source", async () => {
    const {rows, file} = await compiled();
    const prov = JSON.parse(String(await file("tables/ships.prov.json"))) as Records;
    const cells = (rows as readonly Record<string, unknown>[]).flatMap((row, i) =>
      ["count", "share"]
        .filter((name) => row[name] !== null)
        .map((name) => [`ships/${i + 1}/${name}`, row[`${name}_expression`], row[name]] as const)
    );
    expect(Object.keys(prov.entity!).filter((id) => id.startsWith("cell:"))).toEqual(
      cells.map(([place]) => `cell:${place}`)
    );
    for (const [place, expression, value] of cells) {
      expect(prov.entity![`cell:${place}`]).toMatchObject({"prov:value": value, "tickmark:expression": expression});
      expect(prov.activity![`derivation:${place}`]).toEqual({"tickmark:expression": expression});
      const used = values(prov.used)
        .filter((record) => record["prov:activity"] === `derivation:${place}`)
        .map((record) => record["prov:entity"]);
      const facts = [...new Set(String(expression).match(/[a-z]+\.[\w-]+/g))].map((id) => `fact:${id}`);
      expect(used.sort()).toEqual(facts.sort());
      expect(
        values(prov.wasDerivedFrom)
          .filter((record) => record["prov:generatedEntity"] === `cell:${place}`)
          .map((record) => record["prov:usedEntity"])
          .sort()
      ).toEqual(facts);
      expect(values(prov.wasGeneratedBy)).toContainEqual({
        "prov:entity": `cell:${place}`,
        "prov:activity": `derivation:${place}`
      });
      for (const fact of facts) {
        expect(values(prov.wasDerivedFrom)).toContainEqual({
          "prov:generatedEntity": fact,
          "prov:usedEntity": "source:demo",
          "prov:type": {$: "prov:Quotation", type: "prov:QUALIFIED_NAME"}
        });
      }
    }
  });

  it("refers to nothing that it doesn't hold, by prefixes that it declares", async () => {
    const {file} = await compiled();
    const prov = JSON.parse(String(await file("tables/ships.prov.json"))) as Records;
    const known = new Set(["entity", "activity", "agent"].flatMap((kind) => Object.keys(prov[kind] ?? {})));
    const relations = ["used", "wasGeneratedBy", "wasDerivedFrom", "hadMember", "wasAssociatedWith"].flatMap((kind) =>
      values(prov[kind])
    );
    const named = relations.flatMap((record) => Object.values(record).filter((value) => typeof value === "string"));
    expect(relations.length).toBeGreaterThan(20);
    expect(named.filter((id) => !known.has(id as string))).toEqual([]);
    expect([...known].filter((id) => !(id.split(":")[0]! in prov.prefix!))).toEqual([]);
  });
});
