import {spawnSync} from "node:child_process";
import {cp, mkdir, symlink, writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import {describe, expect, it} from "vitest";
import {importTexts} from "../../loaders/sources/import.js";
import {readRegistry} from "../../loaders/sources/registry.js";
import {hashBytes} from "../../loaders/sources/file-bytes.js";
import {BUILD_MARK, BUILD_MARK_TEXT, refuseForeignFolder} from "../../loaders/output-folder.js";
import {buildSite} from "../../loaders/site/build.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {makeWorkspace} from "../../loaders/writable.js";
import {readFolder} from "../support/project-copy.js";
import {tempFolder} from "../support/temp.js";

/** A tutorial workspace `brief` in a folder in which other things stand. */
async function desk(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await tempFolder({"letters/to-a-friend.txt": "Dear friend", ...files});
  await makeWorkspace(join(root, "brief"), "tutorial");
  await mkdir(join(root, "brief/sources"), {recursive: true});
  return root;
}

function tickmark(root: string, ...args: readonly string[]): {readonly status: number | null; readonly err: string} {
  const {status, stderr} = spawnSync(process.execPath, [resolve("bin/tickmark.js"), ...args], {
    cwd: root,
    encoding: "utf8"
  });
  return {status, err: stderr};
}

describe("tickmark build writes only to a folder that is absent, empty or one of our builds", () => {
  it.each([
    ["the workspace", "brief", "is a part of the workspace, which is only read"],
    ["the folder above it", ".", "holds files and isn't one of our builds"],
    ["its decks", "brief/decks", "is a part of the workspace"],
    ["a new folder among its notebooks", "brief/notebooks/site", "is a part of the workspace"],
    ["its texts", "brief/sources", "holds the texts of the workspace"],
    ["what is made of it", "brief/.tickmark/site", "holds what is made of the workspace"],
    ["a link to its decks", "link", "is a part of the workspace"],
    ["someone's letters", "letters", "holds files and isn't one of our builds"],
    ["a file", "letters/to-a-friend.txt", "is a file; name a folder"],
    ["beside someone's .next", "taken", "taken.next beside it, which a build needs, holds files"],
    ["beside someone's .old", "kept", "kept.old beside it, which a build needs, holds files"]
  ])("%s", async (_what, output, why) => {
    const root = await desk({"taken.next/mine.txt": "mine", "kept.old/mine.txt": "mine"});
    await symlink(join(root, "brief/decks"), join(root, "link"));
    const before = await readFolder(root);
    const error: unknown = await buildSite(openWorkspace(join(root, "brief")), {
      output: join(root, output),
      engine: join(root, "letters")
    }).catch((reason: unknown) => reason);
    expect(await readFolder(root)).toEqual(before);
    expect(error).toMatchObject({name: "OutputError", message: expect.stringContaining(why) as string});
  });

  it.each(["src/site", "loaders", "node_modules/site"])("the engine's own %s", async (folder) => {
    const root = await desk();
    await expect(refuseForeignFolder(openWorkspace(join(root, "brief")), resolve(folder))).rejects.toThrow(
      "holds tickmark's own code"
    );
  });

  it("takes a build of ours, what one that was broken off left, an empty folder, and one that isn't there", async () => {
    const root = await desk({
      [`dist/${BUILD_MARK}`]: BUILD_MARK_TEXT,
      "dist/index.html": "old",
      [`dist.next.parts/${BUILD_MARK}`]: BUILD_MARK_TEXT,
      "dist.next/index.html": "half"
    });
    await mkdir(join(root, "empty"));
    const workspace = openWorkspace(join(root, "brief"));
    for (const output of ["dist", "empty", "absent", "brief/dist", "brief/out/site"])
      await expect(refuseForeignFolder(workspace, join(root, output))).resolves.toBeUndefined();
  });

  it("says so in one line, with exit code 2", async () => {
    const root = await desk();
    const before = await readFolder(root);
    expect(tickmark(root, "build", "--workspace", "brief", "--output", "letters")).toEqual({
      status: 2,
      err: expect.stringMatching(/^tickmark: --output \S+letters: holds files and isn't .*\n$/) as string
    });
    expect(await readFolder(root)).toEqual(before);
  });
});

describe("tickmark export never writes over what it reads", () => {
  it.each([
    ["the folder of the workspace's decks", ["first"], "brief/decks", "is a part of the workspace"],
    ["the workspace", ["first"], "brief", "is a part of the workspace"],
    ["the deck's own folder, outside of a workspace", ["talk/talk.md"], "talk", "talk.md there is what is exported"],
    ["a link to that folder", ["talk/talk.md"], "link", "talk.md there is what is exported"]
  ])("%s", async (_what, args, out, why) => {
    const root = await desk({"talk/talk.md": "# A talk\n"});
    await cp(join(root, "talk/talk.md"), join(root, "brief/decks/first.md"));
    await symlink(join(root, "talk"), join(root, "link"));
    const before = await readFolder(join(root, "talk"));
    const decks = await readFolder(join(root, "brief/decks"));
    const {status, err} = tickmark(root, "export", ...args, "--workspace", "brief", "--format", "md", "--out", out);
    expect(await readFolder(join(root, "talk"))).toEqual(before);
    expect(await readFolder(join(root, "brief/decks"))).toEqual(decks);
    expect({status, err}).toEqual({status: 2, err: expect.stringMatching(`^tickmark: .*${why}.*\n$`) as string});
  });
});

it("sources import from the folder that texts are imported to changes nothing", async () => {
  const root = await desk();
  const workspace = openWorkspace(join(root, "brief"));
  const entry = (id: string, text: string): string =>
    `- {id: ${id}, file: ${id}.txt, sha256: ${hashBytes(text)}, title: T, publisher: P, date: "2024", symbol: "", url: "", language: en, note: Invented.}\n`;
  await writeFile(join(root, "brief/sources.yaml"), entry("a", "first") + entry("b", "second"));
  await writeFile(join(workspace.texts, "a.txt"), "second");
  await writeFile(join(workspace.texts, "b.txt"), "first");
  const before = await readFolder(workspace.texts);
  await expect(importTexts(workspace, await readRegistry(workspace, []), workspace.texts)).rejects.toThrow(
    "is where the texts are imported to"
  );
  expect(await readFolder(workspace.texts)).toEqual(before);
});
