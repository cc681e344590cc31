import {readdir} from "node:fs/promises";
import {join, relative, sep} from "node:path";
import type {WorkspaceFiles} from "./workspace-files.js";
import {isWritten} from "./workspace.js";
import type {Workspace} from "./workspace.js";
import {hashBytes} from "./sources/hash.js";

/** The files below a folder, sorted by path; none if there is no such folder. */
export async function filesBelow(folder: string, keep: (path: string) => boolean = () => true): Promise<readonly string[]> {
  const entries = await readdir(folder, {withFileTypes: true, recursive: true}).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter(keep).sort();
}

/** SHA-256 over the sorted (path, hash) of all that people wrote in a workspace; the texts count by their hashes in the registry. */
export async function digestData(workspace: Workspace, files: WorkspaceFiles): Promise<string> {
  const paths = await filesBelow(workspace.folder, (path) => isWritten(workspace, path));
  return hashBytes(paths.map((path) => `${relative(workspace.folder, path).split(sep).join("/")} ${files.hash(path)}\n`).join(""));
}
