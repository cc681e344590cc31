import {readdir} from "node:fs/promises";
import {join, sep} from "node:path";
import type {ProjectFiles} from "./project-files.js";
import {shownPath} from "./project.js";
import type {Project} from "./project.js";
import {hashBytes} from "./sources/hash.js";

/** The files below a folder, sorted by path; none if there is no such folder. */
export async function filesBelow(folder: string, keep: (path: string) => boolean = () => true): Promise<readonly string[]> {
  const entries = await readdir(folder, {withFileTypes: true, recursive: true}).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter(keep).sort();
}

/** SHA-256 over the sorted (path, hash) of all that people wrote in `data/`; the texts count by their hashes in the registry. */
export async function digestData(project: Project, files: ProjectFiles): Promise<string> {
  const paths = await filesBelow(project.data, (path) => !path.startsWith(project.texts + sep));
  return hashBytes(paths.map((path) => `${shownPath(project, path)} ${files.hash(path)}\n`).join(""));
}
