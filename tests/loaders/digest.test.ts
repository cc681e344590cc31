import {cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {readContent} from "../../loaders/content.js";
import {digestData} from "../../loaders/read-text.js";
import {openFiles, openWorkspace} from "../../loaders/workspace.js";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "tickmark-digest-"));
  await cp("tests/fixtures/corpus", root, {recursive: true});
});

afterEach(() => rm(root, {recursive: true, force: true}));

const digest = (): Promise<string> => digestData(openWorkspace(root), openFiles(openWorkspace(root)));

async function append(file: string, text: string): Promise<void> {
  const path = join(root, file);
  await writeFile(path, (await readFile(path, "utf8")) + text);
}

test.each(["sources.yaml", "checks.yaml", "vocabulary/units.yaml"])("digestData changes with %s", async (file) => {
  const before = await digest();
  await append(file, "# a remark\n");
  expect(await digest()).not.toBe(before);
});

test("digestData does not read the texts, which count by their hashes in the registry", async () => {
  const before = await digest();
  await writeFile(join(root, "sources/more.txt"), "not registered");
  expect(await digest()).toBe(before);
});

test("what tables are built from changes with data and texts, not with charts, notebooks, decks and briefings", async () => {
  const content = () => readContent(openWorkspace(root), []);
  const builtFrom = async (): Promise<string> => (await content()).builtFrom;
  const [whole, before] = [await digest(), await builtFrom()];
  for (const folder of ["notebooks", "decks", "briefings"]) {
    await mkdir(join(root, folder), {recursive: true});
    await writeFile(join(root, folder, "more.md"), "# More\n");
  }
  expect(await digest()).not.toBe(whole);
  expect(await builtFrom()).toBe(before);
  const {shownFrom} = await content();
  await mkdir(join(root, "charts"), {recursive: true});
  await writeFile(join(root, "charts/more.yaml"), "form: bar\n");
  expect(await content()).toMatchObject({builtFrom: before});
  expect((await content()).shownFrom).not.toBe(shownFrom);
  const [text] = (await readdir(join(root, "sources"))).filter((name) => name.endsWith(".txt"));
  await rm(join(root, "sources", text!));
  const without = await builtFrom();
  expect(without).not.toBe(before);
  await append("vocabulary/units.yaml", "# a remark\n");
  expect(await builtFrom()).not.toBe(without);
});
