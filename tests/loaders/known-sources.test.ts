import {chmod, mkdir, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {describe, expect, it} from "vitest";
import type {Workspace} from "../../loaders/workspace.js";
import {verify} from "../../loaders/verify.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import {copyCorpus, swap} from "../support/corpus.js";

async function report(project: Workspace): Promise<string> {
  return JSON.stringify((await verify(project)).report);
}

async function diagnostics(project: Workspace): Promise<readonly string[]> {
  return (await verify(project)).report.diagnostics.map(formatDiagnostic);
}

async function keys(project: Workspace): Promise<readonly string[]> {
  const body = (await readFile(project.known, "utf8")).split("\n")[1]!;
  return (JSON.parse(body) as [string, unknown][]).map(([key]) => key);
}

async function edit(project: Workspace, path: string, change: (text: string) => string): Promise<void> {
  const file = join(dirname(project.folder), path);
  await writeFile(file, change(await readFile(file, "utf8")));
}

describe("a second verification", () => {
  it("reports the same with what the first kept and without", async () => {
    const project = await copyCorpus();
    const first = await report(project);
    expect(await keys(project)).toHaveLength(2);
    expect(await report(project)).toBe(first);
    await rm(project.known);
    expect(await report(project)).toBe(first);
  });

  it("reports the same without the documents", async () => {
    const project = await copyCorpus();
    await report(project);
    await rm(project.texts, {recursive: true});
    const first = await report(project);
    expect(first).toContain('"unchecked"');
    expect(await report(project)).toBe(first);
  });

  it("verifies only the source whose rows have changed", async () => {
    const project = await copyCorpus();
    await report(project);
    const before = await keys(project);
    await edit(project, "data/facts/other.csv", (text) => `${text}\n`);
    await report(project);
    const after = await keys(project);
    expect(after).toHaveLength(2);
    expect(after.filter((key) => before.includes(key))).toHaveLength(1);
  });

  it.each<[string, string, (text: string) => string, RegExp]>([
    ["facts", "data/facts/demo.csv", swap(",120,", ",121,"), /demo\.fishing: printed "121" not found/],
    [
      "rules of the source",
      "data/explained/demo.yaml",
      swap("footnoteRef", "footnote"),
      /"3" at \d+–\d+ is neither a fact nor explained/
    ],
    ["text", "data/sources/other.txt", swap("203", "204"), /other: differs from the registered SHA-256/],
    [
      "registration",
      "data/sources.yaml",
      swap(
        "  note: Invented for tests. Its text",
        '  withheld: "para 99: names"\n  note: Invented for tests. Its text'
      ),
      /the text has no para 99/
    ],
    [
      "words of units",
      "data/vocabulary/units.yaml",
      (text) => text.replaceAll("words: ", "words: lanterns|").replaceAll("ships|", "keels|"),
      /no word for it|a word for/
    ]
  ])(
    "finds a fault in the %s that the first didn't have, and keeps nothing of it",
    async (_what, path, change, message) => {
      const project = await copyCorpus();
      const before = await report(project);
      const text = await readFile(join(dirname(project.folder), path), "utf8");
      await writeFile(join(dirname(project.folder), path), change(text));
      const found = await diagnostics(project);
      expect(
        found.filter((diagnostic) => message.test(diagnostic)),
        found.join("\n")
      ).not.toEqual([]);
      expect(await diagnostics(project)).toEqual(found);
      await writeFile(join(dirname(project.folder), path), text);
      expect(await report(project)).toBe(before);
    }
  );

  it.each<[string, (text: string) => string]>([
    ["cut short", (text) => text.slice(0, -9)],
    ["empty", () => ""],
    ["no JSON", (text) => text.replace("[", "{")],
    ["changed in a count", (text) => text.replace(/"facts":\d+/, '"facts":99')]
  ])("passes over what was kept where it is %s, and writes it again", async (_what, change) => {
    const project = await copyCorpus();
    const first = await report(project);
    const kept = await readFile(project.known, "utf8");
    await writeFile(project.known, change(kept));
    expect(await report(project)).toBe(first);
    expect(await readFile(project.known, "utf8")).toBe(kept);
    expect((await readdir(dirname(project.known))).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("does without what it can't write", async () => {
    const project = await copyCorpus();
    const folder = join(project.folder, "closed");
    await mkdir(folder);
    await chmod(folder, 0o500);
    const blocked = {...project, known: join(project.folder, "sources.yaml", "known-sources")};
    expect(await diagnostics(blocked)).toEqual([]);
    expect(await diagnostics({...project, known: join(folder, "known-sources")})).toEqual([]);
    await chmod(folder, 0o700);
  });

  it("always reads a source again whose wholes stand in another", async () => {
    const project = await copyCorpus();
    await edit(project, "data/facts/other.csv", (text) =>
      text.replace(/,,(?=[^,]*,[^,]*,[^,]*,[^,]*\n)/, ",demo.ships-2014,")
    );
    const found = await diagnostics(project);
    expect(found.some((diagnostic) => diagnostic.includes("of: "))).toBe(true);
    expect(await diagnostics(project)).toEqual(found);
  });
});
