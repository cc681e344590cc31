import {spawnSync} from "node:child_process";
import {mkdir, readFile, rename, rm, symlink, writeFile} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {describe, expect, it} from "vitest";
import {importTexts} from "../../loaders/sources/import.js";
import {readRegistry} from "../../loaders/sources/registry.js";
import {verify} from "../../loaders/verify.js";
import type {Workspace} from "../../loaders/workspace.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import {copyCorpus} from "../support/corpus.js";
import {tempFolder} from "../support/temp.js";

const diagnosticsOf = async (workspace: Workspace): Promise<readonly string[]> =>
  (await verify(workspace)).report.diagnostics.map(formatDiagnostic);

/** Moves a file or folder out of the workspace and leaves a link to it. */
async function linkOut(workspace: Workspace, name: string): Promise<void> {
  const elsewhere = join(await tempFolder(), "it");
  await rename(join(workspace.folder, name), elsewhere);
  await symlink(elsewhere, join(workspace.folder, name));
}

describe("links in a workspace", () => {
  it.each([
    "notebooks/lamps.md",
    "facts/other.csv",
    "tables/ships.yaml",
    "charts/ships.yaml",
    "vocabulary/units.yaml",
    "checks.yaml",
    "workspace.yaml",
    "explained"
  ])("%s is refused where it leads out", async (name) => {
    const workspace = await copyCorpus();
    await linkOut(workspace, name);
    expect(await diagnosticsOf(workspace)).toContain(
      `data/${name}: is a link to a file outside of the workspace; copy it in`
    );
  });

  it("are refused all at once, those that lead nowhere or within the workspace too", async () => {
    const workspace = await copyCorpus();
    await symlink("nowhere.md", join(workspace.folder, "notebooks/broken.md"));
    await symlink("lamps.md", join(workspace.folder, "notebooks/twin.md"));
    await linkOut(workspace, "checks.yaml");
    expect((await diagnosticsOf(workspace)).filter((diagnostic) => diagnostic.includes("is a link"))).toEqual([
      "data/notebooks/broken.md: is a link to a file that isn't there; put the file itself in its place",
      "data/notebooks/twin.md: is a link to another file of the workspace; put a file itself in its place",
      "data/checks.yaml: is a link to a file outside of the workspace; copy it in"
    ]);
  });

  it("may stand for texts, which are held against what is registered", async () => {
    const workspace = await copyCorpus();
    const before = await diagnosticsOf(workspace);
    await linkOut(workspace, "sources/demo.txt");
    expect(await diagnosticsOf(workspace)).toEqual(before);
    await rm(join(workspace.folder, "sources/demo.txt"));
    await symlink("other.txt", join(workspace.folder, "sources/demo.txt"));
    expect(await diagnosticsOf(workspace)).toContainEqual(
      expect.stringMatching(/^data\/sources\/demo\.txt: demo: differs from the registered SHA-256/)
    );
  });
});

describe("a file where a folder is meant", () => {
  it.each([
    ["tables", "tables"],
    ["charts", "charts"],
    ["lists", "lists"],
    ["explained", "explanations"],
    ["vocabulary", "vocabulary"],
    ["notebooks", "notebooks"]
  ])("%s is refused, once", async (name, what) => {
    const workspace = await copyCorpus();
    await rm(join(workspace.folder, name), {recursive: true, force: true});
    await writeFile(join(workspace.folder, name), "");
    const path = `data/${name}: `;
    expect((await diagnosticsOf(workspace)).filter((diagnostic) => diagnostic.startsWith(path))).toEqual([
      `${path}is a file; the ${what} of a workspace stand in a folder of this name`
    ]);
  });

  it("and a folder where a file is meant is refused as well", async () => {
    const workspace = await copyCorpus();
    await rm(join(workspace.folder, "checks.yaml"));
    await mkdir(join(workspace.folder, "checks.yaml"));
    expect(await diagnosticsOf(workspace)).toContain("data/checks.yaml: is a folder; a file is expected");
  });

  it.each([
    "facts/other.csv",
    "explained/demo.yaml",
    "tables/ships.yaml",
    "charts/ships.yaml",
    "vocabulary/units.yaml",
    "notebooks/lamps.md",
    "decks/made-up.md",
    "briefings/made-up.md"
  ])("%s as a folder is refused, once", async (name) => {
    const workspace = await copyCorpus();
    await rm(join(workspace.folder, name), {force: true});
    await mkdir(join(workspace.folder, name), {recursive: true});
    expect((await diagnosticsOf(workspace)).filter((diagnostic) => diagnostic.startsWith(`data/${name}`))).toEqual([
      `data/${name}: is a folder; a file is expected`
    ]);
  });
});

