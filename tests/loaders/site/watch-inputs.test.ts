import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {expect, it} from "vitest";
import {watchInputs} from "../../../loaders/site/watch-inputs.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {tempFolder} from "../../support/temp.js";
import {until} from "../../support/until.js";

/** Longer than changes are waited for to settle. */
const SETTLED_MS = 400;

it("tells of what people write and of imported texts, not of what the engine makes and takes away", async () => {
  const folder = await tempFolder({"decks/plan.md": "# Plan\n", ".tickmark/src/build/x.md": "x\n"});
  let count = 0;
  watchInputs(openWorkspace(folder), () => void count++);
  await wait(SETTLED_MS);
  const changes = async (change: () => Promise<unknown>): Promise<boolean> => {
    const before = count;
    await change();
    await wait(SETTLED_MS);
    return count > before;
  };
  const made = join(folder, ".tickmark/src");
  for (let i = 0; i < 20; i++) {
    await rename(made, `${made}.old`);
    await mkdir(join(made, "build"), {recursive: true});
    await writeFile(join(made, "build/x.md"), "x\n");
    await rm(`${made}.old`, {recursive: true});
  }
  expect(await changes(() => writeFile(join(folder, ".tickmark/src/build/x.md"), "y\n"))).toBe(false);
  expect(await changes(() => writeFile(join(folder, "decks/plan.md~"), "y\n"))).toBe(false);
  expect(count).toBe(0);
  expect(await changes(() => writeFile(join(folder, "decks/plan.md"), "# Plans\n"))).toBe(true);
  await mkdir(join(folder, "sources/report"), {recursive: true});
  await until(async () => count > 1, 5000);
  expect(await changes(() => writeFile(join(folder, "sources/report/text.txt"), "y\n"))).toBe(true);
  expect(await changes(() => rm(join(folder, "decks"), {recursive: true}))).toBe(true);
});
