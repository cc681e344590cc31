import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";

const readme = readFileSync("README.md", "utf8");
const tree = readme.slice(readme.indexOf("## Where things are"), readme.indexOf("Code leans one way"));

/** Folders of the tree as the README names them below a folder, by the depth of their lines. */
function named(folder: string, depth: number): readonly string[] {
  const lines = tree.split("\n");
  const indent = (line: string): number => /^ */.exec(line)![0].length;
  const at = lines.findLastIndex((line) => line.trim().startsWith(`${folder}/`));
  const end = lines.findIndex((line, i) => i > at && line.trim() !== "" && indent(line) < depth);
  return lines
    .slice(at + 1, end)
    .filter((line) => indent(line) === depth)
    .flatMap((line) => [
      ...(/^ *((?:[\w*.-]+\/?,? )*[\w*.-]+\/?)(?: {2,}|$)/.exec(line)?.[1] ?? "").matchAll(/([\w-]+)\//g)
    ])
    .map(([, name]) => name!)
    .sort();
}

const folders = (path: string): readonly string[] =>
  readdirSync(path, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && readdirSync(join(path, entry.name)).length > 0)
    .map(({name}) => name)
    .sort();

describe("README", () => {
  it.each([
    ["loaders", "loaders", 6],
    ["src/core", "core", 8],
    ["src/components", "components", 8],
    ["src/exports", "exports", 8]
  ])("names every folder of %s, and no other", (path, folder, depth) => {
    expect(named(folder, depth)).toEqual(folders(path));
  });
});
