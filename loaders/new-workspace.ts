import {cp, mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile} from "node:fs/promises";
import {basename, dirname, join, resolve} from "node:path";
import {NoWorkspaceError, enclosingWorkspace} from "./choose-workspace.js";
import {ENGINE} from "./engine.js";

/** What a new workspace begins with: the tutorial, or what every workspace needs. */
export type Beginning = "tutorial" | "empty";

/** What git leaves alone in a workspace: texts that are others', and what is made of the rest. */
const IGNORED = "sources/\n.tickmark/\ndist/\nout/\n";

/** What is made of a workspace and stands in it. */
const MADE = new Set([".tickmark", "dist", "out"]);

/**
 * Makes a workspace in a folder that isn't there yet, or is empty; the folder appears whole or not at all. Throws a {@link NoWorkspaceError} that says
 * why none can be made there.
 */
export async function makeWorkspace(path: string, beginning: Beginning): Promise<string> {
  const folder = resolve(path);
  const refuse = (why: string): never => {
    throw new NoWorkspaceError(`${path}: ${why}`);
  };
  const outer = enclosingWorkspace(folder);
  if (outer !== undefined) refuse(`stands inside the workspace ${outer}; choose a folder outside of it`);
  const found = await stat(folder).catch(() => undefined);
  if (found && !found.isDirectory()) refuse("is a file; name a folder that isn't there yet");
  if (found && (await readdir(folder)).length > 0) refuse("is not empty; name a folder that isn't there yet");
  try {
    await mkdir(dirname(folder), {recursive: true});
    const made = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
    try {
      const whole = join(made, "workspace");
      await cp(join(ENGINE, "workspaces", beginning), whole, {recursive: true, filter: (source) => !MADE.has(basename(source))});
      await writeFile(join(whole, ".gitignore"), IGNORED);
      if (found) await rmdir(folder);
      await rename(whole, folder);
    } finally {
      await rm(made, {recursive: true, force: true});
    }
  } catch (error) {
    const {code = ""} = error as NodeJS.ErrnoException;
    if (["EACCES", "EPERM", "EROFS"].includes(code)) refuse(`can't be written (${code}); choose a folder that you may write to`);
    if (["ENOTDIR", "EEXIST"].includes(code)) refuse(`can't be made (${code}); a part of its path is a file`);
    throw error;
  }
  return folder;
}
