import {symlink} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {ensureInstalled, missingPackages} from "../../bin/install.js";
import {tempFolder} from "../support/temp.js";

const LOCK = {
  "": {name: "x"},
  "node_modules/a": {version: "1.0.0"},
  "node_modules/@s/b": {version: "2.0.0"},
  "node_modules/a/node_modules/c": {version: "3.0.0"},
  "node_modules/other-platform": {version: "1.0.0", optional: true},
  "node_modules/tool": {version: "4.0.0", dev: true}
};

const ALL = {
  "node_modules/a": {version: "1.0.0"},
  "node_modules/@s/b": {version: "2.0.0"},
  "node_modules/a/node_modules/c": {version: "3.0.0"},
  "node_modules/tool": {version: "4.0.0"}
};

const project = (installed?: object, lock: object = LOCK): Promise<string> =>
  tempFolder({
    "package-lock.json": JSON.stringify({packages: lock}),
    ...(installed === undefined ? {} : {"node_modules/.package-lock.json": JSON.stringify({packages: installed})})
  });

describe("missingPackages(root)", () => {
  it("is empty when all but optional packages are there", async () => {
    expect(missingPackages(await project(ALL))).toEqual([]);
  });

  it("names all of them in a fresh clone", async () => {
    expect(missingPackages(await project())).toEqual(["a@1.0.0", "@s/b@2.0.0", "c@3.0.0", "tool@4.0.0"]);
  });

  it("names one that is there in another version", async () => {
    expect(missingPackages(await project({...ALL, "node_modules/@s/b": {version: "2.0.1"}}))).toEqual(["@s/b@2.0.0"]);
  });

  it("leaves out what only development needs, if asked", async () => {
    expect(missingPackages(await project({}), {dev: false})).not.toContain("tool@4.0.0");
  });

  it("holds for this repository", () => {
    expect(missingPackages(".")).toEqual([]);
  });

  it("says so when there is no lockfile", async () => {
    const dir = await tempFolder();
    expect(() => missingPackages(dir)).toThrow(`package-lock.json: not found in ${dir}`);
  });
});

describe("ensureInstalled(root)", () => {
  const attempt = (
    root: string,
    problem?: string
  ): {readonly ran: readonly (readonly string[])[]; readonly logged: readonly string[]} => {
    const ran: (readonly string[])[] = [];
    const logged: string[] = [];
    ensureInstalled(root, {
      log: (message) => logged.push(message),
      run: (args) => {
        ran.push(args);
        return problem;
      }
    });
    return {ran, logged};
  };

  it("does nothing when nothing is missing", async () => {
    expect(attempt(await project(ALL))).toEqual({ran: [], logged: []});
  });

  it("runs npm ci when something is", async () => {
    const {ran, logged} = attempt(await project());
    expect(ran).toEqual([["ci", "--include=dev"]]);
    expect(logged).toEqual(["tickmark: 4 of the packages in package-lock.json are not installed (a@1.0.0, …): npm ci"]);
  });

  it("leaves a linked node_modules alone, which npm ci would empty", async () => {
    const [root, other] = [await project(), await tempFolder({"kept.txt": "kept"})];
    await symlink(other, join(root, "node_modules"));
    expect(() => attempt(root)).toThrow(/^node_modules: a link to another project's packages, which lack a@1\.0\.0;/);
  });

  it("says what failed and what to do", async () => {
    const root = await project();
    expect(() => attempt(root, "failed with exit code 7")).toThrow(
      /^npm ci: failed with exit code 7; .* run `npm ci` yourself/
    );
  });
});
