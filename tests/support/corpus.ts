import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {onTestFinished} from "vitest";
import {openWorkspace} from "../../loaders/workspace.js";
import type {Workspace} from "../../loaders/workspace.js";

const FIXTURES = fileURLToPath(new URL("../fixtures", import.meta.url));

/** A change to a file of the corpus: its text before and after. */
export type Edit = (text: string) => string;

/** A copy of a fixture corpus in a folder of its own, with files edited; it is removed when the test ends. */
export async function copyCorpus(
  edits: Readonly<Record<string, Edit>> = {},
  corpus: "corpus" | "lists" = "corpus"
): Promise<Workspace> {
  const root = await mkdtemp(join(tmpdir(), "tickmark-"));
  onTestFinished(() => rm(root, {recursive: true, force: true}));
  await cp(join(FIXTURES, corpus), join(root, "data"), {recursive: true});
  for (const [path, edit] of Object.entries(edits)) {
    const before = await readFile(join(root, path), "utf8");
    const after = edit(before);
    if (after === before) throw new Error(`${path}: the edit changes nothing`);
    await writeFile(join(root, path), after);
  }
  return openWorkspace(join(root, "data"));
}

/** Replaces the first occurrence. */
export const swap =
  (before: string, after: string): Edit =>
  (text) =>
    text.replace(before, () => after);
