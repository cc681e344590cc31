import {cp, mkdir, readFile, readdir, rm, symlink, writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {describe, expect, it} from "vitest";
import type * as Bundled from "../../bin/bundled.js";
import {tempFolder} from "../support/temp.js";

interface Made {
  readonly made: object;
  readonly value: string;
}

/** A project of a few modules with the bundler of this one. */
async function project(
  files: Readonly<Record<string, string>>
): Promise<{readonly root: string; readonly importBundled: () => Promise<Made>}> {
  const root = await tempFolder(files);
  await mkdir(join(root, "bin"), {recursive: true});
  for (const file of ["bundled.js", "bundle-store.js"]) await cp(join("bin", file), join(root, "bin", file));
  await symlink(resolve("node_modules"), join(root, "node_modules"));
  return {root, importBundled: await bundlerOf(root)};
}

let runs = 0;

/** The bundler of an entry of a project, as a run of its own has it. */
async function bundlerOf(root: string, entry = "loaders/main.ts"): Promise<() => Promise<Made>> {
  const {importBundled} = (await import(
    /* @vite-ignore */ `${pathToFileURL(join(root, "bin/bundled.js")).href}?${++runs}`
  )) as typeof Bundled;
  return () => importBundled(entry) as Promise<Made>;
}

const MAIN = 'import {value as other} from "./other.js";\nexport const made = {};\nexport const value: string = other;';

describe("importBundled(entry)", () => {
  it("gives the same module as long as no file of ours has changed, and what they hold now once one has", async () => {
    const {root, importBundled} = await project({
      "loaders/main.ts": MAIN,
      "loaders/other.ts": 'export const value = "first";'
    });
    const first = await importBundled();
    await writeFile(join(root, "loaders/unused.ts"), "export {};");
    expect(await importBundled()).toBe(first);
    await writeFile(join(root, "loaders/other.ts"), 'export const value = "other";');
    const other = await importBundled();
    expect([first.value, other.value]).toEqual(["first", "other"]);
    await writeFile(join(root, "loaders/other.ts"), 'export const value = "first";');
    expect((await importBundled()).value).toBe("first");
  });

  it("keeps no module that couldn't be made", async () => {
    const {root, importBundled} = await project({
      "loaders/main.ts": MAIN,
      "loaders/other.ts": 'export const value = "first";'
    });
    await importBundled();
    await writeFile(join(root, "loaders/other.ts"), "export const value = ;");
    await expect(importBundled()).rejects.toThrow(/Unexpected/);
    await expect(importBundled()).rejects.toThrow(/Unexpected/);
    await writeFile(join(root, "loaders/other.ts"), 'export const value = "mended";');
    expect((await importBundled()).value).toBe("mended");
  });

  it("is kept for later runs, as long as every file that it was made of holds what it held", async () => {
    const {root, importBundled} = await project({
      "loaders/main.ts": MAIN,
      "loaders/other.ts": 'export const value = "first";'
    });
    await importBundled();
    const kept = join(root, ".cache/kept/loaders_main_ts");
    const before = await readFile(join(kept, "main.js"), "utf8");
    await writeFile(join(kept, "main.js"), before.replace('"first"', '"from the store"'));
    expect((await (await bundlerOf(root))()).value).toBe("from the store");
    await writeFile(join(root, "loaders/other.ts"), 'export const value = "other";');
    expect((await (await bundlerOf(root))()).value).toBe("other");
    await writeFile(join(root, "package-lock.json"), "{}");
    await writeFile(join(kept, "main.js"), "export const value = 'of other packages';");
    expect((await (await bundlerOf(root))()).value).toBe("other");
    await writeFile(join(kept, "inputs.json"), "{");
    expect((await (await bundlerOf(root))()).value).toBe("other");
    await rm(join(root, "loaders/other.ts"));
    await expect((await bundlerOf(root))()).rejects.toThrow(/other/);
  });

  it("bundles the commands and the site's configuration once, and takes what is kept for the other", async () => {
    const {root} = await project({
      "bin/main.ts": 'import {value as other} from "../loaders/other.js";\nexport const value = `command, ${other}`;',
      "loaders/site/this-site.ts": 'export {value} from "../other.js";',
      "loaders/other.ts": 'export const value = "first";'
    });
    expect((await (await bundlerOf(root, "bin/main.ts"))()).value).toBe("command, first");
    const kept = join(root, ".cache/kept");
    const [folder, ...others] = await readdir(kept);
    expect(others).toEqual([]);
    const shared = (await readdir(join(kept, folder!))).find((file) => file.startsWith("chunk-"))!;
    const text = await readFile(join(kept, folder!, shared), "utf8");
    await writeFile(join(kept, folder!, shared), text.replace('"first"', '"from the store"'));
    expect((await (await bundlerOf(root, "loaders/site/this-site.ts"))()).value).toBe("from the store");
  });
});
