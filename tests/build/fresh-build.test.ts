import {rm} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {BASE, openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {copyProject, readFolder} from "../support/project-copy.js";
import type {ProjectCopy} from "../support/project-copy.js";
import {all, CHANGES} from "./changes.js";

describe("tickmark build of a copy of the project", () => {
  let site: BuiltSite;
  let copy: ProjectCopy;
  const build = async (): Promise<ReadonlyMap<string, Buffer>> => {
    const {status, stderr} = await copy.run("bin/tickmark.js", ["build"], {TICKMARK_BASE: BASE});
    expect({status, stderr}).toEqual({status: 0, stderr: ""});
    return readFolder(join(copy.root, "dist"));
  };
  const holding = (files: ReadonlyMap<string, Buffer>, text: string): readonly string[] =>
    [...files].filter(([, bytes]) => bytes.includes(text)).map(([path]) => path);
  const htmlOf = (page: string): string => `${page}${page.endsWith("/") ? "index" : ""}.html`;

  let before: ReadonlyMap<string, Buffer>;
  beforeAll(async () => {
    copy = await copyProject();
    [site, before] = await Promise.all([openBuiltSite("data"), build()]);
  });
  afterAll(() => Promise.all([site.close(), copy.remove()]));

  it("gives the same files as that of the project, byte for byte", async () => {
    const first = await readFolder(site.dir);
    expect([...before.keys()]).toEqual([...first.keys()]);
    expect([...first.keys()].filter((path) => /\.(html|arrow|csv|json)$/.test(path)).length).toBeGreaterThan(30);
    expect([...first].filter(([path, bytes]) => !bytes.equals(before.get(path)!)).map(([path]) => path)).toEqual([]);
  });

  it("shows what the project holds, before any change", () => {
    for (const change of CHANGES) {
      expect(holding(before, change.before), change.what).toContain(htmlOf(change.page));
      expect(holding(before, change.after), change.what).toEqual([]);
    }
  });

  it("shows the new and nowhere the old, after changes of data, code and pages", async () => {
    // Where the documents are, a printed string that is changed is none of theirs.
    await rm(join(copy.root, "data/sources"), {recursive: true, force: true});
    for (const change of CHANGES) await copy.edit(change.file, all(change.before, change.after));
    const files = await build();
    for (const change of CHANGES) {
      expect(holding(files, change.after), change.what).toContain(htmlOf(change.page));
      expect(holding(files, change.before), change.what).toEqual([]);
    }
  });
});
