import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {hashBytes} from "../../../loaders/sources/file-bytes.js";
import {entryFor, importTexts} from "../../../loaders/sources/import.js";
import {readRegistry} from "../../../loaders/sources/registry.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";
import {tempFolder} from "../../support/temp.js";

const TEXT = "1. There were 12 mills.\n";

it("a text that is registered nowhere is named with its digest and an entry, with which it is imported", async () => {
  const folder = await tempFolder({
    "made/workspace.yaml": "format: 1\n",
    "texts/Mills of 2024.txt": TEXT,
    "texts/.hidden": "x",
    "texts/empty.txt": ""
  });
  await writeFile(join(folder, "texts/scan.pdf"), new Uint8Array([37, 80, 68, 70, 0, 255]));
  await mkdir(join(folder, "texts/below"));
  const workspace = openWorkspace(join(folder, "made"));
  const {results, unregistered} = await importTexts(workspace, [], join(folder, "texts"));
  expect(results).toEqual([]);
  expect(unregistered.map(({file, sha256, isText}) => [file, isText, sha256 === hashBytes(TEXT)])).toEqual([
    ["Mills of 2024.txt", true, true],
    ["empty.txt", false, false],
    ["scan.pdf", false, false]
  ]);

  await writeFile(
    join(folder, "made/sources.yaml"),
    `${entryFor(unregistered[0]!).replace('note: ""', "note: invented")}\n`
  );
  const diagnostics: Diagnostic[] = [];
  const sources = await readRegistry(workspace, diagnostics);
  expect(diagnostics).toEqual([]);
  const again = await importTexts(workspace, sources, join(folder, "texts"));
  expect(again.results).toEqual([{id: "mills-of-2024", file: "Mills of 2024.txt", state: "imported"}]);
  expect(again.unregistered.map(({file}) => file)).toEqual(["empty.txt", "scan.pdf"]);
  expect(await readFile(join(workspace.texts, "Mills of 2024.txt"), "utf8")).toBe(TEXT);
});

it.each([
  ["2024.txt", "source-2024"],
  ["Ünïcode.txt", "n-code"],
  ["報告.txt", "source"],
  ["a.b.txt", "a-b"]
])("the id for %s is %s", (file, id) => {
  expect(entryFor({file, sha256: "0"})).toContain(`{id: ${id}, `);
});
