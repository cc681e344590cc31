import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {copyProject, readFolder} from "../support/project-copy.js";
import type {ProjectCopy} from "../support/project-copy.js";
import {all, CHANGES} from "./changes.js";

describe("tickmark build, after a change", () => {
  let copy: ProjectCopy;
  const build = async (): Promise<ReadonlyMap<string, Buffer>> => {
    const {status, stderr} = await copy.run("bin/tickmark.js", ["build"]);
    expect({status, stderr}).toEqual({status: 0, stderr: ""});
    return readFolder(join(copy.root, "dist"));
  };
  const holding = (files: ReadonlyMap<string, Buffer>, text: string): readonly string[] =>
    [...files].filter(([, bytes]) => bytes.includes(text)).map(([path]) => path);
  const htmlOf = (page: string): string => `${page}${page.endsWith("/") ? "index" : ""}.html`;

  let before: ReadonlyMap<string, Buffer>;
  beforeAll(async () => {
    copy = await copyProject({texts: false});
    before = await build();
  });
  afterAll(() => copy.remove());

  it("shows what the project holds, before any change", () => {
    for (const change of CHANGES) {
      expect(holding(before, change.before), change.what).toContain(htmlOf(change.page));
      expect(holding(before, change.after), change.what).toEqual([]);
    }
  });

  it("of data, code and pages shows the new and nowhere the old", async () => {
    for (const change of CHANGES) await copy.edit(change.file, all(change.before, change.after));
    const files = await build();
    for (const change of CHANGES) {
      expect(holding(files, change.after), change.what).toContain(htmlOf(change.page));
      expect(holding(files, change.before), change.what).toEqual([]);
    }
  });
});
