import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {definitions} from "../../loaders/definitions.js";
import {STRUCTURE_COLUMNS} from "../../loaders/structure/tables.js";
import {rowsFromArrow} from "../../loaders/arrow/read.js";
import {readZip} from "../loaders/files/readers.js";
import {copyProject} from "../support/project-copy.js";
import type {ProjectCopy, Ran} from "../support/project-copy.js";

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await copyProject();
});
afterAll(() => copy.remove());

/** Runs the loader as Framework does. */
const load = (extension: string, table: string): Promise<Ran> =>
  copy.run("bin/loader.js", [`src/tables/[table].${extension}.ts`, `--table=${table}`]);

describe("src/tables/[table].arrow.ts", () => {
  it.each(["arrow", "csv", "zip"])("refuses an unknown table in one line (%s)", async (extension) => {
    const {status, stdout, stderr} = await load(extension, "sentencing-2024");
    expect([status, stdout.length]).toEqual([1, 0]);
    expect(stderr).toBe(`tables/sentencing-2024.${extension}: unknown table sentencing-2024; known: ${[...definitions.tables.map(({id}) => id), ...STRUCTURE_COLUMNS.keys()].join(", ")}\n`);
  });

  it("writes the Arrow file of a known one to stdout, and nothing else", async () => {
    const {status, stdout, stderr} = await load("arrow", "sentencing-2014");
    expect({status, stderr}).toEqual({status: 0, stderr: ""});
    expect([stdout.subarray(0, 6).toString(), stdout.subarray(-6).toString()]).toEqual(["ARROW1", "ARROW1"]);
    expect(rowsFromArrow(stdout).map(({convictions_expression: expression}) => expression)).toContain("un.suspended-2014");
  });

  it("writes what is said of a table by the loader of its ending, and the zip of all", async () => {
    const [prov, zip] = [await load("json", "sentencing-2014.prov"), await load("zip", "all")];
    expect([prov.status, zip.status]).toEqual([0, 0]);
    expect(Object.keys((JSON.parse(prov.stdout.toString()) as {entity: object}).entity)).toContain("fact:un.suspended-2014");
    expect([...(await readZip(zip.stdout)).keys()]).toContain("tables/sentencing-2014.parquet");
  });

  it("fails with the faults, and writes nothing, where the content does not verify", async () => {
    await copy.edit("data/facts/un.csv", (csv) => csv.replace('"1,006",ncluded', '"1,0o6",ncluded'));
    const {status, stdout, stderr} = await load("arrow", "sentencing-2014");
    expect([status, stdout.length]).toEqual([1, 0]);
    expect(stderr).toMatch(/^data\/facts\/un\.csv:42: un\.blocked-addresses: /m);
  });
});
