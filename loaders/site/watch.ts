import {watch} from "node:fs";
import {join} from "node:path";
import type {Project} from "../project.js";

const SETTLE_MS = 50;
const WATCHING = Symbol.for("tickmark.watching");

/**
 * Calls `changed` after files of the data, the loaders or the drawing code change. Framework reads the configuration anew when its file
 * is touched, and this module with it, so the watch is kept once for the process.
 */
export function watchInputs(project: Project, changed: () => Promise<void>): void {
  const process_ = globalThis as {[WATCHING]?: boolean};
  if (process_[WATCHING]) return;
  process_[WATCHING] = true;
  let timer: NodeJS.Timeout | undefined;
  const settle = (_event: string, name: string | null): void => {
    if (name?.endsWith(".tmp") || name?.endsWith("~")) return;
    clearTimeout(timer);
    timer = setTimeout(() => void changed(), SETTLE_MS);
  };
  const folders = [project.data, join(project.root, "loaders"), ...["core", "charts", "views", "exports", "components"].map((name) => join(project.src, name))];
  for (const folder of folders) {
    try {
      watch(folder, {recursive: true}, settle);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}