describe("manuscripts", () => {
  it.each(["notebooks/made-up.md", "decks/made-up.md", "briefings/made-up.md"])(
    "%s is refused where it is not UTF-8, once, with its line",
    async (name) => {
      const workspace = await copyCorpus();
      await mkdir(dirname(join(workspace.folder, name)), {recursive: true});
      await writeFile(
        join(workspace.folder, name),
        Buffer.from("---\ntitle: Lamps\n---\n\n# Lamps\n\nA caf\xe9\n\nand another caf\xe9.\n", "latin1")
      );
      expect((await diagnosticsOf(workspace)).filter((diagnostic) => diagnostic.startsWith(`data/${name}`))).toEqual([
        `data/${name}:7: is not valid UTF-8; save it as UTF-8`
      ]);
    }
  );
});

describe("YAML files", () => {
  const FILES = [
    "workspace.yaml",
    "sources.yaml",
    "checks.yaml",
    "tables/ships.yaml",
    "charts/ships.yaml",
    "vocabulary/units.yaml",
    "explained/demo.yaml"
  ];

  it.each(FILES)("%s reads the same with a byte-order mark and CRLF", async (name) => {
    const workspace = await copyCorpus();
    const before = await diagnosticsOf(workspace);
    const path = join(workspace.folder, name);
    await writeFile(path, `\uFEFF${(await readFile(path, "utf8")).replaceAll("\n", "\r\n")}`);
    expect(await diagnosticsOf(workspace)).toEqual(before);
  });

  it.each(FILES.filter((name) => !name.startsWith("explained")))(
    "%s is refused where it is not UTF-8",
    async (name) => {
      const workspace = await copyCorpus();
      const text = await readFile(join(workspace.folder, name), "utf8");
      await writeFile(join(workspace.folder, name), Buffer.from(`${text}# caf\xe9\n`, "latin1"));
      expect(await diagnosticsOf(workspace)).toContain(
        `data/${name}:${text.split("\n").length}: is not valid UTF-8; save it as UTF-8`
      );
    }
  );

  it("of a size that no one writes are refused unread", async () => {
    const workspace = await copyCorpus();
    for (const name of ["tables/ships.yaml", "checks.yaml"])
      await writeFile(join(workspace.folder, name), Buffer.alloc(33 * 1024 * 1024, "#"));
    const diagnostics = await diagnosticsOf(workspace);
    for (const name of ["tables/ships.yaml", "checks.yaml"])
      expect(diagnostics).toContain(`data/${name}: has 34603008 bytes; a file of this kind has 33554432 at most`);
  });
});

it.each([
  ["tables/My Ships.yaml", "My Ships: a table's id is its file's name: small letters, digits and hyphens"],
  ["charts/My Ships.yaml", "is no chart; a chart is a file <id>.yaml, its id in small letters, digits and hyphens"],
  ["lists/My Ships.csv", "a list is called by its file’s name: small letters, digits and hyphens, a letter first"]
])("%s is refused, with what names may be", async (name, message) => {
  const workspace = await copyCorpus();
  await mkdir(join(workspace.folder, dirname(name)), {recursive: true});
  await writeFile(join(workspace.folder, name), "a: b\n");
  expect(await diagnosticsOf(workspace)).toContain(`data/${name}: ${message}`);
});

