import {readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, expect, it} from "vitest";
import {proposalsFor} from "../../loaders/proposals/of-source.js";
import {findCandidates} from "../../loaders/facts/candidates.js";
import {addSources} from "../../loaders/sources/add.js";
import {placesInOriginal} from "../../loaders/sources/check-original.js";
import {readRegistry} from "../../loaders/sources/registry.js";
import type {RegisteredSource} from "../../loaders/sources/registry.js";
import {readText} from "../../loaders/sources/text.js";
import {verify} from "../../loaders/verify.js";
import type {Verified} from "../../loaders/verify.js";
import {openFiles, openWorkspace} from "../../loaders/workspace.js";
import type {Workspace} from "../../loaders/workspace.js";
import {makeWorkspace} from "../../loaders/writable.js";
import {tempFolder} from "../support/temp.js";
import {TUTORIAL_DOCUMENTS} from "../support/tutorial-documents.js";

/** The tables of the tutorial that are made of its documents, with a column of each. */
const TABLES: Readonly<Record<string, readonly [table: string, column: string, values: readonly number[]]>> = {
  "branches.pdf": ["branches-by-district", "branches", [9, 8, 11, 6]],
  "visits.docx": ["visits-by-time", "visits", [31200, 58700, 28500]],
  "stock.xlsx": ["stock-by-kind", "held", [412300, 398100, 38600, 41250, 27400, 24900]]
};
const NAMES = Object.keys(TABLES);

const tutorial = openWorkspace("workspaces/tutorial");
let standing: Verified;
beforeAll(async () => {
  standing = await verify(tutorial);
});

/** The tutorial without what a document gives it: its entry, its text and its facts. */
async function without(name: string): Promise<{readonly workspace: Workspace; readonly left: RegisteredSource[]}> {
  const workspace = openWorkspace(await makeWorkspace(join(await tempFolder(), "ws"), "tutorial"));
  const id = name.replace(/\.\w+$/, "");
  const registry = join(workspace.folder, "sources.yaml");
  const entries = (await readFile(registry, "utf8")).split(/^(?=- id: )/m);
  await writeFile(registry, entries.filter((entry) => !entry.startsWith(`- id: ${id}\n`)).join(""));
  for (const file of [`sources/${id}.txt`, `sources/${name}`, `facts/${id}.csv`])
    await rm(join(workspace.folder, file));
  return {workspace, left: [...(await readRegistry(workspace, []))]};
}

it("the documents are all that can be made so, and are made once more as they stand", async () => {
  expect(NAMES).toEqual(Object.keys(TUTORIAL_DOCUMENTS));
  for (const [name, make] of Object.entries(TUTORIAL_DOCUMENTS))
    expect(Buffer.from(await make()).equals(await readFile(join(tutorial.texts, name))), name).toBe(true);
});

it.each(NAMES)("%s is read, and what is proposed of it is what stands as accepted", async (name) => {
  const id = name.replace(/\.\w+$/, "");
  const {workspace, left} = await without(name);
  const [added] = await addSources(workspace, left, [join(tutorial.texts, name)], []);
  expect(added).toMatchObject({id, tables: 1, remarks: []});
  const [text, before] = await Promise.all(
    [workspace, tutorial].map(({texts}) => readFile(join(texts, `${id}.txt`), "utf8"))
  );
  expect(text).toBe(before);

  const accepted = standing.content.rows.filter(({source}) => source === id);
  const proposals = await proposalsFor(workspace, id);
  expect(proposals.flatMap(({look}) => look)).toEqual([]);
  expect(proposals.map(({explained}) => explained)).toEqual(accepted.map(() => undefined));
  const proposed = proposals.map(({printed, start, end, locator, ...fields}) => ({
    ...{printed, start, end, locator},
    ...Object.fromEntries(
      (["unit", "measure", "period", "category", "area"] as const).flatMap((field) => {
        const value = fields[field];
        return value === undefined || value.isNew ? [] : [[field, value.value]];
      })
    )
  }));
  expect(proposed.every((fields) => "measure" in fields)).toBe(true);
  expect(accepted.map((row, i) => ({...row, ...proposed[i]}))).toEqual(accepted);
});

it.each(NAMES)("the facts of %s make a table, which a chart and a page show", (name) => {
  const [id, column, values] = TABLES[name]!;
  expect(standing.report.diagnostics).toEqual([]);
  const built = standing.tables.find(({table}) => table.id === id)!;
  expect(built.rows.map((row) => Number(row[column]))).toEqual(values);
  const facts = standing.content.rows.filter(({source}) => name.startsWith(source)).map((row) => row.id);
  const kinds = new Set(facts.flatMap((fact) => (standing.evidence.uses[fact] ?? []).map(({kind}) => kind)));
  expect([...kinds].sort()).toEqual(["chart", "check", "page", "table"]);
});

it.each([
  ["branches", "9", "page 1, table 1, row 2, column 2"],
  ["visits", "31,200", "table 1, row 2, column 2"],
  ["stock", "412,300", "Stock!B2"]
])("a number of %s is located by its place in the document", async (id, printed, place) => {
  const files = openFiles(tutorial);
  const source = (await readRegistry(tutorial, [])).find((one) => one.id === id)!;
  const text = readText(tutorial, files, source, []);
  const placeAt = await placesInOriginal(tutorial, files, source);
  expect(findCandidates(text, printed, placeAt).map(({locator}) => locator)).toContain(place);
  const absent = await placesInOriginal({...tutorial, texts: "nowhere"}, files, source);
  expect(findCandidates(text, printed, absent).map(({locator}) => locator)).not.toContain(place);
});
