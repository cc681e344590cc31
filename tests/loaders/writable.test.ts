import {existsSync} from "node:fs";
import {readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {compile} from "../../loaders/compile.js";
import {buildSite} from "../../loaders/site/build.js";
import {verify} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import type {Workspace} from "../../loaders/workspace.js";
import {makeWorkspace, refuseUnwritable} from "../../loaders/writable.js";
import {DiagnosticsError, formatDiagnostic} from "../../src/core/diagnostic.js";
import {tempFolder} from "../support/temp.js";

/** The tutorial, in which a file stands where what is made of it would. */
async function unwritable(): Promise<Workspace> {
  const folder = await makeWorkspace(join(await tempFolder(), "brief"), "tutorial");
  await writeFile(join(folder, ".tickmark"), "");
  return openWorkspace(folder);
}

async function saidBy(action: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await action.then(
    () => undefined,
    (reason: unknown) => reason
  );
  if (!(error instanceof DiagnosticsError)) throw new Error(`no faults: ${String(error)}`);
  return error.diagnostics.map(formatDiagnostic);
}

const MESSAGE =
  /^brief\/\.tickmark: can't be written \(it or a folder that it stands in is a file, (?:EEXIST|ENOTDIR)\); what is made of the workspace stands in a folder of this name: make that possible, or copy the workspace to where it is$/;

describe("a workspace that can't be written", () => {
  it("is verified as any other", async () => {
    expect((await verify(await unwritable())).report).toMatchObject({ok: true, diagnostics: []});
  });

  it("is neither compiled nor built, says so in one line, and stays as it was", async () => {
    const workspace = await unwritable();
    const before = (await readdir(workspace.folder, {recursive: true})).sort();
    for (const action of [
      () => compile(workspace),
      () => buildSite(workspace, {output: join(workspace.folder, "dist")})
    ])
      expect(await saidBy(action())).toEqual([expect.stringMatching(MESSAGE)]);
    expect((await readdir(workspace.folder, {recursive: true})).sort()).toEqual(before);
  });

  it.each(["EROFS", "EACCES", "EPERM"])("is told by its %s", async (code) => {
    const refuse = (): Promise<never> => Promise.reject(Object.assign(new Error("no"), {code}));
    expect(await saidBy(refuseUnwritable(openWorkspace("brief"), refuse))).toEqual([
      expect.stringMatching(`^brief/\\.tickmark: can't be written \\(${code}\\); `)
    ]);
  });

  it("and an output folder that can't be is named", async () => {
    const root = await tempFolder({file: ""});
    const workspace = openWorkspace(await makeWorkspace(join(root, "brief"), "empty"));
    const output = join(root, "file/site");
    expect(await saidBy(buildSite(workspace, {output}))).toEqual([
      expect.stringMatching(/file\/site: can't be written \(.*\); name a folder that can be written with --output$/)
    ]);
    expect(existsSync(output)).toBe(false);
  });
});
