import {watch} from "node:fs";
import {join} from "node:path";
import {ENGINE} from "../engine.js";
import {isWritten} from "../workspace.js";
import type {Workspace} from "../workspace.js";

const SETTLE_MS = 50;
const WATCHING = Symbol.for("tickmark.watching");

/**
 * Calls `changed` after files of the data, the loaders or the drawing code change. Framework reads the configuration anew when its file
 * is touched, and this module with it, so the watch is kept once for the process.
 */
export function watchInputs(workspace: Workspace, changed: () => Promise<void>): void {
  const process_ = globalThis as {[WATCHING]?: boolean};
  if (process_[WATCHING]) return;
  process_[WATCHING] = true;
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void changed(), SETTLE_MS);
  };
  const folders = [workspace.folder, join(ENGINE, "loaders"), join(ENGINE, "src")];
  for (const folder of folders) {
    try {
      watch(folder, {recursive: true}, (_event, name) => {
        if (name === null || folder !== workspace.folder || isInput(workspace, name)) settle();
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}

/** Whether a path below the workspace is of what people write, or of the texts that they import. */
function isInput(workspace: Workspace, name: string): boolean {
  return isWritten(workspace, join(workspace.folder, name)) || (name.startsWith("sources") && !name.endsWith(".tmp"));
}