describe("what is no file is never read", () => {
  /** Puts a pipe in the place of a file. */
  const pipeAt = async (path: string): Promise<void> => {
    await rm(path, {force: true});
    expect(spawnSync("mkfifo", [path]).status).toBe(0);
  };
  const pipesIn = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.includes("is a pipe"));
  const fault = (name: string): string => `data/${name}: is a pipe, socket or device; put a file in its place`;

  // The command at first, in a process that can be ended: where anything waits, the others would wait for ever.
  it("a pipe is a fault of one line of the command, and nothing waits for it", async () => {
    const workspace = await copyCorpus();
    const all = ["checks.yaml", "facts/other.csv", "notebooks/pipe.md", "sources/demo.txt", "vocabulary/units.yaml"];
    for (const name of all) await pipeAt(join(workspace.folder, name));
    const {status, stderr} = spawnSync(
      process.execPath,
      [resolve("bin/tickmark.js"), "verify", "--workspace", workspace.folder],
      {encoding: "utf8", timeout: 50_000}
    );
    expect(status).toBe(1);
    expect([...pipesIn(stderr.split("\n"))].sort()).toEqual(all.map(fault));
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it.each(["facts/other.csv", "vocabulary/units.yaml", "notebooks/pipe.md", "checks.yaml", "sources/demo.txt"])(
    "a pipe that stands as %s is a fault of one line",
    async (name) => {
      const workspace = await copyCorpus();
      await pipeAt(join(workspace.folder, name));
      expect(pipesIn(await diagnosticsOf(workspace))).toEqual([fault(name)]);
    }
  );

  it("a text registered outside of sources/ is refused without being read", async () => {
    const workspace = await copyCorpus();
    await writeFile(join(workspace.folder, "elsewhere.txt"), "By day 3 ships came.");
    const registry = join(workspace.folder, "sources.yaml");
    await writeFile(registry, (await readFile(registry, "utf8")).replace("other.txt", "../elsewhere.txt"));
    const said = await diagnosticsOf(workspace);
    expect(said).toContainEqual(
      expect.stringMatching(/^data\/sources\.yaml:\d+: other: file: expected a file name without folders$/)
    );
    expect(said.filter((one) => one.includes("differs from the registered SHA-256"))).toEqual([]);
  });
});

it("a link that waits where a text is written beside its place is not written through", async () => {
  const workspace = await copyCorpus();
  const folder = await tempFolder({"mine.txt": "mine"});
  const from = join(await tempFolder(), "texts");
  await rename(workspace.texts, from);
  await mkdir(workspace.texts);
  const sources = await readRegistry(workspace, []);
  for (const {file} of sources) await symlink(join(folder, "mine.txt"), join(workspace.texts, `${file || "none"}.tmp`));
  const {results} = await importTexts(workspace, sources, from);
  expect(results.filter(({state}) => state === "imported").length).toBeGreaterThan(0);
  expect(await readFile(join(folder, "mine.txt"), "utf8")).toBe("mine");
});

it.runIf(process.platform === "linux").each([
  ["notebooks", ".md", "has a name that is not UTF-8 and can't be opened; give it another"],
  ["decks", ".md", "has a name that is not UTF-8 and can't be opened; give it another"],
  ["briefings", ".md", "has a name that is not UTF-8 and can't be opened; give it another"],
  ["tables", ".yaml", "small letters, digits and hyphens"],
  ["charts", ".yaml", "small letters, digits and hyphens"],
  ["lists", ".yaml", "small letters, digits and hyphens"],
  ["facts", ".csv", "rename the file"],
  ["explained", ".csv", "rename the file"]
])("a file in %s whose name is not UTF-8 is one line that says what to do", async (folder, ending, words) => {
  const workspace = await copyCorpus();
  await mkdir(join(workspace.folder, folder), {recursive: true});
  const path = [Buffer.from(join(workspace.folder, folder, "a")), Buffer.of(0xff), Buffer.from(ending)];
  await writeFile(Buffer.concat(path), "");
  const [said, ...others] = await diagnosticsOf(workspace);
  expect([said?.startsWith(`data/${folder}/a\uFFFD${ending}: `), said?.includes(words), others]).toEqual([
    true,
    true,
    []
  ]);
});
