import {appendFile, mkdir, readFile, readdir, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {Diagnostic} from "../../../src/core/diagnostic.js";
import {addSources, readWhole} from "../../../loaders/sources/add.js";
import type {AddedSource} from "../../../loaders/sources/add.js";
import {readRegistry} from "../../../loaders/sources/registry.js";
import {verify} from "../../../loaders/verify.js";
import type {Workspace} from "../../../loaders/workspace.js";
import {copyCorpus} from "../../support/corpus.js";
import {madePdf} from "../../support/made-pdf.js";
import {docx, p, r} from "../reading/made-documents.js";

interface Added {
  readonly added: readonly AddedSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Adds files by their names and contents to a workspace, from a folder beside it. */
async function add(
  workspace: Workspace,
  files: Readonly<Record<string, Uint8Array | string>>,
  progress?: (step: string) => void
): Promise<Added> {
  const folder = join(workspace.folder, "..", "from");
  await mkdir(folder, {recursive: true});
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  return addPaths(
    workspace,
    Object.keys(files).map((name) => join(folder, name)),
    progress
  );
}

async function addPaths(
  workspace: Workspace,
  paths: readonly string[],
  progress?: (step: string) => void
): Promise<Added> {
  const diagnostics: Diagnostic[] = [];
  const added = await addSources(workspace, await readRegistry(workspace, []), paths, diagnostics, progress);
  return {added, diagnostics};
}

const registryOf = ({folder}: Workspace): Promise<string> => readFile(join(folder, "sources.yaml"), "utf8");

describe("tickmark sources add", () => {
  it("keeps the document and its text, registers it in work, and the workspace is in order", async () => {
    const workspace = await copyCorpus();
    const before = await registryOf(workspace);
    const {added, diagnostics} = await add(workspace, {
      "Annual Report.docx": docx(p(r("Of 141 cases, 106 were closed")))
    });
    expect(diagnostics).toEqual([]);
    expect(added).toMatchObject([{id: "annual-report", tables: 0, remarks: []}]);
    expect(await readFile(join(workspace.texts, "annual-report.txt"), "utf8")).toBe("Of 141 cases, 106 were closed\n");
    const after = await registryOf(workspace);
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).toContain("reading: in work");
    const {report} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
  });

  it("leaves the workspace in order after a file with numbers in its name and in what is said of it", async () => {
    const workspace = await copyCorpus();
    const {added} = await add(workspace, {"ships-012-2020.csv": "Ship;Year\nGull;17;3\nTern;4\n"});
    expect(added[0]!.remarks.join()).toMatch(/row \d/);
    expect((await verify(workspace)).report.diagnostics).toEqual([]);
    expect(await registryOf(workspace)).toContain("Its cells are divided by semicolons.");
  });

  it("verify reads an original again, and says when it is another or reads otherwise", async () => {
    const workspace = await copyCorpus();
    await add(workspace, {"a.docx": docx(p(r("Of 141 cases")))});
    await writeFile(join(workspace.texts, "a.docx"), docx(p(r("Of 142 cases"))));
    const changed = await verify(workspace);
    expect(changed.report.diagnostics.map(({message}) => message)).toEqual([
      expect.stringContaining("is another file than the registered one")
    ]);
  });

  it("takes the same file once", async () => {
    const workspace = await copyCorpus();
    const file = {"a.csv": "Kind,2019\nBooks,12\n"};
    await add(workspace, file);
    const registry = await registryOf(workspace);
    const {added, diagnostics} = await add(workspace, file);
    expect(added).toEqual([]);
    expect(diagnostics.map(({message}) => message)).toEqual(["is registered already, as a; nothing was added"]);
    expect(await registryOf(workspace)).toBe(registry);
  });

  it("gives two files of one name two ids", async () => {
    const workspace = await copyCorpus();
    await add(workspace, {"a.csv": "Kind,2019\nBooks,12\n"});
    const {added} = await add(workspace, {"a.csv": "Kind,2019\nBooks,13\n"});
    expect(added.map(({id}) => id)).toEqual(["a-2"]);
    expect((await readdir(workspace.texts)).filter((name) => /^a/.test(name)).sort()).toEqual([
      "a-2.csv",
      "a-2.txt",
      "a.csv",
      "a.txt"
    ]);
  });

  it("says all that is wrong in one run, takes in the rest, and leaves nothing of what failed", async () => {
    const workspace = await copyCorpus();
    const {added, diagnostics} = await add(workspace, {
      "bad.docx": "no zip",
      "good.csv": "Kind,2019\nBooks,12\n",
      "old.xls": "x"
    });
    expect(added.map(({id}) => id)).toEqual(["good"]);
    expect(diagnostics.map(({message}) => message)).toEqual([
      expect.stringContaining("damaged"),
      expect.stringContaining("save it as .xlsx")
    ]);
    expect((await readdir(workspace.texts)).filter((name) => /bad|old|tmp/.test(name))).toEqual([]);
  });

  it("leaves nothing of a document that can’t be registered", async () => {
    const workspace = await copyCorpus();
    const list = "[{id: demo}]\n";
    await writeFile(join(workspace.folder, "sources.yaml"), list);
    const before = await readdir(workspace.texts);
    const diagnostics: Diagnostic[] = [];
    const path = join(workspace.folder, "..", "a.csv");
    await writeFile(path, "Kind,2019\nBooks,12\n");
    expect(await addSources(workspace, [], [path], diagnostics)).toEqual([]);
    expect(diagnostics.map(({message}) => message)).toEqual([expect.stringContaining("is written in one line")]);
    expect([await readdir(workspace.texts), await registryOf(workspace)]).toEqual([before, list]);
  });

  it("goes on where a process was killed between keeping and registering, and takes no other file over", async () => {
    const workspace = await copyCorpus();
    await writeFile(join(workspace.texts, "a.csv"), "Kind,2019\nBooks,12\n");
    await writeFile(join(workspace.texts, "b.csv"), "Kind,2019\nBooks,13\n");
    const {added, diagnostics} = await add(workspace, {
      "a.csv": "Kind,2019\nBooks,12\n",
      "b.csv": "Kind,2019\nBooks,14\n"
    });
    expect(added.map(({id}) => id)).toEqual(["a"]);
    expect(diagnostics.map(({message}) => message)).toEqual([
      expect.stringMatching(/would be kept as .*b\.csv, which is there and registered nowhere; move it away$/)
    ]);
    expect(await readFile(join(workspace.texts, "b.csv"), "utf8")).toContain("13");
  });

  it("takes in a PDF, page by page; one that can’t be read is one diagnostic of its file", async () => {
    const workspace = await copyCorpus();
    const steps: string[] = [];
    const bytes = await madePdf(({text}) => text("Of 141 cases, 106 were closed", 20, 200));
    const {added, diagnostics} = await add(workspace, {"cut.pdf": bytes.slice(0, -100), "a.pdf": bytes}, (step) =>
      steps.push(step)
    );
    expect(diagnostics).toEqual([
      {
        file: expect.stringMatching(/cut\.pdf$/) as unknown,
        message: "is cut short, since its end is missing; get the file again"
      }
    ]);
    expect(added).toMatchObject([{id: "a", tables: 0, remarks: []}]);
    expect(steps).toEqual(["cut.pdf: reading", "a.pdf: reading", "a.pdf: reading page 1 of 1"]);
    expect(await readFile(join(workspace.texts, "a.txt"), "utf8")).toBe("Of 141 cases, 106 were closed\n");
    const {report} = await verify(workspace);
    expect(report.diagnostics).toEqual([]);
  });

  it("reads no file that changes while it is read", async () => {
    const workspace = await copyCorpus();
    const path = join(workspace.folder, "..", "growing.csv");
    await writeFile(path, "Books,2\n");
    const growing = async (): Promise<Uint8Array> => {
      const bytes = await readFile(path);
      await appendFile(path, "Films,3\n");
      return bytes;
    };
    await expect(readWhole(path, growing)).rejects.toThrow("changed while it was read; wait until it is whole");
    expect(String(await readWhole(path))).toBe("Books,2\nFilms,3\n");
  });

  it("names a file whose name has a line end in one line", async () => {
    const {diagnostics} = await add(await copyCorpus(), {"a\nb.txt": "Loans: 5\n"});
    expect(diagnostics.map(({file, message}) => [file!.split("/").at(-1), message])).toEqual([
      ["a\uFFFDb.txt", "has a name that is a path or holds control characters; rename it"]
    ]);
  });

  it("follows no link, and reads no folder", async () => {
    const workspace = await copyCorpus();
    const folder = join(workspace.folder, "..", "links");
    await mkdir(folder);
    await symlink("/etc/hostname", join(folder, "a.txt"));
    const {diagnostics} = await addPaths(workspace, [join(folder, "a.txt"), folder, join(folder, "absent.csv")]);
    expect(diagnostics.map(({message}) => message)).toEqual([
      expect.stringContaining("is no file of its own"),
      expect.stringContaining("is no file of its own"),
      expect.stringContaining("ENOENT")
    ]);
  });
});
