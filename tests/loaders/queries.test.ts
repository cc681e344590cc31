import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readQueries} from "../../loaders/queries.js";
import {openWorkspace} from "../../loaders/workspace.js";
import type {Fault} from "../../src/core/fault.js";
import {formatFault} from "../../src/core/fault.js";
import {tempFolder} from "../support/temp.js";

async function read(text?: string) {
  const folder = await tempFolder();
  if (text !== undefined) await writeFile(join(folder, "queries.yaml"), text);
  const faults: Fault[] = [];
  const queries = await readQueries(openWorkspace(folder), ["night-lights", "piers"], faults);
  return {queries, faults: faults.map((fault) => formatFault(fault).replace(/^[^/]*\//, ""))};
}

describe("readQueries(workspace, tables)", () => {
  it("reads them in their order, lines and all", async () => {
    expect(await read("- label: All\n  sql: |-\n    SELECT *\n    FROM night_lights;\n- {label: Quoted, sql: 'FROM \"night-lights\"'}\n")).toEqual({
      queries: [{label: "All", sql: "SELECT *\nFROM night_lights;"}, {label: "Quoted", sql: "FROM \"night-lights\""}], faults: []
    });
  });

  it.each([undefined, "", "\n"])("has none where there is none: %j", async (text) => expect(await read(text)).toEqual({queries: [], faults: []}));

  it.each<[string, string, readonly string[]]>([
    ["a table that there is not", "- {label: a, sql: SELECT 1 FROM boats}\n", ["queries.yaml:1: [1].sql: names none of the tables; known: night_lights, piers"]],
    ["a comment alone", "- {label: a, sql: -- piers}\n", ["queries.yaml:1: [1].sql: This is only a comment: write a query beneath it, or take an example."]],
    ["a label twice", "- {label: a, sql: FROM piers}\n- {label: a, sql: FROM piers}\n", ["queries.yaml:2: [2].label: a: there is a query of this name above"]],
    ["an empty label and another key", "- label: ''\n  sql: FROM piers\n  limit: 3\n", ["queries.yaml:3: [1].limit: unknown key; allowed: label, sql", "queries.yaml:1: [1].label: is empty"]]
  ])("refuses %s", async (_what, text, faults) => expect((await read(text)).faults).toEqual(faults));
});
