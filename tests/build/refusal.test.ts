import {mkdir, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {BUILD_MARK} from "../../loaders/output-folder.js";
import {copyProject, readFolder} from "../support/project-copy.js";
import type {ProjectCopy} from "../support/project-copy.js";

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await copyProject({texts: false});
  await mkdir(join(copy.root, "dist/notebooks"), {recursive: true});
  await writeFile(join(copy.root, "dist", BUILD_MARK), "");
  await writeFile(join(copy.root, "dist/index.html"), "the old site");
  await writeFile(join(copy.root, "dist/notebooks/old.html"), "an old page");
});
afterAll(() => copy.remove());

it("a build of content that does not verify exits with 1, lists every fault and leaves the old site as it was", async () => {
  await copy.edit("data/facts/un.csv", (csv) =>
    csv
      .replace('"1,006",ncluded', '"1,0o6",ncluded')
      .replace(",members,blocking-association-members,", ",heads,blocking-association-members,")
  );
  await copy.edit(
    "data/notebooks/victims.md",
    (page) => `${page}\nThere were 4711 victims, and {{ un.nothing }} more.\n\n\`\`\`chart\nref: nothing\n\`\`\`\n`
  );
  const {status, stdout, stderr} = await copy.run("bin/tickmark.js", ["build"]);
  expect([status, stdout.toString()]).toEqual([1, ""]);
  for (const diagnostic of [
    /^data\/facts\/un\.csv:42: un\.blocked-addresses: .*1,0o6/m,
    /^data\/facts\/un\.csv:38: un\.blocking-members: .*heads/m,
    /^data\/notebooks\/victims\.md:\d+: .*4711/m,
    /^data\/notebooks\/victims\.md:\d+: .*un\.nothing/m,
    /^data\/notebooks\/victims\.md:\d+: .*chart.*nothing/m,
    /^\d+ faults\n$/m
  ])
    expect(stderr).toMatch(diagnostic);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect([...(await readFolder(join(copy.root, "dist")))].map(([path, bytes]) => [path, bytes.toString()])).toEqual([
    [BUILD_MARK, ""],
    ["index.html", "the old site"],
    ["notebooks/old.html", "an old page"]
  ]);
  const left = (await readdir(copy.root, {recursive: true})).filter(
    (path) => /\.(next|tmp|old|faults)$/.test(path) && !path.startsWith("node_modules")
  );
  expect(left).toEqual([]);
  expect(
    [...(await readFolder(join(copy.root, "data/.tickmark/src"))).keys()].filter(
      (path) => !/^\.observablehq\/cache\/(?:_|tickmark-npm$)/.test(path)
    )
  ).toEqual([]);
});
