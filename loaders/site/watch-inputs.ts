import {join, relative, sep} from "node:path";
import {watch} from "chokidar";
import {ENGINE} from "../engine.js";
import {isWritten} from "../workspace.js";
import type {Workspace} from "../workspace.js";

/** What a preview is told of: files of the workspace, or the code that reads and draws them. */
export type Changed = "workspace" | "engine";

/** Calls `changed` at each change of a file that people wrote, of an imported text, or of the engine's code. */
export function watchInputs(workspace: Workspace, changed: (what: Changed) => void): void {
  const code = [join(ENGINE, "loaders"), join(ENGINE, "src")];
  watch([workspace.folder, ...code], {
    ignoreInitial: true,
    ignored: (path) => isBelow(workspace.folder, path) && !isInput(workspace, path)
  }).on("all", (_event, path) => changed(code.some((folder) => isBelow(folder, path)) ? "engine" : "workspace"));
}

const isBelow = (folder: string, path: string): boolean => path.startsWith(folder + sep);

/** Whether a path below the workspace is an input: written by people, or an imported text. */
function isInput(workspace: Workspace, path: string): boolean {
  const name = relative(workspace.folder, path);
  return isWritten(workspace, path) || (name.startsWith("sources") && !name.endsWith(".tmp"));
}
