import {mkdir, mkdtemp, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {verify} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {makeWorkspace} from "../../loaders/writable.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";

const root = await mkdtemp(join(tmpdir(), "tickmark-new-"));
afterAll(() => rm(root, {recursive: true, force: true}));

describe("makeWorkspace(folder, beginning)", () => {
  it("makes the tutorial, in which every number holds", async () => {
    const {report, tables, pages} = await verify(
      openWorkspace(await makeWorkspace(join(root, "tutorial"), "tutorial"))
    );
    expect(report.diagnostics.map(formatDiagnostic)).toEqual([]);
    expect(report.facts.map(({status}) => status)).toEqual(Array.from({length: 34}, () => "exact"));
    expect(tables.length).toBe(6);
    expect([...pages.keys()].filter((file) => /^tutorial\/(notebooks|decks|briefings)\//.test(file)).length).toBe(5);
    expect(report.prose.numbers).toBeGreaterThan(20);
  });

  it("makes one with nothing in it, and nothing wrong", async () => {
    const {report} = await verify(openWorkspace(await makeWorkspace(join(root, "empty"), "empty")));
    expect(report).toMatchObject({ok: true, diagnostics: [], facts: []});
  });

  it("takes a folder that is empty, and the folders above it that aren't there", async () => {
    await mkdir(join(root, "there"));
    await makeWorkspace(join(root, "there"), "empty");
    const folder = await makeWorkspace(join(root, "x/y/z"), "empty");
    expect(await readFile(join(folder, ".gitignore"), "utf8")).toBe("sources/\n.tickmark/\ndist/\nout/\n");
  });

  it.each([
    ["a folder that holds something", "full", /full: is not empty; name a folder that isn't there yet$/],
    ["a file", "file", /file: is a file; name a folder that isn't there yet$/],
    ["a place below a file", "file/below", /file\/below: can't be made \(\w+\); a part of its path is a file$/],
    [
      "a place in a workspace",
      "outer/inner",
      /outer\/inner: stands inside the workspace .*outer; choose a folder outside of it$/
    ]
  ])("refuses %s, and leaves nothing behind", async (_what, name, message) => {
    await mkdir(join(root, "full"), {recursive: true});
    await writeFile(join(root, "full/a.txt"), "a");
    await writeFile(join(root, "file"), "a");
    await mkdir(join(root, "outer"), {recursive: true});
    await writeFile(join(root, "outer/workspace.yaml"), "format: 1\n");
    const before = await readdir(root, {recursive: true});
    await expect(makeWorkspace(join(root, name), "tutorial")).rejects.toThrow(message);
    expect((await readdir(root, {recursive: true})).sort()).toEqual(before.sort());
  });
});
