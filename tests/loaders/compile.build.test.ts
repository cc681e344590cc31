import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync} from "node:fs";
import * as files from "node:fs/promises";
import {mkdir, readFile, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, describe, expect, it, vi} from "vitest";
import {compile} from "../../loaders/compile.js";
import {tableFileNames} from "../../loaders/files/table-files.js";
import {oneAtATime} from "../../loaders/one-at-a-time.js";
import {replaceFolder, restoreFolder} from "../../loaders/replace-folder.js";
import {buildSite} from "../../loaders/site/build.js";
import type {Workspace} from "../../loaders/workspace.js";
import {DiagnosticsError, formatDiagnostic} from "../../src/core/diagnostic.js";
import {copyCorpus, swap} from "../support/corpus.js";
import {tempFolder} from "../support/temp.js";

/** Counts down to the rename or removal before which the process dies; what is dead does nothing more. */
const death = vi.hoisted(() => ({after: Infinity, of: undefined as string | undefined}));
/** What the disk says of every file that is to be written. */
const disk = vi.hoisted(() => ({code: undefined as string | undefined}));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof files>();
  const orDead =
    <A extends unknown[], R>(action: (...given: A) => Promise<R>) =>
    (...given: A): Promise<R> => {
      if (String(given[0]).includes(death.of ?? "\0")) death.after -= 1;
      return death.after < 0 ? Promise.reject(new Error("killed")) : action(...given);
    };
  const writeFile = (...given: Parameters<typeof real.writeFile>): Promise<void> =>
    disk.code !== undefined && /\.tmp|\.lock/.test(String(given[0]))
      ? Promise.reject(Object.assign(new Error(disk.code), {code: disk.code}))
      : real.writeFile(...given);
  return {...real, writeFile, rename: orDead(real.rename), rm: orDead(real.rm)};
});

afterEach(() => {
  Object.assign(death, {after: Infinity, of: undefined});
  disk.code = undefined;
});

/** The digests that the compiled files name, each once. */
async function digests(folder: string): Promise<readonly string[]> {
  const text = (path: string): Promise<string> => readFile(join(folder, path), "utf8");
  const digest = (json: string): string => /\b[0-9a-f]{64}\b/.exec(json.slice(json.indexOf("igest")))![0];
  return [
    ...new Set([
      digest(await text("data/evidence.json")),
      digest(await text("datapackage.json")),
      digest(await text("tables/ships.csv-metadata.json"))
    ])
  ];
}

const changed = swap("Counts of keepers", "Numbers of keepers");

async function change({folder}: Workspace): Promise<void> {
  const path = join(folder, "workspace.yaml");
  await writeFile(path, changed(await readFile(path, "utf8")));
}

async function saidBy(action: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await action.then(
    () => undefined,
    (reason: unknown) => reason
  );
  if (!(error instanceof DiagnosticsError)) throw new Error(`no faults: ${String(error)}`);
  return error.diagnostics.map(formatDiagnostic);
}

describe("compile(workspace)", () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    "leaves files of one version where it is killed after %i steps, and the next run clears what is left",
    async (after) => {
      const workspace = await copyCorpus();
      await compile(workspace);
      const [before] = await digests(workspace.site);
      await change(workspace);
      Object.assign(death, {after, of: workspace.work});
      await compile(workspace).catch(() => undefined);
      Object.assign(death, {after: Infinity, of: undefined});
      const left = existsSync(workspace.site) ? workspace.site : `${workspace.site}.old`;
      expect(await digests(left)).toHaveLength(1);
      await files.rm(join(workspace.work, "compile.lock"), {force: true});
      await compile(workspace);
      const [now, ...others] = await digests(workspace.site);
      expect([now === before, others]).toEqual([false, []]);
      expect((await readdir(workspace.work)).sort()).toEqual(["known-sources", "src"]);
    },
    30_000
  );

  it("clears what killed runs have left, keeps what a build has made beside the tables, and waits for no dead one", async () => {
    const workspace = await copyCorpus();
    await compile(workspace);
    const dead = spawn(process.execPath, ["-e", ""]);
    await once(dead, "exit");
    for (const name of [`src.${dead.pid}.tmp`, `src.${dead.pid}.tmp.tables.old`, "src.old"])
      await mkdir(join(workspace.work, name, "tables"), {recursive: true});
    await writeFile(join(workspace.work, "compile.lock"), String(dead.pid));
    await writeFile(join(workspace.work, "build.lock"), "");
    await files.utimes(join(workspace.work, "build.lock"), 1, 1);
    await oneAtATime(workspace, "build", () => Promise.resolve(), {wait: 0});
    await mkdir(join(workspace.site, "pages"));
    await writeFile(join(workspace.site, "pages", "one.md"), "kept");
    await compile(workspace);
    expect((await readdir(workspace.work)).sort()).toEqual(["known-sources", "src"]);
    expect(await readFile(join(workspace.site, "pages", "one.md"), "utf8")).toBe("kept");
    expect((await readdir(join(workspace.site, "tables"))).sort()).toEqual([...tableFileNames(["ships"])].sort());
  });

  it("waits for another that runs, and both end well", async () => {
    const workspace = await copyCorpus();
    const [one, other] = await Promise.all([compile(workspace), compile(workspace)]);
    expect(one.evidence.digest).toBe(other.evidence.digest);
    expect(await digests(workspace.site)).toEqual([one.evidence.digest]);
  });

  it.each(["ENOSPC", "EROFS"])("says %s in one line and leaves what stood", async (code) => {
    const workspace = await copyCorpus();
    await compile(workspace);
    const before = await digests(workspace.site);
    await change(workspace);
    disk.code = code;
    expect(await saidBy(compile(workspace))).toEqual([
      expect.stringMatching(`^data/\\.tickmark: can't be written \\(.*${code}\\); `)
    ]);
    expect(await digests(workspace.site)).toEqual(before);
  });
});

describe("oneAtATime(workspace, name, action)", () => {
  it("says in one line that another is at work, where it takes too long", async () => {
    const workspace = await copyCorpus();
    await mkdir(workspace.work, {recursive: true});
    const lock = join(workspace.work, "build.lock");
    await writeFile(lock, String(process.ppid));
    const line = new RegExp(
      `^data/\\.tickmark/build\\.lock: another tickmark \\(process ${process.ppid}\\) is at work`
    );
    expect(await saidBy(oneAtATime(workspace, "build", () => Promise.resolve(), {wait: 0, every: 1}))).toEqual([
      expect.stringMatching(line)
    ]);
    expect(await saidBy(buildSite(workspace, {output: join(workspace.folder, "dist")}))).toEqual([
      expect.stringMatching(line)
    ]);
    expect(await readFile(lock, "utf8")).toBe(String(process.ppid));
  });
});

describe("replaceFolder(next, target, old)", () => {
  it("keeps the one before where the new one can't be put in its place", async () => {
    const root = await tempFolder({"site/a": "old", "site.old/b": "older"});
    const path = (name: string): string => join(root, name);
    await expect(replaceFolder(path("next"), path("site"), path("site.old"))).rejects.toThrow("ENOENT");
    expect(await readdir(root)).toEqual(["site"]);
    expect(await readFile(path("site/a"), "utf8")).toBe("old");
  });

  it("is put back by restoreFolder(target, old) where only the old one is left", async () => {
    const root = await tempFolder({"site.old/a": "old"});
    await mkdir(join(root, "site"));
    await restoreFolder(join(root, "site"), join(root, "site.old"));
    expect(await readdir(root)).toEqual(["site"]);
    expect(await readFile(join(root, "site/a"), "utf8")).toBe("old");
  });
});
