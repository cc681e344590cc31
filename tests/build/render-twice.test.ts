import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {BASE, openBuiltSite} from "../support/built-site.js";
import type {BuiltSite} from "../support/built-site.js";
import {copyProject, readFolder} from "../support/project-copy.js";
import type {ProjectCopy} from "../support/project-copy.js";

let site: BuiltSite;
let copy: ProjectCopy;
beforeAll(async () => {
  [site, copy] = await Promise.all([openBuiltSite("data"), copyProject()]);
});
afterAll(() => Promise.all([site.close(), copy.remove()]));

it("two builds of the same project, in two places, give the same files byte for byte", async () => {
  const {status, stderr} = await copy.run("bin/tickmark.js", ["build"], {TICKMARK_BASE: BASE});
  expect({status, stderr}).toEqual({status: 0, stderr: ""});
  const [first, second] = await Promise.all([readFolder(site.dir), readFolder(join(copy.root, "dist"))]);
  expect([...second.keys()]).toEqual([...first.keys()]);
  expect([...first.keys()].filter((path) => /\.(html|arrow|csv|json)$/.test(path)).length).toBeGreaterThan(30);
  expect([...first].filter(([path, bytes]) => !bytes.equals(second.get(path)!)).map(([path]) => path)).toEqual([]);
});
