import {cp, mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile} from "node:fs/promises";
import {basename, dirname, join, resolve} from "node:path";
import {throwDiagnostics} from "../src/core/diagnostic.js";
import {NoWorkspaceError, enclosingWorkspace} from "./choose-workspace.js";
import {ENGINE} from "./engine.js";
import {shownPath} from "./workspace.js";
import type {Workspace} from "./workspace.js";

/** The name of a folder in the message that it can't be written, and the advice. */
export interface UnwritableWords {
  readonly file: string;
  readonly advice: string;
}

/** Makes the folder of a workspace's generated files. Throws a DiagnosticsError of one line if it can't be written. */
export async function refuseUnwritable(workspace: Workspace, make?: typeof makeAndTry): Promise<void> {
  await refuseUnwritableFolder(workspace.work, wordsOf(workspace), make);
}

function wordsOf(workspace: Workspace): UnwritableWords {
  return {
    file: shownPath(workspace, workspace.work),
    advice:
      "what is made of the workspace stands in a folder of this name: make that possible, or copy the workspace to where it is"
  };
}

/** What a disk says that takes no more, or lets nobody write. */
const NOT_WRITTEN = ["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT"];

/**
 * Runs an action that writes what is made of a workspace. Throws a DiagnosticsError of one line where the disk is full
 * or refuses.
 */
export async function sayUnwritable(workspace: Workspace, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    const {code = ""} = error as NodeJS.ErrnoException;
    if (!NOT_WRITTEN.includes(code)) throw error;
    const {file, advice} = wordsOf(workspace);
    const why = code === "ENOSPC" || code === "EDQUOT" ? `the disk is full, ${code}` : code;
    throwDiagnostics([{file, message: `can't be written (${why}); ${advice}`}]);
  }
}

/** Makes a folder and tests whether it can be written. Throws a DiagnosticsError of one line if it can't. */
export async function refuseUnwritableFolder(
  folder: string,
  {file, advice}: UnwritableWords,
  make = makeAndTry
): Promise<void> {
  try {
    await make(folder);
  } catch (error) {
    const {code = ""} = error as NodeJS.ErrnoException;
    const why = ["EEXIST", "ENOTDIR"].includes(code) ? `it or a folder that it stands in is a file, ${code}` : code;
    if (![...NOT_WRITTEN, "EEXIST", "ENOTDIR"].includes(code)) throw error;
    throwDiagnostics([{file, message: `can't be written (${why}); ${advice}`}]);
  }
}

async function makeAndTry(folder: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  await rmdir(await mkdtemp(join(folder, ".try-")));
}

/** The initial content of a new workspace: the tutorial, or only what every workspace needs. */
export type Beginning = "tutorial" | "empty";

/** The `.gitignore` of a workspace: imported texts and generated files. */
const IGNORED = "sources/\n.tickmark/\ndist/\nout/\n";

/** The folders of generated files in a workspace. */
const MADE = new Set([".tickmark", "dist", "out"]);

/**
 * Makes a workspace in a folder that does not exist yet or is empty; it appears complete or not at all. Throws a {@link
 * NoWorkspaceError} that says why none can be made there.
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
      await cp(join(ENGINE, "workspaces", beginning), whole, {
        recursive: true,
        filter: (source) => !MADE.has(basename(source))
      });
      await writeFile(join(whole, ".gitignore"), IGNORED);
      if (found) await rmdir(folder);
      await rename(whole, folder);
    } finally {
      await rm(made, {recursive: true, force: true});
    }
  } catch (error) {
    const {code = ""} = error as NodeJS.ErrnoException;
    if (["EACCES", "EPERM", "EROFS"].includes(code))
      refuse(`can't be written (${code}); choose a folder that you may write to`);
    if (["ENOTDIR", "EEXIST"].includes(code)) refuse(`can't be made (${code}); a part of its path is a file`);
    throw error;
  }
  return folder;
}
