import {cp, mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile} from "node:fs/promises";
import {basename, dirname, join, resolve} from "node:path";
import {throwDiagnostics} from "../src/core/diagnostic.js";
import {NoWorkspaceError, enclosingWorkspace} from "./choose-workspace.js";
import {ENGINE} from "./engine.js";
import {shownPath} from "./workspace.js";
import type {Workspace} from "./workspace.js";

/** How a folder is called where it can't be written, and what to do then. */
export interface UnwritableWords {
  readonly file: string;
  readonly advice: string;
}

/**
 * Makes the folder of what is made of a workspace. Throws a DiagnosticsError of one line where nothing can be written
 * there.
 */
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

/** Makes a folder and tries whether it can be written. Throws a DiagnosticsError of one line where it can't. */
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

/** What a new workspace begins with: the tutorial, or what every workspace needs. */
export type Beginning = "tutorial" | "empty";

/** What git leaves alone in a workspace: texts that are others', and what is made of the rest. */
const IGNORED = "sources/\n.tickmark/\ndist/\nout/\n";

/** What is made of a workspace and stands in it. */
const MADE = new Set([".tickmark", "dist", "out"]);

/**
 * Makes a workspace in a folder that isn't there yet, or is empty; the folder appears whole or not at all. Throws a
 * {@link NoWorkspaceError} that says why none can be made there.
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
