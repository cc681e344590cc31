import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {expect, it} from "vitest";
import {knownCharts} from "../../../loaders/render/known-charts.js";
import {compileSite} from "../../../loaders/site/compile-site.js";
import {copyCorpus, swap} from "../../support/corpus.js";

it("compileSite(workspace) leaves the site of the last of several quick saves, and fails by none", async () => {
  const workspace = await copyCorpus();
  const notebook = join(workspace.folder, "notebooks/ships.md");
  const text = await readFile(notebook, "utf8");
  const compiled: Promise<unknown>[] = [];
  for (const name of ["one", "two", "three", "four", "five", "six", "seven", "eight"]) {
    await writeFile(notebook, swap("# Ships of Norland", `# Ships, save ${name}`)(text));
    compiled.push(compileSite(workspace));
    await sleep(40);
  }
  await Promise.all(compiled);
  expect(await readFile(join(workspace.site, "notebooks/ships.md"), "utf8")).toMatch(/^# Ships, save eight/);
});

it("compileSite(workspace) goes on after one that failed", async () => {
  const workspace = await copyCorpus();
  const notebook = join(workspace.folder, "notebooks/ships.md");
  const text = await readFile(notebook, "utf8");
  await writeFile(notebook, `${text}\nAnd 47 more.\n`);
  const failed = compileSite(workspace);
  failed.catch(() => undefined);
  await expect(failed).rejects.toThrow("47");
  await writeFile(notebook, text);
  expect((await compileSite(workspace)).verified.report.ok).toBe(true);
});

it("compileSite(workspace) gives a site that has the charts drawn for the one before, which are of what they were", async () => {
  const workspace = await copyCorpus();
  const [notebook, table] = ["notebooks/ships.md", "tables/ships.yaml"].map((path) => join(workspace.folder, path));
  const drawn = async (): Promise<{readonly framed: unknown; readonly from: readonly string[]}> => {
    const {site} = await compileSite(workspace);
    const {framed, drawnFrom} = knownCharts(site);
    return {framed, from: [...site.charts.values()].map(drawnFrom)};
  };
  const {framed, from} = await drawn();
  await writeFile(notebook!, swap("# Ships of Norland", "# The ships")(await readFile(notebook!, "utf8")));
  const after = await drawn();
  expect(after.framed).toBe(framed);
  expect(after.from).toEqual(from);
  await writeFile(table!, (await readFile(table!, "utf8")).replace(/^title: /m, "title: All "));
  expect((await drawn()).from).not.toEqual(from);
});
