import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {digestData} from "../../loaders/digest.js";
import {openFiles} from "../../loaders/project-files.js";
import {openProject} from "../../loaders/project.js";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "tickmark-digest-"));
  await cp("tests/fixtures/corpus/data", join(root, "data"), {recursive: true});
});

afterEach(() => rm(root, {recursive: true, force: true}));

const digest = (): Promise<string> => digestData(openProject(root), openFiles(openProject(root)));

async function append(file: string, text: string): Promise<void> {
  const path = join(root, "data", file);
  await writeFile(path, (await readFile(path, "utf8")) + text);
}

test.each(["sources.yaml", "checks.yaml", "units.yaml"])("digestData changes with data/%s", async (file) => {
  const before = await digest();
  await append(file, "# a remark\n");
  expect(await digest()).not.toBe(before);
});

test("digestData does not read the texts, which count by their hashes in the registry", async () => {
  const before = await digest();
  await writeFile(join(root, "data/sources/more.txt"), "not registered");
  expect(await digest()).toBe(before);
});
