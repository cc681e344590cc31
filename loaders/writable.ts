import {mkdir, mkdtemp, rmdir} from "node:fs/promises";
import {join} from "node:path";
import {throwFaults} from "../src/core/fault.js";
import {shownPath} from "./workspace.js";
import type {Workspace} from "./workspace.js";

/** How a folder is called where it can't be written, and what to do then. */
export interface UnwritableWords {
  readonly file: string;
  readonly advice: string;
}

/** Makes the folder of what is made of a workspace. Throws a FaultsError of one line where nothing can be written there. */
export async function refuseUnwritable(workspace: Workspace, make?: typeof makeAndTry): Promise<void> {
  await refuseUnwritableFolder(workspace.work, {
    file: shownPath(workspace, workspace.work), advice: "what is made of the workspace stands in a folder of this name: make that possible, or copy the workspace to where it is"
  }, make);
}

/** Makes a folder and tries whether it can be written. Throws a FaultsError of one line where it can't. */
export async function refuseUnwritableFolder(folder: string, {file, advice}: UnwritableWords, make = makeAndTry): Promise<void> {
  try {
    await make(folder);
  } catch (error) {
    const {code = ""} = error as NodeJS.ErrnoException;
    const why = ["EEXIST", "ENOTDIR"].includes(code) ? `it or a folder that it stands in is a file, ${code}` : code;
    if (!["EACCES", "EPERM", "EROFS", "EEXIST", "ENOTDIR", "ENOSPC"].includes(code)) throw error;
    throwFaults([{file, message: `can't be written (${why}); ${advice}`}]);
  }
}

async function makeAndTry(folder: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  await rmdir(await mkdtemp(join(folder, ".try-")));
}
